import * as z from 'zod';
import { Policy, type Statement } from '../iam/policy.ts';
import { wildcard } from '../iam/wildcard.ts';
import { type RestApi, readApi } from './api.ts';
import type { Assembly, Stack } from './assembly.ts';
import { type Identity, identify } from './identities.ts';
import { ACCOUNT, REGION, Resolver } from './intrinsics.ts';
import type { JsonObject } from './json.ts';
import * as schemas from './schemas.ts';

export interface Role {
  name: string;
  arn: string;
  policy: Policy;
  /** Services that may act as the role. */
  trusts: string[];
}

type Of<S extends z.ZodType> = z.output<S> & { ref: string; arn: string; place: string; logicalId: string };
export type FunctionResource = Of<typeof schemas.functionProperties> & { name: string; codeDirectory: string };
export type TableResource = Of<typeof schemas.tableProperties> & { name: string; streamArn: string };
export type QueueResource = Of<typeof schemas.queueProperties> & { name: string };
export type EventSource = Of<typeof schemas.eventSourceProperties> & { functionName: string };
export type ScheduleResource = Of<typeof schemas.scheduleProperties>;
export type EventDestination = Of<typeof schemas.eventDestinationProperties>;
export type RuleResource = Of<typeof schemas.ruleProperties>;
export type SecretResource = Of<typeof schemas.secretProperties>;
export type KeyResource = Of<typeof schemas.keyProperties>;

/** Everything the local runtime starts from, read from the templates and checked. */
export interface Model {
  functions: FunctionResource[];
  tables: TableResource[];
  queues: QueueResource[];
  buckets: string[];
  eventSources: EventSource[];
  scheduleGroups: string[];
  schedules: ScheduleResource[];
  secrets: SecretResource[];
  /** Those that encrypt too, which nothing here asks: encryption at rest is of the machine. */
  keys: KeyResource[];
  emailIdentities: string[];
  configurationSets: string[];
  /** What SES tells the event bus, and who takes it from there. */
  eventDestinations: EventDestination[];
  rules: RuleResource[];
  roles: Map<string, Role>;
  /** The policies of tables, queues and buckets; their resources are absolute. */
  resourcePolicy: Policy;
  api: RestApi | undefined;
}

/** Managed policies of AWS's own that grant nothing that any function asks of the local gateway. */
const harmlessManagedPolicies =
  /:policy\/service-role\/(AWSLambdaBasicExecutionRole|AmazonAPIGatewayPushToCloudWatchLogs)$/;

/**
 * Reads the resources of all stacks.
 * @param gatewayUrl where functions reach AWS; queue URLs start with it.
 * @throws Error naming the resource, for a type, a property, an intrinsic function or a policy that isn't understood.
 */
export function readModel(assembly: Assembly, gatewayUrl: string): Model {
  const identityOf = new Map<string, Identity>();
  const resolver: Resolver = new Resolver(assembly, (stack, logicalId, attribute) => {
    const identity = identityIn(stack, logicalId);
    const value = attribute === undefined ? identity.ref : identity.attributes[attribute];
    if (value !== undefined) return value;
    throw new Error(`${stack.name}: the local runtime doesn't know ${logicalId}.${attribute}`);
  });
  function identityIn(stack: Stack, logicalId: string): Identity {
    const key = `${stack.name}/${logicalId}`;
    const known = identityOf.get(key);
    if (known) return known;
    const resource = stack.template.Resources[logicalId];
    if (!resource) throw new Error(`${stack.name}: no resource ${logicalId}`);
    const identity = identify(resource.Type, {
      stack: stack.name,
      logicalId,
      gatewayUrl,
      name: (property, otherwise) => {
        const given = resource.Properties[property];
        if (given === undefined) return otherwise ?? `${stack.name}-${logicalId}`;
        return String(resolver.resolve(stack, given, `${logicalId}.${property}`));
      },
    });
    identityOf.set(key, identity);
    return identity;
  }

  const byType = new Map<string, { stack: Stack; logicalId: string; properties: JsonObject }[]>();
  for (const stack of assembly.stacks) {
    for (const [logicalId, { Type, Properties, Condition }] of Object.entries(stack.template.Resources)) {
      if (Condition && !resolver.condition(stack, Condition)) continue;
      byType.set(Type, [...(byType.get(Type) ?? []), { stack, logicalId, properties: Properties as JsonObject }]);
    }
  }
  const read = new Set<string>();
  const list = (type: string) => {
    read.add(type);
    return (byType.get(type) ?? []).map(({ stack, logicalId, properties }) => ({
      ...identityIn(stack, logicalId),
      arn: identityIn(stack, logicalId).attributes.Arn ?? '',
      logicalId,
      place: `${stack.name}/${logicalId}`,
      properties: resolver.resolve(stack, properties, logicalId),
    }));
  };
  const each = <S extends z.ZodType>(type: string, schema: S): Of<S>[] =>
    list(type).map(({ ref, arn, place, logicalId, properties }) => {
      const parsed = schema.safeParse(properties);
      if (!parsed.success) throw new Error(`${place} (${type}):\n${z.prettifyError(parsed.error)}`);
      return { ...(parsed.data as z.output<S> & object), ref, arn, place, logicalId } as Of<S>;
    });

  const tables = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']
    .flatMap((type) => each(type, schemas.tableProperties))
    .map((table) => ({
      ...table,
      name: table.ref,
      streamArn: `${table.arn}/stream/local`,
    }));
  const queues = each('AWS::SQS::Queue', schemas.queueProperties).map((queue) => ({
    ...queue,
    name: queue.arn.split(':').at(-1) as string,
  }));
  const model: Model = {
    functions: each('AWS::Lambda::Function', schemas.functionProperties).map((fn) => {
      const codeDirectory = assembly.assets.get(fn.Code.S3Key);
      if (!codeDirectory) throw new Error(`${fn.place}: no asset ${fn.Code.S3Key}`);
      return { ...fn, name: fn.ref, codeDirectory };
    }),
    tables,
    queues,
    buckets: each('AWS::S3::Bucket', schemas.bucketProperties).map(({ ref }) => ref),
    eventSources: each('AWS::Lambda::EventSourceMapping', schemas.eventSourceProperties).map((source) => ({
      ...source,
      functionName: source.FunctionName.split(':').at(-1) as string,
    })),
    scheduleGroups: [
      'default',
      ...each('AWS::Scheduler::ScheduleGroup', schemas.scheduleGroupProperties).map((group) => group.ref),
    ],
    schedules: each('AWS::Scheduler::Schedule', schemas.scheduleProperties),
    secrets: each('AWS::SecretsManager::Secret', schemas.secretProperties),
    keys: each('AWS::KMS::Key', schemas.keyProperties),
    emailIdentities: each('AWS::SES::EmailIdentity', schemas.emailIdentityProperties).map(({ ref }) => ref),
    configurationSets: each('AWS::SES::ConfigurationSet', schemas.configurationSetProperties).map(({ ref }) => ref),
    eventDestinations: each('AWS::SES::ConfigurationSetEventDestination', schemas.eventDestinationProperties),
    rules: each('AWS::Events::Rule', schemas.ruleProperties),
    roles: readRoles(each),
    resourcePolicy: new Policy(
      [
        ...[
          'AWS::SQS::QueuePolicy',
          'AWS::S3::BucketPolicy',
          'AWS::SNS::TopicPolicy',
          'AWS::SecretsManager::ResourcePolicy',
        ]
          .flatMap((type) => each(type, schemas.resourcePolicyProperties))
          .flatMap(({ PolicyDocument }) => [PolicyDocument.Statement].flat() as Statement[]),
        ...tables
          .flatMap((table) => [table.ResourcePolicy, ...table.Replicas.map((replica) => replica.ResourcePolicy)])
          .flatMap((policy) => [policy?.PolicyDocument.Statement ?? []].flat() as Statement[]),
      ],
      'resource policies',
    ),
    api: readApi(list),
  };
  each('AWS::CloudFormation::Stack', schemas.stackProperties);
  checkInvocations(model, each('AWS::Lambda::Permission', schemas.permissionProperties));
  for (const type of byType.keys()) {
    if (!read.has(type) && !Object.keys(schemas.ignoredTypes).some((pattern) => wildcard(pattern).test(type))) {
      throw new Error(`${byType.get(type)?.[0]?.logicalId}: resources of type ${type} are not understood locally`);
    }
  }
  return model;
}

