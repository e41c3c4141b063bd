import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { EventData } from '../domain/event.ts';
import type { Database } from './database.ts';
import { chain, eventKey, logIndex } from './log.ts';

/** Who acts in the log where an operator of the installation does, not a person of the city. */
export const OPERATOR = 'operator';

/** Writes down what an operator does, before it is done, as an event of its own stream. `id` names it in what follows. */
export async function recordOperation(
  database: Database,
  { id, at }: { id: string; at: Instant },
  data: EventData['OperatorActed'],
): Promise<void> {
  const stream = `operation:${id}`;
  const [event] = chain(
    [{ type: 'OperatorActed', data }],
    { stream, seq: 0, head: null, policy: null },
    { at, actorId: OPERATOR, correlation: stream },
  );
  if (!event) return;
  await database.client.send(
    new PutCommand({
      TableName: database.name('events'),
      Item: {
        ...eventKey(stream, 1),
        ...event,
        ...logIndex({ id: event.id, at, department: null, person: OPERATOR }),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}
