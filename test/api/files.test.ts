import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BYTES } from '../../shared/adapters/spreadsheet/limits.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { columnKeys, columns } from '../../shared/domain/catalog/import/columns.ts';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { asEntries, asGb18030, csvOf, download, exportFile, importFile, remarksOf, sheetFile } from '../world/files.ts';
import { walk } from '../world/paging.ts';
import { traces } from '../world/traces.ts';
import { waitingFor } from '../world/waiting.ts';
import { startWorld, type World } from '../world/world.ts';
import { zipArchive } from '../world/zip.ts';

let world: World;
let civil: Client;
let officer: Client;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  civil = await world.as('civil');
  officer = await world.as('officer');
});
afterAll(() => world?.stop());

const rich: Content = {
  ...conditional('特困人员救助供养信息'),
  classification: { class: 'theme', category: 'social-security', builders: ['06'] },
  subcategory: '社会救助',
  detail: '特困供养',
  unit: '社会救助科',
  business: '特困人员认定',
  format: { category: 'database', type: 'dm' },
  items: [
    { id: 'name', name: '姓名', dataType: 'C', length: 50 },
    { id: 'id-number', name: '公民身份号码', dataType: 'C', length: 18, identifies: 'citizen', sharing: 'not-shared' },
    { id: 'street', name: '所在街道', open: true, confidential: 'personal-privacy' },
  ],
  dataClass: 'important',
  confidential: 'commercial-secret',
  publishedOn: '2026-09-01',
};
const contents = [rich, unconditional('=养老机构名录（2026）'), notShared('收养登记档案信息')];

async function proposed(name: string): Promise<Content | undefined> {
  const waiting = await walk<{ id: string; name: string }>(civil, 'listConsents', {}, 100);
  const id = waiting.find((entry) => entry.name === name)?.id;
  if (!id) return undefined;
  return (await officer.ok('getResource', { params: { id } })).body.draft?.content;
}

