import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { only, tableId } from '../../infra/ops/installation.ts';
import { deadQueues } from '../../infra/ops/letters.ts';
import { checkSettings, readStage } from '../../infra/stage.ts';
import { tables } from '../../shared/storage/tables.ts';
import { appOf, exchange, ofType, type Resource, stageOf, synthesize, type Template, target } from './templates.ts';

/** What the commands of operators look for, as they name it. */
const lookedFor: [string, RegExp][] = [
  ...Object.keys(tables).map((table): [string, RegExp] => ['AWS::DynamoDB::Table', tableId(table)]),
  ['AWS::SQS::Queue', /^WakeQueue[0-9A-F]{8}$/],
  ['AWS::SQS::Queue', /^SealQueue[0-9A-F]{8}$/],
  ['AWS::Lambda::Function', /^IndexerFunction[0-9A-F]{8}$/],
  ['AWS::Lambda::Function', /^DocumentsFunction[0-9A-F]{8}$/],
  ['AWS::SecretsManager::Secret', /^PeopleKey$/],
  ['AWS::Scheduler::ScheduleGroup', /^TimersGroup[0-9A-F]{8}$/],
  ['AWS::IAM::Role', /^TimersRole[0-9A-F]{8}$/],
  ['AWS::S3::Bucket', /^SealedLogBucket[0-9A-F]{8}$/],
  ['AWS::ApiGateway::RestApi', /./],
  ['AWS::ApiGateway::Stage', /./],
];
const dev = synthesize(stageOf('dev', { exchange }));
const { data, api, work, watch } = dev.templates;
const prod = synthesize(stageOf('prod')).templates;
const tablesOf = (template: Template) => Object.values(ofType(template, 'AWS::DynamoDB::Table'));

describe('an account', () => {
  it('has one role for the logs of API Gateway, in a stack that all stages share and none takes with it', () => {
    const shared = (stage: string) => synthesize(stageOf(stage)).files['yima-account.template.json'];
    const template = JSON.parse(shared('prod') ?? '') as Template;
    for (const type of ['AWS::ApiGateway::Account', 'AWS::IAM::Role']) {
      const [one, ...others] = Object.values(ofType(template, type));
      expect([one?.DeletionPolicy, others], type).toEqual(['Retain', []]);
    }
    expect(shared('dev')).toBe(shared('prod'));
    for (const of of Object.values(prod)) expect(ofType(of, 'AWS::ApiGateway::Account')).toEqual({});
  });

  it('that a stage names is the only one it is deployed in', () => {
    const app = appOf(stageOf('prod', { account: '123456789012', region: 'cn-north-1', backups: null }));
    const places = app.synth().stacks.map(({ environment }) => environment.name);
    expect(new Set(places)).toEqual(new Set(['aws://123456789012/cn-north-1']));
  });
});

