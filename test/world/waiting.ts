import type { Client } from './client.ts';
import { walk } from './paging.ts';

/** What waits for a head's consent, or for the bureau's review, as a bulk command names it. @param of a department; all without one */
export async function waitingFor(
  client: Client,
  list: 'listConsents' | 'listReviews',
  of?: string,
): Promise<{ id: string; etag: string }[]> {
  const rows = await walk<{ id: string; etag: string; provider: string }>(client, list, {}, 100);
  return rows.filter(({ provider }) => !of || provider === of).map(({ id, etag }) => ({ id, etag }));
}
