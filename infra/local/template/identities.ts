import { createHash } from 'node:crypto';
import { ACCOUNT, REGION } from './intrinsics.ts';

/** What `Ref` and `Fn::GetAtt` of one resource give. */
export interface Identity {
  ref: string;
  attributes: Record<string, string>;
}

interface Naming {
  stack: string;
  logicalId: string;
  /** A property that holds the physical name, resolved, or a name made from stack and logical id. */
  name(property: string, otherwise?: string): string;
  /** Where queues are: the local gateway. */
  gatewayUrl: string;
}

const arn = (service: string, rest: string, region = REGION, account = ACCOUNT) =>
  `arn:aws:${service}:${region}:${account}:${rest}`;
const short = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length);

const table = (of: Naming): Identity => {
  const name = of.name('TableName');
  const id = arn('dynamodb', `table/${name}`);
  return { ref: name, attributes: { Arn: id, StreamArn: `${id}/stream/local`, TableId: short(name, 32) } };
};

/**
 * The physical names of the resource types the local runtime knows.
 * They depend on stack and logical id alone, so that data kept on disk is found again at the next start.
 */
const identities: Record<string, (of: Naming) => Identity> = {
  'AWS::Lambda::Function': (of) => {
    const name = of.name('FunctionName').slice(0, 64);
    return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
  },
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': (of) => {
    const name = of.name('QueueName').slice(0, 80);
    return {
      ref: `${of.gatewayUrl}/${ACCOUNT}/${name}`,
      attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: `${of.gatewayUrl}/${ACCOUNT}/${name}` },
    };
  },
  'AWS::S3::Bucket': (of) => {
    const name = of.name('BucketName').toLowerCase().slice(0, 63);
    return {
      ref: name,
      attributes: {
        Arn: arn('s3', name, '', ''),
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
      },
    };
  },
  'AWS::IAM::Role': (of) => {
    const name = of.name('RoleName').slice(0, 64);
    return { ref: name, attributes: { Arn: arn('iam', `role/${name}`, ''), RoleId: `AROA${short(name, 16)}` } };
  },
  'AWS::IAM::ManagedPolicy': (of) => ({
    ref: arn('iam', `policy/${of.name('ManagedPolicyName')}`, ''),
    attributes: {},
  }),
  'AWS::KMS::Key': (of) => {
    const id = short(`${of.stack}/${of.logicalId}`, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } };
  },
  'AWS::KMS::Alias': (of) => ({ ref: of.name('AliasName'), attributes: { AliasName: of.name('AliasName') } }),
  'AWS::SecretsManager::Secret': (of) => {
    const name = of.name('Name');
    const id = arn('secretsmanager', `secret:${name}-${short(name, 6)}`);
    return { ref: id, attributes: { Id: id } };
  },
  'AWS::Logs::LogGroup': (of) => {
    const name = of.name('LogGroupName');
    return { ref: name, attributes: { Arn: `${arn('logs', `log-group:${name}`)}:*` } };
  },
  'AWS::SNS::Topic': (of) => {
    const name = of.name('TopicName');
    return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
  },
  'AWS::Scheduler::ScheduleGroup': (of) => {
    const name = of.name('Name').slice(0, 64);
    return { ref: name, attributes: { Arn: arn('scheduler', `schedule-group/${name}`) } };
  },
  'AWS::Scheduler::Schedule': (of) => {
    const name = of.name('Name').slice(0, 64);
    return { ref: name, attributes: { Arn: arn('scheduler', `schedule/${of.name('GroupName', 'default')}/${name}`) } };
  },
  'AWS::ApiGateway::RestApi': (of) => {
    const id = short(`${of.stack}/${of.logicalId}`, 10);
    return { ref: id, attributes: { RestApiId: id, RootResourceId: `${id}/` } };
  },
  'AWS::ApiGateway::Resource': (of) => {
    const id = `${of.stack}/${of.logicalId}`;
    return { ref: id, attributes: { ResourceId: id } };
  },
  'AWS::ApiGateway::Stage': (of) => ({ ref: of.name('StageName'), attributes: {} }),
  'AWS::ApiGateway::Authorizer': (of) => {
    const id = `${of.stack}/${of.logicalId}`;
    return { ref: id, attributes: { AuthorizerId: id } };
  },
  'AWS::SES::EmailIdentity': (of) => ({ ref: of.name('EmailIdentity'), attributes: {} }),
  'AWS::SES::ConfigurationSet': (of) => ({ ref: of.name('Name'), attributes: {} }),
  'AWS::Events::Rule': (of) => {
    const name = of.name('Name').slice(0, 64);
    return { ref: name, attributes: { Arn: arn('events', `rule/${name}`) } };
  },
};

/**
 * The identity of a resource. Types without a rule here have only a name: nothing local depends on what it is.
 * @throws Error for an attribute the type isn't known to have, when it is asked for (by the caller).
 */
export function identify(type: string, naming: Naming): Identity {
  const rule = identities[type];
  if (rule) return rule(naming);
  const ref = `${naming.stack}-${naming.logicalId}`;
  return { ref, attributes: { Arn: arn(type.split('::')[1]?.toLowerCase() ?? 'unknown', ref), Id: ref } };
}
