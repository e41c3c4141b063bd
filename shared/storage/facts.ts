import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LogLine } from '../documents/segment.ts';
import { startOf } from '../domain/calendar/time.ts';
import { type Fact, factsOf, isStanding } from '../domain/statistics/facts.ts';
import type { Period } from '../domain/statistics/figures.ts';
import { conditionHolds } from './condition.ts';
import type { Database } from './database.ts';
import { ttlOf } from './ttl.ts';
import { current, upcast } from './versions.ts';

/**
 * The facts of statistics (articles 6, 17). The sealer writes them with the segment that holds their events, each under a key that it
 * has from its event: written again it is the same. So the facts are those of the sealed log, up to its last seal and no further.
 */

/** How many are written at a time. */
const AT_ONCE = 100;

/** What the department has, and what happens to it. */
type Book = 'STANDING' | 'FLOW';

/** Writes the facts of sealed records. The first of those that are the same stays. @param seal the number of their segment */
export async function recordFacts(database: Database, records: readonly LogLine[], seal: string): Promise<void> {
  const facts = factsIn(records);
  for (let from = 0; from < facts.length; from += AT_ONCE)
    await Promise.all(facts.slice(from, from + AT_ONCE).map((fact) => recordFact(database, fact, seal)));
}

async function recordFact(database: Database, fact: Fact, seal: string): Promise<void> {
  await conditionHolds(
    database.client.send(
      new PutCommand({
        TableName: database.name('seals'),
        Item: { ...keyOf(fact), fact, seal, ...(isStanding(fact) ? {} : { ttl: ttlOf('facts', startOf(fact.day)) }) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

/** The facts of records as the log keeps them. */
function factsIn(records: readonly LogLine[]): Fact[] {
  return records.flatMap((record) => {
    if (!('event' in record)) return [];
    const { type, v, data } = record.event;
    return factsOf({
      ...record.event,
      v: current.event(type),
      data: upcast.event(type, v, data),
    } as typeof record.event);
  });
}

/** The facts of departments that statistics of a period need, up to a seal. */
export async function factsFor(
  database: Database,
  departments: readonly string[],
  { from, to }: Period,
  seal: string,
): Promise<Fact[]> {
  const found = await Promise.all(
    departments.flatMap((department) => [
      factsBetween(database, department, 'STANDING', '', to),
      factsBetween(database, department, 'FLOW', from, to),
    ]),
  );
  return found.flat().flatMap((item) => (String(item.seal) <= seal ? [item.fact as Fact] : []));
}

async function factsBetween(database: Database, department: string, book: Book, from: string, to: string) {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await database.client.send(
      new QueryCommand({
        TableName: database.name('seals'),
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        // A day's facts follow after its date.
        ExpressionAttributeValues: { ':pk': `${book}#${department}`, ':from': from || '0', ':to': `${to}~` },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...Items);
    start = LastEvaluatedKey;
  } while (start);
  return items;
}

function keyOf(fact: Fact) {
  const book: Book = isStanding(fact) ? 'STANDING' : 'FLOW';
  return { pk: `${book}#${fact.department}`, sk: `${fact.day}#${fact.id}` };
}
