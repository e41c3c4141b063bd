import type { Context } from '../../shared/http/context.ts';
import { logOf, pageOfLines } from '../../shared/http/log-lines.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';

/**
 * The log, the newest first: what was decided, what restricted content was read, and who was turned away (article 12). An auditor reads
 * all of it; a department's leader and head what their own department did.
 */
export async function listLog(call: Call<'listLog'>, { database, cursors }: Context): Promise<Outcome<'listLog'>> {
  const { query, principal, now } = call;
  const department = logOf(principal, query);
  const fetch = (from: string | null, limit: number) =>
    pageOfLines(database, { department, sought: query }, { limit, from, now });
  return { body: await paged(call, cursors, fetch, sortKeySchema) };
}