describe('a stage', () => {
  it.each(['dev', 'prod', 'china', 'local', 'local-signed'])('%s is valid', (name) => {
    expect(stageOf(name).name).toBe(name);
  });

  it('that is unknown says which there are', () => {
    expect(() => readStage(() => 'nowhere')).toThrow(
      /infra\/stages\/nowhere\.json.*china, dev, local-signed, local, prod/,
    );
  });

  it('names each wrong setting', () => {
    const { name: _, ...settings } = stageOf('dev');
    const wrong = { ...settings, icp: 'no', alarms: { email: 'nobody' }, portalURL: 'https://x.example' };
    expect(() => checkSettings(wrong, 'x.json')).toThrow(/x\.json[\s\S]*alarms\.email: [\s\S]*icp: [\s\S]*portalURL/);
  });

  it.each([
    ['portalUrl', { portalUrl: 'http://yima.example' }, 'portalUrl: must be https'],
    [
      'mail.port',
      { mail: { transport: 'smtp', from: 'a@yima.example', host: 'smtp.yima.example', port: 25 } },
      'mail.port: must be 465 or 587',
    ],
    [
      'upstream.url',
      { upstream: { url: 'http://up.example', keyId: 'a', mapping: 'sanmenxia' } },
      'upstream.url: must be https',
    ],
    [
      'upstream.mapping',
      { upstream: { url: 'https://up.example', keyId: 'a', mapping: 'nowhere' } },
      'upstream.mapping',
    ],
    [
      'an origin of the exchange with a path',
      { exchange: { ...exchange, origins: ['https://exchange.yima.example/api'] } },
      'exchange.origins.0: must be an origin by name',
    ],
    [
      'an origin of the exchange by number',
      { exchange: { ...exchange, origins: ['https://10.0.0.8'] } },
      'exchange.origins.0: must be an origin by name',
    ],
    [
      'an origin of the exchange without TLS',
      { exchange: { ...exchange, origins: ['http://exchange.yima.example'] } },
      'exchange.origins.0: must be https',
    ],
    ['region', { region: 'cn-north-1' }, 'region: the regions of "china"'],
    [
      'a console where callers sign with a role',
      { authentication: { method: 'iam' as const, founderSubject: 'founder', departments: { '00': {} } } },
      'console: people sign in to the console with an OpenID provider',
    ],
    [
      'pages of other origins in China without a filing',
      { kind: 'china' as const, origins: ['https://portal.yima.example'] },
      'origins: a browser asks without a credential',
    ],
    ['an origin with a path', { origins: ['https://portal.yima.example/app'] }, 'origins.0: must be an origin by name'],
    [
      'a restored table without the stream that is read',
      { restored: { tables: { events: { name: 'events-of-noon' } } } },
      'restored.tables: the label of the stream is needed of events and access',
    ],
    [
      'gradual versions beside other origins',
      { gradual: true, origins: ['https://portal.yima.example'] },
      'gradual: the versions of functions and the methods of other origins do not both fit',
    ],
    ['SES in China', { kind: 'china' as const, tracing: false }, 'mail.transport: China has no SES'],
    ['X-Ray in China', { kind: 'china' as const }, 'tracing: Lambda in China has no X-Ray'],
    [
      'an unfiled authorizer in China',
      { kind: 'china' as const },
      'authentication.method: a Lambda authorizer in China',
    ],
  ])('refuses %s', (_, changed, message) => {
    const { name: __, ...settings } = stageOf('dev');
    expect(() => checkSettings({ ...settings, ...changed }, 'x.json')).toThrow(message);
  });

  it('local points at the runtime on this machine, wherever its ports are', () => {
    const context: Record<string, string> = {
      stage: 'local',
      apiUrl: 'http://127.0.0.1:4000',
      controlUrl: 'http://127.0.0.1:4001',
    };
    const local = readStage((key) => context[key]);
    expect(local.portalUrl).toBe('http://127.0.0.1:4000/console');
    expect(local.authentication).toMatchObject({ issuer: 'http://127.0.0.1:4001/oidc' });
  });
});

