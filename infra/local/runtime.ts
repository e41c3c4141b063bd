import { mkdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serveApi } from './api/server.ts';
import { Clock, inShanghai } from './clock.ts';
import { createIssuer } from './control/issuer.ts';
import { OpenIdProvider } from './control/openid.ts';
import type { DemoPrincipal } from './control/principal.ts';
import { BadRequest, serveControl } from './control/server.ts';
import type { DynamoDB } from './dynamodb/client.ts';
import { startDynamoDB } from './dynamodb/process.ts';
import { ensureTables } from './dynamodb/tables.ts';
import { Faults } from './faults.ts';
import { corsOf } from './gateway/cors.ts';
import { dynamodbService, type Passed } from './gateway/dynamodb.ts';
import { eventBus } from './gateway/event-bus.ts';
import { startFauxqs } from './gateway/fauxqs.ts';
import { kmsService } from './gateway/kms.ts';
import { lambdaService } from './gateway/lambda.ts';
import { cloudFormationService, stsService } from './gateway/query.ts';
import { s3Service } from './gateway/s3.ts';
import { secretsService } from './gateway/secrets.ts';
import { answerNotYet, gatewayOn, listen, newServer } from './gateway/server.ts';
import { type AddressWay, type Mail, mailbox, sesService } from './gateway/ses.ts';
import { sqsService } from './gateway/sqs.ts';
import { Access, type Principal } from './iam/access.ts';
import { Functions } from './lambda/functions.ts';
import { Logs } from './lambda/logs.ts';
import { lockDirectory } from './lock.ts';
import type { Meter } from './meter.ts';
import { type AlarmState, alarmStates, Metrics } from './metrics.ts';
import type { Slow } from './patience.ts';
import { StandInProvider } from './provider.ts';
import type { Reuse } from './reuse.ts';
import { deliverer } from './scheduler/deliver.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { schedulerService } from './scheduler/service.ts';
import { adoptSchedules } from './scheduler/template.ts';
import { Activity } from './settle.ts';
import { type DeadLetters, deadLetters } from './sources/dead-letters.ts';
import { connectSources } from './sources/event-sources.ts';
import { Store } from './store.ts';
import { rewriteUrls, synthesize } from './synth.ts';
import { readAssembly } from './template/assembly.ts';
import { type Model, readModel } from './template/model.ts';
import { UpperPlatform } from './upstream.ts';

export interface RuntimeOptions {
  /** The directory of data, logs and the mailbox. */
  dataDir: string;
  /** Ports on the loopback; 0 (the default) for any free one. */
  apiPort?: number;
  controlPort?: number;
  /** Whether to delete the data on disk first. */
  fresh?: boolean;
  /** For tests: a running DynamoDB Local. By default the runtime starts its own. */
  dynamodb?: DynamoDB;
  /** Whether to load the functions of the API at the start; true by default. */
  warm?: boolean;
  /** Business time to begin at if there is no data on disk; the present by default. */
  now?: Date;
  /** The directory of a cloud assembly; by default, this project is synthesized. */
  assembly?: string;
  /** The people to act as on the control page. */
  principals?: () => DemoPrincipal[];
  /** Receives progress messages, in Chinese and English. */
  progress?: (message: string) => void;
  /** Is told when something takes much longer than usual, as on a busy machine. Without it, that is an error, as a test needs it. */
  slow?: Slow;
  /** The longest time for a function to load, in milliseconds; a minute by default. */
  loading?: number;
  /** For tests: what an earlier runtime of this process left. */
  reuse?: Reuse;
  /** Receives every call of a function to DynamoDB. Only for measuring. */
  passed?: Passed;
  /** Counts what AWS would charge for. Only for measuring. */
  meter?: Meter;
  /** Called for every successful write of a function. */
  written?: (tables: Set<string>) => void;
}

