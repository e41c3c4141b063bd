import type { DynamoDBRecord, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/adapters/batch.ts';
import type { SealMessage } from '../../shared/adapters/queue.ts';
import { toInstant } from '../../shared/domain/calendar/time.ts';
import { awaitSeal } from '../../shared/storage/seals.ts';
import { recordIn } from '../../shared/storage/stream.ts';
import type { SealerDeps } from './deps.ts';
import { expireUpTo } from './expire.ts';
import { sealUpTo, takeFactsAnew } from './seal.ts';

/** Takes what the streams of the log bring, seals it when the hour is over, and lets go what has expired. Called with `{"facts": "anew"}`, it takes all facts anew. */
export function sealer(deps: SealerDeps) {
  return async (batch: DynamoDBStreamEvent | SQSEvent | { facts: 'anew' }) => {
    if ('facts' in batch) return await takeFactsAnew(deps);
    if (isStream(batch)) return await fromStream(batch, deps);
    return await eachMessage<SealMessage>(
      batch,
      async ({ at }) => {
        await sealUpTo(toInstant(at), deps);
        await expireUpTo(toInstant(at), deps);
      },
      deps.logger,
    );
  };
}

function isStream(batch: DynamoDBStreamEvent | SQSEvent): batch is DynamoDBStreamEvent {
  return batch.Records[0]?.eventSource === 'aws:dynamodb';
}

/** An error returns the whole batch to the stream. What was taken of it is not taken again. */
async function fromStream({ Records }: DynamoDBStreamEvent, deps: SealerDeps): Promise<{ batchItemFailures: [] }> {
  await Promise.all(Records.map((record) => take(record, deps)));
  return { batchItemFailures: [] };
}

/** DynamoDB itself deletes what has expired, and says so. */
function isExpiry({ eventName, userIdentity }: DynamoDBRecord): boolean {
  const by = userIdentity as { type?: string; principalId?: string } | undefined;
  return eventName === 'REMOVE' && by?.type === 'Service' && by.principalId === 'dynamodb.amazonaws.com';
}

async function take(record: DynamoDBRecord, { database, logger, metrics }: SealerDeps): Promise<void> {
  const inserted = recordIn(record);
  if (inserted) return await awaitSeal(database, inserted);
  // Whoever changes an event is found by the reactor.
  const key = record.dynamodb?.Keys?.pk?.S ?? '';
  if (!key.startsWith('ACCESS#') || isExpiry(record)) return;
  logger.error('a record of access was changed', { key, what: record.eventName });
  metrics.addMetric('AccessRecordsTampered', 'Count', 1);
  metrics.publishStoredMetrics();
}
