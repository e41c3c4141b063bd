import type * as z from 'zod';
import { type Cursors, positionSchema } from '../storage/cursor.ts';
import type { Database } from '../storage/database.ts';
import { type Listing, list, type Position } from '../storage/lists.ts';
import type { Stored } from '../storage/stored-state.ts';
import type { Call } from './serve.ts';

/**
 * Answers one page of a list: reads the cursor, fetches the page, writes the next cursor. A cursor is bound to the operation,
 * its parameters and filters and the caller's department, so it opens no other list.
 */
export async function paged<T, P = Position>(
  call: Pick<Call, 'operation' | 'principal'> & { params?: unknown; query: { cursor?: string; limit: number } },
  cursors: Cursors,
  fetch: (from: P | null, limit: number) => Promise<{ items: T[]; next: P | null }>,
  schema: z.ZodType<P> = positionSchema as unknown as z.ZodType<P>,
): Promise<{ items: T[]; next: string | null }> {
  const { cursor, limit, ...filters } = call.query;
  const scope = [call.operation, call.params, call.principal.department, filters];
  const from = cursor === undefined ? null : await cursors.read(scope, cursor, schema);
  const { items, next } = await fetch(from, limit);
  return { items, next: next === null ? null : await cursors.write(scope, next) };
}

/** Answers one page of a list of states, converted into rows. */
export async function answerList<S, T>(
  call: Parameters<typeof paged>[0],
  { database, cursors }: { database: Database; cursors: Cursors },
  listing: Listing,
  rows: (states: S[], stored: Stored[]) => T[] | Promise<T[]>,
): Promise<{ body: { items: T[]; next: string | null } }> {
  const body = await paged(call, cursors, async (from: Position | null, limit) => {
    const { items, next } = await list(database, listing, { limit, from });
    return {
      items: await rows(
        items.map(({ state }) => state as S),
        items,
      ),
      next,
    };
  });
  return { body };
}

/** Converts every item of a page. */
export function mapPage<A, B, P>(page: { items: A[]; next: P }, show: (item: A) => B): { items: B[]; next: P } {
  return { items: page.items.map(show), next: page.next };
}