export interface Runtime {
  apiUrl: string;
  controlUrl: string;
  /** The endpoint that stands for AWS, and credentials that may do everything there. */
  gatewayUrl: string;
  operator: Pick<Principal, 'accessKeyId' | 'secretAccessKey'>;
  /** DynamoDB Local itself, behind the gateway. Only for measuring. */
  dynamodb: DynamoDB;
  model: Model;
  /** Business time. */
  now(): Date;
  /**
   * Moves business time forward, and fires everything that is due on the way, in order.
   * @param how `lastRepeat`: schedules with a rate, such as the hourly sweep, fire only the last time, as if the others were missed
   * @throws Error when the time is in the past.
   */
  moveClock(to: Date, how?: { lastRepeat: boolean }): Promise<void>;
  /** Resolves when no work is left. After five minutes, `slow` is told what is left, or else that is thrown. */
  settle(): Promise<void>;
  /** A token to call the API as a person. */
  token(personId: string): Promise<string>;
  mails(): Mail[];
  /** Sets what happens to mail to an address from now on. */
  mailTo(address: string, way: AddressWay): void;
  /** Invokes the function whose name contains a word. @throws FunctionError */
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Seals the log up to now, without waiting for the hour to end. */
  seal(): Promise<unknown>;
  /** Makes a service (`ses`, `s3`, `sqs`, ...) answer only 503, or work again. */
  outage(service: string, on: boolean): void;
  /** The faults that are on. */
  faults: Faults;
  /** Deletes all timers. */
  loseTimers(): void;
  /** Delivers all records of the streams again. */
  redeliver(): void;
  deadLetters: DeadLetters;
  /** The alarms of the templates as they are now. */
  alarms(): Promise<AlarmState[]>;
  stop(): Promise<void>;
}

