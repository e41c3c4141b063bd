import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { acceptedBases, type BasisKind, basisKinds, keysOf } from '../../shared/domain/catalog/metadata.ts';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { traces } from '../world/traces.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let officer: Client;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  [civil, school, officer] = (await Promise.all(['civil', 'school', 'officer'].map(world.as))) as [
    Client,
    Client,
    Client,
  ];
});
afterAll(() => world?.stop());

/** Content that breaks a rule, by the code it is refused with and the field named. */
const breaking: [string, string, Content][] = [
  ['secret-refused', 'body.content.secrecy', { ...conditional(), secrecy: 'state-secret' }],
  ['secret-refused', 'body.content.secrecy', { ...unconditional(), secrecy: 'work-secret' }],
  ['basis-required', 'body.content.sharing.bases', sharing(conditional(), { bases: [] })],
  ['basis-required', 'body.content.sharing.bases', sharing(notShared(), { bases: [] })],
  ['basis-kind', 'body.content.sharing.bases.0.kind', basedOn(conditional(), 'local-notice')],
  ['condition-required', 'body.content.sharing.condition', sharing(conditional(), { condition: undefined })],
  [
    'confidential-unconditional',
    'body.content.confidential',
    { ...unconditional(), confidential: 'commercial-secret' },
  ],
  [
    'file-otherwise',
    'body.content.sharing.method',
    { ...conditional(), format: { category: 'spreadsheet', type: 'xlsx' } },
  ],
  [
    'duplicate-items',
    'body.content.items',
    {
      ...conditional(),
      items: [
        { id: 'a', name: '姓名' },
        { id: 'b', name: '姓名' },
      ],
    },
  ],
  [
    'duplicate-items',
    'body.content.items',
    {
      ...conditional(),
      items: [
        { id: 'a', name: '姓' },
        { id: 'a', name: '名' },
      ],
    },
  ],
];

function sharing(content: Content, changed: Partial<Content['sharing']>): Content {
  return { ...content, sharing: { ...content.sharing, ...changed } };
}

function basedOn(content: Content, ...kinds: BasisKind[]): Content {
  return sharing(content, { bases: kinds.map((kind) => ({ document: '某文件', article: '第一条', kind })) });
}

describe('第七条 (art. 7): a department compiles its entries', () => {
  it('gives each a code of the department that runs on, and keeps it as a draft', async () => {
    const first = await civil.ok('createResource', { body: { content: conditional('第一项') } });
    const second = await civil.ok('createResource', { body: { content: conditional('第二项') } });
    const other = await school.ok('createResource', { body: { content: conditional('另一部门') } });
    expect(first.body.code).toMatch(/^341128102\/\d{6}$/);
    expect(Number(second.body.code.slice(-6))).toBe(Number(first.body.code.slice(-6)) + 1);
    expect(other.body.code).toBe('341128106/000001');
    expect(first.body).toMatchObject({ provider: '02', version: 0, published: null, draft: { status: 'draft' } });
    expect(first.headers.get('location')).toBe(`/v1/resources/${first.body.id}`);
    expect(first.etag).toBe('"1"');
    const read = await civil.ok('getResource', { params: { id: first.body.id } });
    expect([read.body, read.etag]).toEqual([first.body, first.etag]);
  });

  it.each(breaking)('refuses what breaks a rule: %s, naming %s', async (code, field, content) => {
    const { status, body } = await civil.refused('createResource', code, { body: { content } });
    expect(status).toBe(422);
    expect(body.rule).toMatch(/^第.+条$/);
    expect(body.errors.map((error) => error.field)).toEqual([field]);
  });

  it('shows a draft to its department and the bureau alone; to others it does not exist', async () => {
    const { body } = await civil.ok('createResource', { body: { content: conditional('未发布') } });
    const params = { id: body.id };
    for (const reader of ['civil', 'civil2', 'civil-leader', 'officer']) {
      expect((await (await world.as(reader)).ok('getResource', { params })).body.draft).toMatchObject({
        status: 'draft',
      });
    }
    for (const reader of ['school', 'school-leader', 'bureau-staff', 'admin']) {
      const stranger = await world.as(reader);
      await stranger.refused('getResource', 'not-found', { params });
      await stranger.refused('getResourceVersion', 'not-found', { params: { ...params, version: 1 } });
    }
    await school.refused('updateResource', 'not-found', { params, etag: '"1"', body: { content: conditional() } });
    await civil.refused('getResourceVersion', 'not-found', { params: { ...params, version: 1 } });
    await civil.refused('getResource', 'not-found', { params: { id: unusedId('res') } });
  });
});

describe('第八条、第十四条 (art. 8, 14): on what a classification may rest', () => {
  const cases = (['conditional', 'not-shared'] as const).flatMap((type) =>
    keysOf(basisKinds).map((kind) => [type, kind, acceptedBases[type].includes(kind)] as const),
  );
  it.each(cases)('%s on a basis of kind %s: %s', async (type, kind, accepted) => {
    const content = basedOn(type === 'conditional' ? conditional() : notShared(), kind);
    if (accepted) await civil.ok('createResource', { body: { content } });
    else await civil.refused('createResource', 'basis-kind', { body: { content } });
  });

  it('names the basis that does not do among those that do, and asks none of what is unconditional', async () => {
    const content = basedOn(notShared(), 'law', 'national-rule');
    const { body } = await civil.refused('createResource', 'basis-kind', { body: { content } });
    expect(body.errors.map(({ field }) => field)).toEqual(['body.content.sharing.bases.1.kind']);
    expect(body.detail).toContain('国家有关规定');
    await civil.ok('createResource', { body: { content: unconditional() } });
  });
});

