import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { contentHash } from '../../shared/adapters/upstream/hash.ts';
import { httpsUpstream } from '../../shared/adapters/upstream/https.ts';
import { type Mapping, mapped, mappingSchema, Unmapped } from '../../shared/adapters/upstream/mapping.ts';
import { mappingNamed, mappingNames } from '../../shared/adapters/upstream/mappings.ts';
import { type UpperDocument, UpstreamUnavailable } from '../../shared/adapters/upstream/port.ts';
import { contentSchema } from '../../shared/domain/catalog/content.ts';
import * as metadata from '../../shared/domain/catalog/metadata.ts';
import { valueAt } from '../../shared/domain/grants/path.ts';
import { conditional } from '../world/entries.ts';

const document: UpperDocument = {
  id: 'res_1@3',
  action: 'publish',
  code: '341128102/000001',
  version: 3,
  name: '参保信息',
  provider: { id: '02', name: '义马市民政局', creditCode: '11411281M10000012K' },
  at: '2026-09-24T09:00:00.000+08:00',
  hash: contentHash(conditional()),
  content: { ...conditional(), classification: { class: 'theme', category: 'credit', builders: ['06'] } },
};
const sanmenxia = mappingNamed('sanmenxia');

describe('a mapping', () => {
  it('puts each field where they look for it, and their code for each value', () => {
    const { catalog, ...top } = mapped(document, sanmenxia) as Record<string, Record<string, unknown>>;
    expect(top).toEqual({ requestId: 'res_1@3', operation: 'UPSERT' });
    expect(catalog).toMatchObject({
      catalogCode: '341128102/000001',
      versionNo: 3,
      org: { orgName: '义马市民政局', orgCode: '11411281M10000012K' },
      classify: { level1: '2', level2: '08', jointOrgs: ['06'] },
      share: { shareType: '2', legalBases: [{ clause: '第十三条', lawLevel: '1' }] },
      open: { isOpen: '0' },
      updateCycle: '4',
    });
    const [first] = (catalog?.infoItems ?? []) as object[];
    expect(first).toEqual({
      itemCode: 'name',
      itemName: '姓名',
      dataType: 'C',
      dataLength: 50,
    });
  });

  it('leaves out what is not there', () => {
    const withdrawn = mapped({ ...document, action: 'withdraw', hash: null, content: null }, sanmenxia);
    expect(Object.keys(withdrawn.catalog as object).sort()).toEqual([
      'catalogCode',
      'catalogName',
      'org',
      'publishTime',
      'versionNo',
    ]);
  });

  it('refuses a value that it has no code for, and an enumeration that it doesn’t have', () => {
    expect(() => mapped(document, { ...sanmenxia, codes: { ...sanmenxia.codes, shareType: {} } })).toThrow(Unmapped);
    const { success } = mappingSchema.safeParse({ ...sanmenxia, codes: {} });
    expect(success).toBe(false);
  });

  it('follows a path no further than it leads', () => {
    expect(valueAt({ a: { b: [1] } }, 'a.b.0')).toBe(1);
    for (const path of ['a.c', 'a.b.c.d', 'constructor', 'a.b.length.x'])
      expect(valueAt({ a: { b: 1 } }, path)).toBeUndefined();
  });

  it.each(mappingNames)('%s knows every value of every enumeration, and every field of an entry', (name) => {
    const { codes, fields } = mappingNamed(name);
    const named: [string, object][] = [
      ['class', { base: 1, theme: 1, department: 1 }],
      ['category', { ...metadata.baseCategories, ...metadata.themeCategories }],
      ['formatCategory', metadata.formatCategories],
      ['shareType', metadata.shareTypes],
      ['method', metadata.provisionMethods],
      ['basisKind', metadata.basisKinds],
      ['updateCycle', metadata.updateCycles],
      ['dataClass', metadata.dataClasses],
      ['identityKey', metadata.identityKeys],
      ['confidentiality', metadata.confidentialities],
    ];
    for (const [enumeration, values] of named) {
      expect(Object.keys(codes[enumeration] ?? {}).sort(), enumeration).toEqual(Object.keys(values).sort());
    }
    const told = fields.map(({ from }) => from.split('.').slice(0, 2).join('.'));
    for (const field of Object.keys(contentSchema.shape)) {
      // The name goes with the document, and nothing that is pushed has any secrecy.
      if (!['name', 'secrecy'].includes(field)) expect(told).toContain(`content.${field}`);
    }
  });
});

