import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { checkSegments } from '../../shared/documents/segment-check.ts';
import { agree, bodies } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { download } from '../world/files.ts';
import { move } from '../world/moves.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
const who = ['civil', 'civil-leader', 'school', 'school-leader', 'school-head', 'bureau-staff', 'auditor'] as const;
const as = {} as Record<(typeof who)[number], Client>;
let entry: string;
let request: { id: string };
let grant: { id: string };
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-21T09:00:00+08:00', strict: true, enclosed: true, sealed: true });
  for (const id of who) as[id] = await world.as(id);
  entry = await world.publish('civil', conditional());
  const asked = await world.applyFor('school', entry);
  request = asked.params;
  const replied = await world.replyTo('civil', asked, agree);
  grant = { id: String(replied.body.grants[0]) };
  const { etag } = await as.civil.ok('getGrant', { params: grant });
  await as.civil.ok('provideGrant', { params: grant, etag, body: bodies.provideGrant });
  await as.school.ok('takeAccess', { params: grant });
  await as.school.ok('getRequestForm', { params: request });
});
afterAll(() => world?.stop());

type Query = Parameters<Client['ok']>[1];
const log = async (query: NonNullable<Query>['query'], by: Client = as.auditor) =>
  (await by.ok('listLog', { query: { limit: '100', ...query } })).body.items;
const briefly = (lines: Awaited<ReturnType<typeof log>>) =>
  lines.map(({ kind, what, by, code }) => [kind, what, by, ...(code ? [code] : [])].join(' '));

