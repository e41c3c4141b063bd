// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are those of CloudFormation and IAM
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Properties = Record<string, unknown>;
interface Resource {
  Type: string;
  Properties: Properties;
}
export type Resources = Record<string, Resource>;

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const allow = (actions: string[], resources: unknown[], more: Properties = {}) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
  ...more,
});

function role(service: string, statements: unknown[]): Resource {
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
      Policies: statements.length > 0 ? [{ PolicyName: 'Access', PolicyDocument: { Statement: statements } }] : [],
    },
  };
}

function table(more: Properties = {}): Resource {
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      ...more,
    },
  };
}

function lambda(name: string, roleId: string, more: Properties = {}): Resource {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Handler: `${name}.handler`,
      Role: arnOf(roleId),
      MemorySize: 128,
      Timeout: 5,
      Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: 'fixture.zip' },
      ...more,
    },
  };
}

function mapping(source: string, attribute: string, more: Properties): Resource {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: { Ref: 'Consumer' },
      EventSourceArn: { 'Fn::GetAtt': [source, attribute] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ...more,
    },
  };
}

function method(resource: unknown, fn: string, more: Properties = {}): Resource {
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ResourceId: resource,
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
      Integration: {
        Type: 'AWS_PROXY',
        IntegrationHttpMethod: 'POST',
        TimeoutInMillis: 1500,
        Uri: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':apigateway:us-east-1:lambda:path/2015-03-31/functions/',
              arnOf(fn),
              '/invocations',
            ],
          ],
        },
      },
      ...more,
    },
  };
}

const path = (parent: unknown, part: string): Resource => ({
  Type: 'AWS::ApiGateway::Resource',
  Properties: { RestApiId: { Ref: 'Api' }, ParentId: parent, PathPart: part },
});
const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
const permission = (fn: string): Resource => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { Action: 'lambda:InvokeFunction', FunctionName: arnOf(fn), Principal: 'apigateway.amazonaws.com' },
});

