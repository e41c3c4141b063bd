// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are those of CloudFormation and IAM
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methodsOf } from '../../infra/constructs/paths.ts';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import { Resolver } from '../../infra/local/template/intrinsics.ts';
import type { Json } from '../../infra/local/template/json.ts';
import { readModel } from '../../infra/local/template/model.ts';
import { operations } from '../../shared/contract/routes.ts';
import { type Resources, resources, writeAssembly } from './local-fixture/assembly.ts';
import { appOf, exchange, FUNCTIONS, stageOf } from './templates.ts';

const fresh = () => mkdtempSync(join(tmpdir(), 'assembly-'));

function resolve(value: Json, rest: object = {}): Json {
  const directory = fresh();
  writeFileSync(join(directory, 'one.template.json'), JSON.stringify({ Resources: {}, ...rest }));
  writeFileSync(
    join(directory, 'other.template.json'),
    JSON.stringify({
      Resources: {},
      Outputs: {
        Out: { Value: { 'Fn::Join': ['-', ['a', 'b']] }, Export: { Name: 'other:Out' } },
      },
    }),
  );
  const assembly = readAssembly(directory);
  const stack = assembly.stacks.find(({ name }) => name === 'one');
  if (!stack) throw new Error('no stack');
  const resolver = new Resolver(assembly, (_, id, attribute) => {
    if (id.includes(':')) throw new Error(`no resource ${id}`);
    return attribute ? `<${id}.${attribute}>` : `<${id}>`;
  });
  return resolver.resolve(stack, value, 'here');
}

describe('intrinsic functions', () => {
  it.each<[string, Json, Json]>([
    ['Ref of a resource', { Ref: 'Table' }, '<Table>'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['GetAtt', { 'Fn::GetAtt': ['Queue', 'Arn'] }, '<Queue.Arn>'],
    ['Sub', { 'Fn::Sub': 'arn:${AWS::Partition}:x:${Queue.Arn}/${Table}' }, 'arn:aws:x:<Queue.Arn>/<Table>'],
    ['Join of Split', { 'Fn::Join': ['+', { 'Fn::Split': ['-', 'a-b-c'] }] }, 'a+b+c'],
    ['Select', { 'Fn::Select': [1, { 'Fn::Split': [':', 'x:y:z'] }] }, 'y'],
    ['ImportValue', { 'Fn::ImportValue': 'other:Out' }, 'a-b'],
  ])('%s', (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it.each<[string, Json]>([
    ['Fn::Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 1, 8] }],
    ['Fn::If', { 'Fn::If': ['IsRed', 'yes', 'no'] }],
    ['Condition', { Condition: 'IsRed' }],
    ['AWS::NoValue', { Ref: 'AWS::NoValue' }],
    ['nobody:Out', { 'Fn::ImportValue': 'nobody:Out' }],
    ['dynamic references', '{{resolve:ssm:/x}}'],
    ['no entry 3', { 'Fn::Select': [3, ['a']] }],
    ['Fn::Sub', { 'Fn::Sub': ['${A}', { A: 'a' }] }],
  ])('refuses %s by name', (name, value) => {
    expect(() => resolve({ deep: [value] })).toThrow(name);
  });

  it('says where it has refused a value', () => {
    expect(() => resolve({ deep: [{ 'Fn::Cidr': [] }] })).toThrow('one: here.deep[0].Fn::Cidr');
  });

  it.each(['Conditions', 'Mappings', 'Transform'])('refuses the part %s of a template by name', (part) => {
    expect(() => resolve('', { [part]: {} })).toThrow(new RegExp(`one:[\\s\\S]*${part}`));
  });
});

describe('the model', () => {
  const model = (more: Resources = {}) =>
    readModel(readAssembly(writeAssembly(fresh(), { ...resources, ...more })), 'http://127.0.0.1:9');
  const changed = (id: string, properties: object) => {
    const resource = resources[id];
    if (!resource) throw new Error(id);
    return { [id]: { ...resource, Properties: { ...resource.Properties, ...properties } } };
  };

  it('gives queues the address of the local endpoint', () => {
    expect(model().queues.find(({ name }) => name === 'fixture-Work')?.ref).toBe(
      'http://127.0.0.1:9/123456789012/fixture-Work',
    );
  });

  it.each<[string, Resources, RegExp]>([
    ['a type of resource', { Web: { Type: 'AWS::EC2::Instance', Properties: {} } }, /fixture\/Web.*AWS::EC2::Instance/],
    ['a property', changed('Work', { FifoQueue: true }), /fixture\/Work[\s\S]*FifoQueue/],
    [
      'a property within another',
      changed('Work', { RedrivePolicy: { deadLetterTargetArn: 'a', maxReceiveCount: 1, redrive: 'all' } }),
      /fixture\/Work[\s\S]*redrive/,
    ],
    ['an attribute', changed('WorkDead', { KmsMasterKeyId: { 'Fn::GetAtt': ['Work', 'Colour'] } }), /Work\.Colour/],
    [
      'a managed policy',
      changed('ApiRole', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
      /AdministratorAccess/,
    ],
    ['an integration', changed('GetCases', { Integration: { Type: 'MOCK' } }), /GetCases[\s\S]*Lambda proxy/],
    ['an authorization', changed('GetCases', { AuthorizationType: 'COGNITO_USER_POOLS' }), /not served locally/],
  ])('refuses %s that it does not understand, by name', (_, more, message) => {
    expect(() => model(more)).toThrow(message);
  });

  it('refuses an API whose function API Gateway may not invoke', () => {
    expect(() => model(changed('MayApi', { FunctionName: 'another' }))).toThrow(/isn't permitted to invoke/);
  });

  it.each(['local', 'dev', 'prod'])('understands the templates of the stage %s', (name) => {
    const { directory } = appOf(stageOf(name, { exchange, origins: [] })).synth();
    const { functions, api, schedules } = readModel(readAssembly(directory), 'http://x');
    // With the two of the console and the one of the docs.
    const methods = methodsOf(operations).length + 3;
    // All but the one that is deployed only where nobody may ask without a credential.
    expect([functions.length, api?.methods.length, schedules.length]).toEqual([FUNCTIONS.length - 1, methods, 5]);
  });

  it('understands the templates of China, where every call is signed', () => {
    const { directory } = appOf(stageOf('china')).synth();
    const { api } = readModel(readAssembly(directory), 'http://x');
    expect(api?.methods.length).toBeGreaterThan(90);
    expect(api?.methods.every(({ signed, authorizer }) => signed && !authorizer)).toBe(true);
  });
});
