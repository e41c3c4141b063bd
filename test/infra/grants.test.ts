import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { caseworkEnvironment } from '../../shared/adapters/environment.ts';
import { exchange, FUNCTIONS, ofType, type Synthesized, stageOf, synthesize, target } from './templates.ts';

const dev = synthesize(stageOf('dev', { exchange }));

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: unknown;
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** Each role of the app with the statements of its own policies. */
function rolesOf(system: Synthesized) {
  return Object.entries(system.templates).flatMap(([stack, template]) =>
    Object.entries(ofType(template, 'AWS::IAM::Role')).map(([id, { Properties }]) => ({
      stack,
      id,
      managed: list(Properties.ManagedPolicyArns ?? []),
      statements: list(Properties.Policies ?? []).flatMap((policy): Statement[] => policy.PolicyDocument.Statement),
    })),
  );
}

/** A resource of a statement in words: `Events`, `Files/imports/*`, `schedule/<Group>/*`. */
function named(resource: unknown, stack: string, system: Synthesized = dev): string {
  if (typeof resource === 'string') return resource;
  const [join] = Object.values(resource as { 'Fn::Join'?: [string, unknown[]] });
  const parts = 'Fn::Join' in (resource as object) ? (join as [string, unknown[]])[1] : [resource];
  return parts
    .map((part) => (typeof part === 'string' ? part : target(part, stack, system)))
    .join('')
    .replace(/^arn:.*?:(ses|scheduler|secretsmanager):.*?:.*?:(?=identity|schedule|secret:)/, '$1:')
    .replace(/\w+:([A-Z]\w*)/g, (_, id: string) => id.replace(/(Table|Bucket|Queue)?[0-9A-F]{8}$/, ''));
}

/** The ways in which a function may use a table, by the actions they come to. */
const LEVELS: Record<string, string[]> = {
  read: ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'Query'],
  append: ['GetItem', 'PutItem', 'Query'],
  'read+insert': ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query'],
  write: ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
  stream: ['DescribeStream', 'GetRecords', 'GetShardIterator'],
  'append+stream': ['DescribeStream', 'GetItem', 'GetRecords', 'GetShardIterator', 'PutItem', 'Query'],
};
const CONSUME = ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'];

/** What a function may do, resource by resource: a level where the actions come to one, otherwise the actions themselves. */
function permissions(functionName: string): Record<string, string> {
  const role = rolesOf(dev).find(({ id }) => id.toLowerCase().startsWith(`${functionName}role`));
  if (!role) throw new Error(`No role for ${functionName}`);
  const found = new Map<string, Set<string>>();
  for (const { Action, Resource } of role.statements) {
    for (const action of list(Action).filter((each) => !/^(kms|logs|xray):/.test(each))) {
      for (const resource of list(Resource).map((each) => named(each, role.stack))) {
        found.set(resource, (found.get(resource) ?? new Set()).add(action.split(':')[1] as string));
      }
    }
  }
  const summary = [...found].map(([resource, actions]): [string, string] => {
    const sorted = [...actions].sort().join();
    const level = Object.keys(LEVELS).find((name) => LEVELS[name]?.join() === sorted);
    return [
      resource,
      level ?? sorted.replace(CONSUME.join(), 'consume').replace('consume,SendMessage', 'consume+send'),
    ];
  });
  // An index only has Query, so it says nothing that its table doesn't.
  return Object.fromEntries(
    summary.filter(([resource, actions]) => !(/\/index\/gsi[123]$/.test(resource) && actions === 'Query')),
  );
}

