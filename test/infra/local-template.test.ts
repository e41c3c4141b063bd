// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are those of CloudFormation and IAM
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import { Resolver } from '../../infra/local/template/intrinsics.ts';
import type { Json } from '../../infra/local/template/json.ts';
import { readModel } from '../../infra/local/template/model.ts';
import { type Resources, resources, writeAssembly } from './local-fixture/assembly.ts';

const fresh = () => mkdtempSync(join(tmpdir(), 'assembly-'));

function resolve(value: Json, rest: object = {}): Json {
  const directory = fresh();
  writeFileSync(join(directory, 'one.template.json'), JSON.stringify({ Resources: {}, ...rest }));
  writeFileSync(
    join(directory, 'other.template.json'),
    JSON.stringify({
      Outputs: {
        Out: { Value: { 'Fn::Join': ['-', ['a', 'b']] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Out' } } },
      },
    }),
  );
  const assembly = readAssembly(directory);
  const stack = assembly.stacks.find(({ name }) => name === 'one');
  if (!stack) throw new Error('no stack');
  const resolver = new Resolver(assembly, (_, id, attribute) => (attribute ? `<${id}.${attribute}>` : `<${id}>`));
  return resolver.resolve(stack, value, 'here');
}

describe('intrinsic functions', () => {
  it.each<[string, Json, Json]>([
    ['Ref of a resource', { Ref: 'Table' }, '<Table>'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['Ref of a parameter', { Ref: 'Colour' }, 'red'],
    ['GetAtt', { 'Fn::GetAtt': ['Queue', 'Arn'] }, '<Queue.Arn>'],
    ['GetAtt in dots', { 'Fn::GetAtt': 'Queue.Endpoint.Port' }, '<Queue.Endpoint.Port>'],
    [
      'Sub',
      { 'Fn::Sub': 'arn:${AWS::Partition}:x:${Queue.Arn}/${Table}/${!Kept}' },
      'arn:aws:x:<Queue.Arn>/<Table>/${Kept}',
    ],
    ['Sub with variables', { 'Fn::Sub': ['${A}-${Table}', { A: { Ref: 'Colour' } }] }, 'red-<Table>'],
    ['Join of Split', { 'Fn::Join': ['+', { 'Fn::Split': ['-', 'a-b-c'] }] }, 'a+b+c'],
    ['Select', { 'Fn::Select': [1, { 'Fn::Split': [':', 'x:y:z'] }] }, 'y'],
    ['FindInMap', { 'Fn::FindInMap': ['Zones', { Ref: 'AWS::Region' }, 'name'] }, 'Virginia'],
    ['If', { 'Fn::If': ['IsRed', 'yes', 'no'] }, 'yes'],
    ['If with Not, And, Or', { 'Fn::If': ['Neither', 'yes', 'no'] }, 'no'],
    ['NoValue in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['NoValue in a list', ['a', { 'Fn::If': ['Neither', 'b', { Ref: 'AWS::NoValue' }] }], ['a']],
    ['ImportValue', { 'Fn::ImportValue': 'other:Out' }, 'a-b'],
    ['GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'Out' } }, 'a-b'],
  ])('%s', (_, value, expected) => {
    const template = {
      Parameters: { Colour: { Type: 'String', Default: 'red' } },
      Mappings: { Zones: { 'us-east-1': { name: 'Virginia' } } },
      Conditions: {
        IsRed: { 'Fn::Equals': [{ Ref: 'Colour' }, 'red'] },
        Neither: {
          'Fn::And': [
            { 'Fn::Not': [{ Condition: 'IsRed' }] },
            { 'Fn::Or': [{ Condition: 'IsRed' }, { 'Fn::Equals': [1, 1] }] },
          ],
        },
      },
    };
    expect(resolve(value, template)).toEqual(expected);
  });

  it.each<[string, Json]>([
    ['an unknown function', { 'Fn::Cidr': ['10.0.0.0/16', 1, 8] }],
    ['an export that no stack has', { 'Fn::ImportValue': 'nobody:Out' }],
    ['a dynamic reference', '{{resolve:ssm:/x}}'],
    ['an entry that is not there', { 'Fn::Select': [3, ['a']] }],
  ])('refuses %s, saying where', (_, value) => {
    expect(() => resolve({ deep: [value] })).toThrow(/here\.deep\[0\]/);
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

  it('leaves out a resource whose condition does not hold', () => {
    const directory = writeAssembly(fresh(), resources);
    const Never = { Type: 'AWS::SQS::Queue', Condition: 'No', Properties: {} };
    writeFileSync(
      join(directory, 'more.template.json'),
      JSON.stringify({ Conditions: { No: { 'Fn::Equals': ['a', 'b'] } }, Resources: { Never } }),
    );
    expect(readModel(readAssembly(directory), 'http://x').queues.map(({ logicalId }) => logicalId)).not.toContain(
      'Never',
    );
  });

  describe('of a nested stack', () => {
    const TemplateURL = { 'Fn::Sub': 'https://s3.${AWS::Region}.${AWS::URLSuffix}/assets/volume.json' };
    const Parameters = { Api: { Ref: 'Api' }, Parent: { Ref: 'Cases' } };
    const nested = (properties: object = {}, more: object = {}): Resources => ({
      Volume: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL, Parameters, ...properties },
        ...more,
      },
    });
    const assemble = (stack: Resources) => {
      const directory = writeAssembly(fresh(), { ...resources, ...stack });
      const write = (name: string, content: object) => writeFileSync(join(directory, name), JSON.stringify(content));
      const { Properties = {} } = resources.GetCases ?? {};
      const Integration = JSON.parse(
        JSON.stringify(Properties.Integration).replace(/\{"Fn::GetAtt".*?\}/, '{"Ref":"Fn"}'),
      );
      write('volume.nested.template.json', {
        Parameters: { Api: { Type: 'String' }, Parent: { Type: 'String' }, Fn: { Type: 'String', Default: arn } },
        Resources: {
          Old: {
            Type: 'AWS::ApiGateway::Resource',
            Properties: { RestApiId: { Ref: 'Api' }, ParentId: { Ref: 'Parent' }, PathPart: 'old' },
          },
          GetOld: {
            Type: 'AWS::ApiGateway::Method',
            Properties: { ...Properties, ResourceId: { Ref: 'Old' }, Integration },
          },
        },
      });
      const file = {
        source: { path: 'volume.nested.template.json' },
        destinations: { here: { objectKey: 'volume.json' } },
      };
      write('volume.assets.json', { files: { volume: file } });
      return readAssembly(directory);
    };
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:fixture-ApiFunction';

    it('has what is in it, made with what it is given', () => {
      const { api } = readModel(assemble(nested()), 'http://x');
      const old = api?.methods.find(({ path }) => path === '/cases/old');
      expect(old).toMatchObject({ httpMethod: 'GET', functionArn: arn });
      expect(api?.methods).toHaveLength(6);
    });

    it.each<[string, Resources, RegExp]>([
      ['without its template', nested({ TemplateURL: 'https://s3/other.json' }), /Volume: no template/],
      ['with a condition', nested({}, { Condition: 'Sometimes' }), /Volume: conditions/],
      ['not given what it asks for', nested({ Parameters: {} }), /parameter Api has no default/],
      ['with more than is known', nested({ NotificationARNs: [] }), /NotificationARNs/],
    ])('is refused %s', (_, stack, message) => {
      expect(() => readModel(assemble(stack), 'http://x')).toThrow(message);
    });
  });

  it.each<[string, Resources, RegExp]>([
    ['a type of resource', { Web: { Type: 'AWS::EC2::Instance', Properties: {} } }, /Web.*AWS::EC2::Instance/],
    ['a property', changed('Work', { FifoQueue: true }), /fixture\/Work[\s\S]*FifoQueue/],
    [
      'a managed policy',
      changed('ApiRole', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
      /AdministratorAccess/,
    ],
    ['an integration', changed('GetCases', { Integration: { Type: 'MOCK' } }), /GetCases[\s\S]*Lambda proxy/],
    ['an authorization', changed('GetCases', { AuthorizationType: 'AWS_IAM' }), /NONE and CUSTOM/],
  ])('refuses %s that it does not understand', (_, more, message) => {
    expect(() => model(more)).toThrow(message);
  });

  it('refuses an API whose function API Gateway may not invoke', () => {
    expect(() => model(changed('MayApi', { Principal: 'events.amazonaws.com' }))).toThrow(/isn't permitted to invoke/);
  });
});