describe('第十二条 (art. 12; 809 art. 29): the log', () => {
  it('says who read, downloaded and decided a case, the newest first, in one call', async () => {
    const lines = await log({ about: request.id });
    expect(briefly(lines)).toEqual(
      expect.arrayContaining(['read getRequestForm school', 'decided RequestAgreed civil-head']),
    );
    expect(lines.map(({ at }) => at)).toEqual(
      lines
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const [form] = lines.filter(({ what }) => what === 'getRequestForm');
    expect(form).toMatchObject({
      about: request.id,
      department: '06',
      roles: ['staff'],
      from: expect.stringContaining('127.0.0.1'),
      status: 200,
      title: { zh: '系统生成的需求申请表' },
      byName: '示例 school',
    });
    expect(briefly(await log({ about: grant.id }))).toContain('read takeAccess school');
  });

  it('has a read on record before it is answered, once, whatever the answer is asked for with', async () => {
    const before = await log({ about: request.id, what: 'getRequest' });
    await as.civil.ok('getRequest', { params: request });
    const after = await log({ about: request.id, what: 'getRequest' });
    expect(after.length).toBe(before.length + 1);
    expect(after[0]).toMatchObject({ by: 'civil', version: expect.any(Number), correlation: after[0]?.id });
  });

  it('has who read what happened to a case, and which mails were sent about it', async () => {
    for (const operation of ['getHistory', 'listCaseMails'] as const) await as.civil.ok(operation, { params: request });
    expect(briefly(await log({ about: request.id })).slice(0, 2)).toEqual([
      'read listCaseMails civil',
      'read getHistory civil',
    ]);
  });

  it('has who was turned away: from what others may see, and from what is not their role, but no wrong input', async () => {
    await as['bureau-staff'].refused('getRequest', 'not-found', { params: request });
    await as['bureau-staff'].refused('listLog', 'role-missing');
    await as['bureau-staff'].refused('getRequest', 'not-found', { params: { id: 'req_01k5wv1m6t8e0b7q9z3c4d5f6g' } });
    // What a function can't read is nothing that it hides.
    await as['bureau-staff'].refused('listAbsences', 'not-found', { params: request });
    await as['bureau-staff'].refused('listRequests', 'invalid-input', { query: { limit: '0' } });
    expect(briefly(await log({ person: 'bureau-staff', outcome: 'denied' }))).toEqual([
      'refused listLog bureau-staff role-missing',
      'refused getRequest bureau-staff not-found',
    ]);
    expect(await log({ about: request.id, kind: 'refused' })).toMatchObject([{ by: 'bureau-staff', department: '00' }]);
  });

  it('turns away whoever asks for something that nobody would call so, as for anything else', async () => {
    const authorization = `Bearer ${await world.runtime.token('officer')}`;
    for (const asked of ['%zz', 'x'.repeat(3000), '%E4%B8%AD'.repeat(900)]) {
      const url = `${world.runtime.apiUrl}/v1/seals/${asked}`;
      expect((await fetch(url, { headers: { authorization } })).status, asked.slice(0, 20)).toBe(403);
    }
    const denied = await log({ person: 'officer', what: 'getSeal' });
    expect(denied.map(({ about }) => about?.length)).toEqual([200, 200, 3]);
  });

  it('has a sign-in that failed, with whom the token names', async () => {
    const token = await world.runtime.token('school');
    const forged = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const answer = await fetch(`${world.runtime.apiUrl}/v1/me`, { headers: { authorization: `Bearer ${forged}` } });
    expect(answer.status).toBe(401);
    const searches: Record<string, string>[] = [{ person: 'school' }, { department: '06' }, {}];
    for (const query of searches) {
      const [failed] = await log({ ...query, kind: 'sign-in-failed' });
      expect(failed).toMatchObject({ by: 'school', department: '06', status: 401, about: null });
    }
    expect(JSON.stringify(await world.tables.items('access'))).not.toContain(forged.slice(-40));
  });

  it('is read by department, by day and page by page, each line once', async () => {
    const whole = await log({});
    expect(whole.length).toBeGreaterThan(20);
    const paged: typeof whole = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '7', to: '2026-09-21', ...(cursor ? { cursor } : {}) };
      const { body } = await as.auditor.ok('listLog', { query });
      paged.push(...body.items);
      cursor = body.next;
    } while (cursor);
    // Each page was itself read, and is on record.
    const ids = paged.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(whole.map(({ id }) => id)));
    expect(await log({ from: '2026-09-20', to: '2026-09-20' })).toEqual([]);
    const civil = await log({ department: '02' });
    expect(new Set(civil.map(({ department }) => department))).toEqual(new Set(['02']));
  });

  it('shows a department’s leader and head what concerns their own department', async () => {
    for (const reader of ['school-leader', 'school-head'] as const) {
      const lines = await log({}, as[reader]);
      expect(new Set(lines.map(({ department }) => department))).toEqual(new Set(['06']));
      await as[reader].refused('listLog', 'role-missing', { query: { department: '02' } });
    }
    expect(briefly(await log({ about: request.id }, as['school-leader']))).toContain('read getRequestForm school');
    expect(briefly(await log({ about: request.id }, as['civil-leader']))).not.toContain('read getRequestForm school');
  });

  it('is for no administrator, nor for anybody else', async () => {
    for (const other of ['admin', 'officer', 'civil', 'upper', 'government'])
      await (await world.as(other)).refused('listLog', 'role-missing');
  });

  it('is all that an auditor reads', async () => {
    await as.auditor.refused('getRequest', 'role-missing', { params: request });
    await as.auditor.refused('listLog', 'cursor-invalid', { query: { cursor: 'xx' } });
    await as.auditor.refused('listLog', 'invalid-input', { query: { from: '2026-09-21', to: '2026-09-01' } });
  });
});