describe('new versions of functions that come gradually', () => {
  const parts = Object.entries({ api: prod.api, work: prod.work });

  it('are shifted by CodeDeploy, and taken back where an alarm of their stack rings', () => {
    for (const [part, template] of parts) {
      const functions = Object.keys(ofType(template, 'AWS::Lambda::Function'));
      const aliases = Object.entries(ofType(template, 'AWS::Lambda::Alias'));
      expect(aliases.map(([, { Properties }]) => Properties.FunctionName.Ref).sort(), part).toEqual(functions.sort());
      const groups = ofType(template, 'AWS::CodeDeploy::DeploymentGroup');
      const alarms = Object.keys(ofType(template, 'AWS::CloudWatch::Alarm'));
      for (const [id, { UpdatePolicy }] of aliases) {
        const { DeploymentGroupName } = UpdatePolicy?.CodeDeployLambdaAliasUpdate ?? {};
        const group = groups[DeploymentGroupName?.Ref ?? '']?.Properties;
        expect(group.DeploymentConfigName, id).toMatch(/Canary10Percent5Minutes$/);
        expect(group.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
        expect(alarms).toContain(group.AlarmConfiguration.Alarms[0].Name.Ref);
      }
    }
  });

  it('are the only ones that anything calls', () => {
    for (const [part, template] of parts) {
      const aliases = Object.keys(ofType(template, 'AWS::Lambda::Alias'));
      const callers = [
        'ApiGateway::Method',
        'ApiGateway::Authorizer',
        'Lambda::Permission',
        'Lambda::EventSourceMapping',
      ];
      const calls = callers.flatMap((type) => Object.entries(ofType(template, `AWS::${type}`)));
      expect(calls.length).toBeGreaterThan(10);
      for (const [id, { Properties }] of calls) {
        const { Integration, AuthorizerUri, FunctionName } = Properties;
        const called = JSON.stringify(Integration ?? AuthorizerUri ?? FunctionName);
        expect(
          aliases.filter((alias) => called.includes(`"${alias}"`)),
          `${part} ${id}`,
        ).toHaveLength(1);
      }
    }
    // The function that draws documents is asked by the notifier.
    const [notifier] = Object.values(ofType(prod.work, 'AWS::Lambda::Function')).filter(
      ({ Properties }) => Properties.Environment.Variables.DOCUMENTS_FUNCTION_ARN,
    );
    expect(JSON.stringify(notifier?.Properties.Environment)).toContain('ExportsOutputRefDocumentsLive');
  });

  it('are none where a stage says no', () => {
    for (const template of [api, work]) {
      for (const type of ['Lambda::Alias', 'Lambda::Version', 'CodeDeploy::DeploymentGroup'])
        expect(ofType(template, `AWS::${type}`)).toEqual({});
    }
  });
});

describe('restored tables and buckets in the place of the stage’s own', () => {
  const restored = {
    tables: {
      cases: { name: 'cases-of-noon' },
      events: { name: 'events-of-noon', stream: '2026-12-01T04:00:00.000' },
    },
    files: 'files-of-noon',
    sealedLog: 'log-of-noon',
  };
  const stage = stageOf('prod', { restored });
  const { templates, files } = synthesize(stage);
  const before = synthesize(stageOf('prod')).templates;

  it('are what every function reads and writes, and the stream that is read', () => {
    for (const [part, template] of Object.entries({
      api: templates.api,
      work: templates.work,
      watch: templates.watch,
    })) {
      const text = JSON.stringify(template);
      expect(text, part).toContain('cases-of-noon');
      expect(text, part).not.toMatch(/ExportsOutput(Ref|FnGetAtt)(Cases|Events)Table/);
      expect(text, part).not.toMatch(/ExportsOutput(Ref|FnGetAtt)(Files|SealedLog)Bucket/);
    }
    const streams = Object.values(ofType(templates.work, 'AWS::Lambda::EventSourceMapping')).map(({ Properties }) =>
      JSON.stringify(Properties.EventSourceArn),
    );
    expect(streams.filter((arn) => arn.includes('events-of-noon/stream/2026-12-01T04:00:00.000'))).toHaveLength(2);
    expect(files['yima-prod-work.template.json']).toContain('log-of-noon');
  });

  it('leave what the data stack has and exports as it was, so that nothing is locked on the way there and back', () => {
    const { data: now } = templates;
    expect(Object.keys(ofType(now, 'AWS::DynamoDB::Table'))).toEqual(
      Object.keys(ofType(before.data, 'AWS::DynamoDB::Table')),
    );
    const exported = ({ Outputs }: Template) =>
      Object.values(Outputs ?? {}).flatMap(({ Export }) => Export?.Name ?? []);
    expect(exported(now)).toEqual(expect.arrayContaining(exported(before.data)));
  });

  it('are backed up and recorded as the own are', () => {
    const [plan] = Object.values(ofType(templates.data, 'AWS::Backup::BackupSelection'));
    expect(JSON.stringify(plan)).toContain('table/cases-of-noon');
    const [trail] = Object.values(ofType(templates.data, 'AWS::CloudTrail::Trail'));
    expect(JSON.stringify(trail)).toMatch(/events-of-noon.*log-of-noon/);
  });
});

describe('the tables', () => {
  it('are those of shared/storage, each encrypted, recoverable and with all its indexes', () => {
    const definitions = Object.values(tables);
    const made = tablesOf(data).map(({ Properties }) => Properties);
    expect(made.map((table) => table.StreamSpecification?.StreamViewType === 'NEW_IMAGE')).toEqual(
      definitions.map((d) => d.stream),
    );
    expect(made.map((table) => table.TimeToLiveSpecification?.AttributeName === 'ttl')).toEqual(
      definitions.map((d) => d.ttl),
    );
    for (const table of made) {
      expect(table.KeySchema.map((key: { AttributeName: string }) => key.AttributeName)).toEqual(['pk', 'sk']);
      expect(table.GlobalSecondaryIndexes.map((index: { IndexName: string }) => index.IndexName)).toEqual([
        'gsi1',
        'gsi2',
        'gsi3',
      ]);
      expect(table.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
      expect(table.PointInTimeRecoverySpecification).toEqual({
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: 35,
      });
    }
  });

  it('outlive their stack where the stage retains, and only there', () => {
    const kept = (table: Resource) => [table.DeletionPolicy, table.Properties.DeletionProtectionEnabled];
    expect(tablesOf(prod.data).map(kept)).toEqual(Object.keys(tables).map(() => ['Retain', true]));
    expect(tablesOf(data).map(kept)).toEqual(Object.keys(tables).map(() => ['Delete', false]));
  });
});

describe('第十八条 (art. 18): what is kept', () => {
  it('条例第二十九条 (809 art. 29): the sealed log is locked for three years where it outlives its stack, and for a day elsewhere', () => {
    const lockOf = (name: string) =>
      Object.values(ofType(synthesize(stageOf(name)).templates.data, 'AWS::S3::Bucket')).flatMap(
        ({ Properties }) => Properties.ObjectLockConfiguration?.Rule.DefaultRetention ?? [],
      );
    expect(lockOf('prod')).toEqual([{ Mode: 'COMPLIANCE', Days: 1096 }]);
    expect(lockOf('dev')).toEqual([{ Mode: 'GOVERNANCE', Days: 1 }]);
  });

  it('is backed up each night and each month under a lock, and copied to another region, where the stage says so', () => {
    const rules = Object.values(ofType(prod.data, 'AWS::Backup::BackupPlan')).flatMap(
      ({ Properties }) => Properties.BackupPlan.BackupPlanRule,
    );
    expect(rules.map(({ Lifecycle, CopyActions }) => [Lifecycle, CopyActions.length])).toEqual([
      [{ DeleteAfterDays: 35 }, 1],
      [{ DeleteAfterDays: 400 }, 1],
    ]);
    const { files } = synthesize(stageOf('prod'));
    const vaults = [prod.data, JSON.parse(files['yima-prod-copies.template.json'] ?? '') as Template].map((template) =>
      Object.values(ofType(template, 'AWS::Backup::BackupVault')),
    );
    for (const [vault, ...others] of vaults) {
      expect(others).toEqual([]);
      expect(vault).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: { LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 7 } },
      });
    }
    expect(JSON.stringify(rules)).toContain(`:us-west-2:`);
    expect(JSON.stringify(rules)).toContain(`:backup-vault:${vaults[1]?.[0]?.Properties.BackupVaultName}`);
    const [selection] = Object.values(ofType(prod.data, 'AWS::Backup::BackupSelection'));
    expect(selection?.Properties.BackupSelection.Resources).toHaveLength(Object.keys(tables).length);
    expect(ofType(data, 'AWS::Backup::BackupVault')).toEqual({});
  });

  it('of the log nobody may change, whatever their own role allows (art. 12)', () => {
    const denied = tablesOf(data).map(({ Properties }) => Properties.ResourcePolicy?.PolicyDocument.Statement[0]);
    expect(denied.map(Boolean)).toEqual(Object.values(tables).map(({ appendOnly }) => appendOnly));
    for (const statement of denied.filter(Boolean))
      expect(statement).toMatchObject({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:DeleteItem']),
      });
  });

  it('leaves a trail of AWS of whoever writes to the log or touches its seals (art. 12)', () => {
    const [trail] = Object.values(ofType(prod.data, 'AWS::CloudTrail::Trail'));
    const selected = trail?.Properties.AdvancedEventSelectors.flatMap(
      ({ FieldSelectors }: { FieldSelectors: { Field: string }[] }) =>
        FieldSelectors.filter(({ Field }) => Field === 'resources.ARN'),
    );
    const table = (reference: unknown) => target(reference, 'data', dev);
    expect(selected[0].Equals.map(table).map((id: string) => id.replace(/Table.*/, ''))).toEqual([
      'data:Events',
      'data:Access',
    ]);
    expect(JSON.stringify(selected[1].StartsWith)).toContain('SealedLog');
  });
});

