import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../shared/domain/catalog/content.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { assessed, startWorld, type World } from '../world/world.ts';

let world: World;
let anyone: Client;
const open = (name: string, changed: Partial<Content> = {}): Content => ({
  ...unconditional(name),
  open: { toSociety: true, theme: '社会保障' },
  ...changed,
});
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  anyone = await world.as('');
});
afterAll(() => world?.stop());

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const HYDRA = 'http://www.w3.org/ns/hydra/core#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface Quad {
  subject: { value: string };
  predicate: { value: string };
  object: { value: string };
}

/** What a document says, as any RDF library reads it. */
async function graphOf(text: string) {
  const quads = (await jsonld.toRDF(JSON.parse(text) as JsonLdDocument)) as unknown as Quad[];
  const objects = (subject: string | null, predicate: string) =>
    quads
      .filter((quad) => (subject === null || quad.subject.value === subject) && quad.predicate.value === predicate)
      .map(({ object }) => object.value);
  const ofType = (type: string) =>
    quads
      .filter((quad) => quad.predicate.value === TYPE && quad.object.value === type)
      .map((quad) => quad.subject.value);
  return { objects, ofType };
}

/** Every page, followed as a harvester does it. @returns the names of what is in them */
async function harvested(
  paging: readonly [type: string, next: string],
  first = `${world.runtime.apiUrl}/v1/open/catalog?limit=2`,
): Promise<{ names: string[]; pages: number }> {
  const names: string[] = [];
  let pages = 0;
  for (let address: string | undefined = first; address; pages += 1) {
    const graph = await graphOf(await (await fetch(address)).text());
    names.push(...graph.ofType(`${DCAT}Dataset`).flatMap((dataset) => graph.objects(dataset, `${DCT}title`)));
    const [page = ''] = graph.ofType(paging[0]);
    [address] = graph.objects(page, paging[1]);
  }
  return { names, pages };
}

const catalog = async (query: { q?: string } = {}) => (await anyone.ok('getOpenCatalog', { query })).body;
const names = async (query: { q?: string } = {}) => {
  const { ofType, objects } = await graphOf(await catalog(query));
  return ofType(`${DCAT}Dataset`).flatMap((dataset) => objects(dataset, `${DCT}title`));
};