type Each = <S extends z.ZodType>(type: string, schema: S) => Of<S>[];

function readRoles(each: Each): Map<string, Role> {
  const managed = each('AWS::IAM::ManagedPolicy', schemas.policyProperties);
  const inline = each('AWS::IAM::Policy', schemas.policyProperties);
  const roles = new Map<string, Role>();
  for (const role of each('AWS::IAM::Role', schemas.roleProperties)) {
    const statements = [
      ...role.Policies.map((policy) => policy.PolicyDocument),
      ...inline.filter((policy) => policy.Roles.includes(role.ref)).map((policy) => policy.PolicyDocument),
      ...managed
        .filter((policy) => policy.Roles.includes(role.ref) || role.ManagedPolicyArns.includes(policy.ref))
        .map((policy) => policy.PolicyDocument),
    ].flatMap((document) => [document.Statement].flat() as Statement[]);
    for (const arn of role.ManagedPolicyArns) {
      if (managed.some((policy) => policy.ref === arn) || harmlessManagedPolicies.test(arn)) continue;
      throw new Error(`${role.place}: the managed policy ${arn} is not known locally`);
    }
    const trusts = ([role.AssumeRolePolicyDocument.Statement].flat() as Statement[]).flatMap((statement) =>
      [(statement.Principal as { Service?: string | string[] } | undefined)?.Service ?? []].flat(),
    );
    roles.set(role.arn, { name: role.ref, arn: role.arn, policy: new Policy(statements, role.place), trusts });
  }
  return roles;
}

/** API Gateway may invoke a function only where a permission of the function says so. */
function checkInvocations(model: Model, permissions: Of<typeof schemas.permissionProperties>[]): void {
  const may = (functionArn: string, source: string) =>
    permissions.some(
      (permission) =>
        permission.Action === 'lambda:InvokeFunction' &&
        permission.Principal === 'apigateway.amazonaws.com' &&
        [functionArn, functionArn.split(':').at(-1)].includes(permission.FunctionName) &&
        (!permission.SourceArn || wildcard(permission.SourceArn).test(source)),
    );
  const { api } = model;
  for (const method of api?.methods ?? []) {
    const source = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${api?.id}/${api?.stage}/${method.httpMethod}${method.path}`;
    if (!may(method.functionArn, source)) {
      throw new Error(
        `${method.httpMethod} ${method.path}: API Gateway isn't permitted to invoke ${method.functionArn}`,
      );
    }
  }
  for (const authorizer of new Set(api?.methods.flatMap((method) => method.authorizer ?? []))) {
    if (!permissions.some((permission) => permission.FunctionName === authorizer.functionArn)) {
      throw new Error(`API Gateway isn't permitted to invoke the authorizer ${authorizer.functionArn}`);
    }
  }
}
