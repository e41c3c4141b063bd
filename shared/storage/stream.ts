import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { LogLine } from '../documents/segment.ts';
import type { AccessRecord } from '../domain/access.ts';
import { type Instant, instant } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { conditionHolds } from './condition.ts';
import type { Database } from './database.ts';
import { chain, eventKey, eventOf, writtenEvent } from './log.ts';

/** A record of the log's stream: an inserted event, an expired item, or tampering with the log, which nobody may change. */
export type LogRecord =
  | { kind: 'event'; event: LoggedEvent }
  | { kind: 'tampered'; key: string; what: 'MODIFY' | 'REMOVE'; sequence: string; at: Instant }
  | { kind: 'expired' };

/** Parses a stream record. An item that DynamoDB expires itself is not tampering. */
export function readRecord(record: DynamoDBRecord): LogRecord {
  const { Keys, NewImage, SequenceNumber = '', ApproximateCreationDateTime = 0 } = record.dynamodb ?? {};
  if (record.eventName === 'INSERT' && NewImage) {
    return { kind: 'event', event: eventOf(unmarshall(NewImage as Parameters<typeof unmarshall>[0])) };
  }
  if (record.userIdentity?.type === 'Service') return { kind: 'expired' };
  return {
    kind: 'tampered',
    key: `${Keys?.pk?.S}/${Keys?.sk?.S}`,
    what: record.eventName === 'REMOVE' ? 'REMOVE' : 'MODIFY',
    sequence: SequenceNumber,
    at: instant(ApproximateCreationDateTime * 1000),
  };
}

/** What was inserted into the log or beside it, as it was written; null for anything else. */
export function recordIn({ eventName, dynamodb }: DynamoDBRecord): LogLine | null {
  if (eventName !== 'INSERT' || !dynamodb?.NewImage) return null;
  const item = unmarshall(dynamodb.NewImage as Parameters<typeof unmarshall>[0]);
  return 'record' in item ? { access: item.record as AccessRecord } : { event: writtenEvent(item) };
}

/** Records tampering as an event of its own stream, once for each stream record. */
export async function recordTampering(database: Database, record: LogRecord & { kind: 'tampered' }): Promise<void> {
  const stream = `tampered:${record.sequence}`;
  const [event] = chain(
    [{ type: 'EventLogTampered', data: { key: record.key, what: record.what } }],
    { stream, seq: 0, head: null, policy: null },
    { at: record.at, actorId: 'system', correlation: record.sequence },
  );
  // The same record may arrive again: overwriting its event would be tampering itself.
  await conditionHolds(
    database.client.send(
      new PutCommand({
        TableName: database.name('events'),
        Item: { ...eventKey(stream, 1), ...event },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}