describe('第七条 (art. 7): a spreadsheet is imported', () => {
  it.each(['xlsx', 'csv'] as const)('as %s: each entry as it was written, with all of its metadata', async (format) => {
    const named = contents.map((content) => ({ ...content, name: `${content.name}之${format}` }));
    const { job, report } = await importFile(world, 'civil', format, await sheetFile[format](asEntries(named)));
    expect(job).toMatchObject({ kind: 'import', total: 3, done: 3, refused: 0 });
    expect(report).toMatchObject({ entries: 3, refused: 0, rejected: 0 });
    for (const content of named) expect(await proposed(content.name)).toEqual(content);
  });

  it('cleaned where that is unambiguous, refused whole where not, both told by row, column, value and rule', async () => {
    const base = {
      provider: '民政局',
      abstract: '全市临时救助对象的救助情况',
      formatCategory: '电子表格-xlsx',
      shareType: '1',
      methodType: '文件',
      open: '否',
      cycle: '按年更新',
    };
    const rows = [
      { ...base, name: '临时救助对象 信息', itemName: '姓名', length: '５０位' },
      { itemName: '救助日期' },
      { ...base, name: '临时救助平台', abstract: '', cycle: '每半月', itemName: '姓名' },
      { ...base, name: '只差标点（信息）', itemName: '姓名' },
      { ...base, name: '只差标点信息', itemName: '姓名' },
    ];
    const { job, report } = await importFile(world, 'civil', 'csv', csvOf(rows));
    expect(job).toMatchObject({ total: 4, done: 2, refused: 2 });
    const told = (row: number) =>
      report.findings.filter((each) => each.row === row).map(({ column, severity }) => `${severity} ${column}`);
    expect(told(2)).toEqual(
      expect.arrayContaining(['cleaned 更新周期', 'cleaned 信息资源名称', 'cleaned 数据长度', 'cleaned 共享类型']),
    );
    expect(
      told(4)
        .filter((each) => each.startsWith('rejected'))
        .sort(),
    ).toEqual(['rejected 信息资源名称', 'rejected 信息资源摘要', 'rejected 更新周期'].sort());
    const twin = report.findings.find(({ row, severity }) => row === 6 && severity === 'rejected');
    expect(twin).toMatchObject({ column: '信息资源名称', value: '只差标点信息', rule: '《办法》第十条' });
    expect(twin?.zh).toContain('第5行');
    expect(await proposed('临时救助对象信息')).toMatchObject({
      updateCycle: 'yearly',
      format: { category: 'spreadsheet', type: 'xlsx' },
      items: [{ name: '姓名', length: 50 }, { name: '救助日期' }],
    });
    expect(await proposed('临时救助平台')).toBeUndefined();
    const remarks = await remarksOf((await download(report.markedUrl)).bytes);
    expect(remarks.get(4)).toContain('【须更正】更新周期');
    expect(remarks.get(2)).toContain('【已清理】更新周期');
    const { bytes, headers } = await download(report.reportUrl);
    expect(JSON.parse(bytes.toString()).findings).toEqual(report.findings);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('导入报告.json'));
  });

  it('is checked first where that is asked, mended cell by cell, and only then imported', async () => {
    const base = { provider: '民政局', abstract: '全市临时救助发放情况', formatCategory: '电子表格-xlsx', open: '否' };
    const rows = [
      { ...base, name: '临时救助发放信息', itemName: '姓名', shareType: '1', methodType: '文件', cycle: '每半月' },
      { ...base, name: '高龄津贴发放信息', itemName: '姓名', shareType: '', methodType: '文件', cycle: '每年' },
      { ...base, name: '殡葬服务机构信息', provider: '民政', itemName: '名称', shareType: '1', cycle: '每年' },
    ];
    const file = csvOf(rows);
    const checked = await importFile(world, 'civil', 'csv', file, { checkOnly: true, fileName: '九月整理.csv' });
    expect(checked.job).toMatchObject({ checkOnly: true, fileName: '九月整理.csv', total: 3, done: 0, refused: 3 });
    expect(checked.actions).toEqual([]);
    for (const { name } of rows) expect(await proposed(name)).toBeUndefined();
    const wrong = checked.report.findings.filter(({ severity }) => severity === 'rejected');
    expect(wrong.map(({ row, column, readings }) => [row, column, readings])).toEqual([
      [2, '更新周期', ['每周', '每月']],
      [3, '共享类型', ['无条件共享', '有条件共享', '不予共享']],
      [4, '信息资源提供方', ['义马市民政局']],
    ]);
    const corrections = wrong.map(({ sheet, row, column, readings }) => ({ sheet, row, column, value: readings[0] }));
    const { job, report } = await importFile(world, 'civil', 'csv', file, { corrections });
    expect(job).toMatchObject({ checkOnly: false, done: 3, refused: 0 });
    expect(report.rejected).toBe(0);
    expect(await proposed('临时救助发放信息')).toMatchObject({ updateCycle: 'weekly' });
    expect(await proposed('高龄津贴发放信息')).toMatchObject({ sharing: { type: 'unconditional' } });
  });

  it('第三条 (art. 3): takes no correction and no file name that is secret, and corrects no JSON', async () => {
    const one = { row: 2, column: '信息资源摘要', value: '机密★10年' };
    const refused = (more: object, code: Parameters<Client['refused']>[1] = 'secret-refused') =>
      civil.refused('createImport', code, { body: { format: 'csv', size: 3, ...more } });
    await refused({ corrections: [one] });
    await refused({ corrections: [{ ...one, column: '涉密情况', value: '秘密' }] });
    await refused({ fileName: '机密.csv' });
    await refused({ format: 'json', corrections: [{ ...one, value: '公开' }] }, 'invalid-input');
  });

  it('in GB18030 like in UTF-8', async () => {
    const named = '以旧编码保存的名录';
    const text = sheetFile
      .csv(asEntries([unconditional(named)]))
      .toString()
      .replace(/^\ufeff/, '');
    const { job } = await importFile(world, 'civil', 'csv', asGb18030(text));
    expect(job).toMatchObject({ done: 1, refused: 0 });
    expect(await proposed(named)).toEqual(unconditional(named));
  });

  it("of a department's own entries only; the bureau's of all, and never twice", async () => {
    const entries = [...asEntries([conditional('本部门的资源')]), ...asEntries([conditional('学校的资源')], '06')];
    const file = await sheetFile.xlsx(entries);
    const own = await importFile(world, 'civil', 'xlsx', file);
    expect(own.job).toMatchObject({ done: 1, refused: 1 });
    expect(own.report.findings.filter(({ severity }) => severity === 'rejected').map(({ column }) => column)).toEqual([
      '信息资源提供方',
    ]);
    const all = await importFile(world, 'officer', 'xlsx', file);
    expect(all.job).toMatchObject({ done: 1, refused: 1 });
    expect(all.report.findings.find(({ severity }) => severity === 'rejected')?.zh).toContain('目录中已有');
  });

  it('第三条 (art. 3): of a secret entry nothing is kept: no table, no file, no log, no report has a word of it', async () => {
    const text = '此乃绝密之导入内容甲乙丙丁';
    const [open, secret] = ['夹在中间的公开资源', text].map((name) => ({
      name,
      abstract: `${name}的说明`,
      provider: '02',
      formatCategory: '数据库',
      formatType: 'mysql',
      itemName: `${name}之项`,
      shareType: '无条件共享',
      methodType: '数据库',
      open: '否',
      cycle: '每年',
    }));
    const { report, job } = await importFile(
      world,
      'civil',
      'csv',
      csvOf([open ?? {}, { ...secret, secrecy: '机密' }, open ?? {}]),
    );
    expect(job.refusals.map(({ target, code }) => [target, code])[0]).toEqual(['row 000003', 'secret-refused']);
    expect(report.findings.filter(({ row }) => row === 3)).toMatchObject([{ value: '', rule: '《办法》第三条' }]);
    const remarks = await remarksOf((await download(report.markedUrl)).bytes);
    expect(remarks.get(3)).toContain('不在本系统管理范围');
    expect((await traces(world, '夹在中间的公开资源')).join()).toContain('table catalog');
    expect(await traces(world, text)).toEqual([]);
    // A mark outside 涉密情况 does the same: in a remark nobody knows, in a text, in what is said of sharing.
    const hidden = '此乃标注在别处之内容戊己庚';
    const rows = [{ abstract: `${hidden} 机密★20年` }, { condition: '涉及国家秘密', shareType: '不予共享' }].map(
      (more, n) => ({
        ...open,
        name: `${hidden}${n}`,
        ...more,
      }),
    );
    const elsewhere = await importFile(world, 'civil', 'csv', csvOf(rows));
    expect(elsewhere.job).toMatchObject({ done: 0, refused: 2 });
    expect(elsewhere.job.refusals.map(({ code }) => code)).toEqual(['secret-refused', 'secret-refused']);
    expect(await traces(world, hidden)).toEqual([]);
  });

  it.each([
    ['an archive that is none', 'xlsx', Buffer.from('PK\x03\x04 broken'), 'file-broken'],
    [
      'a small archive that unpacks to much',
      'xlsx',
      zipArchive({ 'xl/worksheets/sheet1.xml': Buffer.alloc(40_000_000) }),
      'file-expands',
    ],
    ['bytes of nothing', 'xlsx', Buffer.from([0, 1, 2, 3]), 'file-broken'],
    [
      'an old or locked workbook',
      'xlsx',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'file-encrypted',
    ],
    ['a table without the header', 'csv', Buffer.from('a,b,c\n1,2,3'), 'file-no-header'],
    [
      'an image',
      'csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0xff]),
      'file-encoding',
    ],
  ] as const)('and %s is one clear refusal', async (_, format, file, code) => {
    const { job, report } = await importFile(world, 'civil', format, file);
    expect(job).toMatchObject({ total: 1, done: 0, refused: 1 });
    expect(job.refusals.map(({ target, code: why }) => [target, why])).toEqual([['file', code]]);
    expect(report).toMatchObject({
      entries: 1,
      refused: 1,
      markedUrl: null,
      findings: [{ row: 0, severity: 'rejected' }],
    });
  });

  it('which is started once, by who prepared it, when a file of no more than 50 MB is there', async () => {
    await civil.refused('createImport', 'file-too-large', { body: { format: 'csv', size: MAX_BYTES + 1 } });
    const file = csvOf([]);
    const { body } = await civil.ok('createImport', { body: { format: 'csv', size: Buffer.byteLength(file) } });
    const params = { id: body.job.id };
    expect((await civil.ok('getImportReport', { params })).body.report).toBeNull();
    await civil.refused('startImport', 'import-missing', { params });
    const headers = { 'content-type': body.contentType };
    const upload = (text: string) => fetch(body.uploadUrl, { method: 'PUT', headers, body: text });
    // The link takes a file of the size that was told, and no other.
    expect((await upload(`${file},`)).status).toBe(403);
    expect((await upload(file)).status).toBe(200);
    await (await world.as('civil2')).refused('startImport', 'not-found', { params });
    await civil.refused('startImport', 'not-found', { params: { id: unusedId('job') } });
    await civil.ok('startImport', { params });
    await civil.refused('startImport', 'import-started', { params });
    await world.settle();
    expect((await civil.ok('getImportReport', { params })).body).toMatchObject({
      job: { total: 0 },
      report: { entries: 0 },
    });
    await (await world.as('civil-leader')).ok('getImportReport', { params });
    await (await world.as('school')).refused('getImportReport', 'not-found', { params });
    await civil.refused('getExport', 'not-found', { params });
  });
});

