import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { epoch } from '../domain/calendar/time.ts';
import type { Drift, DriftDifference } from '../domain/catalog/drift.ts';
import type { Database } from './database.ts';
import { list, listItems, type Page, type Position } from './lists.ts';
import type { Stored } from './stored-state.ts';

/** How long the differences of a reconciliation are kept; its counts are kept for good. */
const KEPT_MS = 90 * 86_400_000;
const AT_ONCE = 10;

/** Records the differences, each under its code, so that recording them again duplicates nothing. */
export async function recordDifferences(
  database: Database,
  drift: Drift,
  differences: DriftDifference[],
): Promise<void> {
  const ttl = Math.ceil((epoch(drift.startedAt) + KEPT_MS) / 1000);
  for (let from = 0; from < differences.length; from += AT_ONCE) {
    await Promise.all(
      differences.slice(from, from + AT_ONCE).map((difference) =>
        database.client.send(
          new PutCommand({
            TableName: database.name('work'),
            Item: {
              pk: `DRIFT#${drift.id}`,
              sk: `DIFFERENCE#${difference.code}`,
              gsi2pk: `DIFFERENCES#${drift.id}`,
              gsi2sk: difference.code,
              difference,
              ttl,
            },
          }),
        ),
      ),
    );
  }
}

/** A page of the differences that a reconciliation found, in order of code. */
export async function differencesOf(
  database: Database,
  drift: string,
  page: { limit: number; from: Position | null },
): Promise<Page<DriftDifference>> {
  const { items, next } = await listItems(
    database,
    { table: 'work', index: 'gsi2', partitions: [`DIFFERENCES#${drift}`] },
    page,
  );
  return { items: items.map((item) => item.difference as DriftDifference), next };
}

/** The latest reconciliation; null before the first. */
export async function newestDrift(database: Database): Promise<Stored<'drift'> | null> {
  const { items } = await list<'drift'>(
    database,
    { table: 'work', index: 'gsi2', partitions: ['DRIFTS'], newestFirst: true },
    { limit: 1 },
  );
  return items[0] ?? null;
}
