// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are those of CloudFormation and IAM
import { describe, expect, it } from 'vitest';
import type { Context } from '../../infra/local/iam/conditions.ts';
import { Policy, type Statement } from '../../infra/local/iam/policy.ts';

const allow = (more: Statement): Statement => ({
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: 'arn:t',
  ...more,
});
const decide = (statements: Statement[], action = 'dynamodb:GetItem', resource = 'arn:t', context: Context = {}) =>
  new Policy(statements, 'test').decide(action, resource, context);

describe('a policy', () => {
  it('grants nothing by itself', () => {
    expect(decide([])).toBe('not granted');
    expect(decide([allow({ Resource: 'arn:other' })])).toBe('not granted');
  });

  it('takes wildcards in actions, whatever their case, and in resources', () => {
    expect(decide([allow({ Action: 'DynamoDB:Get*' })])).toBe('allowed');
    expect(decide([allow({ Resource: ['arn:?'] })])).toBe('allowed');
    expect(decide([allow({ Resource: 'arn:t/index/*' })])).toBe('not granted');
    expect(decide([allow({ Resource: 'arn.t' })], 'dynamodb:GetItem', 'arn:t')).toBe('not granted');
  });

  it('lets a denial beat every grant, in whatever order', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    expect(decide([allow({}), deny])).toBe('denied');
    expect(decide([deny, allow({})])).toBe('denied');
  });

  it('takes NotAction and NotResource', () => {
    const all = { Effect: 'Allow', NotAction: 'dynamodb:Delete*', NotResource: 'arn:secret' };
    expect(decide([all])).toBe('allowed');
    expect(decide([all], 'dynamodb:DeleteItem')).toBe('not granted');
    expect(decide([all], 'dynamodb:GetItem', 'arn:secret')).toBe('not granted');
  });

  it('heeds principals, where the policy is a resource’s', () => {
    const policy = new Policy([allow({ Principal: { AWS: 'arn:aws:iam::123456789012:role/a' } })], 'test');
    expect(policy.decide('dynamodb:GetItem', 'arn:t', {}, 'arn:aws:iam::123456789012:role/a')).toBe('allowed');
    expect(policy.decide('dynamodb:GetItem', 'arn:t', {}, 'arn:aws:iam::123456789012:role/b')).toBe('not granted');
  });
});

describe('conditions', () => {
  const under = (Condition: unknown, context: Context) => decide([allow({ Condition })], undefined, undefined, context);
  const keys = 'dynamodb:LeadingKeys';

  it.each<[unknown, Context, 'allowed' | 'not granted']>([
    [{ StringEquals: { 'iam:PassedToService': 'a' } }, { 'iam:passedtoservice': 'a' }, 'allowed'],
    [{ StringEquals: { 'iam:PassedToService': 'a' } }, { 'iam:passedtoservice': 'b' }, 'not granted'],
    [{ StringEquals: { 'iam:PassedToService': 'a' } }, {}, 'not granted'],
    [{ StringEqualsIfExists: { 'iam:PassedToService': 'a' } }, {}, 'allowed'],
    [{ StringNotEquals: { 'iam:PassedToService': 'a' } }, {}, 'allowed'],
    [{ StringNotEquals: { 'iam:PassedToService': ['a', 'b'] } }, { 'iam:passedtoservice': 'b' }, 'not granted'],
    [{ StringLike: { 's3:prefix': ['x/*'] } }, { 's3:prefix': 'x/y' }, 'allowed'],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:*:api/*' } }, { 'aws:sourcearn': 'arn:aws:x:api/1' }, 'allowed'],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:securetransport': 'true' }, 'not granted'],
    [{ Bool: { 'aws:SecureTransport': true } }, { 'aws:securetransport': 'true' }, 'allowed'],
    [{ NumericLessThan: { 's3:TlsVersion': 1.2 } }, { 's3:tlsversion': '1.3' }, 'not granted'],
    [{ Null: { 's3:prefix': 'true' } }, {}, 'allowed'],
    [{ 'ForAllValues:StringEquals': { [keys]: ['a', 'b'] } }, { [keys.toLowerCase()]: ['a', 'b'] }, 'allowed'],
    [{ 'ForAllValues:StringEquals': { [keys]: ['a'] } }, { [keys.toLowerCase()]: ['a', 'c'] }, 'not granted'],
    [{ 'ForAllValues:StringEquals': { [keys]: ['a'] } }, {}, 'allowed'],
    [{ 'ForAnyValue:StringLike': { [keys]: ['a*'] } }, { [keys.toLowerCase()]: ['x', 'ab'] }, 'allowed'],
    [{ 'ForAnyValue:StringLike': { [keys]: ['a*'] } }, {}, 'not granted'],
  ])('%j under %j: %s', (condition, context, expected) => {
    expect(under(condition, context)).toBe(expected);
  });

  it('are judged anew each time', () => {
    const policy = new Policy([allow({ Condition: { StringEquals: { 's3:prefix': 'a' } } })], 'test');
    expect(policy.decide('dynamodb:GetItem', 'arn:t', { 's3:prefix': 'a' })).toBe('allowed');
    expect(policy.decide('dynamodb:GetItem', 'arn:t', { 's3:prefix': 'b' })).toBe('not granted');
  });
});

describe('what cannot be judged is refused when the policy is read', () => {
  it.each<[string, Statement]>([
    ['an operator', allow({ Condition: { DateLessThan: { 'aws:SourceArn': 'x' } } })],
    ['a condition key', allow({ Condition: { StringEquals: { 'ec2:Region': 'x' } } })],
    ['a policy variable', allow({ Resource: 'arn:${aws:username}' })],
    ['a part of a statement', allow({ NotPrincipal: '*' })],
    ['an effect', allow({ Effect: 'Maybe' })],
    ['a kind of principal', allow({ Principal: { Federated: 'x' } })],
    ['a statement without actions', { Effect: 'Allow', Resource: '*' }],
  ])('%s', (_, statement) => {
    expect(() => new Policy([statement], 'role of the test')).toThrow(/role of the test/);
  });
});
