import type * as z from 'zod';
import { Policy } from '../iam/policy.ts';
import { wildcard } from '../iam/wildcard.ts';
import { type RestApi, readApi } from './api.ts';
import type { Assembly, Stack } from './assembly.ts';
import { type Identity, identify, nameProperties } from './identities.ts';
import { ACCOUNT, REGION, Resolver } from './intrinsics.ts';
import { parse } from './json.ts';
import { type Each, ignoredTypes, properties, type Resource, type Type } from './schemas.ts';

export interface Role {
  name: string;
  arn: string;
  policy: Policy;
  /** Services that may assume the role. */
  trusts: string[];
  /** Who may assume it, and under which names of a session. */
  trust: Policy;
}

export type FunctionResource = Resource<'AWS::Lambda::Function'> & { name: string; codeDirectory: string };
export type TableResource = Resource<'AWS::DynamoDB::Table'> & { name: string; streamArn: string };
export type QueueResource = Resource<'AWS::SQS::Queue'> & { name: string };
export type BucketResource = Resource<'AWS::S3::Bucket'> & { name: string };
export type EventSource = Resource<'AWS::Lambda::EventSourceMapping'>;
export type ScheduleResource = Resource<'AWS::Scheduler::Schedule'>;
export type EventDestination = Resource<'AWS::SES::ConfigurationSetEventDestination'>;
export type RuleResource = Resource<'AWS::Events::Rule'>;
export type AlarmResource = Resource<'AWS::CloudWatch::Alarm'>;
export type SecretResource = Resource<'AWS::SecretsManager::Secret'>;
export type KeyResource = Resource<'AWS::KMS::Key'>;

/** The checked content of the templates, from which the local runtime starts. */
export interface Model {
  functions: FunctionResource[];
  tables: TableResource[];
  queues: QueueResource[];
  buckets: BucketResource[];
  eventSources: EventSource[];
  scheduleGroups: string[];
  schedules: ScheduleResource[];
  alarms: AlarmResource[];
  secrets: SecretResource[];
  /** Includes the keys for encryption, which are unused here: encryption at rest is up to the machine. */
  keys: KeyResource[];
  configurationSets: string[];
  /** The events that SES sends to the event bus. */
  eventDestinations: EventDestination[];
  /** The rules by which the event bus sends them to queues. */
  rules: RuleResource[];
  roles: Map<string, Role>;
  /** The policies of all queues, buckets, tables and of the API together. Their resources are absolute ARNs. */
  resourcePolicy: Policy;
  api: RestApi | undefined;
  /** Every resource, as CloudFormation lists them. */
  resources: { stack: string; logicalId: string; type: string; ref: string }[];
}

/**
 * Reads the resources of all stacks.
 * @param gatewayUrl the endpoint of AWS for functions. Queue URLs start with it.
 * @throws Error with the resource, and the name of the unknown type, property, intrinsic function or policy.
 */