describe('what happens later', () => {
  const queues = ofType(work, 'AWS::SQS::Queue');
  const mappings = Object.values(ofType(work, 'AWS::Lambda::EventSourceMapping')).map(({ Properties }) => Properties);

  it('loses nothing: each queue read from, each stream and each schedule has dead letters', () => {
    const sources = mappings.map((mapping) => mapping.EventSourceArn['Fn::GetAtt']?.[0]).filter(Boolean);
    expect(sources).toHaveLength(10);
    for (const id of sources) {
      expect(queues[id]?.Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]).toBeOneOf(Object.keys(queues));
    }
    const streams = mappings.filter((mapping) => mapping.StartingPosition);
    const tables = streams.map((stream) => target(stream.EventSourceArn, 'work', dev).replace(/Table.*/, ''));
    // DynamoDB lets two read a stream before it throttles them.
    expect(tables).toEqual(['data:Events', 'data:Events', 'data:Access']);
    for (const [n, stream] of streams.entries()) {
      expect(stream.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0]).toBeOneOf(Object.keys(queues));
      // The sweep finds what the reactor left. What is not sealed nothing else finds, so it is tried for as long as it is there.
      expect(stream).toMatchObject({ BisectBatchOnFunctionError: true });
      expect(stream.MaximumRetryAttempts).toBe(n < 1 ? 5 : undefined);
    }
    for (const { Properties } of Object.values(ofType(work, 'AWS::Scheduler::Schedule'))) {
      expect(Properties.Target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toBeOneOf(Object.keys(queues));
    }
  });

  it('asks the upper platform every morning at six what it holds, and tells it nothing where there is none', () => {
    const schedules = (template: Template) =>
      Object.values(ofType(template, 'AWS::Scheduler::Schedule')).map(({ Properties }) => Properties);
    expect(schedules(work).map(({ ScheduleExpression: at, ScheduleExpressionTimezone: zone }) => [at, zone])).toEqual([
      ['rate(1 hour)', undefined],
      ['cron(30 8 * * ? *)', 'Asia/Shanghai'],
      ['cron(30 2 * * ? *)', 'Asia/Shanghai'],
      ['cron(0 * * * ? *)', 'Asia/Shanghai'],
      ['cron(0 6 * * ? *)', 'Asia/Shanghai'],
    ]);
    const alone = synthesize(stageOf('dev', { upstream: null })).templates.work;
    expect(schedules(alone)).toHaveLength(4);
    expect(JSON.stringify(alone)).not.toMatch(/PUSH_QUEUE_URL|UPSTREAM/);
  });

  it('reports item by item what failed', () => {
    for (const mapping of mappings) expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('hides a message for six times as long as its function may run', () => {
    const lambdas = ofType(work, 'AWS::Lambda::Function');
    for (const mapping of mappings.filter((each) => !each.StartingPosition)) {
      const visibility = queues[mapping.EventSourceArn['Fn::GetAtt'][0]]?.Properties.VisibilityTimeout;
      expect(visibility).toBeGreaterThanOrEqual(6 * lambdas[mapping.FunctionName.Ref]?.Properties.Timeout);
    }
  });

  it('lets a long job, or a long sweep, go on in another run, as often as it has to', () => {
    const feeding = Object.values(ofType(work, 'AWS::Lambda::Function')).filter(
      ({ Properties }) => Properties.RecursiveLoop,
    );
    const names = feeding.map(({ Properties }) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME);
    expect(names.sort()).toEqual(['deliveries', 'duties', 'jobs']);
  });

  it.each(['dev', 'prod', 'china'])('has in stage %s what the commands of operators look for', (stage) => {
    const { templates } = synthesize(stageOf(stage));
    const resources = Object.values(templates).flatMap(({ Resources }) =>
      Object.entries(Resources).map(([logicalId, { Type: type }]) => ({ logicalId, type, id: logicalId })),
    );
    const wanted = Object.values(templates).flatMap((one) =>
      Object.keys(ofType(one, 'AWS::SQS::Queue')).filter((id) => /Dead|Failed/.test(id)),
    );
    const dead = deadQueues({ resources });
    expect(dead.map(({ url }) => url).sort()).toEqual(wanted.sort());
    expect(new Set(dead.map(({ name }) => name)).size).toBe(dead.length);
    expect(dead.filter(({ source }) => source === null).map(({ name }) => name)).toEqual(
      dead.map(({ name }) => name).filter((name) => /-stream$|^scheduler$/.test(name)),
    );
    for (const [type, logicalId] of lookedFor) expect(only(resources, type, logicalId)).toBeDefined();
  });

  it('tells of mails that came back from SES alone, which may put them into their queue and nowhere else', () => {
    const [rule] = Object.values(ofType(work, 'AWS::Events::Rule'));
    expect(rule?.Properties.EventPattern).toMatchObject({
      source: ['aws.ses'],
      'detail-type': ['Email Bounced', 'Email Complaint Received'],
    });
    const allowed = Object.values(ofType(work, 'AWS::SQS::QueuePolicy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Principal }) => Principal.Service === 'events.amazonaws.com');
    // The queue, and the dead letters of the rule.
    expect(allowed).toHaveLength(2);
    for (const one of allowed) {
      expect(one).toMatchObject({
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(/^BouncesRule/), 'Arn'] } } },
      });
    }
    expect(rule?.Properties.Targets[0].DeadLetterConfig.Arn).toMatchObject({
      'Fn::GetAtt': [expect.stringMatching(/^BouncesDead/), 'Arn'],
    });
  });

  it('sweeps every hour, at the time the scheduler says', () => {
    const [sweep] = Object.values(ofType(work, 'AWS::Scheduler::Schedule'));
    expect(sweep?.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 hour)',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    expect(JSON.parse(sweep?.Properties.Target.Input)).toEqual({ kind: 'sweep', at: '<aws.scheduler.scheduled-time>' });
  });
});