/** A little of everything the local runtime boots. */
export const resources: Resources = {
  Kept: table({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }),
  Done: table(),
  Secret: table(),
  Files: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      CorsConfiguration: {
        CorsRules: [{ AllowedMethods: ['PUT'], AllowedOrigins: ['*'], AllowedHeaders: ['content-type'] }],
      },
    },
  },
  Locked: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1096 } },
      },
    },
  },
  WorkDead: { Type: 'AWS::SQS::Queue', Properties: {} },
  StreamDead: { Type: 'AWS::SQS::Queue', Properties: {} },
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 30,
      RedrivePolicy: { deadLetterTargetArn: arnOf('WorkDead'), maxReceiveCount: 3 },
    },
  },
  Key: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } },
  },
  SigningKey: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' } },
  OthersKey: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' } },
  Timers: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'timers' } },
  TimerRole: role('scheduler.amazonaws.com', [allow(['sqs:SendMessage'], [arnOf('Work')])]),

  ProbeRole: role('lambda.amazonaws.com', [
    allow(['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:ConditionCheckItem'], [arnOf('Kept')]),
    allow(['dynamodb:GetItem'], [arnOf('Secret')], {
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['open'] } },
    }),
    allow(['s3:PutObject', 's3:GetObject'], [{ 'Fn::Sub': '${Files.Arn}/imports/*' }]),
    allow(
      ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:DeleteObjectVersion'],
      [{ 'Fn::Sub': '${Locked.Arn}/segments/*' }],
    ),
    allow(['sqs:SendMessage'], [arnOf('Work')]),
    allow(
      ['scheduler:CreateSchedule', 'scheduler:GetSchedule'],
      ['arn:aws:scheduler:us-east-1:123456789012:schedule/timers/*'],
    ),
    allow(['iam:PassRole'], [arnOf('TimerRole')], {
      Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }),
    allow(['secretsmanager:GetSecretValue'], [{ Ref: 'Key' }]),
    allow(['lambda:InvokeFunction'], [arnOf('ApiFunction')]),
    allow(['kms:Sign', 'kms:GetPublicKey'], [arnOf('SigningKey')]),
    allow(['kms:GetPublicKey'], [arnOf('OthersKey')]),
    allow(['ses:SendEmail'], ['arn:aws:ses:us-east-1:123456789012:identity/yima.example']),
  ]),
  Probe: lambda('probe', 'ProbeRole'),

  ConsumerRole: role('lambda.amazonaws.com', [
    allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [{ 'Fn::GetAtt': ['Kept', 'StreamArn'] }],
    ),
    allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [arnOf('Work')]),
    allow(['sqs:SendMessage'], [arnOf('StreamDead')]),
    allow(['dynamodb:PutItem'], [arnOf('Done')]),
  ]),
  Consumer: lambda('consumer', 'ConsumerRole', { Environment: { Variables: { DONE_TABLE: { Ref: 'Done' } } } }),
  StreamMapping: mapping('Kept', 'StreamArn', {
    BatchSize: 10,
    StartingPosition: 'TRIM_HORIZON',
    MaximumRetryAttempts: 2,
    BisectBatchOnFunctionError: true,
    DestinationConfig: { OnFailure: { Destination: arnOf('StreamDead') } },
  }),
  QueueMapping: mapping('Work', 'Arn', { BatchSize: 5 }),

  ApiRole: role('lambda.amazonaws.com', []),
  ApiFunction: lambda('api', 'ApiRole', { Environment: { Variables: { COLOUR: 'red' } } }),
  AuthorizerFunction: lambda('authorizer', 'ApiRole'),
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'fixture', BinaryMediaTypes: ['image/*'] } },
  Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'v1' } },
  Authorizer: {
    Type: 'AWS::ApiGateway::Authorizer',
    Properties: {
      RestApiId: { Ref: 'Api' },
      Name: 'tokens',
      Type: 'REQUEST',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 300,
      AuthorizerUri: {
        'Fn::Sub':
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${AuthorizerFunction.Arn}/invocations',
      },
    },
  },
  Cases: path(root, 'cases'),
  Case: path({ Ref: 'Cases' }, '{id}'),
  Newest: path({ Ref: 'Cases' }, 'newest'),
  Papers: path({ Ref: 'Case' }, 'papers'),
  GetCases: method({ Ref: 'Cases' }, 'ApiFunction'),
  GetCase: method({ Ref: 'Case' }, 'ApiFunction', {
    AuthorizationType: 'CUSTOM',
    AuthorizerId: { Ref: 'Authorizer' },
  }),
  PostCase: method({ Ref: 'Case' }, 'ApiFunction', { HttpMethod: 'POST' }),
  GetNewest: method({ Ref: 'Newest' }, 'ApiFunction'),
  GetPapers: method({ Ref: 'Papers' }, 'ApiFunction'),
  MayApi: permission('ApiFunction'),
  MayAuthorizer: permission('AuthorizerFunction'),
  Refused: {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ResponseType: 'UNAUTHORIZED',
      StatusCode: '401',
      ResponseParameters: { 'gatewayresponse.header.WWW-Authenticate': "'Bearer'" },
      ResponseTemplates: {
        'application/json': '{"code":"unauthorized","said":$context.error.messageString,"id":"$context.requestId"}',
      },
    },
  },
};

/** Writes a cloud assembly as the CDK would, its functions being the files of this directory. */
export function writeAssembly(directory: string, of: Resources = resources): string {
  mkdirSync(directory, { recursive: true });
  const files = {
    fixture: { source: { path: import.meta.dirname }, destinations: { here: { objectKey: 'fixture.zip' } } },
  };
  writeFileSync(join(directory, 'fixture.template.json'), JSON.stringify({ Resources: of }));
  writeFileSync(join(directory, 'fixture.assets.json'), JSON.stringify({ files }));
  return directory;
}
