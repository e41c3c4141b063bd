/** The stack for what happens later: everything that follows from an event, a timer, a mail or a long job. */
import { Duration, type Environment, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment as deliveries } from '../../functions/deliveries/environment.ts';
import { environment as duties } from '../../functions/duties/environment.ts';
import { environment as indexer } from '../../functions/indexer/environment.ts';
import { environment as jobs } from '../../functions/jobs/environment.ts';
import { environment as notifier } from '../../functions/notifier/environment.ts';
import { environment as openFiles } from '../../functions/open-files/environment.ts';
import { environment as reactor } from '../../functions/reactor/environment.ts';
import { environment as sealer } from '../../functions/sealer/environment.ts';
import { environment as upstream } from '../../functions/upstream/environment.ts';
import { Alarms, ownMetric } from '../constructs/alarms.ts';
import { Bounces } from '../constructs/bounces.ts';
import type { Bundles } from '../constructs/bundle.ts';
import { StackDashboard } from '../constructs/dashboard.ts';
import { ServiceFunction } from '../constructs/function.ts';
import { type Grant, setting, together } from '../constructs/grant.ts';
import { mailSettings } from '../constructs/mail.ts';
import { DeadLetters, WorkQueue } from '../constructs/queue.ts';
import { consumeQueue, consumeStream } from '../constructs/queue-consumer.ts';
import { Timers } from '../constructs/timers.ts';
import { upstreamSettings } from '../constructs/upstream.ts';
import { webhookSettings } from '../constructs/webhooks.ts';
import { isOpenToAll, type Stage } from '../stage.ts';
import type { DataStack } from './data.ts';
import { watchBounces, watchTheClock, watchTheLog, watchWhatLeaves } from './work-alarms.ts';

export interface WorkStackProps {
  stage: Stage;
  data: DataStack;
  bundles: Bundles;
  /** Draws the documents that go with mails. */
  documents: ServiceFunction;
  env: Environment;
}

/** The grant in a stage without an upper platform, or without files of the open catalog. */
const none: Grant<{ PUSH_QUEUE_URL?: string; OPEN_FILES_QUEUE_URL?: string }> = { environment: {}, statements: [] };

/** The longest run of each function, in seconds. Its queue hides a message for six times as long. */
const TIMEOUT = { react: 60, wake: 120, mail: 60, job: 300, push: 300, deliver: 60, seal: 300, index: 300, open: 120 };

export class WorkStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, bundles, documents, env }: WorkStackProps) {
    super(scope, id, {
      env,
      terminationProtection: stage.retain,
      description: 'Yima data sharing: what happens later',
    });
    const { key, table, files, sealedLog } = data;
    const common = { stage, key, bundles };
    const queue = (name: string, consumerTimeout: number, attempts = 5) =>
      new WorkQueue(this, name, { key, consumerTimeout, attempts });

    const react = queue('ReactQueue', TIMEOUT.react);
    const wake = queue('WakeQueue', TIMEOUT.wake);
    const mail = queue('MailQueue', TIMEOUT.mail);
    const job = queue('JobQueue', TIMEOUT.job);
    const fileJob = queue('FileJobQueue', TIMEOUT.job);
    const seal = queue('SealQueue', TIMEOUT.seal);
    const index = queue('IndexQueue', TIMEOUT.index);
    // Where nobody may ask without a credential, the open catalog is handed out as files.
    const opening = isOpenToAll(stage) ? null : queue('OpenFilesQueue', TIMEOUT.open);
    const reactorFailed = new DeadLetters(this, 'ReactorFailed', key);
    const sealerFailed = new DeadLetters(this, 'SealerFailed', key);
    const bounced = stage.mail.transport === 'ses' ? queue('BounceQueue', TIMEOUT.mail) : null;
    const bounces = bounced ? new Bounces(this, 'Bounces', { queue: bounced, key }) : null;
    const push = stage.upstream ? queue('PushQueue', TIMEOUT.push) : null;
    const pushing = push ? push.send('PUSH_QUEUE_URL') : none;
    const delivery = queue('DeliveryQueue', TIMEOUT.deliver);
    const timers = new Timers(this, 'Timers', { key, wake, seal, push, delivery });

