import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BYTES } from '../../shared/adapters/spreadsheet/limits.ts';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { deliverAgain, finishedJob, importRows, upload } from '../world/jobs.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { traces } from '../world/traces.ts';
import { waitingFor } from '../world/waiting.ts';
import { handIn, startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let officer: Client;
let officer2: Client;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  civil = await world.as('civil');
  officer = await world.as('officer');
  officer2 = await world.as('officer2');
});
afterAll(() => world?.stop());

const row = (name: string, provider = '02') => ({ provider, content: conditional(name) });

describe('第七条 (art. 7): an import', () => {
  it('is prepared with a link that takes one file of JSON for a quarter of an hour, and nothing else', async () => {
    await civil.refused('createImport', 'file-too-large', { body: { format: 'json', size: MAX_BYTES + 1 } });
    const { body, headers } = await civil.ok('createImport', { body: { format: 'json', size: 2 } });
    expect(body.job).toMatchObject({ kind: 'import', status: 'waiting', startedAt: null });
    expect(body.expiresAt).toMatch(/^2026-09-21T09:1[5-9]/);
    expect(headers.get('location')).toBe(`/v1/jobs/${body.job.id}`);
    const params = { id: body.job.id };
    await civil.refused('startImport', 'import-missing', { params });
    const elsewhere = body.uploadUrl.replace(body.job.id, unusedId('job'));
    for (const [url, type] of [
      [elsewhere, 'application/json'],
      [body.uploadUrl, 'text/html'],
      [body.uploadUrl.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=90000'), 'application/json'],
    ] as const) {
      expect((await upload(url, '[]', type)).status, url).toBe(403);
    }
    // The size is part of the signature.
    for (const text of ['', '[0]', ' '.repeat(100)]) expect((await upload(body.uploadUrl, text)).status).toBe(403);
    expect((await fetch(body.uploadUrl)).status).toBe(403);
    await civil.refused('startImport', 'import-missing', { params });
  });

  it('is started once, by who prepared it, and seen by their department and the bureau', async () => {
    const text = JSON.stringify([row('一次')]);
    const { body } = await civil.ok('createImport', { body: { format: 'json', size: Buffer.byteLength(text) } });
    await upload(body.uploadUrl, text);
    const params = { id: body.job.id };
    await (await world.as('civil2')).refused('startImport', 'not-found', { params });
    await officer.refused('startImport', 'not-found', { params });
    await civil.refused('startImport', 'not-found', { params: { id: unusedId('job') } });
    await civil.ok('startImport', { params });
    await civil.refused('startImport', 'import-started', { params });
    expect(await finishedJob(world, civil, body.job.id)).toMatchObject({ total: 1, done: 1, refused: 0 });
    for (const reader of ['civil2', 'civil-leader', 'officer']) await (await world.as(reader)).ok('getJob', { params });
    for (const stranger of ['school', 'bureau-staff']) {
      await (await world.as(stranger)).refused('getJob', 'not-found', { params });
    }
    await civil.refused('getJob', 'not-found', { params: { id: unusedId('job') } });
  });

  it('does each row by the rules for one entry, and says of each that it refuses which field and why', async () => {
    const { sharing, ...rest } = conditional('没有依据');
    const id = await importRows(world, 'civil', [
      row('好的一行'),
      row('别的部门的', '06'),
      row('没有登记的部门的', '77'),
      { provider: '02', content: { ...rest, sharing: { ...sharing, bases: [] } } },
      { provider: '02', content: { ...conditional('没有摘要'), abstract: undefined } },
      { provider: '02', content: conditional('多一列'), remark: 'x' },
      'not a row',
    ]);
    const job = await finishedJob(world, civil, id);
    expect(job).toMatchObject({ total: 7, done: 1, refused: 6 });
    expect(job.refusals).toEqual([
      ['row 000002', 'not-the-provider'],
      ['row 000003', 'unknown-department'],
      ['row 000004', 'basis-required'],
      ['row 000005', 'invalid-input'],
      ['row 000006', 'invalid-input'],
      ['row 000007', 'invalid-input'],
    ]);
    const { body } = await civil.ok('getJob', { params: { id } });
    expect(body.refusals[3]?.fields.map(({ field }) => field)).toEqual(['row.content.abstract']);
    expect(body.refusals[4]?.fields.map(({ field }) => field)).toEqual(['row.remark']);
    expect(body.refusals[2]?.rule).toBe('第十四条');
    const waiting = await walk<{ name: string }>(civil, 'listConsents', {}, 50);
    expect(waiting.map(({ name }) => name)).toContain('好的一行');
  });

  it('第十条 (art. 10): takes no entry twice, by its name but for punctuation, width and spaces', async () => {
    const id = await importRows(world, 'civil', [row('只差标点（信息）'), row('只差标点信息'), row('好的一行 ')]);
    const job = await finishedJob(world, civil, id);
    expect(job.refusals).toEqual([
      ['row 000002', 'entry-repeated'],
      ['row 000003', 'entry-exists'],
    ]);
    expect(job).toMatchObject({ done: 1, refused: 2 });
  });

  it('is listed beside every other job: for whoever asked, and for a department with its people and the bureau', async () => {
    const kinds = async (client: Client, query: Record<string, string>) =>
      (await walk<{ kind: string; byName: string; id: string }>(client, 'listJobs', query)).map(({ id }) => id);
    const own = await kinds(civil, {});
    expect(own.length).toBeGreaterThan(2);
    expect(own).toEqual(own.toSorted().reverse());
    const civil2 = await world.as('civil2');
    expect(await kinds(civil2, {})).toEqual([]);
    for (const reader of [civil2, officer]) expect(await kinds(reader, { department: '02' })).toEqual(own);
    expect(await kinds(civil, { kind: 'export' })).toEqual([]);
    const waiting = await kinds(civil, { status: 'waiting', kind: 'import' });
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.length).toBeLessThan(own.length);
    const { body } = await civil.ok('listJobs', { query: { limit: 1 } });
    expect(body.items[0]).toMatchObject({ by: 'civil', byName: '示例 civil', departmentName: '义马市民政局' });
    await civil.refused('listJobs', 'role-missing', { query: { department: '06' } });
    await cursorHolds('listJobs', { client: civil, others: [civil2] });
  });

  it('refuses a file that is no JSON, with the line where it breaks', async () => {
    const text = '[\n{"provider": "02"},\n{"provider" "06"}\n]';
    const { body } = await civil.ok('createImport', { body: { format: 'json', size: text.length } });
    await upload(body.uploadUrl, text);
    await civil.ok('startImport', { params: { id: body.job.id } });
    const job = await finishedJob(world, civil, body.job.id);
    expect(job).toMatchObject({ total: 1, done: 0, refusals: [['file', 'file-json']] });
    const { body: told } = await civil.ok('getImportReport', { params: { id: body.job.id } });
    expect(told.report?.findings).toMatchObject([{ row: 0, zh: expect.stringContaining('第 3 行') }]);
  });

  it('makes of every row one entry with a code of its own, also when its message comes again, and again at once', async () => {
    const rows = Array.from({ length: 24 }, (_, n) => row(`成批的第${n + 1}项`, n % 2 ? '02' : '06'));
    const text = JSON.stringify(rows);
    const { body } = await officer.ok('createImport', { body: { format: 'json', size: Buffer.byteLength(text) } });
    await upload(body.uploadUrl, text);
    await officer.ok('startImport', { params: { id: body.job.id } });
    await deliverAgain(world, body.job.id);
    expect(await finishedJob(world, officer, body.job.id)).toMatchObject({ total: 24, done: 24, refused: 0 });
    await world.unchangedBy(() => deliverAgain(world, body.job.id));
    const proposed = [civil, await world.as('school')].map((by) =>
      walk<{ name: string; code: string }>(by, 'listConsents', {}, 100),
    );
    const waiting = (await Promise.all(proposed)).flat();
    const made = waiting.filter(({ name }) => name.startsWith('成批的'));
    expect(made.map(({ name }) => name).sort()).toEqual(rows.map(({ content }) => content.name).sort());
    expect(new Set(waiting.map(({ code }) => code)).size).toBe(waiting.length);
  });

  it('第三条 (art. 3): keeps nothing of a row that is secret, not even in the file that was sent', async () => {
    const text = '绝不可存之导入内容戊己庚辛';
    const secret = { ...conditional(text), abstract: text, secrecy: 'state-secret' };
    const rows = [row('夹在中间的一行'), { provider: '02', content: secret }];
    const id = await importRows(world, 'civil', rows);
    const job = await finishedJob(world, civil, id);
    expect(job).toMatchObject({ done: 1, refusals: [['row 000002', 'secret-refused']] });
    expect((await traces(world, '夹在中间的一行')).join()).toContain('table catalog');
    expect(await traces(world, text)).toEqual([]);
    await world.unchangedBy(() => deliverAgain(world, id));
  });
});