export function readModel(assembly: Assembly, gatewayUrl: string): Model {
  const identityIn = (stack: Stack, logicalId: string): Identity => {
    const resource = stack.template.Resources[logicalId];
    if (!resource) throw new Error(`${stack.name}: no resource ${logicalId}`);
    const given = resource.Properties[nameProperties[resource.Type] ?? ''];
    const name = given === undefined ? undefined : String(resolver.resolve(stack, given, logicalId));
    return identify(resource.Type, { stack: stack.name, logicalId, given: name, gatewayUrl });
  };
  const resolver: Resolver = new Resolver(assembly, (stack, logicalId, attribute) => {
    const { ref, attributes } = identityIn(stack, logicalId);
    const value = attribute === undefined ? ref : attributes[attribute];
    if (value === undefined)
      throw new Error(`${stack.name}: ${logicalId}.${attribute} is unknown to the local runtime`);
    return value;
  });
  const resources = assembly.stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).map(([logicalId, resource]) => {
      const place = `${stack.name}/${logicalId}`;
      if (!(resource.Type in properties || resource.Type in ignoredTypes))
        throw new Error(`${place}: resources of type ${resource.Type} are unknown to the local runtime`);
      return { stack, logicalId, place, ...resource };
    }),
  );
  const each: Each = <T extends Type>(type: T) =>
    resources
      .filter(({ Type: its }) => its === type)
      .map(({ stack, logicalId, place, Properties }) => {
        const resolved = resolver.resolve(stack, Properties as never, logicalId);
        const { ref, attributes } = identityIn(stack, logicalId);
        const known: object = parse<z.ZodObject>(properties[type], resolved, `${place} (${type})`);
        return { ...known, ref, arn: attributes.Arn ?? '', logicalId, place } as Resource<T>;
      });

  const model: Model = {
    functions: each('AWS::Lambda::Function').map((fn) => {
      const codeDirectory = assembly.assets.get(fn.Code.S3Key);
      if (!codeDirectory) throw new Error(`${fn.place}: no asset ${fn.Code.S3Key}`);
      return { ...fn, name: fn.ref, codeDirectory };
    }),
    tables: each('AWS::DynamoDB::Table').map((table) => ({
      ...table,
      name: table.ref,
      streamArn: `${table.arn}/stream/local`,
    })),
    queues: each('AWS::SQS::Queue').map((queue) => ({ ...queue, name: queue.arn.split(':').at(-1) as string })),
    buckets: each('AWS::S3::Bucket').map((bucket) => ({ ...bucket, name: bucket.ref })),
    eventSources: each('AWS::Lambda::EventSourceMapping'),
    scheduleGroups: ['default', ...each('AWS::Scheduler::ScheduleGroup').map(({ ref }) => ref)],
    schedules: each('AWS::Scheduler::Schedule'),
    alarms: each('AWS::CloudWatch::Alarm'),
    secrets: each('AWS::SecretsManager::Secret'),
    keys: each('AWS::KMS::Key'),
    configurationSets: each('AWS::SES::ConfigurationSet').map(({ ref }) => ref),
    eventDestinations: each('AWS::SES::ConfigurationSetEventDestination'),
    rules: each('AWS::Events::Rule'),
    roles: new Map(each('AWS::IAM::Role').map((role) => [role.arn, readRole(role)])),
    resourcePolicy: new Policy(
      [
        ...[...each('AWS::SQS::QueuePolicy'), ...each('AWS::S3::BucketPolicy')].flatMap(
          ({ PolicyDocument }) => PolicyDocument.Statement,
        ),
        ...each('AWS::DynamoDB::Table').flatMap(({ arn, ResourcePolicy }) =>
          // A table's own policy is about that table and its indexes, whatever resource it names.
          (ResourcePolicy?.PolicyDocument.Statement ?? []).map((one) => ({ ...one, Resource: [arn, `${arn}/*`] })),
        ),
        ...each('AWS::ApiGateway::RestApi').flatMap(({ ref, Policy: own }) =>
          // So is the policy of an API, which may leave its ARN out.
          (own?.Statement ?? []).map((one) => ({
            ...one,
            Resource: String(one.Resource).replace(
              /^execute-api:\//,
              `arn:aws:execute-api:${REGION}:${ACCOUNT}:${ref}/`,
            ),
          })),
        ),
      ],
      'resource policies',
    ),
    api: readApi(each),
    resources: resources.map(({ stack, logicalId, Type: type }) => ({
      stack: stack.name,
      logicalId,
      type,
      ref: identityIn(stack, logicalId).ref,
    })),
  };
  checkInvocations(model.api, each('AWS::Lambda::Permission'));
  return model;
}

function readRole({ ref, arn, place, AssumeRolePolicyDocument, Policies }: Resource<'AWS::IAM::Role'>): Role {
  const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  const trusts = AssumeRolePolicyDocument.Statement.flatMap(({ Principal }) =>
    [(Principal as { Service?: string | string[] } | undefined)?.Service ?? []].flat(),
  );
  const trust = new Policy(AssumeRolePolicyDocument.Statement, place);
  return { name: ref, arn, policy: new Policy(statements, place), trusts, trust };
}

/** Checks that API Gateway has permission to invoke its functions. @throws Error with the method or the authorizer. */
function checkInvocations(api: RestApi | undefined, permissions: Resource<'AWS::Lambda::Permission'>[]): void {
  const check = (what: string, functionArn: string, source: (permitted: string) => boolean) => {
    const permitted = permissions.some(
      ({ FunctionName, SourceArn }) => FunctionName === functionArn && (!SourceArn || source(SourceArn)),
    );
    if (!permitted) throw new Error(`${what}: API Gateway isn't permitted to invoke ${functionArn}`);
  };
  for (const { httpMethod, path, functionArn, authorizer } of api?.methods ?? []) {
    const source = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${api?.id}/${api?.stage}/${httpMethod}${path}`;
    check(`${httpMethod} ${path}`, functionArn, (permitted) => wildcard(permitted).test(source));
    if (authorizer)
      check(`authorizer ${authorizer.Name}`, authorizer.functionArn, (permitted) =>
        permitted.endsWith(`:${api?.id}/authorizers/${authorizer.ref}`),
      );
  }
}