    const functions = {
      // events → timers, mails, jobs
      reactor: new ServiceFunction(this, 'Reactor', {
        ...common,
        name: 'reactor',
        schema: reactor,
        timeout: TIMEOUT.react,
        uses: together(
          table.events.stream(),
          reactorFailed.send(),
          react.consume(),
          table.registry.read(),
          table.catalog.read(),
          table.cases.read(),
          // Commands append what has happened. The reactor appends only that somebody has changed the log.
          table.events.append(),
          table.work.write(),
          mail.send('MAIL_QUEUE_URL'),
          job.send('JOB_QUEUE_URL'),
          delivery.send('DELIVERY_QUEUE_URL'),
          index.send('INDEX_QUEUE_URL'),
          opening ? opening.send('OPEN_FILES_QUEUE_URL') : none,
          pushing,
          timers.manage(wake),
        ),
      }),
      // a timer or the hourly sweep → reminders, late flags, and work that was left behind
      duties: new ServiceFunction(this, 'Duties', {
        ...common,
        name: 'duties',
        schema: duties,
        timeout: TIMEOUT.wake,
        feedsItself: true,
        uses: together(
          wake.consume(),
          wake.send('WAKE_QUEUE_URL'),
          table.registry.read(),
          // Every night all states are held against the log.
          table.catalog.read(),
          table.cases.write(),
          table.events.append(),
          // Whether the log is sealed.
          table.seals.read(),
          table.work.write(),
          react.send('REACT_QUEUE_URL'),
          mail.send('MAIL_QUEUE_URL'),
          job.send('JOB_QUEUE_URL'),
          delivery.send('DELIVERY_QUEUE_URL'),
          pushing,
        ),
      }),
      // stored mails → mails sent, and an event for each
      notifier: new ServiceFunction(this, 'Notifier', {
        ...common,
        name: 'notifier',
        schema: notifier,
        timeout: TIMEOUT.mail,
        uses: together(
          mail.consume(),
          table.registry.read(),
          table.catalog.read(),
          table.cases.read(),
          table.events.append(),
          table.work.write(),
          mailSettings(this, stage, { key, bounces }),
          documents.invoke('DOCUMENTS_FUNCTION_ARN'),
          ...(bounced ? [bounced.consume()] : []),
        ),
      }),
      // commands over many aggregates, one commit each
      jobs: new ServiceFunction(this, 'Jobs', {
        ...common,
        name: 'jobs',
        schema: jobs,
        timeout: TIMEOUT.job,
        // Reading, checking and marking a spreadsheet of 100,000 rows takes 900 MB.
        memory: 2048,
        feedsItself: true,
        uses: together(
          job.consume(),
          job.send('JOB_QUEUE_URL'),
          fileJob.consume(),
          fileJob.send('FILE_JOB_QUEUE_URL'),
          // A merger moves people.
          table.registry.write(),
          table.catalog.write(),
          table.cases.write(),
          table.events.append(),
          // The log is exported.
          table.access.read(),
          table.work.write(),
          files.named(),
          // An import finds in the search index who already has the same data.
          files.get('uploads', 'imports', 'search'),
          files.put('imports', 'exports', 'log-exports'),
          files.erase('uploads', 'imports'),
        ),
      }),
      // events → the systems of departments
      deliveries: new ServiceFunction(this, 'Deliveries', {
        ...common,
        name: 'deliveries',
        schema: deliveries,
        timeout: TIMEOUT.deliver,
        feedsItself: true,
        uses: together(
          delivery.consume(),
          delivery.send('DELIVERY_QUEUE_URL'),
          timers.manage(delivery),
          table.cases.write(),
          table.events.append(),
          table.work.write(),
          data.webhookKey(),
          webhookSettings(stage),
        ),
      }),
      // what was published → the search index
      indexer: new ServiceFunction(this, 'Indexer', {
        ...common,
        name: 'indexer',
        schema: indexer,
        timeout: TIMEOUT.index,
        memory: 2048,
        storage: 2048,
        uses: together(
          index.consume(),
          table.registry.read(),
          table.catalog.read(),
          files.named(),
          files.get('search'),
          files.put('search'),
          files.remove('search'),
        ),
      }),
      // what was published → the open catalog as files
      ...(opening
        ? {
            openFiles: new ServiceFunction(this, 'OpenFiles', {
              ...common,
              name: 'open-files',
              schema: openFiles,
              timeout: TIMEOUT.open,
              uses: together(
                opening.consume(),
                table.registry.readOnly('DEPARTMENT#*'),
                table.catalog.listOnly('gsi1', 'OPEN'),
                files.named(),
                files.get('open'),
                files.put('open'),
                files.remove('open'),
                setting({ PORTAL_URL: stage.portalUrl }),
              ),
            }),
          }
        : {}),
      // events and records of access → sealed segments of the log, every hour
      sealer: new ServiceFunction(this, 'Sealer', {
        ...common,
        name: 'sealer',
        schema: sealer,
        timeout: TIMEOUT.seal,
        // A segment is made in memory.
        memory: 1024,
        uses: together(
          table.events.stream(),
          table.access.stream(),
          sealerFailed.send(),
          seal.consume(),
          table.seals.write(),
          // It appends that a day is sealed, of which the auditors are told.
          table.events.append(),
          table.work.write(),
          sealedLog.named(),
          sealedLog.get(),
          sealedLog.put(),
          sealedLog.remove(),
          data.signing(),
        ),
      }),
      // what was published → the upper platform; once a day, a comparison with what it holds
      ...(stage.upstream && push
        ? {
            upstream: new ServiceFunction(this, 'Upstream', {
              ...common,
              name: 'upstream',
              schema: upstream,
              timeout: TIMEOUT.push,
              memory: 1024,
              uses: together(
                push.consume(),
                table.registry.read(),
                table.catalog.read(),
                table.events.append(),
                table.work.write(),
                upstreamSettings(this, stage.upstream, key),
              ),
            }),
          }
        : {}),
    };

