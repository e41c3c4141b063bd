import { describe, expect, it } from 'vitest';
import { methodsOf } from '../../infra/constructs/paths.ts';
import { operations } from '../../shared/contract/routes.ts';
import { exchange, ofType, stageOf, synthesize, type Template } from './templates.ts';

const { templates: china, files } = synthesize(stageOf('china', { exchange }));
const filed = synthesize(stageOf('china', { exchange, icp: true })).templates;

/** What there is in both Chinese regions. A type that isn't here has to be looked up before it is added. */
const PRESENT = new Set([
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupSelection',
  'AWS::Backup::BackupVault',
  'AWS::CloudTrail::Trail',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::DynamoDB::Table',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::SecretsManager::Secret',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
]);

/** Absent there: listed by name so that adding one to the list above is noticed. */
const ABSENT = /^AWS::(SES|Cognito|XRay|CloudFront|Pinpoint|VerifiedPermissions|AppSync|Lambda::Url)/;

/** Every string of a template with the path that leads to it. */
function* strings(value: unknown, path: string[] = []): Generator<[string[], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield [[...path, key], key];
      yield* strings(inner, [...path, key]);
    }
  }
}

describe('the China template', () => {
  it('names no other partition', () => {
    for (const template of Object.values(china)) {
      for (const [path, text] of strings(template)) expect(text, path.join('.')).not.toMatch(/arn:aws:/);
    }
  });

  it('names no other domain, but for services as principals, which have the same name in every partition', () => {
    // IAM in China refuses "lambda.amazonaws.com.cn": https://github.com/aws/aws-cdk/issues/2198
    for (const template of Object.values(china)) {
      for (const [path, text] of strings(template)) {
        if (!text.includes('amazonaws.com')) continue;
        expect(text).toMatch(/^(lambda|apigateway|scheduler|cloudwatch|cloudtrail|backup)\.amazonaws\.com$/);
        expect(path).toContain('Principal');
      }
    }
  });

  it('has only what China has', () => {
    const types = Object.values(china).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
    for (const type of types) {
      expect(PRESENT).toContain(type);
      expect(type).not.toMatch(ABSENT);
    }
  });

  it('asks of Lambda only what it can do there: no X-Ray, no loop detection, no tags or metrics of mappings', () => {
    for (const template of Object.values(china)) {
      for (const [, text] of strings(template))
        expect(text).not.toMatch(/xray|TracingConfig|MetricsConfig|RecursiveLoop/i);
      for (const { Properties } of Object.values(ofType(template, 'AWS::Lambda::EventSourceMapping'))) {
        expect(Properties).not.toHaveProperty('Tags');
      }
    }
    const [stage] = Object.values(ofType(china.api, 'AWS::ApiGateway::Stage'));
    expect(stage?.Properties.TracingEnabled).toBe(false);
  });

  it('is regional, signed, and without a filing closed to the anonymous', () => {
    const [api] = Object.values(ofType(china.api, 'AWS::ApiGateway::RestApi'));
    expect(api?.Properties.EndpointConfiguration.Types).toEqual(['REGIONAL']);
    const methods = Object.values(ofType(china.api, 'AWS::ApiGateway::Method'));
    expect(new Set(methods.map(({ Properties }) => Properties.AuthorizationType))).toEqual(new Set(['AWS_IAM']));
    const signed = operations.filter(({ servesAnonymous }) => !servesAnonymous);
    expect(signed.length).toBeLessThan(operations.length);
    expect(signed.map(({ operationId }) => operationId)).toContain('getOpenApi');
    expect(methods).toHaveLength(methodsOf(signed).length);
  });

  it('lets nobody call but the roles of departments, whose trust fixes the session to the person', () => {
    const [api] = Object.values(ofType(china.api, 'AWS::ApiGateway::RestApi'));
    const arn = [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':iam::',
      { Ref: 'AWS::AccountId' },
      ':role/yima-china-department-*',
    ];
    expect(api?.Properties.Policy.Statement).toEqual([
      {
        ...{ Action: 'execute-api:Invoke', Effect: 'Deny', Principal: { AWS: '*' }, Resource: 'execute-api:/*' },
        Condition: {
          Null: { 'aws:PrincipalArn': 'false' },
          ArnNotLike: { 'aws:PrincipalArn': { 'Fn::Join': ['', arn] } },
        },
      },
    ]);
    const callers = JSON.parse(files['yima-china-callers.template.json'] ?? '') as Template;
    const roles = Object.values(ofType(callers, 'AWS::IAM::Role'));
    expect(roles.map(({ Properties }) => Properties.RoleName)).toContain('yima-china-department-00');
    for (const { Properties } of roles) {
      for (const { Condition } of Properties.AssumeRolePolicyDocument.Statement)
        expect(Object.keys(Condition.StringEquals)).toEqual(['sts:RoleSessionName']);
    }
  });

  it('answers the anonymous once the domain is filed', () => {
    const [api] = Object.values(ofType(filed.api, 'AWS::ApiGateway::RestApi'));
    expect(api?.Properties.Policy.Statement).toContainEqual({
      ...{ Action: 'execute-api:Invoke', Effect: 'Allow', Principal: { AWS: '*' }, Resource: 'execute-api:/*' },
      Condition: { Null: { 'aws:PrincipalArn': 'true' } },
    });
    expect(Object.keys(ofType(filed.api, 'AWS::ApiGateway::Method'))).toHaveLength(methodsOf(operations).length);
  });

  it('writes the open catalog as files while it may answer nobody, and answers it once the domain is filed', () => {
    const writers = (templates: typeof china) =>
      Object.values(ofType(templates.work, 'AWS::Lambda::Function')).filter(
        ({ Properties }) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME === 'open-files',
      );
    const paths = (templates: typeof china) =>
      Object.values(ofType(templates.api, 'AWS::ApiGateway::Resource')).map(({ Properties }) => Properties.PathPart);
    expect([writers(china).length, writers(filed).length]).toEqual([1, 0]);
    expect([paths(china).includes('open'), paths(filed).includes('open')]).toEqual([false, true]);
  });

  it('sends mail through the relay, whose credentials are in a secret', () => {
    const notifier = Object.values(ofType(china.work, 'AWS::Lambda::Function')).find(
      ({ Properties }) => Properties.Environment.Variables.MAIL_TRANSPORT,
    );
    expect(notifier?.Properties.Environment.Variables).toMatchObject({
      MAIL_TRANSPORT: 'smtp',
      SMTP_PORT: '465',
      SMTP_SECRET_ARN: { Ref: expect.stringContaining('SmtpSecret') },
    });
  });
});
