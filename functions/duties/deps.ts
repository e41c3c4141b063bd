import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import {
  type DeliveryMessage,
  type JobMessage,
  type MailMessage,
  type PushMessage,
  type Queue,
  type ReactMessage,
  sqsQueue,
  type WakeMessage,
} from '../../shared/adapters/queue.ts';
import { type Law, lawInForce } from '../../shared/domain/duties/law.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface DutiesDeps {
  database: Database;
  /** The function's own queue, to which the sweep sends wake-ups. */
  wakes: Queue<WakeMessage>;
  reactor: Queue<ReactMessage>;
  mails: Queue<MailMessage>;
  jobs: Queue<JobMessage>;
  /** The queue to the upper platform; null where the stage has none. */
  pushes: Queue<PushMessage> | null;
  deliveries: Queue<DeliveryMessage>;
  law: Law;
  logger: Logger;
  metrics: Metrics;
}

export function dutiesDeps(): DutiesDeps {
  const env = readEnvironment(environment);
  return {
    database: openDatabase(env),
    wakes: sqsQueue(env.WAKE_QUEUE_URL),
    reactor: sqsQueue(env.REACT_QUEUE_URL),
    mails: sqsQueue(env.MAIL_QUEUE_URL),
    jobs: sqsQueue(env.JOB_QUEUE_URL),
    pushes: env.PUSH_QUEUE_URL ? sqsQueue(env.PUSH_QUEUE_URL) : null,
    deliveries: sqsQueue(env.DELIVERY_QUEUE_URL),
    law: lawInForce(),
    logger: new Logger(),
    metrics: new Metrics(),
  };
}