describe('第十二条 (art. 12; 809 art. 29): the log is exported', () => {
  const exported = async (by: Client, body: object) => {
    const { body: job, headers } = await by.ok('createLogExport', { body });
    await world.settle();
    const { body: made } = await by.ok('getLogExport', { params: { id: job.id } });
    return { id: job.id, headers, ...made };
  };
  const linesOf = async (urls: readonly string[]) => {
    const texts = await Promise.all(urls.map(async (url) => (await download(url)).bytes.toString()));
    return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line));
  };

  it('to an auditor, line by line as it is read, with the same names', async () => {
    const filters: Record<string, string>[] = [
      { about: request.id },
      { department: '02', kind: 'read' },
      { outcome: 'denied' },
      {},
    ];
    for (const filter of filters) {
      const query = { ...filter, to: '2026-09-21' };
      const shown = (await log(query)).filter(({ at }) => at < '2026-09-21T10');
      const { job, downloadUrls, expiresAt, headers, id } = await exported(as.auditor, {
        format: 'jsonl',
        filter: query,
      });
      expect(headers.get('location')).toBe(`/v1/log-exports/${id}`);
      expect(job).toMatchObject({ kind: 'log-export', status: 'finished', refused: 0, by: 'auditor' });
      expect(expiresAt).not.toBeNull();
      const lines = await linesOf(downloadUrls);
      expect(lines.length).toBe(job.done);
      const found = new Map(lines.map((line) => [line.id, line]));
      expect(shown.length).toBeGreaterThan(0);
      for (const line of shown) expect(found.get(line.id)).toEqual(line);
      expect(lines.map(({ at }) => at)).toEqual(
        lines
          .map(({ at }) => at)
          .toSorted()
          .toReversed(),
      );
    }
  });

  it('as a spreadsheet, below a heading', async () => {
    const { job, downloadUrls } = await exported(as.auditor, { format: 'xlsx', filter: { about: request.id } });
    const { bytes, headers } = await download(downloadUrls[0] ?? null);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('日志'));
    const [sheet] = await readXlsx(bytes);
    expect(sheet?.rows.length).toBe(job.done + 1);
    expect(sheet?.rows[0]?.cells.slice(0, 3)).toEqual(['时间 At', '类别 Kind', '内容 What']);
    const form = sheet?.rows.find(({ cells }) => cells[2] === 'getRequestForm')?.cells;
    expect(form).toEqual(expect.arrayContaining(['查看', '系统生成的需求申请表', request.id, 'school', '示例 school']));
  });

  it('to a department’s leader and head, what concerns their own', async () => {
    for (const reader of ['school-leader', 'school-head'] as const) {
      const { downloadUrls } = await exported(as[reader], { format: 'jsonl' });
      const lines = await linesOf(downloadUrls);
      expect(lines.length).toBeGreaterThan(0);
      expect(new Set(lines.map(({ department }) => department))).toEqual(new Set(['06']));
      const other = { body: { format: 'jsonl', filter: { department: '02' } } };
      await as[reader].refused('createLogExport', 'role-missing', other);
    }
  });

  it('to nobody else, and its file to nobody but who asked', async () => {
    const { id } = await exported(as['school-leader'], { format: 'jsonl' });
    for (const other of ['admin', 'officer', 'civil', 'upper', 'government']) {
      const client = await world.as(other);
      await client.refused('createLogExport', 'role-missing', { body: { format: 'jsonl' } });
      await client.refused('getLogExport', 'role-missing', { params: { id } });
    }
    for (const other of ['school-head', 'civil-leader', 'auditor'] as const)
      await (await world.as(other)).refused('getLogExport', 'not-found', { params: { id } });
    const own = async (by: Client) => (await by.ok('listLogExports')).body.items;
    expect((await own(as['school-leader']))[0]).toMatchObject({ id, kind: 'log-export', status: 'finished' });
    for (const reader of ['school-head', 'auditor'] as const)
      expect((await own(as[reader])).map((one) => one.id)).not.toContain(id);
    await as.auditor.refused('listLogExports', 'cursor-invalid', { query: { cursor: 'xx' } });
    const staff = await world.as('civil');
    await staff.refused('listLogExports', 'role-missing');
    const { body: job } = await staff.ok('createExport', { body: { format: 'json' } });
    await as.auditor.refused('getLogExport', 'not-found', { params: { id: job.id } });
    await staff.refused('getExport', 'not-found', { params: { id } });
  });

  it('on record: who asked, and each time the links were given out', async () => {
    const { id } = await exported(as.auditor, { format: 'jsonl', filter: { what: 'getRequestForm' } });
    await as.auditor.ok('getLogExport', { params: { id } });
    const kinds = briefly(await log({ about: id }));
    expect(kinds).toContain('decided JobStarted auditor');
    expect(kinds.filter((line) => line === 'read getLogExport auditor').length).toBe(2);
  });

  it('of nothing where nothing is sought, as an empty file', async () => {
    const filter = { from: '2026-09-01', to: '2026-09-02' };
    const { job, downloadUrls } = await exported(as.auditor, { format: 'jsonl', filter });
    expect([job.done, await linesOf(downloadUrls)]).toEqual([0, []]);
  });

  it('not to whoever lost the right before it ran, nor the file afterwards', async () => {
    const before = await exported(as['civil-leader'], { format: 'jsonl' });
    expect(before.downloadUrls.length).toBe(1);
    world.runtime.faults.set({ down: ['Jobs'] });
    const { body: asked } = await as['civil-leader'].ok('createLogExport', { body: { format: 'jsonl' } });
    await move(world, 'civil-leader', '06', ['leader']);
    world.runtime.faults.set({ down: [] });
    await world.at('2026-09-21T09:30:00+08:00');
    const officer = await world.as('officer');
    const { body: job } = await officer.ok('getJob', { params: { id: asked.id } });
    expect(job).toMatchObject({ status: 'finished', done: 0, refused: 1, refusals: [{ code: 'role-missing' }] });
    for (const id of [asked.id, before.id])
      await as['civil-leader'].refused('getLogExport', 'not-found', { params: { id } });
    await move(world, 'civil-leader', '02', ['leader']);
    const { body: nothing } = await as['civil-leader'].ok('getLogExport', { params: { id: asked.id } });
    expect(nothing).toMatchObject({ downloadUrls: [], expiresAt: null });
  });

  it('by no filter that it does not know', async () => {
    for (const body of [
      {},
      { format: 'csv' },
      { format: 'jsonl', filter: { about: '…' } },
      { format: 'jsonl', filter: { from: '2026-09-21', to: '2026-09-01' } },
      { format: 'jsonl', filter: { cursor: 'xx' } },
    ])
      await as.auditor.refused('createLogExport', 'invalid-input', { body });
    await as.auditor.refused('getLogExport', 'invalid-input', { params: { id: 'x' } });
  });
});

