import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addDays, type Instant } from '../../shared/domain/calendar/time.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { kinds } from '../../shared/storage/kinds.ts';
import { bj, updateTerms } from '../examples.ts';

/** The start of the seeded duties. Each begins some days after the previous one, so that they are due before and after a closure. */
const SEEDED_FROM = '2026-09-10';
const SPREAD = 12;

export function seededId(n: number): string {
  const entry = `res_${String(n).padStart(26, '0')}`;
  return `${entry}.update.chg_${'0'.repeat(26)}`;
}

/** Writes many open duties of a department to update its entries straight into the table, without events, so that nothing reacts. */
export async function seedDuties(client: DynamoDBDocumentClient, table: string, count: number, owes: string) {
  const law = lawInForce();
  const items = Array.from({ length: count }, (_, n) => {
    const start = addDays(SEEDED_FROM, n % SPREAD);
    const id = seededId(n);
    const terms = { ...updateTerms(start, `chg_${'0'.repeat(26)}`, id.slice(0, id.indexOf('.'))), owes };
    const state = openDuty(terms, rulesFor(law, 'update', null, start), bj(start)).next;
    return itemOf(state, bj(start));
  });
  for (let from = 0; from < items.length; from += 25 * 8) {
    const batches = Array.from({ length: 8 }, (_, n) => items.slice(from + n * 25, from + (n + 1) * 25));
    await Promise.all(batches.filter((batch) => batch.length > 0).map((batch) => write(client, table, batch)));
  }
}

async function write(client: DynamoDBDocumentClient, table: string, items: Record<string, unknown>[]) {
  const requests = items.map((Item) => ({ PutRequest: { Item } }));
  await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
}

function itemOf(state: Duty, at: Instant): Record<string, unknown> {
  const { key, index } = kinds.duty;
  return {
    ...key(state.id),
    ...index(state),
    kind: 'duty',
    v: 1,
    id: state.id,
    seq: 0,
    head: null,
    version: 1,
    at,
    state,
  };
}
