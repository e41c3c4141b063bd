import { describe, expect, it } from 'vitest';
import { approve, compile, consent, proposeWithdrawal, revise } from '../../shared/domain/catalog/resource.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import type { Id } from '../../shared/domain/id.ts';
import { commit } from '../../shared/storage/commit.ts';
import { citing } from '../../shared/storage/lists.ts';
import { listVersions, load, loadVersion } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import { bj, content, law, leader, officer, person, unconditional } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';
import { publish } from './entries.ts';

const database = await localDatabase();
const now = bj('2026-09-24');
const circumstances = { at: now, actorId: 'p-12', correlation: 'c-1' };

describe('what lies beside an entry', () => {
  const at = (start: ReturnType<typeof content>, id: Id<'res'>) =>
    compile({ id, code: `341128112/${id}`, provider: '12', content: start }, { by: person('12') });

  async function publishing(entry: Stored<'resource'> | null, id: Id<'res'>, shown: ReturnType<typeof content>) {
    const draft = entry ? revise(entry.state, { content: shown, changes: [] }, { by: person('12') }) : at(shown, id);
    await publish(database, [draft], circumstances);
    return await read(id);
  }

  async function read(id: string) {
    const stored = await load(database, 'resource', id);
    if (!stored) throw new Error('not there');
    return stored;
  }

  it('第七条 (art. 7): every published version stays as it was', async () => {
    const first = content({ name: '第一版名称' });
    const entry = await publishing(null, 'res_versions', first);
    await publishing(entry, 'res_versions', content({ name: '第二版名称' }));
    expect(await loadVersion(database, 'res_versions', 1)).toMatchObject({ version: 1, content: first });
    expect(await loadVersion(database, 'res_versions', 2)).toMatchObject({ content: { name: '第二版名称' } });
    expect(await loadVersion(database, 'res_versions', 3)).toBeNull();
    expect((await listVersions(database, 'res_versions')).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('第七条 (art. 7): withdrawn, its versions stay readable and it rests on no document any more', async () => {
    const based = content({}, { bases: [{ ...law, document: '《某暂行办法》' }] });
    const entry = await publishing(null, 'res_withdrawn', based);
    const by = (who: typeof officer) => ({ by: who, now, law: lawInForce() });
    const reason = { reason: '职能划出', dropDraft: false };
    await commit(database, proposeWithdrawal(entry.state, reason, by(person('12'))), circumstances);
    const proposed = await read(entry.id);
    await commit(database, consent(proposed.state, { review: null }, by(leader())), circumstances);
    const consented = await read(entry.id);
    await commit(database, approve(consented.state, by(officer)), circumstances);
    expect(await loadVersion(database, 'res_withdrawn', 1)).toMatchObject({ version: 1, content: based });
    expect((await citing(database, '某暂行办法', { limit: 10 })).ids).toEqual([]);
  });

  it('第九条 (art. 9): is found by the documents its published classification rests on, and no longer when it does not', async () => {
    const cites = async (document: string) => (await citing(database, document, { limit: 10 })).ids;
    const other = { ...law, document: '《中华人民共和国社会救助法》' };
    const entry = await publishing(
      null,
      'res_citing',
      content({}, { bases: [{ ...law, document: '《某条例》' }, other] }),
    );
    expect(await cites('某条例')).toEqual(['res_citing']);
    expect(await cites('《中华人民共和国社会救助法》')).toEqual(['res_citing']);
    const revised = await publishing(entry, 'res_citing', content({}, { bases: [other] }));
    expect([await cites('《某条例》'), await cites('中华人民共和国社会救助法')]).toEqual([[], ['res_citing']]);
    await publishing(revised, 'res_citing', content({}, unconditional));
    expect(await cites('中华人民共和国社会救助法')).toEqual([]);
  });
});