describe('each function may do what it needs and no more', () => {
  it.each(
    Object.entries({
      catalog: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'write',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        Files: 'ListBucket',
        'Files/uploads/*': 'GetObject,PutObject',
        'Files/imports/*': 'GetObject',
        'Files/exports/*': 'GetObject',
        'Files/search/*': 'GetObject',
        CursorSecret: 'GetSecretValue',
      },
      requests: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        CursorSecret: 'GetSecretValue',
      },
      evaluation: {
        Access: 'PutItem',
        Registry: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        Seals: 'read',
        CursorSecret: 'GetSecretValue',
      },
      documents: {
        Access: 'PutItem',
        Registry: 'read',
        Cases: 'read',
        Events: 'read',
        Files: 'ListBucket',
        'Files/signatures/*': 'GetObject,PutObject',
        'Files/evidence/*': 'GetObject,PutObject',
        'Files/negotiations/*': 'GetObject',
        'Files/rectifications/*': 'GetObject',
        'Files/security/*': 'GetObject',
      },
      grants: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        CursorSecret: 'GetSecretValue',
      },
      exchange: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        CursorSecret: 'GetSecretValue',
        'secretsmanager:secret:dev/exchange/*': 'GetSecretValue',
      },
      corrections: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        CursorSecret: 'GetSecretValue',
      },
      disputes: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        Files: 'ListBucket',
        'Files/uploads/*': 'GetObject,PutObject',
        'Files/negotiations/*': 'GetObject,PutObject',
        CursorSecret: 'GetSecretValue',
      },
      security: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        Files: 'ListBucket',
        'Files/uploads/*': 'GetObject,PutObject',
        'Files/security/*': 'GetObject,PutObject',
        CursorSecret: 'GetSecretValue',
      },
      rectifications: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        Files: 'ListBucket',
        'Files/uploads/*': 'GetObject,PutObject',
        'Files/rectifications/*': 'GetObject,PutObject',
        CursorSecret: 'GetSecretValue',
      },
      oversight: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'write',
        Cases: 'read',
        Events: 'append',
        Work: 'write',
        CursorSecret: 'GetSecretValue',
      },
      registry: {
        Access: 'PutItem',
        Registry: 'write',
        Events: 'append',
        Work: 'write',
        CursorSecret: 'GetSecretValue',
        PeopleKey: 'GetSecretValue',
      },
      logreader: {
        Registry: 'read',
        Cases: 'read',
        Events: 'read+insert',
        Work: 'write',
        Files: 'ListBucket',
        'Files/log-exports/*': 'GetObject',
        Access: 'read+insert',
        Seals: 'read',
        SealedLog: 'ListBucket',
        'SealedLog/segments/*': 'GetObject',
        CursorSecret: 'GetSecretValue',
      },
      authorizer: { Registry: 'read', Access: 'PutItem' },
      // Of the catalog one partition of an index, as is tested below.
      open: { Registry: 'BatchGetItem,GetItem' },
      reactor: {
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append+stream',
        'Events/stream/*': 'ListStreams',
        Work: 'write',
        React: 'consume',
        ReactorFailed: 'SendMessage',
        Mail: 'SendMessage',
        Job: 'SendMessage',
        Delivery: 'SendMessage',
        Index: 'SendMessage',
        Push: 'SendMessage',
        'scheduler:schedule/TimersGroup/*': 'CreateSchedule,DeleteSchedule,GetSchedule,UpdateSchedule',
        TimersRole: 'PassRole',
      },
      duties: {
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Seals: 'read',
        Work: 'write',
        Wake: 'consume+send',
        React: 'SendMessage',
        Mail: 'SendMessage',
        Job: 'SendMessage',
        Delivery: 'SendMessage',
        Push: 'SendMessage',
      },
      webhooks: {
        Access: 'PutItem',
        Registry: 'read',
        Catalog: 'read',
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        CursorSecret: 'GetSecretValue',
        WebhookKey: 'GetSecretValue',
      },
      deliveries: {
        Cases: 'write',
        Events: 'append',
        Work: 'write',
        Delivery: 'consume+send',
        WebhookKey: 'GetSecretValue',
        'scheduler:schedule/TimersGroup/*': 'CreateSchedule,DeleteSchedule,GetSchedule,UpdateSchedule',
        TimersRole: 'PassRole',
      },
      upstream: {
        Registry: 'read',
        Catalog: 'read',
        Events: 'append',
        Work: 'write',
        Push: 'consume',
        UpstreamSecret: 'GetSecretValue',
      },
      notifier: {
        Registry: 'read',
        Catalog: 'read',
        Cases: 'read',
        Events: 'append',
        Work: 'write',
        Mail: 'consume',
        Bounce: 'consume',
        'ses:identity/dev.yima.example': 'SendEmail',
        'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:configuration-set/BouncesSet': 'SendEmail',
        DocumentsFunction: 'InvokeFunction',
      },
      jobs: {
        Registry: 'write',
        Catalog: 'write',
        Cases: 'write',
        Events: 'append',
        Access: 'read',
        Work: 'write',
        Files: 'ListBucket',
        'Files/uploads/*': 'DeleteObject,DeleteObjectVersion,GetObject',
        'Files/imports/*': 'DeleteObject,DeleteObjectVersion,GetObject,PutObject',
        'Files/exports/*': 'PutObject',
        'Files/log-exports/*': 'PutObject',
        'Files/search/*': 'GetObject',
        Job: 'consume+send',
        FileJob: 'consume+send',
      },
      indexer: {
        Registry: 'read',
        Catalog: 'read',
        Index: 'consume',
        Files: 'ListBucket',
        'Files/search/*': 'DeleteObject,GetObject,PutObject',
      },
      sealer: {
        Events: 'append+stream',
        'Events/stream/*': 'ListStreams',
        Access: 'stream',
        'Access/stream/*': 'ListStreams',
        Seals: 'write',
        Work: 'write',
        Seal: 'consume',
        SealerFailed: 'SendMessage',
        SealedLog: 'ListBucket',
        'SealedLog/segments/*': 'DeleteObjectVersion,GetObject,PutObject',
      },
    }),
  )('%s', (name, expected) => {
    expect(permissions(name)).toEqual(expected);
  });

  it('whoever answers anybody may read of the catalog what is open, and of the register what departments are called', () => {
    const { templates } = synthesize(stageOf('china'));
    const roles = [...rolesOf(dev), ...rolesOf({ ...dev, templates })].filter(({ id }) => /^Open(Files)?Role/.test(id));
    expect(roles).toHaveLength(3);
    for (const { statements } of roles) {
      const reads = statements.filter(({ Action }) =>
        list(Action).some((each) => /^dynamodb:.*(Item|Query)/.test(each)),
      );
      expect(reads.map(({ Action, Condition }) => [list(Action).join(), Condition])).toEqual([
        [
          'dynamodb:BatchGetItem,dynamodb:GetItem',
          { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DEPARTMENT#*'] } },
        ],
        ['dynamodb:Query', { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OPEN'] } }],
      ]);
    }
  });

  it('documents and seals of the log are signed by the function that makes them, and nothing else is', () => {
    const signers = rolesOf(dev).filter(({ statements }) =>
      statements.some(({ Action }) => list(Action).includes('kms:Sign')),
    );
    expect(signers.map(({ id }) => id.replace(/Role[0-9A-F]{8}$/, ''))).toEqual(['Documents', 'Sealer']);
  });

  it('and the scheduler may only wake, and put aside what it could not', () => {
    expect(permissions('timers')).toEqual({
      Wake: 'SendMessage',
      Delivery: 'SendMessage',
      Seal: 'SendMessage',
      Push: 'SendMessage',
      TimersDead: 'SendMessage',
    });
  });
});

describe.each(['dev', 'prod', 'china', 'local'])('on stage %s', (stage) => {
  const system = synthesize(stageOf(stage));
  const roles = rolesOf(system);

  it('nobody may change or delete an event, or a record of access', () => {
    let writers = 0;
    for (const { stack, id, statements } of roles) {
      for (const { Action, Resource } of statements) {
        const onEvents = list(Resource).some((each) => /^(Events|Access|\*)/.test(named(each, stack, system)));
        const writing = list(Action).filter((action) =>
          /^(\*|dynamodb:(\*|.*(Put|Update|Delete|Write|PartiQL|Import|Restore)))/.test(action),
        );
        if (!onEvents || writing.length === 0) continue;
        writers += 1;
        // PutItem is shared with other tables' statements only where these too may do no more.
        expect(writing, id).toEqual(['dynamodb:PutItem']);
      }
    }
    expect(writers).toBeGreaterThanOrEqual(5);
  });

  it('nobody may scan, or do everything of anything', () => {
    for (const { id, statements } of roles) {
      for (const action of statements.flatMap(({ Action }) => list(Action))) {
        expect(action, id).not.toMatch(/Scan|\*/);
      }
    }
  });

  it('each function writes its own log and has no policy but its own', () => {
    const functions = roles.filter(
      ({ id }) => /Role[0-9A-F]{8}$/.test(id) && !/^(Api|Timers|Backups|Gradual)/.test(id),
    );
    const authorizers = stage === 'china' ? 0 : 1;
    const consoles = authorizers;
    // Only the stage on this machine passes anything on (Order 809 art. 31).
    const exchanges = stage === 'local' ? 1 : 0;
    // Files of the open catalog are written where nobody may ask for it without a credential.
    const files = stage === 'china' ? 1 : 0;
    expect(functions).toHaveLength(FUNCTIONS.length - 4 + authorizers + consoles + exchanges + files);
    for (const { stack, id, managed, statements } of functions) {
      expect(managed, id).toEqual([]);
      const logs = statements.filter(({ Action }) => list(Action).some((action) => action.startsWith('logs:')));
      expect(logs.flatMap(({ Resource }) => list(Resource)).map((each) => named(each, stack, system))).toEqual([
        id.replace(/Role[0-9A-F]{8}$/, 'Log'),
      ]);
    }
  });

  it('a role’s policies fit into what IAM allows one', () => {
    for (const { id, statements } of roles) {
      // A reference becomes an ARN of at most a hundred characters or so.
      const text = JSON.stringify(statements).replace(/\{"(Fn::(ImportValue|GetAtt)|Ref)":.*?\}/g, 'x'.repeat(110));
      expect(text.length, id).toBeLessThan(10_240);
    }
  });
});

describe('each function', () => {
  const lambdas = [dev.templates.api, dev.templates.work].flatMap((template) =>
    Object.values(ofType(template, 'AWS::Lambda::Function')),
  );

  it.each(
    lambdas.map(({ Properties }) => [Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME as string, Properties]),
  )('%s is told everything that its schema asks for, and nothing else', async (name, { Environment }) => {
    const own = `../../functions/${name}/environment.ts`;
    const { environment } = existsSync(new URL(own, import.meta.url))
      ? ((await import(own)) as { environment: z.ZodObject })
      : { environment: caseworkEnvironment };
    const told = Object.keys(Environment.Variables);
    const asked = Object.entries(environment.shape);
    const required = asked
      .filter(([, schema]) => !(schema as z.ZodType).safeParse(undefined).success)
      .map(([key]) => key);
    expect(told).toEqual(expect.arrayContaining(required));
    expect(asked.map(([key]) => key)).toEqual(expect.arrayContaining(told));
  });
});
