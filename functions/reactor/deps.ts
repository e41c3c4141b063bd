import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import {
  type CatalogMessage,
  type DeliveryMessage,
  type JobMessage,
  type MailMessage,
  type PushMessage,
  type Queue,
  sqsQueue,
} from '../../shared/adapters/queue.ts';
import { schedulerTimers, type Timers } from '../../shared/adapters/timers.ts';
import { type Law, lawInForce } from '../../shared/domain/duties/law.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface ReactorDeps {
  database: Database;
  mails: Queue<MailMessage>;
  jobs: Queue<JobMessage>;
  /** The queue to the upper platform; null if the stage has none. */
  pushes: Queue<PushMessage> | null;
  deliveries: Queue<DeliveryMessage>;
  /** The queues of those who follow the catalog: the search index, and the open catalog as files if the stage has them. */
  catalog: Queue<CatalogMessage>[];
  timers: Timers;
  law: Law;
  logger: Logger;
  metrics: Metrics;
}

export function reactorDeps(): ReactorDeps {
  const env = readEnvironment(environment);
  return {
    database: openDatabase(env),
    mails: sqsQueue(env.MAIL_QUEUE_URL),
    jobs: sqsQueue(env.JOB_QUEUE_URL),
    pushes: env.PUSH_QUEUE_URL ? sqsQueue(env.PUSH_QUEUE_URL) : null,
    deliveries: sqsQueue(env.DELIVERY_QUEUE_URL),
    catalog: [env.INDEX_QUEUE_URL, env.OPEN_FILES_QUEUE_URL].flatMap((url) => (url ? [sqsQueue(url)] : [])),
    timers: schedulerTimers({
      group: env.SCHEDULE_GROUP,
      queueArn: env.WAKE_QUEUE_ARN,
      roleArn: env.SCHEDULER_ROLE_ARN,
      deadLetterArn: env.SCHEDULER_DLQ_ARN,
    }),
    law: lawInForce(),
    logger: new Logger(),
    metrics: new Metrics(),
  };
}
