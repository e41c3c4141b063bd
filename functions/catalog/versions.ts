import type { Content } from '../../shared/domain/catalog/content.ts';
import { diff } from '../../shared/domain/catalog/diff.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Reading, read } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { listVersions, loadVersion } from '../../shared/storage/read.ts';
import type { CatalogContext } from './context.ts';
import { entry } from './entries.ts';

/** One version as it was published. It never changes, and remains after the entry is withdrawn. */
export async function getResourceVersion(
  call: Call<'getResourceVersion'>,
  context: CatalogContext,
): Promise<Outcome<'getResourceVersion'>> {
  const { id, code, provider } = await readEntry(call, context);
  const { version, content, publishedAt } = await readVersion(context.database, id, call.params.version);
  return { body: { id, code, provider, version, content, publishedAt } };
}

export async function listResourceVersions(
  call: Call<'listResourceVersions'>,
  context: CatalogContext,
): Promise<Outcome<'listResourceVersions'>> {
  const { id } = await readEntry(call, context);
  const versions = await listVersions(context.database, id);
  return { body: { items: versions.map(({ version, publishedAt }) => ({ version, publishedAt })) } };
}

/** The differences between two versions, or between a version and the draft for people who may see the draft. */
export async function compareResourceVersions(
  call: Call<'compareResourceVersions'>,
  context: CatalogContext,
): Promise<Outcome<'compareResourceVersions'>> {
  const { database } = context;
  const compared = await readEntry(call, context);
  const { base = compared.version, target } = call.query;
  const before = await readVersion(database, compared.id, base);
  const after = target === 'draft' ? null : await readVersion(database, compared.id, target);
  const draft: Content | undefined = visible.draft(call.principal, compared) ? compared.draft?.content : undefined;
  const content = after?.content ?? draft;
  if (!content) throw new Refusal('not-found', { what: '草稿' });
  return { body: { items: diff(before.content, content) } };
}

async function readEntry(call: Reading, context: CatalogContext) {
  return (await read(entry, call, context, { duties: false })).stored.state;
}

async function readVersion(database: Database, id: string, version: number) {
  const found = await loadVersion(database, id, version);
  if (!found) throw new Refusal('not-found', { what: '该版本' });
  return found;
}