describe('every stack', () => {
  /** What CloudFormation takes of one template. */
  const LIMITS = { resources: 500, parameters: 200, outputs: 200, bytes: 1_000_000 };

  it('stays well within what CloudFormation takes', () => {
    for (const [file, text] of Object.entries(dev.files)) {
      const { Resources, Parameters = {}, Outputs = {} } = JSON.parse(text) as Template;
      expect(Object.keys(Resources).length, file).toBeLessThan(0.8 * LIMITS.resources);
      expect(Object.keys(Parameters).length, file).toBeLessThan(0.7 * LIMITS.parameters);
      expect(Object.keys(Outputs).length, file).toBeLessThan(0.7 * LIMITS.outputs);
      expect(Buffer.byteLength(text), file).toBeLessThan(0.7 * LIMITS.bytes);
    }
  });

  it('encrypts queues, topic and logs under the customer key, and takes TLS only', () => {
    for (const template of [data, api, work]) {
      for (const [id, { Properties }] of Object.entries(ofType(template, 'AWS::SQS::Queue'))) {
        expect(Properties.KmsMasterKeyId, id).toBeDefined();
      }
      for (const { Properties } of Object.values(ofType(template, 'AWS::Logs::LogGroup'))) {
        expect(Properties).toMatchObject({ KmsKeyId: expect.anything(), RetentionInDays: 30 });
      }
    }
    expect(Object.keys(ofType(work, 'AWS::SQS::QueuePolicy'))).toHaveLength(
      Object.keys(ofType(work, 'AWS::SQS::Queue')).length,
    );
  });

  it('tells whoever an alarm wakes what to do, in both languages', () => {
    const topics = [watch, work].flatMap((template) => Object.values(ofType(template, 'AWS::CloudWatch::Alarm')));
    for (const { Properties } of topics) {
      expect(Properties.AlarmDescription).toMatch(/[一-鿿]{6,}.* · .*[a-z]{4,}/s);
      expect(Properties.AlarmActions).toHaveLength(1);
      expect(Properties.OKActions).toEqual(Properties.AlarmActions);
    }
    const pages = topics.map(
      ({ Properties }) => / · infra\/runbooks\/([a-z\d-]+\.md)$/.exec(Properties.AlarmDescription)?.[1],
    );
    // Each alarm has a page, and each page an alarm: none is left over.
    expect([...new Set(pages)].sort()).toEqual(readdirSync(join(import.meta.dirname, '../../infra/runbooks')).sort());
    const deadLetters = Object.keys(ofType(work, 'AWS::SQS::Queue')).filter((id) => /Dead|Failed/.test(id));
    const watched = topics.map(({ Properties }) => Properties.Dimensions?.[0]?.Value?.['Fn::GetAtt']?.[0]);
    for (const id of deadLetters) expect(watched).toContain(id);
    const ages = topics.filter(({ Properties }) => Properties.MetricName === 'ApproximateAgeOfOldestMessage');
    const queues = Object.keys(ofType(work, 'AWS::SQS::Queue')).filter((id) => !deadLetters.includes(id));
    expect(ages.map(({ Properties }) => Properties.Dimensions[0].Value['Fn::GetAtt'][0]).sort()).toEqual(queues.sort());
    const behind = topics.filter(({ Properties }) => Properties.MetricName === 'IteratorAge');
    expect(behind).toHaveLength(2);
  });

  it('has dashboards of what is owed and what callers notice first, then of all that carries it', () => {
    const shownFirst = { watch: 'calls and errors of the API', work: 'what is owed' } as const;
    for (const [name, first] of Object.entries(shownFirst)) {
      const template = dev.templates[name as keyof typeof shownFirst];
      const [{ Properties }, ...others] = Object.values(ofType(template, 'AWS::CloudWatch::Dashboard')) as [Resource];
      expect(others).toEqual([]);
      const body = JSON.stringify(Properties.DashboardBody);
      expect(body.indexOf(first)).toBeGreaterThan(0);
      expect(body.indexOf(first)).toBeLessThan(body.indexOf('function errors'));
    }
    const shown = JSON.stringify([watch, work].map((template) => ofType(template, 'AWS::CloudWatch::Dashboard')));
    const carrying = [api, work].flatMap((template) => [
      ...Object.keys(ofType(template, 'AWS::Lambda::Function')),
      ...Object.keys(ofType(template, 'AWS::SQS::Queue')),
    ]);
    // What a stack shows of another has that one's name within its own.
    expect(carrying.filter((id) => !shown.includes(id) && !/^(Authorizer|Console)/.test(id))).toEqual([]);
  });
});
