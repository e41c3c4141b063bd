import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let officer: Client;
let civil: Client;
let school: Client;
let upper: Client;
/** Published entries by what they are. */
const entry: Record<'low' | 'homes' | 'adoption' | 'schools', string> = {} as never;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true, now: '2026-01-31T09:00:00+08:00' });
  [officer, civil, school, upper] = (await Promise.all(['officer', 'civil', 'school', 'upper'].map(world.as))) as [
    Client,
    Client,
    Client,
    Client,
  ];
  entry.low = await world.publish('civil', conditional('低保对象'));
  entry.homes = await world.publish('civil', { ...unconditional('养老机构'), updateCycle: 'realtime' });
  entry.adoption = await world.publish('civil', {
    ...notShared('收养登记'),
    updateCycle: 'irregular',
    theme: '婚姻家庭',
    classification: { class: 'theme', category: 'public-services', builders: ['06'] },
  });
  entry.schools = await world.publish('school', {
    ...unconditional('学校名录'),
    updateCycle: 'yearly',
    unit: '基教股',
  });
  await civil.ok('createResource', { body: { content: conditional('尚在编制') } });
  await world.settle();
});
afterAll(() => world?.stop());

const none = { unconditional: 0, conditional: 0, 'not-shared': 0 };

describe('第十一条 (art. 11): whether an entry is really pooled in the provincial centre', () => {
  it('is said by the bureau beside the entry, whose own version stays', async () => {
    const params = { id: entry.low };
    const before = await civil.ok('getResource', { params });
    const unsaid = await officer.ok('getPooling', { params });
    expect([unsaid.body, unsaid.etag]).toEqual([{ resource: entry.low, pooled: false, since: null }, '"0"']);
    const said = await officer.ok('updatePooling', { params, etag: unsaid.etag, body: { pooled: true } });
    expect(said.body).toMatchObject({ pooled: true, since: expect.stringMatching(/^2026-01-31T/) });
    await officer.refused('updatePooling', 'stale', { params, etag: unsaid.etag, body: { pooled: false } });
    await officer.refused('updatePooling', 'precondition-required', { params, body: { pooled: false } });
    const read = await civil.ok('getPooling', { params });
    expect([read.body, read.etag]).toEqual([said.body, said.etag]);
    expect((await civil.ok('getResource', { params })).etag).toBe(before.etag);
    const undone = await officer.ok('updatePooling', { params, etag: read.etag, body: { pooled: false } });
    await officer.ok('updatePooling', { params, etag: undone.etag, body: { pooled: true } });
  });

  it('is said of what is published, and seen by those who see the entry', async () => {
    const { body: draft } = await school.ok('createResource', { body: { content: conditional('未发布') } });
    const params = { id: draft.id };
    await officer.refused('updatePooling', 'resource-not-published', { params, etag: '"0"', body: { pooled: true } });
    for (const client of [civil, upper]) await client.refused('getPooling', 'not-found', { params });
    await officer.refused('getPooling', 'not-found', { params: { id: unusedId('res') } });
    await officer.refused('updatePooling', 'not-found', {
      params: { id: unusedId('res') },
      etag: '"0"',
      body: { pooled: true },
    });
  });
});