describe('the upper platform over HTTPS', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  // Patient, since a busy machine answers late; only who tests the waiting waits briefly.
  const platform = async (
    answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
    timeoutMs = 20_000,
  ) => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request.setEncoding('utf8')) body += part;
      answer(request, response, body);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
    return httpsUpstream({ url, keyId: 'yima', secret: async () => 'secret', mapping: sanmenxia, timeoutMs });
  };
  const saying = (status: number, said: unknown) =>
    platform(
      (_, response) => void response.writeHead(status).end(typeof said === 'string' ? said : JSON.stringify(said)),
    );

  it('is sent the document signed, so that neither its words nor its time nor its id can be changed', async () => {
    let seen: { headers: IncomingMessage['headers']; url: string; body: string } | undefined;
    const upstream = await platform((request, response, body) => {
      seen = { headers: request.headers, url: request.url ?? '', body };
      response.end(JSON.stringify({ code: 0, data: { receiptNo: 'SMX-1' } }));
    });
    expect(await upstream.push(document)).toEqual({ is: 'accepted', receipt: 'SMX-1' });
    const { headers, url, body } = seen as NonNullable<typeof seen>;
    expect([headers['idempotency-key'], headers['x-key-id'], url]).toEqual(['res_1@3', 'yima', '/api/catalogs']);
    const text = ['POST', url, headers['x-date'], 'yima', 'res_1@3', body].join('\n');
    expect(headers['x-signature']).toBe(createHmac('sha256', 'secret').update(text).digest('hex'));
    expect(Math.abs(Date.now() - Date.parse(String(headers['x-date'])))).toBeLessThan(60_000);
    expect(JSON.parse(body).catalog.catalogName).toBe('参保信息');
  });

  it.each([
    [200, { code: 40001, message: '目录代码\n重复' }, '目录代码 重复'],
    [200, { code: 40001 }, 'no reason given'],
    [422, { message: '缺少摘要' }, '缺少摘要'],
  ])('refuses for good: %i %j', async (status, said, reason) => {
    expect(await (await saying(status, said)).push(document)).toEqual({ is: 'refused', reason });
  });

  it('is not asked where the mapping has no code: that is refused with what a person has to mend', async () => {
    const mapping: Mapping = { ...sanmenxia, codes: { ...sanmenxia.codes, updateCycle: {} } };
    const upstream = httpsUpstream({ url: 'http://127.0.0.1:1', keyId: 'yima', secret: async () => 'secret', mapping });
    expect(await upstream.push(document)).toMatchObject({
      is: 'refused',
      reason: expect.stringContaining('updateCycle'),
    });
  });

  it.each([
    [503, { message: '维护中' }],
    [429, {}],
    [401, { message: '签名错误' }],
    [404, 'no such page'],
    [200, '<html>请登录</html>'],
    [200, {}],
    [200, { code: 0, data: {} }],
  ])('is tried again later after %i %j', async (status, said) => {
    const upstream = await saying(status, said);
    await expect(upstream.push(document)).rejects.toThrow(UpstreamUnavailable);
  });

  it('is not followed where it leads elsewhere', async () => {
    let asked = 0;
    const upstream = await platform((_, response) => {
      asked += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await expect(upstream.push(document)).rejects.toThrow(/HTTP 307/);
    expect(asked).toBe(1);
  });

  it('is waited for so long and no longer, and its answer read up to a limit', async () => {
    const silent = await platform(() => undefined, 300);
    await expect(silent.push(document)).rejects.toThrow('no answer within 0.3 s');
    const endless = await platform((_, response) => {
      response.writeHead(200).end(Buffer.alloc(6_000_000, ' '));
    });
    await expect(endless.push(document)).rejects.toThrow(/more than/);
    const nowhere = httpsUpstream({
      url: 'http://127.0.0.1:1',
      keyId: 'a',
      secret: async () => 'b',
      mapping: sanmenxia,
    });
    await expect(nowhere.push(document)).rejects.toThrow(UpstreamUnavailable);
  });

  it('says page by page what it holds', async () => {
    const asked: string[] = [];
    const upstream = await platform((request, response) => {
      asked.push(request.url ?? '');
      const rows = [{ catalogCode: 'a', versionNo: '2', digest: '' }];
      response.end(JSON.stringify({ code: 0, data: { rows, nextToken: asked.length === 1 ? 'x y' : null } }));
    });
    expect(await upstream.list(null)).toEqual({ held: [{ code: 'a', version: 2, hash: null }], next: 'x y' });
    expect((await upstream.list('x y')).next).toBeNull();
    expect(asked).toEqual(['/api/catalogs', '/api/catalogs?token=x+y']);
  });

  it.each([
    [500, {}],
    [200, { code: 1 }],
    [200, { code: 0, data: { rows: {} } }],
    [200, { code: 0, data: { rows: [{ catalogCode: 'a' }] } }],
  ])('does not say what it holds by %i %j', async (status, said) => {
    await expect((await saying(status, said)).list(null)).rejects.toThrow(UpstreamUnavailable);
  });
});

describe('the hash of a content', () => {
  it('is of what it says, not of the order in which it says it', () => {
    const { name, ...rest } = conditional();
    expect(contentHash({ ...rest, name })).toBe(contentHash(conditional()));
    expect(contentHash({ ...conditional(), theme: '医疗' })).not.toBe(contentHash(conditional()));
  });
});
