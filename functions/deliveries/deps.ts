import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { outside } from '../../shared/adapters/addresses.ts';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type DeliveryMessage, type Queue, sqsQueue } from '../../shared/adapters/queue.ts';
import { readSecret } from '../../shared/adapters/secret.ts';
import { schedulerTimers, type Timers } from '../../shared/adapters/timers.ts';
import { httpsReceiver, type Receiver } from '../../shared/adapters/webhooks/https.ts';
import { webhookSecrets } from '../../shared/adapters/webhooks/signature.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface DeliveriesDeps {
  database: Database;
  receiver: Receiver;
  secretOf: ReturnType<typeof webhookSecrets>;
  /** The function's own queue. */
  deliveries: Queue<DeliveryMessage>;
  timers: Timers;
  logger: Logger;
  metrics: Metrics;
}

export async function deliveriesDeps(): Promise<DeliveriesDeps> {
  const env = readEnvironment(environment);
  return {
    database: openDatabase(env),
    receiver: httpsReceiver({
      timeoutMs: env.WEBHOOK_TIMEOUT_SECONDS * 1000,
      lookup: outside({ allowed: env.WEBHOOK_NETWORKS.split(',').filter(Boolean) }),
    }),
    secretOf: webhookSecrets(await readSecret(env.WEBHOOK_KEY_ARN)),
    deliveries: sqsQueue(env.DELIVERY_QUEUE_URL),
    timers: schedulerTimers({
      group: env.SCHEDULE_GROUP,
      queueArn: env.WAKE_QUEUE_ARN,
      roleArn: env.SCHEDULER_ROLE_ARN,
      deadLetterArn: env.SCHEDULER_DLQ_ARN,
    }),
    logger: new Logger(),
    metrics: new Metrics(),
  };
}
