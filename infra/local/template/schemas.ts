import * as z from 'zod';

/**
 * The properties the local runtime understands, by resource type. They are strict: a property that is neither understood
 * nor named as of no consequence here stops the start, so that nothing deployed differs silently from what ran.
 */

/** A property that changes nothing on one machine (tags, encryption keys, backups, retention, ...). */
const inert = z.unknown().optional();
/** A property that has to be missing, for a reason. */
const absent = (reason: string) => z.undefined({ error: reason }).optional();
/** CloudFormation takes numbers and booleans as text too. */
const integer = z.coerce.number().int();
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const texts = z.array(z.string());

const statement = z.record(z.string(), z.unknown());
const document = z.object({ Version: z.string().optional(), Statement: z.union([z.array(statement), statement]) });
const onFailure = z.object({ OnFailure: z.object({ Destination: z.string() }).optional() });

export const functionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Description: inert,
  Code: z.object({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Role: z.string(),
  Architectures: inert,
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  MemorySize: integer.default(128),
  Timeout: integer.default(3),
  EphemeralStorage: inert,
  ReservedConcurrentExecutions: integer.optional(),
  LoggingConfig: inert,
  TracingConfig: inert,
  RecursiveLoop: inert,
  KmsKeyArn: inert,
  Tags: inert,
});

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tablePolicy = z.object({ PolicyDocument: document }).optional();

export const tableProperties = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: texts.optional() }),
        WriteOnDemandThroughputSettings: inert,
        OnDemandThroughput: inert,
        WarmThroughput: inert,
      }),
    )
    .default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  /** Left off here: DynamoDB Local would expire by the machine's clock, and expiry only cleans up. */
  TimeToLiveSpecification: inert,
  SSESpecification: inert,
  WriteOnDemandThroughputSettings: inert,
  OnDemandThroughput: inert,
  WarmThroughput: inert,
  /** Of a table of one region; a global table has these in its replicas. */
  ResourcePolicy: tablePolicy,
  PointInTimeRecoverySpecification: inert,
  DeletionProtectionEnabled: inert,
  ContributorInsightsSpecification: inert,
  TableClass: inert,
  Tags: inert,
  Replicas: z.array(z.looseObject({ Region: z.string(), ResourcePolicy: tablePolicy })).default([]),
});

export const queueProperties = z.strictObject({
  QueueName: z.string().optional(),
  VisibilityTimeout: integer.default(30),
  MessageRetentionPeriod: integer.default(345_600),
  DelaySeconds: integer.default(0),
  ReceiveMessageWaitTimeSeconds: integer.default(0),
  MaximumMessageSize: integer.optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: integer }).optional(),
  RedriveAllowPolicy: inert,
  KmsMasterKeyId: inert,
  KmsDataKeyReusePeriodSeconds: inert,
  SqsManagedSseEnabled: inert,
  Tags: inert,
});

export const bucketProperties = z.looseObject({
  BucketName: z.string().optional(),
  NotificationConfiguration: absent('bucket notifications are not understood locally'),
});

export const roleProperties = z.strictObject({
  RoleName: z.string().optional(),
  Description: inert,
  Path: inert,
  MaxSessionDuration: inert,
  AssumeRolePolicyDocument: document,
  ManagedPolicyArns: texts.default([]),
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: document })).default([]),
  PermissionsBoundary: absent('permissions boundaries are not understood locally'),
  Tags: inert,
});

export const policyProperties = z.strictObject({
  PolicyName: inert,
  ManagedPolicyName: inert,
  Description: inert,
  Path: inert,
  PolicyDocument: document,
  Roles: texts.default([]),
  Users: z.array(z.never()).optional(),
  Groups: z.array(z.never()).optional(),
});

/** The policies of queues, buckets and topics. */
export const resourcePolicyProperties = z.object({ PolicyDocument: document });

export const permissionProperties = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: inert,
});

