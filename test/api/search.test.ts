import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../shared/domain/catalog/content.ts';
import type { Client } from '../world/client.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let school: Client;
let ids: Record<string, string>;
beforeAll(async () => {
  world = await startWorld({ mailed: false });
  school = await world.as('school');
  const entries: [string, string, Content][] = [
    ['civil', 'low', { ...conditional('城乡居民最低生活保障对象信息'), updateCycle: 'daily' }],
    ['civil', 'homes', { ...unconditional('养老机构名录'), theme: '医疗卫生' }],
    ['civil', 'adopted', { ...notShared('收养登记档案'), ...about('收养人与被收养人', '收养日期') }],
    [
      'school',
      'schools',
      { ...unconditional('中小学校名录'), theme: '教育文化', abstract: `${'学'.repeat(90)}与养老` },
    ],
    [
      'school',
      'pupils',
      {
        ...conditional('重点困难学生资助信息'),
        ...about('受助学生', '资助金额'),
        theme: '教育文化',
        format: { category: 'file', type: 'pdf' },
        sharing: { ...conditional().sharing, method: 'file' },
      },
    ],
  ];
  ids = {};
  for (const [index, [by, key, content]] of entries.entries()) {
    await world.at(`2026-09-21T09:1${index}:00+08:00`);
    ids[key] = await world.publish(by, content);
  }
  await (await world.as('civil')).ok('createResource', { body: { content: conditional('尚未发布的保障草案') } });
  await world.settle();
});
afterAll(() => world?.stop());

/** What an entry is about, in its abstract and its one item. */
function about(abstract: string, item: string): Pick<Content, 'abstract' | 'items'> {
  return { abstract, items: [{ id: 'item', name: item }] };
}

const found = async (query: Record<string, string>, by = school) => {
  const items = await walk<{ id: string }>(by, 'searchResources', query);
  return items.map(({ id }) => Object.keys(ids).find((key) => ids[key] === id));
};

describe('words', () => {
  it.each([
    ['保障', ['low']],
    ['金', ['pupils']],
    ['保', ['low']],
    ['享受起始日期', ['low']],
    ['床位', ['schools', 'homes']],
    ['请问城乡居民最低生活保障金在哪里领取', ['low']],
    ['dbsh', []],
    ['養老機構', ['homes']],
    ['困難学生', ['pupils']],
    ['zdshbz', ['low']],
    ['zuidishenghuo', ['low']],
    ['zhongdian', ['pupils']],
    ['yanglaojg', ['homes']],
    ['教育体育局', ['pupils', 'schools']],
    ['jiaoyutiyuju', ['pupils', 'schools']],
    ['义马市民政局 登记', ['adopted']],
  ])('%s finds %j', async (q, expected) => {
    expect(await found({ q })).toEqual(expected);
  });

  it('are marked in the name and in the part of the abstract around them', async () => {
    const { items } = (await school.ok('searchResources', { query: { q: '养老' } })).body;
    expect(items.map(({ id }) => id)).toEqual([ids.homes, ids.schools]);
    expect(items[0]).toMatchObject({
      highlight: '<em>养老</em>机构名录',
      excerpt: '全市<em>养老</em>机构名称、地址、床位数',
    });
    expect(items[1]?.excerpt).toMatch(/^…学{70,}与<em>养老<\/em>$/);
    const [read] = (await school.ok('searchResources', { query: { q: 'yljg' } })).body.items;
    expect(read?.highlight).toBe('<em>养老机构</em>名录');
  });

  it('never find a draft, whoever asks', async () => {
    for (const who of ['civil', 'officer', 'school']) {
      for (const q of ['草案', 'swfbd', '尚']) expect(await found({ q }, await world.as(who))).toEqual([]);
    }
  });
});

describe('filters and orders', () => {
  it.each([
    [{ theme: '教育文化' }, ['schools', 'pupils']],
    [{ format: 'file' }, ['pupils']],
    [{ updateCycle: 'daily' }, ['low']],
    [{ theme: '教育文化', shareType: 'conditional' }, ['pupils']],
    [{ q: '名录', department: '06' }, ['schools']],
    [{ q: '名录', theme: '医疗卫生' }, ['homes']],
    [{ theme: '没有' }, []],
  ])('%j leave %j', async (query, expected) => {
    expect(new Set(await found(query))).toEqual(new Set(expected));
  });

  it('newest first, and by the pinyin of the name', async () => {
    expect(await found({ sort: 'newest' })).toEqual(['pupils', 'schools', 'adopted', 'homes', 'low']);
    expect(await found({ sort: 'name' })).toEqual(['low', 'adopted', 'homes', 'pupils', 'schools']);
    expect(await found({ sort: 'name', q: '名录' })).toEqual(['homes', 'schools']);
    expect(await found({ sort: 'newest', q: '信息' })).toEqual(['pupils', 'low']);
  });

  it('are the same once the index is built anew, and so is what is found', async () => {
    const queries: Record<string, string>[] = [{ sort: 'newest' }, { sort: 'name' }, { q: '养老' }];
    const before = await Promise.all(queries.map((query) => found(query)));
    expect(await world.runtime.invoke('indexer', { rebuild: true })).toEqual({ batchItemFailures: [] });
    expect(await Promise.all(queries.map((query) => found(query)))).toEqual(before);
  });

  it('have cursors that open no other list', async () => {
    await cursorHolds('searchResources', {
      client: school,
      query: { sort: 'name' },
      others: [await world.as('civil')],
      otherwise: [{ sort: 'newest' }, { sort: 'name', theme: '教育文化' }, {}],
    });
  });

  it.each([
    [{ sort: 'oldest' }, 'query.sort'],
    [{ format: 'xls' }, 'query.format'],
    [{ updateCycle: 'hourly' }, 'query.updateCycle'],
    [{ facets: 'yes' }, 'query.facets'],
    [{ theme: ' ' }, 'query.theme'],
    [{ q: '企'.repeat(101) }, 'query.q'],
    [{ category: 'x' }, 'query.category'],
  ])('%j is refused by its field', async (query, field) => {
    const { body } = await school.refused('searchResources', 'invalid-input', {
      query: query as Record<string, string>,
    });
    expect(body.errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('facets', () => {
  const facets = async (query: Record<string, string>) =>
    (await school.ok('searchResources', { query: { ...query, facets: 'true', limit: 1 } })).body.facets;

  it('count everything found, not only the page', async () => {
    expect(await facets({})).toEqual({
      department: [
        { value: '02', valueName: '义马市民政局', count: 3 },
        { value: '06', valueName: '义马市教育体育局', count: 2 },
      ],
      shareType: [
        { value: 'conditional', count: 2 },
        { value: 'unconditional', count: 2 },
        { value: 'not-shared', count: 1 },
      ],
      theme: [
        { value: '教育文化', count: 2 },
        { value: '社会保障', count: 2 },
        { value: '医疗卫生', count: 1 },
      ],
      format: [
        { value: 'database', count: 4 },
        { value: 'file', count: 1 },
      ],
      updateCycle: [
        { value: 'monthly', count: 4 },
        { value: 'daily', count: 1 },
      ],
    });
    expect((await facets({ q: '名录' }))?.theme.map(({ value }) => value).sort()).toEqual(['医疗卫生', '教育文化']);
    expect((await facets({ q: '名录', department: '06' }))?.theme).toEqual([{ value: '教育文化', count: 1 }]);
    expect((await facets({ q: '没有这样的' }))?.theme).toEqual([]);
  });
});
