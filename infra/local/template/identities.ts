import { createHash } from 'node:crypto';
import { ACCOUNT, REGION } from './intrinsics.ts';

/** The results of `Ref` and `Fn::GetAtt` for one resource. */
export interface Identity {
  ref: string;
  attributes: Record<string, string>;
}

interface Naming {
  stack: string;
  logicalId: string;
  /** The name in the template, if it has one. */
  given?: string | undefined;
  /** The base of queue URLs: the local gateway. */
  gatewayUrl: string;
}

/** The property that names a resource. The templates leave all other names to CloudFormation. */
export const nameProperties: Record<string, string> = {
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::IAM::Role': 'RoleName',
  // An alias is the function here, of which there is one version.
  'AWS::Lambda::Alias': 'FunctionName',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::ApiGateway::Stage': 'StageName',
};

const arn = (service: string, rest: string, region = REGION, account = ACCOUNT) =>
  `arn:aws:${service}:${region}:${account}:${rest}`;
const short = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length);
const named = (name: string, Arn: string): Identity => ({ ref: name, attributes: { Arn } });

const identities: Record<string, (name: string, of: Naming) => Identity> = {
  'AWS::Lambda::Function': (name) => named(name, arn('lambda', `function:${name}`)),
  'AWS::Lambda::Version': (name) => ({ ref: name, attributes: { Version: '1' } }),
  'AWS::Lambda::Alias': (name) => named(arn('lambda', `function:${name}`), arn('lambda', `function:${name}`)),
  'AWS::DynamoDB::Table': (name) => {
    const Arn = arn('dynamodb', `table/${name}`);
    return { ref: name, attributes: { Arn, StreamArn: `${Arn}/stream/local` } };
  },
  'AWS::SQS::Queue': (name, { gatewayUrl }) => ({
    ref: `${gatewayUrl}/${ACCOUNT}/${name}`,
    attributes: { Arn: arn('sqs', name), QueueName: name },
  }),
  'AWS::S3::Bucket': (name, { gatewayUrl }) => ({
    ref: name.toLowerCase(),
    // Buckets are paths of the gateway, which is the host that a browser calls.
    attributes: { Arn: arn('s3', name.toLowerCase(), '', ''), RegionalDomainName: new URL(gatewayUrl).host },
  }),
  'AWS::IAM::Role': (name) => named(name, arn('iam', `role/${name}`, '')),
  'AWS::KMS::Key': (_, { stack, logicalId }) => {
    const id = short(`${stack}/${logicalId}`, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    return named(id, arn('kms', `key/${id}`));
  },
  'AWS::SecretsManager::Secret': (name) => ({
    ref: arn('secretsmanager', `secret:${name}-${short(name, 6)}`),
    attributes: {},
  }),
  'AWS::Logs::LogGroup': (name) => named(name, `${arn('logs', `log-group:${name}`)}:*`),
  'AWS::Scheduler::ScheduleGroup': (name) => named(name, arn('scheduler', `schedule-group/${name}`)),
  'AWS::ApiGateway::RestApi': (_, { stack, logicalId }) => {
    const id = short(`${stack}/${logicalId}`, 10);
    return { ref: id, attributes: { RootResourceId: `${id}/` } };
  },
  'AWS::Events::Rule': (name) => named(name, arn('events', `rule/${name}`)),
};

/**
 * The identity of a resource. It depends only on stack and logical id, so that the next start finds the data on disk.
 * Types without an entry above have only a name, because the templates use none of their attributes.
 */
export function identify(type: string, of: Naming): Identity {
  const name = of.given ?? `${of.stack}-${of.logicalId}`;
  return identities[type]?.(name, of) ?? { ref: name, attributes: {} };
}
