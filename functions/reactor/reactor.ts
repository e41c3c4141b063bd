import type { DynamoDBRecord, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/adapters/batch.ts';
import type { ReactMessage } from '../../shared/adapters/queue.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { effectsOf } from '../../shared/domain/effects.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { readOnce } from '../../shared/storage/database.ts';
import { type ItemsToRead, readAhead } from '../../shared/storage/items.ts';
import { evenIfLawMoves, renewLaw } from '../../shared/storage/law.ts';
import { deletePending, isPending, pendingReading } from '../../shared/storage/outbox.ts';
import { loadEvent } from '../../shared/storage/read.ts';
import { readRecord, recordTampering } from '../../shared/storage/stream.ts';
import type { ReactorDeps } from './deps.ts';
import { carryOut } from './effects.ts';

/**
 * Carries out the effects of events. They come from the log's stream, or from the queue of those that the sweep found unfinished.
 * Every effect is recorded under a name derived from its event, so an event that comes twice has its effects once.
 */
export function react({ database: tables, ...others }: ReactorDeps) {
  return async (batch: DynamoDBStreamEvent | SQSEvent) => {
    const pending = isStream(batch) ? batch.Records.map(pendingReadingOf) : [];
    const deps = { ...others, database: readAhead(readOnce(tables), pending) };
    await renewLaw(deps.database, deps.law);
    if (isStream(batch)) return await fromStream(batch, deps);
    return await eachMessage<ReactMessage>(
      batch,
      async ({ stream, seq, at }) => {
        const event = await loadEvent(deps.database, stream, seq);
        if (event) await finish(event, at, deps);
      },
      deps.logger,
    );
  };
}

function isStream(batch: DynamoDBStreamEvent | SQSEvent): batch is DynamoDBStreamEvent {
  return batch.Records[0]?.eventSource === 'aws:dynamodb';
}

/** It is begun together with the reading of the law. */
function pendingReadingOf({ dynamodb: { Keys = {} } = {} }: DynamoDBRecord): ItemsToRead {
  return pendingReading(`${Keys.pk?.S}@${Number(Keys.sk?.S)}`);
}

/** Reports the first record that fails; the stream comes again from there. */
async function fromStream({ Records }: DynamoDBStreamEvent, deps: ReactorDeps) {
  for (const record of Records) {
    try {
      await handle(record, deps);
    } catch (error) {
      deps.logger.error('event failed', { event: record.eventID, error: error as Error });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}

async function handle(record: DynamoDBRecord, deps: ReactorDeps): Promise<void> {
  const read = readRecord(record);
  if (read.kind === 'event') return await finish(read.event, read.event.at, deps);
  if (read.kind === 'expired') return;
  deps.logger.error('the event log was changed', { key: read.key, what: read.what });
  deps.metrics.addMetric('EventLogTampered', 'Count', 1);
  deps.metrics.publishStoredMetrics();
  await recordTampering(deps.database, read);
}

/** Leaves finished events alone: those to be told were told, and people who came later are not told of the past. */
async function finish(event: LoggedEvent, now: Instant, deps: ReactorDeps): Promise<void> {
  const effects = effectsOf(event);
  if (effects.length === 0) return;
  if (!(await isPending(deps.database, event.id))) return;
  for (const effect of effects) {
    await evenIfLawMoves(deps.database, deps.law, () => carryOut(effect, event, now, deps));
  }
  await deletePending(deps.database, event.id);
}
