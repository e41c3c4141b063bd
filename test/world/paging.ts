import { expect } from 'vitest';
import type { OperationId } from '../../shared/contract/routes.ts';
import type { Client } from './client.ts';
import type { CallInput } from './sent-request.ts';

interface Page {
  items: unknown[];
  next: string | null;
}

/** Reads a list to its end by its cursors. No page may have more items than the limit. */
export async function walk<T>(
  client: Client,
  operation: OperationId,
  query: CallInput['query'],
  limit = 2,
  params: CallInput['params'] = {},
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const asked: CallInput = { params, query: { ...query, limit, ...(cursor === null ? {} : { cursor }) } };
    const page = (await client.ok(operation, asked)).body as Page;
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...(page.items as T[]));
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

/** Checks that a cursor opens only its own list: not for another person, not with other filters, and not after a changed letter. */
export async function cursorHolds(
  operation: OperationId,
  { client, params = {}, query = {}, others = [], otherwise = [] }: CursorCase,
): Promise<void> {
  const { next } = (await client.ok(operation, { params, query: { ...query, limit: 1 } })).body as Page;
  const cursor = String(next);
  await client.ok(operation, { params, query: { ...query, cursor } });
  const middle = Math.floor(cursor.length / 3);
  const letter = cursor[middle] === 'A' ? 'B' : 'A';
  const forged = [
    `${cursor.slice(0, middle)}${letter}${cursor.slice(middle + 1)}`,
    cursor.slice(0, -1),
    'e30.e30',
    '.',
  ];
  for (const made of forged)
    await client.refused(operation, 'cursor-invalid', { params, query: { ...query, cursor: made } });
  for (const other of others) await other.refused(operation, 'cursor-invalid', { params, query: { ...query, cursor } });
  for (const filters of otherwise)
    await client.refused(operation, 'cursor-invalid', { params, query: { ...filters, cursor } });
}

interface CursorCase {
  client: Client;
  params?: CallInput['params'];
  query?: Record<string, string | number>;
  /** A person who may read the list, but not with this cursor. */
  others?: Client[];
  /** Filters other than those of the cursor. */
  otherwise?: Record<string, string | number>[];
}
