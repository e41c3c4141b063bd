import * as z from 'zod';

/**
 * The properties that the local runtime knows, by resource type. These are the properties in this project's templates. Any other
 * property stops the start, unless it is listed as ignored. So the deployment never differs silently from the local run.
 */

/** Properties without effect on one machine, such as encryption keys, backups and retention. */
export const ignored = <N extends string>(...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, z.unknown().optional()])) as Record<N, z.ZodOptional<z.ZodUnknown>>;

const text = z.string();
const count = z.number().int();
const document = z.object({
  Statement: z.preprocess((statements) => [statements].flat(), z.array(z.record(text, z.unknown()))),
});
const keySchema = z.array(z.object({ AttributeName: text, KeyType: z.enum(['HASH', 'RANGE']) }));

const managedPolicy = text.regex(
  /:policy\/service-role\/(AmazonAPIGatewayPushToCloudWatchLogs|AWSBackupServiceRolePolicyForBackup)$/,
  {
    error: ({ input }) => `the managed policy ${input} is unknown to the local runtime`,
  },
);

export const properties = {
  'AWS::Lambda::Function': z.strictObject({
    ...ignored('Description', 'Architectures', 'EphemeralStorage', 'LoggingConfig', 'TracingConfig', 'RecursiveLoop'),
    Code: z.object({ S3Key: text }),
    Handler: text,
    Runtime: text.startsWith('nodejs'),
    Role: text,
    Environment: z.object({ Variables: z.record(text, text) }).optional(),
    MemorySize: count,
    Timeout: count,
  }),
  'AWS::Lambda::Permission': z.strictObject({
    Action: z.literal('lambda:InvokeFunction'),
    FunctionName: text,
    Principal: z.literal('apigateway.amazonaws.com'),
    SourceArn: text.optional(),
  }),
  'AWS::Lambda::EventSourceMapping': z.strictObject({
    // The batching window is the longest wait for more records. There is no wait here.
    ...ignored('MaximumBatchingWindowInSeconds', 'ParallelizationFactor'),
    FunctionName: text,
    EventSourceArn: text,
    BatchSize: count,
    FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
    ScalingConfig: z.strictObject({ MaximumConcurrency: count }).optional(),
    StartingPosition: z.literal('TRIM_HORIZON').optional(),
    MaximumRetryAttempts: count.optional(),
    BisectBatchOnFunctionError: z.literal(true).optional(),
    DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: text }) }).optional(),
  }),
  'AWS::DynamoDB::Table': z.strictObject({
    // DynamoDB Local would expire items by the machine's clock. Expiry only cleans up.
    ...ignored('TimeToLiveSpecification', 'SSESpecification', 'PointInTimeRecoverySpecification'),
    ...ignored('DeletionProtectionEnabled'),
    KeySchema: keySchema,
    AttributeDefinitions: z.array(z.object({ AttributeName: text, AttributeType: z.enum(['S', 'N', 'B']) })),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z
      .array(
        z.strictObject({ IndexName: text, KeySchema: keySchema, Projection: z.strictObject({ ProjectionType: text }) }),
      )
      .optional(),
    StreamSpecification: z.strictObject({ StreamViewType: text }).optional(),
    ResourcePolicy: z.strictObject({ PolicyDocument: document }).optional(),
  }),
  'AWS::SQS::Queue': z.strictObject({
    ...ignored('KmsMasterKeyId'),
    VisibilityTimeout: count.optional(),
    MessageRetentionPeriod: count.optional(),
    RedrivePolicy: z.strictObject({ deadLetterTargetArn: text, maxReceiveCount: count }).optional(),
  }),
  'AWS::SQS::QueuePolicy': z.strictObject({ ...ignored('Queues'), PolicyDocument: document }),
  'AWS::S3::Bucket': z.strictObject({
    ...ignored('BucketEncryption', 'LifecycleConfiguration', 'OwnershipControls', 'PublicAccessBlockConfiguration'),
    ...ignored('VersioningConfiguration'),
    ObjectLockEnabled: z.literal(true).optional(),
    ObjectLockConfiguration: z
      .strictObject({
        ObjectLockEnabled: z.literal('Enabled'),
        Rule: z.strictObject({
          DefaultRetention: z.strictObject({ Mode: z.enum(['COMPLIANCE', 'GOVERNANCE']), Days: count }),
        }),
      })
      .optional(),
    CorsConfiguration: z
      .strictObject({
        CorsRules: z.array(
          z.strictObject({
            AllowedMethods: z.array(z.string()),
            AllowedOrigins: z.array(z.string()),
            AllowedHeaders: z.array(z.string()).default([]),
            MaxAge: z.number().optional(),
          }),
        ),
      })
      .optional(),
  }),
  'AWS::S3::BucketPolicy': z.strictObject({ ...ignored('Bucket'), PolicyDocument: document }),
  'AWS::IAM::Role': z.strictObject({
    ...ignored('Description'),
    AssumeRolePolicyDocument: document,
    // It grants nothing that functions use at the local gateway.
    ManagedPolicyArns: z.array(managedPolicy).optional(),
    Policies: z.array(z.strictObject({ ...ignored('PolicyName'), PolicyDocument: document })).default([]),
  }),
  'AWS::Scheduler::ScheduleGroup': z.strictObject({ Name: text }),
  'AWS::Scheduler::Schedule': z.strictObject({
    ...ignored('Description'),
    GroupName: text.optional(),
    ScheduleExpression: text,
    ScheduleExpressionTimezone: text.default('UTC'),
    FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
    Target: z.strictObject({
      ...ignored('RetryPolicy'),
      Arn: text,
      RoleArn: text,
      Input: text,
      DeadLetterConfig: z.strictObject({ Arn: text }),
    }),
  }),
  'AWS::SecretsManager::Secret': z.strictObject({
    ...ignored('Description', 'KmsKeyId'),
    GenerateSecretString: z.strictObject({
      SecretStringTemplate: text.optional(),
      GenerateStringKey: text.optional(),
      PasswordLength: count.default(32),
      ExcludePunctuation: z.boolean().default(false),
    }),
  }),
  'AWS::KMS::Key': z.strictObject({
    ...ignored('Description', 'EnableKeyRotation', 'KeyPolicy'),
    KeySpec: z.literal('ECC_NIST_P256').optional(),
    KeyUsage: z.literal('SIGN_VERIFY').optional(),
  }),
  'AWS::CloudWatch::Alarm': z.strictObject({
    // Nobody is mailed here: who asks is told.
    ...ignored('AlarmActions', 'OKActions', 'InsufficientDataActions', 'EvaluateLowSampleCountPercentile'),
    // Expressions over several metrics are not computed here.
    ...ignored('Metrics'),
    AlarmDescription: text,
    Namespace: text.default(''),
    MetricName: text.default(''),
    Dimensions: z.array(z.strictObject({ Name: text, Value: text })).default([]),
    Statistic: text.optional(),
    ExtendedStatistic: text.optional(),
    Period: count.default(0),
    EvaluationPeriods: count,
    Threshold: z.number(),
    ComparisonOperator: z.enum(['GreaterThanOrEqualToThreshold', 'LessThanThreshold']),
    TreatMissingData: z.enum(['notBreaching', 'missing']),
  }),
  'AWS::SES::ConfigurationSet': z.strictObject({}),
  /** SES sends these events to the event bus, the only destination here. */
  'AWS::SES::ConfigurationSetEventDestination': z.strictObject({
    ConfigurationSetName: text,
    EventDestination: z.strictObject({
      Enabled: z.literal(true),
      MatchingEventTypes: z.array(text),
      EventBridgeDestination: z.strictObject({ EventBusArn: text.endsWith(':event-bus/default') }),
    }),
  }),
  /** A rule of the default event bus. Its targets are queues. */
  'AWS::Events::Rule': z.strictObject({
    ...ignored('Description'),
    EventPattern: z.record(text, z.unknown()),
    Targets: z.array(
      z.strictObject({ Id: text, Arn: text.startsWith('arn:aws:sqs:'), ...ignored('DeadLetterConfig') }),
    ),
  }),
  'AWS::ApiGateway::RestApi': z.strictObject({
    ...ignored('EndpointConfiguration'),
    Name: text,
    BinaryMediaTypes: z.array(text),
  }),
  'AWS::ApiGateway::Resource': z.strictObject({ RestApiId: text, ParentId: text, PathPart: text }),
  'AWS::ApiGateway::Method': z.strictObject({
    RestApiId: text,
    ResourceId: text,
    HttpMethod: text,
    AuthorizationType: z.enum(['NONE', 'CUSTOM'], { error: 'only NONE and CUSTOM authorization are served locally' }),
    AuthorizerId: text.optional(),
    Integration: z.strictObject({
      Type: z.literal('AWS_PROXY', { error: 'only Lambda proxy integrations are served locally' }),
      IntegrationHttpMethod: z.literal('POST'),
      Uri: text,
      TimeoutInMillis: count.default(29_000),
    }),
  }),
  'AWS::ApiGateway::Authorizer': z.strictObject({
    RestApiId: text,
    Name: text,
    Type: z.literal('REQUEST'),
    AuthorizerUri: text,
    AuthorizerResultTtlInSeconds: count,
    IdentitySource: text.startsWith('method.request.header.'),
  }),
  'AWS::ApiGateway::GatewayResponse': z.strictObject({
    RestApiId: text,
    ResponseType: text,
    StatusCode: text,
    ResponseParameters: z.record(text, text),
    ResponseTemplates: z.strictObject({ 'application/json': text }),
  }),
  'AWS::ApiGateway::Stage': z.strictObject({
    ...ignored('DeploymentId', 'AccessLogSetting', 'MethodSettings', 'TracingEnabled'),
    RestApiId: text,
    StageName: text,
  }),
};