describe('第十一条 (art. 11): views of the catalog', () => {
  it('by department: what is published, in the making, shared how, really pooled', async () => {
    const rows = (await officer.ok('listDepartmentPools')).body.items;
    expect(rows).toEqual([
      {
        department: '00',
        departmentName: '义马市政务服务和大数据管理局',
        published: 0,
        drafts: 0,
        byShareType: none,
        pooled: 0,
      },
      {
        department: '02',
        departmentName: '义马市民政局',
        published: 3,
        drafts: 1,
        byShareType: { unconditional: 1, conditional: 1, 'not-shared': 1 },
        pooled: 1,
      },
      {
        department: '06',
        departmentName: '义马市教育体育局',
        published: 1,
        drafts: 1,
        byShareType: { ...none, unconditional: 1 },
        pooled: 0,
      },
      {
        department: '99',
        departmentName: '义马市人民政府办公室',
        published: 0,
        drafts: 0,
        byShareType: none,
        pooled: 0,
      },
    ]);
    expect(await walk(upper, 'listDepartmentPools', {}, 1)).toEqual(rows);
    await cursorHolds('listDepartmentPools', { client: officer, others: [school] });
    expect((await civil.ok('listDepartmentPools')).body.items).toEqual([rows[1]]);
  });

  it('by theme, the largest first, theme resources built together counted', async () => {
    const { items } = (await school.ok('listThemes')).body;
    expect(items).toMatchObject([
      {
        theme: '社会保障',
        entries: 3,
        byShareType: { ...none, unconditional: 2, conditional: 1 },
        departments: ['02', '06'],
        joint: 0,
      },
      { theme: '婚姻家庭', entries: 1, byShareType: { ...none, 'not-shared': 1 }, departments: ['02'], joint: 1 },
    ]);
    expect(await walk(upper, 'listThemes', {}, 1)).toEqual(items);
    await cursorHolds('listThemes', { client: officer, others: [school] });
  });

  it('第七条 (art. 7): by completeness of metadata, with what lacks', async () => {
    const rows = (await officer.ok('listCompleteness')).body.items;
    expect(rows.map(({ department, entries }) => [department, entries])).toEqual([
      ['00', 0],
      ['02', 3],
      ['06', 1],
      ['99', 0],
    ]);
    const [, ofCivil, ofSchool] = rows;
    expect(ofCivil?.lacking).toContainEqual({ field: 'classification', name: '信息资源分类', entries: 2 });
    expect(ofCivil?.lacking).toContainEqual({ field: 'unit', name: '下设机构', entries: 3 });
    expect(ofSchool?.lacking.map(({ field }) => field)).not.toContain('unit');
    expect(ofCivil?.breaking).toEqual({ count: 0, first: [] });
    expect(ofCivil?.filled).toBeGreaterThan(0);
    expect(ofCivil?.filled).toBeLessThan(1);
    expect((await school.ok('listCompleteness')).body.items).toEqual([ofSchool]);
    expect(await walk(upper, 'listCompleteness', {}, 1)).toEqual(rows);
    await cursorHolds('listCompleteness', { client: officer, others: [civil] });
  });

  it('by what was never linked to a provision, unconditional data included', async () => {
    const ids = async (client: Client, query = {}) =>
      (await client.ok('listUngrantedResources', { query })).body.items.map(({ id }) => id).sort();
    expect(await ids(officer)).toEqual(Object.values(entry).sort());
    await world.applyFor('school', entry.homes, ['name']);
    const asked = await world.applyFor('school', entry.low, ['name']);
    await world.settle();
    expect(await ids(officer)).toEqual([entry.low, entry.adoption, entry.schools].sort());
    await world.replyTo('civil', asked, agree);
    await world.settle();
    expect(await ids(upper)).toEqual([entry.adoption, entry.schools].sort());
    expect(await ids(civil)).toEqual([entry.adoption]);
    expect(await ids(officer, { department: '06' })).toEqual([entry.schools]);
    await civil.refused('listUngrantedResources', 'role-missing', { query: { department: '06' } });
    expect(await walk(officer, 'listUngrantedResources', {}, 1)).toHaveLength(2);
    await cursorHolds('listUngrantedResources', { client: officer, otherwise: [{ department: '02' }] });
  });

  it("第九条 (art. 9): by each entry's own update cycle, from the day after it has run out", async () => {
    await world.publish('school', { ...unconditional('每日更新'), updateCycle: 'daily' });
    await world.publish('school', { ...unconditional('每周更新'), updateCycle: 'weekly' });
    await world.at('2026-02-01T23:59:00+08:00');
    expect((await officer.ok('listOverdueResources')).body.items).toEqual([]);
    await world.at('2026-02-02T00:01:00+08:00');
    await world.publish('civil', { ...unconditional('次日发布'), updateCycle: 'daily' });
    const items = (await officer.ok('listOverdueResources')).body.items;
    expect(items).toMatchObject([{ name: '每日更新', updateCycle: 'daily', dueOn: '2026-02-01', daysLate: 1 }]);
    await world.at('2026-02-04T00:01:00+08:00');
    const later = (await officer.ok('listOverdueResources')).body.items;
    expect(later.map(({ name, dueOn, daysLate }) => [name, dueOn, daysLate])).toEqual([
      ['次日发布', '2026-02-03', 1],
      ['每日更新', '2026-02-01', 3],
    ]);
    expect(await walk(upper, 'listOverdueResources', {}, 1)).toEqual(later);
    expect((await civil.ok('listOverdueResources')).body.items.map(({ name }) => name)).toEqual(['次日发布']);
    await civil.refused('listOverdueResources', 'role-missing', { query: { department: '06' } });
    await cursorHolds('listOverdueResources', { client: officer, otherwise: [{ department: '02' }] });
  });
});

describe('第六条 (art. 6): the upper authority', () => {
  it('reads every request and no draft, and decides nothing', async () => {
    const { body: all } = await upper.ok('listRequests', { query: { side: 'all' } });
    expect(all.items).toHaveLength(2);
    const params = { id: String(all.items[0]?.id) };
    await upper.ok('getRequest', { params });
    await upper.ok('getRequestForm', { params });
    await upper.ok('getResource', { params: { id: entry.low } });
    const { body: draft } = await civil.ok('createResource', { body: { content: conditional('草稿') } });
    await upper.refused('getResource', 'not-found', { params: { id: draft.id } });
    await upper.refused('draftReply', 'role-missing', { params, etag: '"1"', body: agree });
  });
});

endsWell('oversight', () => world);