describe('第七条 (art. 7): the catalog is given out', () => {
  beforeAll(async () => {
    await world.consentAll();
    await world.settle();
    await officer.ok('approveResources', { body: { entries: await waitingFor(officer, 'listReviews') } });
    await world.settle();
  });

  it('as JSON, CSV and a workbook alike, everything published and nothing else, to every department', async () => {
    await importFile(
      world,
      'civil',
      'json',
      JSON.stringify([{ provider: '02', content: conditional('尚未审定的资源') }]),
    );
    const published = await walk<{ name: string }>(civil, 'searchResources', {}, 100);
    const names = published.map(({ name }) => name).sort();
    const json = await exportFile(world, 'school', { format: 'json' });
    const rows = JSON.parse(json.bytes.toString()) as { code: string; content: Content }[];
    expect(json.done).toBe(names.length);
    expect(rows.map(({ content }) => content.name).sort()).toEqual(names);
    expect(rows.find(({ content }) => content.name === `${rich.name}之csv`)?.content).toEqual({
      ...rich,
      name: `${rich.name}之csv`,
    });
    const xlsx = await exportFile(world, 'civil', { format: 'xlsx' });
    const csv = await exportFile(world, 'officer', { format: 'csv' });
    expect(xlsx.headers.get('content-disposition')).toContain(encodeURIComponent('政务信息资源目录.xlsx'));
    // A name that spreadsheets would calculate is text, and comes back as it was.
    expect(csv.bytes.toString()).toContain(`,'=养老机构名录（2026）之csv,`);
    // Each of them, sent back to the catalog it came from, is known entry by entry.
    for (const [format, file] of [
      ['json', json.bytes],
      ['xlsx', xlsx.bytes],
      ['csv', csv.bytes],
    ] as const) {
      const { job, report } = await importFile(world, 'officer', format, file);
      expect(job, format).toMatchObject({ total: names.length, done: names.length, refused: 0 });
      expect(report, format).toMatchObject({ unchanged: names.length, revised: 0 });
    }
  });

  it('exactly as it is seen: what a search finds by its words and properties, and no more', async () => {
    const named = async (filter: object, department?: string) => {
      const { bytes } = await exportFile(world, 'school', {
        format: 'json',
        filter,
        ...(department ? { department } : {}),
      });
      return (JSON.parse(bytes.toString()) as { content: Content }[]).map(({ content }) => content.name).sort();
    };
    const seen = async (query: Record<string, string | number>) =>
      (await walk<{ name: string }>(civil, 'searchResources', query, 100)).map(({ name }) => name).sort();
    const searches: Record<string, string>[] = [
      { q: '养老' },
      { q: '救助', shareType: 'conditional' },
      { updateCycle: 'yearly' },
    ];
    for (const filter of searches) {
      const found = await seen(filter);
      expect(found.length, JSON.stringify(filter)).toBeGreaterThan(0);
      expect(await named(filter)).toEqual(found);
    }
    expect(await named({ q: '救助' }, '06')).toEqual(await seen({ q: '救助', department: '06' }));
  });

  it('as DCAT 3 in JSON-LD with Chinese names', async () => {
    const { bytes, headers } = await exportFile(world, 'school', { format: 'dcat', department: '02' });
    expect(headers.get('content-type')).toBe('application/ld+json');
    const graph = JSON.parse(bytes.toString());
    expect(graph).toMatchObject({ '@type': 'dcat:Catalog', '@context': { dcat: 'http://www.w3.org/ns/dcat#' } });
    const dataset = graph['dcat:dataset'].find(
      (each: Record<string, { '@value': string }>) => each['dct:title']?.['@value'] === `${rich.name}之xlsx`,
    );
    expect(dataset).toMatchObject({
      '@type': 'dcat:Dataset',
      'dct:title': { '@language': 'zh-Hans' },
      'dcat:keyword': [{ '@value': '社会救助' }, { '@value': '特困供养' }],
      'dct:accessRights': { '@id': expect.stringMatching(/RESTRICTED$/) },
      'dcat:distribution': { '@type': 'dcat:Distribution', 'dcat:accessService': { '@id': expect.any(String) } },
    });
    const service = graph['dcat:service'].find(
      (each: { '@id': string }) => each['@id'] === dataset['dcat:distribution']['dcat:accessService']['@id'],
    );
    expect(service).toMatchObject({ '@type': 'dcat:DataService', 'dcat:servesDataset': { '@id': dataset['@id'] } });
  });

  it('with a template whose columns are those that are read', async () => {
    const { bytes } = await exportFile(world, 'civil', { format: 'template' });
    const { job } = await importFile(world, 'civil', 'xlsx', bytes);
    expect(job).toMatchObject({ total: 0, done: 0, refused: 0 });
    const { readXlsx } = await import('../../shared/adapters/spreadsheet/xlsx-reader.ts');
    expect((await readXlsx(bytes))[0]?.rows[0]?.cells).toEqual(columnKeys.map((key) => columns[key].zh));
  });

  it('and is listed, as imports are, for whoever asked for it and for their department', async () => {
    const colleague = await world.as('civil-leader');
    for (const [operation, kind] of [
      ['listImports', 'import'],
      ['listExports', 'export'],
    ] as const) {
      const listed = async (client: Client, query: object) =>
        await walk<{ id: string; kind: string; by: string }>(client, operation, { ...query }, 3);
      const own = await listed(civil, {});
      expect(own.length).toBeGreaterThan(0);
      expect(new Set(own.map((one) => `${one.kind} ${one.by}`))).toEqual(new Set([`${kind} civil`]));
      expect(own.map(({ id }) => id)).toEqual(
        own
          .map(({ id }) => id)
          .toSorted()
          .reverse(),
      );
      expect(await listed(colleague, { department: '02' })).toEqual(own);
      expect(await listed(colleague, {})).toEqual([]);
      await colleague.refused(operation, 'role-missing', { query: { department: '00' } });
      await civil.refused(operation, 'cursor-invalid', { query: { cursor: 'e30.e30' } });
    }
  });

  it('to whom it was made for, by a link that is good for a quarter of an hour', async () => {
    const { body, headers } = await civil.ok('createExport', { body: { format: 'csv', department: '06' } });
    const params = { id: body.id };
    expect(headers.get('location')).toBe(`/v1/exports/${body.id}`);
    await world.settle();
    const { body: done } = await (await world.as('civil-leader')).ok('getExport', { params });
    expect(done.expiresAt).toMatch(/^2026-09-21T09:1[5-9]|^2026-09-21T09:2/);
    expect((await fetch(String(done.downloadUrl).replace(body.id, unusedId('job')))).status).toBe(403);
    await (await world.as('school')).refused('getExport', 'not-found', { params });
    await civil.refused('getImportReport', 'not-found', { params });
    await civil.refused('getExport', 'not-found', { params: { id: unusedId('job') } });
  });
});

endsWell('files', () => world);