/** The known types of resources. */
export type Type = keyof typeof properties;
/** A resource of a type: its checked properties and its identity. */
export type Resource<T extends Type> = z.output<(typeof properties)[T]> & {
  ref: string;
  arn: string;
  logicalId: string;
  /** Stack and logical id, for messages. */
  place: string;
};
/** All resources of a type. */
export type Each = <T extends Type>(type: T) => Resource<T>[];

/** Resource types that matter only in the cloud, with the reason why one machine needs no replacement. */
export const ignoredTypes: Record<string, string> = {
  'AWS::CloudWatch::Dashboard': 'dashboards show metrics over days, which are kept for one here',
  'AWS::Logs::LogGroup': 'logs are files',
  'AWS::SNS::Topic': 'only alarms publish to topics',
  'AWS::SNS::TopicPolicy': 'only alarms publish to topics',
  'AWS::SNS::Subscription': 'only alarms publish to topics',
  'AWS::ApiGateway::Account': 'there are no access logs here',
  'AWS::ApiGateway::Deployment': 'the methods are served as the template has them',
  'AWS::Backup::BackupVault': 'one machine is backed up as a whole',
  'AWS::Backup::BackupPlan': 'one machine is backed up as a whole',
  'AWS::Backup::BackupSelection': 'one machine is backed up as a whole',
  'AWS::CloudTrail::Trail': 'calls are logged by the local gateway',
  'AWS::WAFv2::WebACL': 'one machine has no firewall',
  'AWS::WAFv2::LoggingConfiguration': 'one machine has no firewall',
  'AWS::WAFv2::WebACLAssociation': 'one machine has no firewall',
};