describe('第七条 (art. 7): all that is submitted is approved in one go', () => {
  it("of a department or of all, each by the rule for one: an officer's own is left to another", async () => {
    const twoHats = await world.as('two-hats');
    const { body: own, etag } = await twoHats.ok('createResource', { body: { content: unconditional('数据局的') } });
    await handIn(twoHats, { params: { id: own.id }, etag });
    await world.consentAll();
    const ofSchools = await waitingFor(officer, 'listReviews', '06');
    const { body: one, headers } = await twoHats.ok('approveResources', { body: { entries: ofSchools } });
    expect(headers.get('location')).toBe(`/v1/jobs/${one.id}`);
    expect(await finishedJob(world, twoHats, one.id)).toMatchObject({ kind: 'approve', done: 12, refused: 0 });
    const left = await walk<{ provider: string }>(officer, 'listReviews', {}, 100);
    expect(new Set(left.map(({ provider }) => provider))).toEqual(new Set(['00', '02']));
    const entries = await waitingFor(officer, 'listReviews');
    const { body: all } = await twoHats.ok('approveResources', { body: { entries } });
    const done = await finishedJob(world, twoHats, all.id);
    expect(done).toMatchObject({ refused: 1, done: left.length - 1, refusals: [[own.id, 'same-person']] });
    await world.unchangedBy(() => deliverAgain(world, all.id));
    const rested = await waitingFor(officer2, 'listReviews');
    const { body: rest } = await officer2.ok('approveResources', { body: { entries: rested } });
    expect(await finishedJob(world, officer2, rest.id)).toMatchObject({ done: 1, refused: 0 });
    expect((await officer.ok('listReviews')).body.items).toEqual([]);
    expect((await officer.ok('getResource', { params: { id: own.id } })).body.version).toBe(1);
    const found = await walk<{ name: string }>(civil, 'searchResources', { department: '06' }, 100);
    expect(found).toHaveLength(12);
  });
});

endsWell('jobs', () => world);