describe('第六条 (art. 6): the open catalog', () => {
  let id = '';

  it('holds for anybody what departments open to society, and nothing else of it', async () => {
    await world.publish('civil', conditional('低保家庭信息'));
    expect(await names()).toEqual([]);
    const content = open('养老机构名录', {
      open: { toSociety: true, condition: '注明来源' },
      items: [
        { id: 'i1', name: '机构名称', dataType: 'C' },
        { id: 'i2', name: '内部评分', open: false },
        { id: 'i3', name: '负责人电话', confidential: 'personal-privacy', sharing: 'conditional' },
      ],
      sharing: {
        ...unconditional().sharing,
        condition: '仅限养老服务监管',
        bases: [{ document: '《养老服务条例》', article: '第三条', kind: 'local-regulation' }],
      },
      unit: '养老服务科',
      business: '养老机构备案',
    });
    id = await world.publish('civil', content);
    await world.settle();
    const text = await catalog();
    for (const secret of [
      '低保',
      '内部评分',
      '负责人电话',
      '养老服务监管',
      '养老服务条例',
      '养老服务科',
      '养老机构备案',
    ])
      expect(text).not.toContain(secret);
    const graph = await graphOf(text);
    const [dataset = ''] = graph.ofType(`${DCAT}Dataset`);
    expect(dataset).toBe(`${world.runtime.apiUrl}/console/open/${id}`);
    expect(graph.objects(dataset, `${DCT}title`)).toEqual(['养老机构名录']);
    expect(graph.objects(null, 'http://www.w3.org/ns/csvw#title')).toEqual(['机构名称']);
    expect(graph.objects(null, 'http://www.w3.org/2000/01/rdf-schema#label')).toContain('有条件开放：注明来源');
    expect(graph.objects(null, 'http://xmlns.com/foaf/0.1/name')).toContain('义马市民政局');
    // What CKAN and udata ask of a dataset and its distribution.
    for (const name of [`${DCT}identifier`, `${DCT}description`, `${DCT}publisher`, `${DCT}issued`, `${DCT}modified`])
      expect(graph.objects(dataset, name)).toHaveLength(1);
    for (const name of ['contactPoint', 'landingPage', 'keyword', 'distribution'])
      expect(graph.objects(dataset, `${DCAT}${name}`)).toHaveLength(1);
    const [distribution = ''] = graph.ofType(`${DCAT}Distribution`);
    expect(graph.objects(distribution, `${DCAT}accessURL`)).toEqual([dataset]);
  });

  it('is read page by page, by the links that CKAN’s harvester follows and those of udata’s', async () => {
    for (const name of ['公园名录', '公共厕所', '停车场']) await world.publish('school', open(name));
    await world.settle();
    const all = ['养老机构名录', '公园名录', '公共厕所', '停车场'];
    for (const paging of [
      [`${HYDRA}PagedCollection`, `${HYDRA}nextPage`],
      [`${HYDRA}PartialCollectionView`, `${HYDRA}next`],
    ] as const)
      expect(await harvested(paging)).toEqual({ names: all, pages: 2 });
    // udata knows by the name of the file how to read it, and goes on to others of that name.
    const { body } = await anyone.ok('getOpenCatalogFile', { query: { limit: 2 } });
    const graph = await graphOf(body);
    expect(graph.ofType(`${DCAT}Catalog`)).toEqual([`${world.runtime.apiUrl}/v1/open/catalog.jsonld`]);
    expect(graph.objects(null, `${HYDRA}next`)[0]).toMatch(/\/v1\/open\/catalog\.jsonld\?after=res_\w+&limit=2$/);
    await anyone.refused('getOpenCatalog', 'invalid-input', { query: { limit: 0 } });
    await anyone.refused('getOpenCatalog', 'invalid-input', { query: { after: 'res_1' } as never });
  });

  it('is searched by words of names and items, whatever else the entries hold', async () => {
    expect(await names({ q: '公' })).toEqual(['公园名录', '公共厕所']);
    expect(await names({ q: '公园 名录' })).toEqual(['公园名录']);
    for (const q of ['内部评分', '养老服务科', '低保']) expect(await names({ q })).toEqual([]);
  });

  it('shows an entry alone, and none that is not open', async () => {
    const { body } = await anyone.ok('getOpenEntry', { params: { id } });
    expect((await graphOf(body)).ofType(`${DCAT}Dataset`)).toEqual([`${world.runtime.apiUrl}/console/open/${id}`]);
    const closed = await world.publish('civil', conditional('优抚对象信息'));
    await anyone.refused('getOpenEntry', 'not-found', { params: { id: closed } });
  });

  it('is told to have stayed as it was, and is compressed as whoever asks accepts', async () => {
    const address = `${world.runtime.apiUrl}/v1/open/catalog`;
    const first = await fetch(address);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await world.publish('school', open('体育场馆'));
    await world.settle();
    const changed = await fetch(address, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('体育场馆');
  });

  it('loses what is withdrawn, or open no more, at once', async () => {
    const as = {
      civil: await world.as('civil'),
      leader: await world.as('civil-leader'),
      officer: await world.as('officer'),
    };
    const entry = { params: { id } };
    const { etag } = await as.civil.ok('getResource', entry);
    const asked = await as.civil.ok('withdrawResource', { ...entry, etag, body: { reason: '机构改革' } });
    expect(await names()).toContain('养老机构名录');
    const consented = await as.leader.ok('consentResource', { ...entry, etag: asked.etag, body: assessed });
    await as.officer.ok('approveResource', { ...entry, etag: consented.etag });
    expect(await names()).not.toContain('养老机构名录');
    await anyone.refused('getOpenEntry', 'not-found', entry);
  });
});

/** An answer as it comes over the wire. */
function asSent(path: string, encoding: string): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    get(`${world.runtime.apiUrl}${path}`, { headers: { 'accept-encoding': encoding } }, async (answer) => {
      const bytes = Buffer.concat(await answer.toArray());
      resolve({ headers: answer.headers, bytes });
    }).on('error', reject);
  });
}

describe('the interface describes itself', () => {
  it('to anybody, every operation with its refusals, compressed as they accept', async () => {
    const { body } = await anyone.ok('getOpenApi');
    const document = JSON.parse(body);
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document.paths['/v1/requests/{id}/draft-reply'].post.operationId).toBe('draftReply');
    for (const [encoding, plain] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { headers, bytes } = await asSent('/openapi.json', encoding);
      expect(headers['content-encoding']).toBe(encoding);
      expect(bytes.length).toBeLessThan(body.length / 6);
      expect(plain(bytes).toString()).toBe(body);
    }
  });
});

endsWell('open', () => world);