/**
 * Boots the stage's CloudFormation templates on this machine.
 * @throws NodeJS.ErrnoException with code `EADDRINUSE` when a port is taken; Error when another runtime uses the directory, or
 *   when the templates have a part that the runtime doesn't know.
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDir, progress = () => {} } = options;
  const closing: (() => Promise<unknown> | unknown)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await boot({ ...options, dataDir, progress }, closing, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function boot(
  options: RuntimeOptions & { progress: (message: string) => void },
  closing: (() => Promise<unknown> | unknown)[],
  stop: () => Promise<void>,
): Promise<Runtime> {
  const { dataDir, progress } = options;
  // Ports first: the templates contain them, and a taken port fails at once.
  const { reuse } = options;
  const open = async (which: keyof Reuse['ports'], wanted = 0): Promise<[Server, string]> => {
    const server = newServer();
    const port = await listen(server, wanted || (reuse?.ports[which] ?? 0), { orAny: wanted === 0 });
    if (reuse) reuse.ports[which] = port;
    const url = `http://127.0.0.1:${port}`;
    closing.push(
      () => new Promise((resolve) => server.close(resolve)),
      () => server.closeAllConnections(),
    );
    return [server, url];
  };
  const [apiServer, apiUrl] = await open('api', options.apiPort);
  const [controlServer, controlUrl] = await open('control', options.controlPort);
  const [gatewayServer, gatewayUrl] = await open('gateway');
  const ready = [apiServer, controlServer].map(answerNotYet);

  closing.push(lockDirectory(dataDir));
  if (options.fresh) for (const part of KEPT) rmSync(join(dataDir, part), { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const store = new Store(join(dataDir, 'runtime.sqlite'));
  closing.push(() => store.close());
  const keys = reuse?.keys ?? store;
  const clock = new Clock(store, options.now);
  const metrics = new Metrics(clock);
  const { meter } = options;
  const logs = new Logs(join(dataDir, 'logs'), (line) => {
    metrics.read(line);
    meter?.add('logByte', Buffer.byteLength(line));
  });
  closing.push(() => logs.close());
  const activity = new Activity(options.slow);
  const faults = new Faults();

  progress('启动 DynamoDB Local，合成模板 · starting DynamoDB Local, synthesizing the templates');
  const [dynamodb, assembly] = await Promise.all([
    options.dynamodb ??
      startDynamoDB(join(dataDir, 'dynamodb'), join(dataDir, 'logs', 'dynamodb.txt'), () =>
        progress('DynamoDB Local 意外终止，请重新启动 · DynamoDB Local has ended; start again'),
      ).then((started) => {
        closing.push(() => started.stop());
        return started.client;
      }),
    options.assembly ?? synthesize(),
  ]);
  const read = () => readModel(readAssembly(assembly, rewriteUrls({ apiUrl, controlUrl })), gatewayUrl);
  const model = reuse?.model([assembly, apiUrl, controlUrl, gatewayUrl].join(' '), read) ?? read();
  const access = new Access(model);
  const streams = await ensureTables(dynamodb, model.tables);
  const fauxqs = await startFauxqs(
    model.queues,
    model.buckets.map(({ name }) => name),
    join(dataDir, 's3'),
  );
  closing.push(() => fauxqs.close());

  progress('启动函数 · starting the functions');
  const roles = new Map(model.functions.map((fn) => [fn.arn, access.assume(fn.Role, 'lambda.amazonaws.com', fn.name)]));
  const gateway = gatewayOn(gatewayServer);
  const functions = new Functions(
    model.functions,
    (fn) => ({
      gatewayUrl,
      dynamodb: gateway.dynamodb,
      principal: roles.get(fn.arn) as Principal,
      logs,
      temporary: reuse?.temporary ?? join(dataDir, 'tmp'),
      // In the assembly, because it is out of date together with it.
      compiled: join(assembly, 'compiled'),
      clock: faults.clockOf(fn.name),
      loading: options.loading ?? 60_000,
      slow: options.slow,
    }),
    logs,
    activity,
    faults,
    reuse,
  );
  closing.push(() => functions.stop());
  functions.onInvocation(({ MemorySize }) => {
    meter?.add('invocation');
    meter?.add('memoryMB', MemorySize);
  });
  // Its poller receives and deletes each message that a function handles.
  fauxqs.onMessage(() => meter?.add('sqs', 2));
  functions.onFailure((FunctionName) =>
    metrics.add({ namespace: 'AWS/Lambda', name: 'Errors', dimensions: { FunctionName } }, 1),
  );
  const scheduler = new Scheduler(store, clock, activity, faults, deliverer(access, fauxqs, logs));
  closing.push(() => scheduler.hold());
  const returning = adoptSchedules(scheduler, model.schedules, access, clock);
  const box = mailbox(store);
  const sources = connectSources({
    model,
    dynamodb,
    streams,
    fauxqs,
    functions,
    access,
    roles,
    store,
    logs,
    activity,
    faults,
  });
  closing.push(() => sources.stop());
  const provider = new StandInProvider(store);
  const written = (tables: Set<string>) => {
    sources.written(tables);
    options.written?.(tables);
  };
  gateway.serve(
    access,
    {
      dynamodb: dynamodbService(access, dynamodb, model.tables, written, faults, options.passed, meter),
      others: {
        sqs: sqsService(access, fauxqs, model.queues, activity),
        s3: s3Service(access, fauxqs, model.buckets, clock),
        ses: sesService(
          access,
          box,
          clock,
          faults,
          (role) => {
            for (const [arn, { arn: its }] of roles) if (its === role.arn) functions.kill(arn);
          },
          {
            sets: model.configurationSets,
            destinations: model.eventDestinations,
            tell: eventBus(model, access, fauxqs, logs),
          },
        ),
        secretsmanager: secretsService(access, model.secrets, keys, (name) => provider.secretNamed(name)),
        kms: kmsService(access, model.keys, keys),
        lambda: lambdaService(access, functions, model.functions),
        cloudformation: cloudFormationService(access, model),
        sts: stsService,
        scheduler: schedulerService(access, scheduler, model.scheduleGroups, clock),
      },
    },
    corsOf(model.buckets),
    (service) => meter?.add(service),
  );
  const answering = new Set(
    model.api?.methods.flatMap(({ functionArn, authorizer }) => [functionArn, authorizer?.functionArn ?? []].flat()),
  );
  if (options.warm !== false) await Promise.all([...answering].map((arn) => functions.warm(arn)));

  const issuer = await createIssuer(keys, `${controlUrl}/oidc`);
  let moving: Promise<void> = Promise.resolve();
  const move = async (to: Date, lastRepeat: boolean) => {
    if (to.getTime() < clock.milliseconds()) {
      throw new BadRequest(`时间只能向前 · time moves forward only; it is ${inShanghai(clock.now())}`);
    }
    scheduler.hold();
    try {
      await activity.settle();
      if (lastRepeat) scheduler.missRepeats(to.getTime());
      for (let due = scheduler.nextDue(); due !== undefined && due <= to.getTime(); due = scheduler.nextDue()) {
        clock.advance(due);
        await scheduler.fireDue();
        await activity.settle();
      }
      clock.advance(to.getTime());
    } finally {
      scheduler.release();
    }
    await activity.settle();
  };
  const invoke = async (name: string, event: unknown): Promise<unknown> => {
    const fn = model.functions.find((candidate) => candidate.name.toLowerCase().includes(name.toLowerCase()));
    if (!fn) throw new Error(`no function ${name}`);
    return JSON.parse(await functions.invoke(fn.arn, JSON.stringify(event)));
  };
  const runtime: Runtime = {
    apiUrl,
    controlUrl,
    gatewayUrl,
    operator: access.operator,
    dynamodb,
    model,
    now: () => clock.now(),
    moveClock: (to, { lastRepeat } = { lastRepeat: false }) => {
      const moved = moving.then(() => move(to, lastRepeat));
      moving = moved.catch(() => undefined);
      return moved;
    },
    settle: () => activity.settle(),
    token: (personId) => issuer.token(personId),
    mails: () => box.all(),
    mailTo: box.behave,
    invoke,
    seal: () =>
      invoke('sealer', { Records: [{ messageId: 'now', body: JSON.stringify({ at: clock.now().toISOString() }) }] }),
    outage: gateway.outage,
    faults,
    loseTimers: () => scheduler.loseAll(),
    redeliver: sources.redeliver,
    deadLetters: deadLetters(model, fauxqs),
    async alarms() {
      for (const { name: QueueName, visible } of await sources.depths()) {
        const name = 'ApproximateNumberOfMessagesVisible';
        metrics.add({ namespace: 'AWS/SQS', name, dimensions: { QueueName } }, visible);
      }
      return alarmStates(model.alarms, metrics);
    },
    stop,
  };
  for (const release of ready) release();
  if (model.api) {
    serveApi(apiServer, model.api, functions, clock);
    measure(apiServer, model.api.name, metrics);
    apiServer.on('request', () => meter?.add('api'));
  }
  const { principals = () => [] } = options;
  serveControl(controlServer, {
    ...runtime,
    scheduler,
    mailbox: box,
    issuer,
    openid: new OpenIdProvider({ issuer, url: `${controlUrl}/oidc`, consoleOrigin: apiUrl, people: principals }),
    logs,
    functionNames: [...model.functions.map(({ name }) => name), 'scheduler', 'streams'],
    queues: sources.depths,
    upstream: new UpperPlatform(store, () => keys.collection<string>('secrets').get(upstreamSecret(model))),
    provider,
    principals,
  });
  sources.start();
  scheduler.release();
  // The queues of the last process are lost. The sweep finds their work.
  if (returning) await scheduler.fireRepeating();
  return runtime;
}

/** Measures the answers of the API as API Gateway does. */
function measure(server: Server, ApiName: string, metrics: Metrics): void {
  const of = (name: string) => ({ namespace: 'AWS/ApiGateway', name, dimensions: { ApiName } });
  server.on('request', (_request, response) => {
    const began = performance.now();
    response.once('finish', () => {
      metrics.add(of('Latency'), performance.now() - began);
      metrics.add(of('5XXError'), response.statusCode >= 500 ? 1 : 0);
    });
  });
}

/** The name of the secret that signs for the upper platform; empty where the stage has no platform. */
function upstreamSecret({ functions }: Model): string {
  return functions.map((fn) => fn.Environment?.Variables.UPSTREAM_SECRET_ARN ?? '').find(Boolean) ?? '';
}

const KEPT = ['dynamodb', 's3', 'logs', 'tmp', 'runtime.sqlite', 'runtime.sqlite-wal', 'runtime.sqlite-shm'];
