import type { Content } from '../../shared/domain/catalog/content.ts';
import { diff } from '../../shared/domain/catalog/diff.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { listVersions, loadVersion } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';
import { readEntry } from './entries.ts';

/** One version as it was published; it never changes, and outlives the entry's withdrawal. */
export async function getResourceVersion(
  call: Call<'getResourceVersion'>,
  { database }: CatalogDeps,
): Promise<Outcome<'getResourceVersion'>> {
  const { id, code, provider } = (await readEntry(database, call.params.id, call.principal)).state;
  const { version, content, publishedAt } = await readVersion(database, id, call.params.version);
  return { body: { id, code, provider, version, content, publishedAt } };
}

export async function listResourceVersions(
  call: Call<'listResourceVersions'>,
  { database }: CatalogDeps,
): Promise<Outcome<'listResourceVersions'>> {
  const { id } = await readEntry(database, call.params.id, call.principal);
  const versions = await listVersions(database, id);
  return { body: { items: versions.map(({ version, publishedAt }) => ({ version, publishedAt })) } };
}

/** What differs between two versions, or between a version and the draft for those who may see it. */
export async function compareResourceVersions(
  call: Call<'compareResourceVersions'>,
  { database }: CatalogDeps,
): Promise<Outcome<'compareResourceVersions'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  const { from = entry.state.version, to } = call.query;
  const before = await readVersion(database, entry.id, from);
  const after = to === 'draft' ? null : await readVersion(database, entry.id, to);
  const draft: Content | undefined = visible.draft(call.principal, entry.state)
    ? entry.state.draft?.content
    : undefined;
  const content = after?.content ?? draft;
  if (!content) throw new Refusal('not-found', { what: '草稿' });
  return { body: { items: diff(before.content, content) } };
}

async function readVersion(database: Database, id: string, version: number) {
  const found = await loadVersion(database, id, version);
  if (!found) throw new Refusal('not-found', { what: '该版本' });
  return found;
}