describe('第十二条 (art. 12): the log is sealed every hour', () => {
  it('for an auditor to fetch, and to check without asking anyone', async () => {
    for (const hour of ['10', '11', '12']) await world.at(`2026-09-21T${hour}:00:00+08:00`);
    const { body } = await as.auditor.ok('listSeals');
    expect(body.items.map(({ number, madeAt }) => [number, madeAt.slice(11, 16)])).toEqual([
      ['00000003', '12:00'],
      ['00000002', '11:00'],
      ['00000001', '10:00'],
    ]);
    const fetched = await segmentsOf(body.items);
    const { keys } = (await as.auditor.ok('getKeys')).body;
    const [newest] = body.items;
    const checked = await checkSegments(fetched, keys, { root: newest?.root ?? '' });
    expect(checked).toMatchObject({ finding: null, segments: 3, last: newest });
    // All that is in the log is sealed, once, but for what has happened since.
    const lines = (await Promise.all(fetched.map(({ text }) => text))).flatMap((text) => text.split('\n'));
    const held = lines.flatMap((line) => /^\{"event":.*"id":"([^"]*)"/.exec(line)?.[1] ?? []);
    const all = [...(await world.tables.log()).values()].flat();
    expect(held.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect(lines.filter((line) => line.includes('"getRequestForm"')).length).toBeGreaterThan(0);
    const { document, signature } = (await as.auditor.ok('getSeal', { params: { number: '00000002' } })).body;
    const { body: verdict } = await as.auditor.ok('verify', { body: { document, signature } });
    expect(verdict).toMatchObject({ genuine: true, says: { kind: 'log-segment', number: '00000002' } });
  });

  it('so that a change is found, and where', async () => {
    const { items } = (await as.auditor.ok('listSeals')).body;
    const { keys } = (await as.auditor.ok('getKeys')).body;
    const segments = await segmentsOf(items);
    const first = segments.at(-1);
    const altered = first?.text.replace('"actorId":"school"', '"actorId":"nobody"') ?? '';
    expect(altered).not.toBe(first?.text);
    const files = [...segments.slice(0, -1), fileOf('altered', altered)];
    const line = altered.split('\n').findIndex((each) => each.includes('"actorId":"nobody"')) + 1;
    expect((await checkSegments(files, keys)).finding).toEqual({ fault: 'changed', file: 'altered', line });
  });

  it('and the root of each day is mailed to the auditors, the next morning', async () => {
    await world.at('2026-09-22T00:00:00+08:00');
    await world.at('2026-09-22T09:00:00+08:00');
    const { items } = (await as.auditor.ok('listSeals')).body;
    const midnight = items.find(({ madeAt }) => madeAt === '2026-09-22T00:00:00.000+08:00');
    const mails = world.runtime.mails().filter(({ subject }) => subject.includes('日志已封存'));
    expect(mails.map(({ to }) => to)).toEqual([['auditor@yima.example']]);
    expect(mails[0]?.text).toContain(midnight?.root);
    expect(mails[0]?.sentAt.slice(0, 16)).toBe('2026-09-22T08:30');
    expect(briefly(await log({ what: 'LogSealed' }))).toEqual(['decided LogSealed ']);
  });

  it('for nobody but an auditor, and page by page', async () => {
    for (const other of ['admin', 'officer', 'school', 'school-leader', 'school-head']) {
      const client = await world.as(other);
      await client.refused('listSeals', 'role-missing');
      await client.refused('getSeal', 'role-missing', { params: { number: '00000001' } });
    }
    await as.auditor.refused('getSeal', 'not-found', { params: { number: '99999999' } });
    await as.auditor.refused('getSeal', 'invalid-input', { params: { number: '1' } });
    await as.auditor.refused('listSeals', 'cursor-invalid', { query: { cursor: 'xx' } });
    const numbers: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
      const { body } = await as.auditor.ok('listSeals', { query });
      numbers.push(...body.items.map(({ number }) => number));
      cursor = body.next;
    } while (cursor);
    expect(numbers).toEqual([5, 4, 3, 2, 1].map((n) => `0000000${n}`));
  });

  it('条例第二十九条 (809 art. 29): until it has been kept for three years, and its end is on record', async () => {
    const body = JSON.stringify({ at: '2029-09-21T10:00:00.000+08:00' });
    const Records = [{ messageId: '1', eventSource: 'aws:sqs', body, attributes: {} }];
    expect(await world.runtime.invoke('sealer', { Records })).toEqual({ batchItemFailures: [] });
    expect(briefly(await log({ from: '2029-09-21', to: '2029-09-21', what: 'LogExpired' }))).toEqual([
      'decided LogExpired ',
    ]);
    const { body: first } = await as.auditor.ok('getSeal', { params: { number: '00000001' } });
    expect([first.document.number, first.downloadUrl, first.expiresAt]).toEqual(['00000001', null, null]);
    const { body: last } = await as.auditor.ok('getSeal', { params: { number: '00000005' } });
    // The bucket's lock counts by its own clock, by which no three years have passed: the segment is there.
    expect((await fetch(last.downloadUrl ?? '')).status).toBe(200);
  });
});

function fileOf(name: string, text: string) {
  return {
    name,
    text,
    async *read() {
      yield Buffer.from(text);
    },
  };
}

/** The segments of seals, as an auditor downloads them. */
async function segmentsOf(seals: readonly { number: string }[]) {
  return await Promise.all(
    seals.map(async ({ number }) => {
      const { body } = await as.auditor.ok('getSeal', { params: { number } });
      return fileOf(number, await (await fetch(body.downloadUrl ?? '')).text());
    }),
  );
}

endsWell('log', () => world);