export const eventSourceProperties = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: flag.default(true),
  BatchSize: integer.optional(),
  MaximumBatchingWindowInSeconds: integer.default(0),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: integer }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  MaximumRetryAttempts: integer.default(-1),
  MaximumRecordAgeInSeconds: integer.default(-1),
  BisectBatchOnFunctionError: flag.default(false),
  ParallelizationFactor: integer.default(1),
  DestinationConfig: onFailure.optional(),
  KmsKeyArn: inert,
  MetricsConfig: inert,
  LoggingConfig: inert,
  Tags: inert,
});

export const scheduleGroupProperties = z.strictObject({ Name: z.string().optional(), Tags: inert });

export const scheduleProperties = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().default('default'),
  Description: inert,
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  StartDate: absent('start dates of schedules are not understood locally'),
  EndDate: absent('end dates of schedules are not understood locally'),
  FlexibleTimeWindow: z.object({ Mode: z.literal('OFF') }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  KmsKeyArn: inert,
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: z.object({ MaximumRetryAttempts: integer.optional() }).loose().optional(),
    DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
  }),
});

export const secretProperties = z.strictObject({
  Name: z.string().optional(),
  Description: inert,
  KmsKeyId: inert,
  Tags: inert,
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
      PasswordLength: integer.default(32),
      ExcludePunctuation: flag.default(false),
      ExcludeCharacters: z.string().default(''),
    })
    .loose()
    .optional(),
});

export const keyProperties = z.looseObject({
  KeySpec: z.enum(['SYMMETRIC_DEFAULT', 'ECC_NIST_P256']).default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'SIGN_VERIFY']).default('ENCRYPT_DECRYPT'),
});

export const emailIdentityProperties = z.looseObject({ EmailIdentity: z.string() });

export const configurationSetProperties = z.looseObject({ Name: z.string().optional() });

/** What SES tells the event bus of; other destinations have nothing that would take it here. */
export const eventDestinationProperties = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: inert,
    Enabled: flag.default(false),
    MatchingEventTypes: texts,
    EventBridgeDestination: z.object({ EventBusArn: z.string().endsWith(':event-bus/default') }),
  }),
});

/** A rule of the default event bus whose targets are queues. */
export const ruleProperties = z.strictObject({
  Name: z.string().optional(),
  Description: inert,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  EventPattern: z.record(z.string(), z.unknown()),
  Targets: z.array(z.strictObject({ Id: z.string(), Arn: z.string().startsWith('arn:aws:sqs:') })),
});

/** A nested stack, whose template is read beside the others. Nothing may refer to its outputs. */
export const stackProperties = z.strictObject({
  TemplateURL: z.string(),
  Parameters: z.record(z.string(), z.string()).default({}),
  Tags: inert,
});

/** Types of resource that are there for the cloud alone, and why nothing stands in for them on one machine. */
export const ignoredTypes: Record<string, string> = {
  'AWS::CDK::Metadata': 'about the CDK itself',
  'AWS::CloudWatch::*': 'alarms and dashboards watch metrics, of which there are none here',
  'AWS::Logs::*': 'logs are files',
  'AWS::KMS::Alias': 'keys are named by their ARN',
  'AWS::SNS::*': 'alarms are sent to topics',
  'AWS::Lambda::Version': 'the code in the tree is the version',
  'AWS::Lambda::Alias': 'the code in the tree is the version',
  'AWS::ApiGateway::Account': 'access logs go nowhere',
  'AWS::ApiGateway::Deployment': 'methods are served as they are in the template',
  'AWS::ApiGateway::UsagePlan': 'no throttling on one machine',
  'AWS::ApiGateway::UsagePlanKey': 'no throttling on one machine',
  'AWS::ApiGateway::DomainName': 'the API is at its own port',
  'AWS::ApiGateway::BasePathMapping': 'the API is at its own port',
  'AWS::WAFv2::*': 'no firewall on one machine',
  'AWS::Backup::*': 'no backups on one machine',
  'AWS::CloudTrail::*': 'the trail watches the account',
  'AWS::Budgets::*': 'nothing costs anything here',
  'AWS::ResourceGroups::*': 'views of the console',
  'AWS::XRay::*': 'no tracing on one machine',
};