describe('第九条 (art. 9): an entry is revised', () => {
  it('beside what is published, which stays as it was until the revision is approved, version by version', async () => {
    const id = await world.publish('civil', conditional('修订前'));
    const before = await civil.ok('getResource', { params: { id } });
    const revised = await civil.ok('updateResource', {
      params: { id },
      etag: before.etag,
      body: { content: conditional('修订后') },
    });
    expect(revised.body).toMatchObject({
      version: 1,
      published: { name: '修订前' },
      draft: { content: { name: '修订后' } },
    });
    const seen = await school.ok('getResource', { params: { id } });
    expect(seen.body).toMatchObject({ version: 1, published: { name: '修订前' }, draft: null });
    const submitted = await world.submit('civil', { params: { id }, etag: revised.etag });
    const other = { params: { id }, etag: submitted.etag, body: { content: conditional('改到一半') } };
    await civil.refused('updateResource', 'resource-under-review', other);
    await officer.ok('approveResource', submitted);
    const versions = await Promise.all(
      [1, 2].map((version) => school.ok('getResourceVersion', { params: { id, version } })),
    );
    expect(versions.map(({ body }) => body.content.name)).toEqual(['修订前', '修订后']);
    expect(versions.map(({ body }) => body.version)).toEqual([1, 2]);
    await school.refused('getResourceVersion', 'not-found', { params: { id, version: 3 } });
  });

  it('by its own department alone, on the version read, naming only changes it owes an update for', async () => {
    const id = await world.publish('civil', conditional('只有民政可改'));
    const { etag } = await civil.ok('getResource', { params: { id } });
    const revise = { params: { id }, etag, body: { content: conditional('只有民政可改') } };
    await school.refused('updateResource', 'not-the-provider', revise);
    const changes = [unusedId('chg')];
    await civil.refused('updateResource', 'changes-unknown', { ...revise, body: { ...revise.body, changes } });
    await civil.ok('updateResource', revise);
    for (const stale of [etag, '"99"', '"0"', 'W/"4"']) {
      const { status } = await civil.refused('updateResource', 'stale', { ...revise, etag: stale });
      expect(status).toBe(412);
    }
  });

  it.each(breaking)('never into what breaks a rule: %s, naming %s', async (code, field, content) => {
    const { body, etag } = await civil.ok('createResource', { body: { content: conditional() } });
    const said = await civil.refused('updateResource', code, { params: { id: body.id }, etag, body: { content } });
    expect(said.body.errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('第三条 (art. 3): secrets stay out', () => {
  it('keeps nothing of what was refused as secret: in no table, log, file or mail', async () => {
    const text = '绝不可存之内容甲乙丙丁';
    const secret = { ...conditional(text), abstract: text, secrecy: 'state-secret' as const };
    const draft = await civil.ok('createResource', { body: { content: conditional('可以留存之内容') } });
    await civil.refused('createResource', 'secret-refused', { body: { content: secret } });
    await civil.refused('updateResource', 'secret-refused', {
      params: { id: draft.body.id },
      etag: draft.etag,
      body: { content: { ...secret, secrecy: 'work-secret' } },
    });
    await world.settle();
    expect((await traces(world, '可以留存之内容')).join()).toContain('table catalog');
    expect(await traces(world, text)).toEqual([]);
  });
});

describe('the catalog is searched', () => {
  const names = Array.from({ length: 7 }, (_, n) => `养老服务补贴第${n + 1}册`);
  beforeAll(async () => {
    for (const name of names) await world.publish('civil', conditional(name));
    await world.publish('school', unconditional('学校养老院共建名单'));
    await civil.ok('createResource', { body: { content: conditional('养老服务补贴未发布') } });
    await world.settle();
  });
  const nameOf = (items: { name: string }[]) => items.map(({ name }) => name).sort();

  it('by a part of a name, however long, page by page, each published entry once', async () => {
    const found = await walk<{ name: string; highlight: string }>(school, 'searchResources', { q: '服务补贴' });
    expect(nameOf(found)).toEqual(names);
    for (const { highlight } of found) expect(highlight).toContain('<em>服务补贴</em>');
    expect((await school.ok('searchResources', { query: { q: '养老服务补贴第3册' } })).body.items[0]?.name).toBe(
      names[2],
    );
    expect((await school.ok('searchResources', { query: { q: '没有这样的东西' } })).body).toEqual({
      items: [],
      next: null,
      facets: null,
    });
  });

  it('within a department or a sharing type, with words or without', async () => {
    const all = await walk<{ name: string; provider: string }>(school, 'searchResources', {});
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(nameOf(all)).toEqual(expect.arrayContaining([...names, '学校养老院共建名单']));
    expect(nameOf(all)).not.toContain('养老服务补贴未发布');
    const of = (query: Record<string, string>) => walk<{ name: string }>(school, 'searchResources', query);
    expect(nameOf(await of({ department: '06' }))).toEqual(['学校养老院共建名单']);
    expect(nameOf(await of({ department: '06', q: '养老' }))).toEqual(['学校养老院共建名单']);
    expect(nameOf(await of({ shareType: 'unconditional' }))).toEqual(['学校养老院共建名单']);
    expect(nameOf(await of({ shareType: 'conditional', q: '养老' }))).toEqual(names);
    expect(await of({ department: '77' })).toEqual([]);
  });

  it('by cursors that open no other list', async () => {
    await cursorHolds('searchResources', {
      client: school,
      others: [civil, officer],
      otherwise: [{ department: '02' }],
    });
    const otherwise: Record<string, string>[] = [{}, { q: '养老' }, { q: '服务补贴', department: '02' }];
    await cursorHolds('searchResources', { client: school, query: { q: '服务补贴' }, others: [civil], otherwise });
  });
});

endsWell('catalog', () => world);