    consumeStream(functions.reactor, 'Events', {
      table: table.events,
      failed: reactorFailed,
      batch: 100,
      parallel: 10,
    });
    for (const [id, each] of Object.entries({ Events: table.events, Access: table.access })) {
      consumeStream(functions.sealer, id, {
        table: each,
        failed: sealerFailed,
        retries: 'until-gone',
        batch: 100,
        parallel: 10,
      });
    }
    // Many changes at once are one change of the index.
    consumeQueue(functions.indexer, 'Index', { queue: index, batch: 1000, window: 1, concurrency: 2 });
    if (opening && functions.openFiles)
      consumeQueue(functions.openFiles, 'OpenFiles', { queue: opening, batch: 1000, window: 5, concurrency: 2 });
    consumeQueue(functions.reactor, 'Again', { queue: react, batch: 10 });
    // All reminders of a day wake at nine. The limit leaves concurrency for the API, and the mail system accepts the mails.
    consumeQueue(functions.duties, 'Wake', { queue: wake, batch: 10, concurrency: 20 });
    consumeQueue(functions.notifier, 'Mail', { queue: mail, batch: 10, concurrency: 5 });
    if (bounced) consumeQueue(functions.notifier, 'Bounced', { queue: bounced, batch: 10, concurrency: 2 });
    consumeQueue(functions.jobs, 'Job', { queue: job, batch: 1, concurrency: 2 });
    // One at a time, so that a receiver that hangs holds up no other of its batch.
    consumeQueue(functions.deliveries, 'Delivery', { queue: delivery, batch: 1, concurrency: 10 });
    // Imports and exports wait for each other only.
    consumeQueue(functions.jobs, 'FileJob', { queue: fileJob, batch: 1, concurrency: 2 });

    consumeQueue(functions.sealer, 'Seal', { queue: seal, batch: 1, concurrency: 2 });

    if (push && functions.upstream)
      consumeQueue(functions.upstream, 'Push', { queue: push, batch: 10, concurrency: 2 });

    const alarms = new Alarms(this, 'Alarm', data.alarms, stage);
    for (const each of Object.values(functions)) alarms.ofFunction(each);
    alarms.ofStream(functions.reactor);
    alarms.ofStream(functions.sealer);
    const queues = {
      'react-queue': react,
      'wake-queue': wake,
      'mail-queue': mail,
      'job-queue': job,
      'file-job-queue': fileJob,
      'delivery-queue': delivery,
      'seal-queue': seal,
      'index-queue': index,
      ...(opening ? { 'open-files-queue': opening } : {}),
      ...(bounced ? { 'bounce-queue': bounced } : {}),
      ...(push ? { 'push-queue': push } : {}),
    };
    for (const [source, each] of Object.entries(queues)) {
      alarms.ofQueue(source, each);
      alarms.ofDeadLetters(source, each.dead);
    }
    const dead = {
      'reactor-stream': reactorFailed,
      'sealer-stream': sealerFailed,
      ...(bounces ? { 'bounce-rule': bounces.dead } : {}),
      scheduler: timers.dead,
    };
    for (const [source, letters] of Object.entries(dead)) alarms.ofDeadLetters(source, letters);
    const letters = {
      ...Object.fromEntries(Object.entries(queues).map(([source, { dead: its }]) => [source, its])),
      ...dead,
    };
    this.#dashboard(stage, Object.values(functions), queues, letters);
    for (const [name, group] of Object.entries(timers.groups)) alarms.ofSchedules(name, group);
    watchTheClock(alarms);
    watchTheLog(alarms);
    watchWhatLeaves(alarms, { pushes: push !== null, ses: bounces !== null });
    if (bounces) watchBounces(alarms, bounces);
  }

  /** What is owed and what leaves the system, then what carries it. */
  #dashboard(
    stage: Stage,
    functions: ServiceFunction[],
    queues: Record<string, WorkQueue>,
    dead: Record<string, DeadLetters>,
  ): void {
    const dashboard = new StackDashboard(this, 'Dashboard', { name: `yima-${stage.name}-work` });
    const hour = Duration.hours(1);
    const of = (service: string, statistic: string, names: string[]) =>
      names.map((metric) => ownMetric(stage, metric, service, statistic, hour));
    dashboard.numbers(
      '期限 · what is owed',
      of('duties', 'Maximum', ['DutiesOpen', 'DutiesLate', 'OldestUnflaggedSeconds']),
    );
    dashboard.graphs(
      { title: '待办 · duties', metrics: of('duties', 'Maximum', ['DutiesOpen', 'DutiesLate']) },
      { title: '邮件 · mails', metrics: of('notifier', 'Sum', ['MailsSent', 'MailsFailed', 'DocumentsNotEnclosed']) },
      {
        title: '上级平台报送 · pushes to the upper platform',
        metrics: of('upstream', 'Sum', ['PushesAccepted', 'PushesRefused', 'PushesPutOff']),
      },
      {
        title: '补上的计时 · wake-ups that a timer missed',
        metrics: of('duties', 'Sum', ['SweepFoundMissed']),
      },
    );
    dashboard.queues(queues, dead);
    dashboard.functions(functions);
  }
}
