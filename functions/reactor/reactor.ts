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
import { OfLaterRelease } from '../../shared/storage/versions.ts';
import type { ReactorDeps } from './deps.ts';
import { carryOut } from './effects.ts';

/**
 * Carries out the effects of events. They come from the log's stream, or from the queue of those that the sweep found unfinished.
 * Every effect is recorded under a name derived from its event, so an event that comes twice has its effects once.
 *
 * While a release is deployed, this one may meet events of the next that it doesn't know. They wait as they are, and the sweep offers them
 * again until a release knows them.
 */
export function react({ database: tables, ...others }: ReactorDeps) {
  return async (batch: DynamoDBStreamEvent | SQSEvent) => {
    const pending = isStream(batch) ? batch.Records.map(pendingReadingOf) : [];
    const deps = { ...others, database: readAhead(readOnce(tables), pending) };
    await renewLaw(deps.database, deps.law);
    if (isStream(batch)) return await fromStream(batch, deps);
    return await eachMessage<ReactMessage>(
      batch,
      ({ stream, seq, at }) =>
        unlessOfLaterRelease(`${stream}@${seq}`, deps, async () => {
          const event = await loadEvent(deps.database, stream, seq);
          if (event) await finish(event, at, deps);
        }),
      deps.logger,
    );
  };
}

function isStream(batch: DynamoDBStreamEvent | SQSEvent): batch is DynamoDBStreamEvent {
  return batch.Records[0]?.eventSource === 'aws:dynamodb';
}

/** It is begun together with the reading of the law. */
function pendingReadingOf({ dynamodb: { Keys = {} } = {} }: DynamoDBRecord): ItemsToRead {
  return pendingReading(eventIn({ dynamodb: { Keys } }));
}

const eventIn = ({ dynamodb: { Keys = {} } = {} }: Pick<DynamoDBRecord, 'dynamodb'>) =>
  `${Keys.pk?.S}@${Number(Keys.sk?.S)}`;

/** Leaves an event waiting that is written in a form of a later release. */
async function unlessOfLaterRelease(id: string, deps: ReactorDeps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof OfLaterRelease)) throw error;
    waits(id, deps);
  }
}

function waits(event: string, { logger, metrics }: ReactorDeps): void {
  logger.warn('event of a later release waits', { event });
  metrics.addMetric('EventsUnknown', 'Count', 1);
  metrics.publishStoredMetrics();
}

/** Reports the first record that fails; the stream comes again from there. */
async function fromStream({ Records }: DynamoDBStreamEvent, deps: ReactorDeps) {
  for (const record of Records) {
    try {
      await unlessOfLaterRelease(eventIn(record), deps, () => handle(record, deps));
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
  if (!(await isPending(deps.database, event.id))) return;
  const effects = effectsOf(event);
  // Something follows from it, or it would not wait; what that is, only a later release knows.
  if (effects.length === 0) return waits(event.id, deps);
  for (const effect of effects) {
    await evenIfLawMoves(deps.database, deps.law, () => carryOut(effect, event, now, deps));
  }
  await deletePending(deps.database, event.id);
}
