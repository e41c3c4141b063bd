import { beforeAll, expect, it } from 'vitest';
import { publishedEntries } from '../../functions/indexer/rebuild.ts';
import type { CatalogEntry } from '../../functions/indexer/snapshot.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { compile } from '../../shared/domain/catalog/resource.ts';
import type { Id } from '../../shared/domain/id.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { person } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';
import { publish } from './entries.ts';

let database: Database;

beforeAll(async () => {
  database = await localDatabase();
});

/** Compiles an entry, and has it approved at an instant where one is given. */
async function enter(id: Id<'res'>, provider: string, name: string, approvedAt: Instant | null): Promise<void> {
  const circumstances = { at: '2026-09-24T09:00:00.000+08:00', actorId: 'per_test', correlation: 'test' } as const;
  const content: Content = {
    name,
    abstract: name,
    theme: '经济',
    format: { category: 'spreadsheet', type: 'xlsx' },
    items: [{ id: '1', name: '统一社会信用代码' }],
    sharing: { type: 'unconditional', bases: [], method: 'file' },
    open: { toSociety: false },
    updateCycle: 'daily',
    secrecy: 'none',
  };
  const code = `3411281${provider}/000001`;
  const draft = compile({ id, code, provider, content }, { by: person(provider) });
  if (approvedAt === null) await commit(database, draft, circumstances);
  else await publish(database, [draft], circumstances, approvedAt);
}

it('reads every published entry of every department, the oldest publication first, and no draft', async () => {
  await enter('res_a', '12', '企业登记', '2026-09-28T09:00:00.000+08:00');
  await enter('res_b', '47', '企业年报', '2026-09-25T09:00:00.000+08:00');
  await enter('res_c', '12', '草稿', null);
  await enter('res_d', '99', '道路运输', '2026-09-29T09:00:00.000+08:00');
  const read: CatalogEntry[] = [];
  for await (const entries of publishedEntries(database)) read.push(...entries);
  expect(read.map(({ state }) => [state.id, state.published?.name])).toEqual([
    ['res_b', '企业年报'],
    ['res_a', '企业登记'],
    ['res_d', '道路运输'],
  ]);
  expect(read.every(({ seq }) => seq === 4)).toBe(true);
});
