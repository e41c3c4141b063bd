import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application, bodies } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { invalidBodies } from '../world/invalid-bodies.ts';
import type { CallInput } from '../world/sent-request.ts';
import { assessed, handIn, startWorld, type World } from '../world/world.ts';

const who = [
  'civil',
  'civil2',
  'civil-head',
  'civil-leader',
  'school',
  'school-leader',
  'officer',
  'officer2',
  'bureau-staff',
  'bureau-leader',
  'admin',
  'upper',
] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
let elsewhere: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  elsewhere = await world.publish('school', conditional('他部门的数据'));
});
afterAll(() => world?.stop());

const days = { from: '2026-09-22', to: '2026-09-23' };
const at = (time: string) => world.at(`2026-09-${time}:00+08:00`);
const inPlaceOf = (person: string) => ({ headers: { 'acting-for': person } });

/** Whoever calls, the version read last. */
async function read(client: Client, id: string) {
  const { body, etag } = await client.ok('listAbsences', { params: { id } });
  return { params: { id }, etag, absences: body.items };
}
async function record(client: Client, id: string, body: object) {
  const { params, etag } = await read(client, id);
  return await client.ok('createAbsence', { params, etag, body });
}
/** An application that a department's staff submitted, waiting for the head. */
async function applied(staff: Client, purpose: string): Promise<CallInput> {
  const { body, etag } = await staff.ok('createApplication', { body: { ...application(elsewhere), purpose } });
  const params = { id: body.id };
  return { params, etag: (await staff.ok('submitApplication', { params, etag })).etag };
}
/** What a department's staff proposed, waiting for the leader. */
async function proposed(staff: Client, name: string): Promise<CallInput> {
  const { body, etag } = await staff.ok('createResource', { body: { content: conditional(name) } });
  const params = { id: body.id };
  return { params, etag: (await handIn(staff, { params, etag })).etag, body: assessed };
}
async function mailed(said: string): Promise<string[]> {
  await world.settle();
  const mails = world.newMails().filter((mail) => `${mail.subject}${mail.text}`.includes(said));
  return mails.map(({ to }) => to.replace('@yima.example', '')).sort();
}

describe('第六条 (art. 6): an absence is recorded', () => {
  it('by whoever is away, and the delegate is told by name from when to when', async () => {
    world.newMails();
    const said = await record(as['civil-head'], 'civil-head', { ...days, delegate: 'civil' });
    expect(said.body).toMatchObject({
      person: 'civil-head',
      items: [{ ...days, delegate: 'civil', recordedBy: 'civil-head' }],
    });
    await world.settle();
    const [mail, ...others] = world.newMails();
    expect([mail?.to, others]).toEqual(['civil@yima.example', []]);
    expect(mail?.subject).toContain('请代为办理');
    expect(mail?.text).toContain('示例 civil-head自2026年9月22日（星期二）至2026年9月23日（星期三）缺勤');
    // No more of them than their id is on its way.
    const mails = (await world.tables.items('work')).filter(({ pk }) => pk.startsWith('MAIL#'));
    expect(JSON.stringify(mails)).toContain('civil-head');
    expect(JSON.stringify(mails)).not.toContain('示例');
  });

  it('or by their leader; colleagues see it and cannot, other departments don’t see it', async () => {
    const { params, etag } = await read(as.civil, 'civil-head');
    const body = { from: '2026-09-28', to: '2026-09-28', delegate: 'civil2' };
    for (const operation of ['createAbsence', 'endAbsence'] as const) {
      const asked = {
        params: { ...params, ...(operation === 'endAbsence' ? { absence: `abs_${'0'.repeat(26)}` } : {}) },
        etag,
      };
      const sent = operation === 'createAbsence' ? { ...asked, body } : asked;
      await as.civil.refused(operation, 'role-missing', sent);
      for (const other of ['school', 'school-leader', 'officer'] as const)
        await as[other].refused(operation, 'not-found', sent);
      for (const other of ['admin', 'upper'] as const) await as[other].refused(operation, 'role-missing', sent);
      await as['civil-leader'].refused(operation, 'stale', { ...sent, etag: '"77"' });
      const { etag: _read, ...without } = sent;
      await as['civil-leader'].refused(operation, 'precondition-required', without);
    }
    for (const other of ['school', 'officer'] as const)
      await as[other].refused('listAbsences', 'not-found', { params });
    await as['civil-leader'].refused('listAbsences', 'not-found', { params: { id: 'nobody' } });
    const { body: said } = await as['civil-leader'].ok('createAbsence', { params, etag, body });
    expect(said.items.map(({ recordedBy }) => recordedBy)).toEqual(['civil-head', 'civil-leader']);
    await as['civil-leader'].refused('endAbsence', 'not-found', {
      params: { ...params, absence: `abs_${'0'.repeat(26)}` },
      etag: (await read(as.civil, 'civil-head')).etag,
    });
  });

  it('with dates that make sense, once for a day, with a delegate who can', async () => {
    const { params, etag } = await read(as['civil-head'], 'civil-head');
    const refused = (code: 'absence-dates' | 'absence-overlaps' | 'delegate-unfit', body: object) =>
      as['civil-head'].refused('createAbsence', code, {
        params,
        etag,
        body: { from: '2026-10-08', to: '2026-10-09', delegate: 'civil', ...body },
      });
    await refused('absence-dates', { to: '2026-10-07' });
    await refused('absence-dates', { from: '2026-09-01', to: '2026-09-20' });
    await refused('absence-overlaps', { from: '2026-09-23' });
    for (const delegate of ['nobody', 'school', 'civil-head', 'civil-leader', 'officer'])
      await refused('delegate-unfit', { delegate });
    for (const { body, field } of invalidBodies(bodies.createAbsence)) {
      const said = await as['civil-head'].refused('createAbsence', 'invalid-input', { params, etag, body });
      expect(said.body.errors[0]?.field).toContain(field.split('.')[0]);
    }
  });
});

describe('第六条 (art. 6): the delegate acts in their place', () => {
  it('not before the first day, in Beijing, and from its first minute', async () => {
    const waiting = await applied(as.civil2, '待同意甲');
    await at('21T23:59');
    expect((await as.civil.ok('getMe')).body).toMatchObject({ mayActFor: [], actingFor: null });
    await as.civil.refused('consentApplication', 'not-delegated', { ...waiting, ...inPlaceOf('civil-head') });
    await at('22T00:00');
    expect((await as.civil.ok('getMe')).body.mayActFor).toMatchObject([
      { person: 'civil-head', personName: '示例 civil-head', roles: ['head'] },
    ]);
    expect((await as.civil.ok('getMe', inPlaceOf('civil-head'))).body).toMatchObject({
      personId: 'civil',
      roles: ['head'],
      actingFor: 'civil-head',
    });
    await as.civil.refused('consentApplication', 'role-missing', waiting);
    await as.civil.ok('consentApplication', { ...waiting, ...inPlaceOf('civil-head') });
    const events = (await world.tables.log()).get(String(waiting.params?.id)) ?? [];
    expect(events.at(-1)).toMatchObject({ type: 'ApplicationSent', actorId: 'civil', actingFor: 'civil-head' });
    expect(events.at(-2)).not.toHaveProperty('actingFor');
  });

  it('never to consent to what they proposed themselves, in whatever name', async () => {
    const own = await applied(as.civil, '待同意乙');
    await as.civil.refused('consentApplication', 'same-person', { ...own, ...inPlaceOf('civil-head') });
    // Whoever is away may still act.
    await as['civil-head'].ok('consentApplication', own);
  });

  it('with the roles lent alone, in nobody else’s place, and without recording absences in their name', async () => {
    const head = inPlaceOf('civil-head');
    await as.civil.refused('createResource', 'role-missing', { body: bodies.createResource, ...head });
    for (const other of ['civil2', 'school', 'officer'] as const)
      await as[other].refused('getMe', 'not-delegated', head);
    for (const person of ['civil-leader', 'civil', 'nobody', ''])
      await as.civil.refused('getMe', 'not-delegated', inPlaceOf(person));
    const { params, etag } = await read(as.civil, 'civil-head');
    const body = { from: '2026-10-08', to: '2026-10-08', delegate: 'civil' };
    await as.civil.refused('createAbsence', 'role-missing', { params, etag, body, ...head });
  });

  it('and the same Idempotency-Key is not the same command in another’s place', async () => {
    const { params, etag } = await read(as.civil, 'civil');
    const asked = { params, etag, body: { from: '2026-12-01', to: '2026-12-01', delegate: 'civil2' }, key: 'twice' };
    await as.civil.ok('createAbsence', asked);
    await as.civil.refused('createAbsence', 'idempotency-key-reused', { ...asked, ...inPlaceOf('civil-head') });
  });

  it('and gets their mails as well; where they are away too, the leader does', async () => {
    await world.settle();
    world.newMails();
    await applied(as.civil2, '待同意丙');
    expect(await mailed('待同意丙')).toEqual(['civil', 'civil-head']);
    await record(as.civil, 'civil', { from: '2026-09-22', to: '2026-09-22', delegate: 'civil2' });
    await applied(as.civil2, '待同意丁');
    expect(await mailed('待同意丁')).toEqual(['civil-head', 'civil-leader']);
    expect((await as.civil.ok('getMe')).body.mayActFor).toEqual([]);
    // What civil was lent is not passed on.
    expect((await as.civil2.ok('getMe')).body.mayActFor).toMatchObject([{ person: 'civil', roles: ['staff'] }]);
    await as.civil2.refused('getMe', 'not-delegated', inPlaceOf('civil-head'));
    await at('23T00:00');
    expect((await as.civil.ok('getMe')).body.mayActFor).toMatchObject([
      { person: 'civil-head', personName: '示例 civil-head', roles: ['head'] },
    ]);
  });

  it('and the signed reply names both: the delegate, and the head for whom (809 art. 20)', async () => {
    const asked = await world.applyFor('school', await world.publish('civil', conditional('代办答复的数据')));
    const { params } = asked;
    const written = await as.civil2.ok('draftReply', { params, etag: asked.etag, body: { agreed: 'all' } });
    await as.civil.ok('consentReply', { params, etag: written.etag, ...inPlaceOf('civil-head') });
    const { body } = await as.school.ok('getReplyData', { params });
    const said = '已由示例 civil代本部门政务数据共享工作机构负责人示例 civil-head同意';
    expect(JSON.stringify(body.document.rows)).toContain(said);
    expect(JSON.stringify((await as.school.ok('getRequestFormData', { params })).body.document.rows)).toContain(said);
    expect((await as.school.ok('getReply', { params })).body).toContain(said);
  });

  it('in the bureau with its role, elsewhere never, and nobody as administrator', async () => {
    await record(as.officer, 'officer', { from: '2026-09-23', to: '2026-09-23', delegate: 'bureau-staff' });
    const waiting = await proposed(as.civil2, '待审定');
    const submitted = await (await world.as('civil-leader')).ok('consentResource', waiting);
    const asked = { params: waiting.params ?? {}, etag: submitted.etag };
    await as['bureau-staff'].refused('approveResource', 'role-missing', asked);
    await as['bureau-staff'].ok('approveResource', { ...asked, ...inPlaceOf('officer') });
    const unfit = { ...(await read(as['bureau-leader'], 'officer2')), body: { ...days, delegate: 'civil' } };
    const { absences: _none, ...elsewhere } = unfit;
    await as.officer2.refused('createAbsence', 'delegate-unfit', elsewhere);
    await record(as['bureau-leader'], 'admin', { from: '2026-09-23', to: '2026-09-23', delegate: 'officer2' });
    expect((await as.officer2.ok('getMe')).body.mayActFor).toEqual([]);
  });
});

let asked: Awaited<ReturnType<World['applyFor']>>;
let returnedForm: string;
let returnedEntry: string;
describe('what waits for whoever calls', () => {
  /** What of these names waits for somebody, by what they would do about it. */
  async function waits(client: Client, about: string, sent: CallInput = {}) {
    const { body } = await client.ok('getWork', sent);
    return body.items.filter(({ subject }) => subject.name.includes(about));
  }
  const acts = async (...asked: Parameters<typeof waits>) =>
    (await waits(...asked)).map(({ kind, act }) => `${kind}: ${act.operation}`);

  it('is the reply of the clerk, with all that a row shows, until one is drafted; then of the head, and of whoever stands in', async () => {
    asked = await world.applyFor('school', await world.publish('civil', conditional('等待答复的数据')));
    expect(await waits(as.civil, '等待答复')).toMatchObject([
      {
        kind: 'reply',
        subject: { type: 'request', number: asked.body.number, name: '等待答复的数据' },
        requester: '06',
        requesterName: '义马市教育体育局',
        provider: '02',
        providerName: '义马市民政局',
        state: '待答复',
        role: 'staff',
        deadline: { due: '2026-10-08', workingDaysLeft: 5, late: false },
        weekday: '星期四',
        remarks: null,
        act: { operation: 'draftReply', title: '拟写答复' },
        path: `/requests/${asked.params.id}`,
      },
    ]);
    for (const other of ['civil-head', 'civil-leader', 'school', 'officer'] as const)
      expect([other, await waits(as[other], '等待答复')]).toEqual([other, []]);
    const { params } = asked;
    const drafted = await as.civil2.ok('draftReply', { params, etag: asked.etag, body: { agreed: 'all' } });
    expect(await acts(as['civil-head'], '等待答复')).toEqual(['reply: consentReply']);
    expect(await acts(as.civil, '等待答复')).toEqual([]);
    expect(await acts(as.civil, '等待答复', inPlaceOf('civil-head'))).toEqual(['reply: consentReply']);
    const { etag } = await as['civil-head'].ok('returnReply', {
      params,
      etag: drafted.etag,
      body: { remarks: '写明范围' },
    });
    expect(await waits(as.civil, '等待答复')).toMatchObject([
      { role: 'staff', act: { operation: 'draftReply' }, remarks: '写明范围' },
    ]);
    expect(await acts(as['civil-head'], '等待答复')).toEqual([]);
    // Nobody consents to what they had a hand in, in whatever name.
    await as.civil.ok('draftReply', { params, etag, body: { agreed: 'all' } });
    expect(await acts(as.civil, '等待答复', inPlaceOf('civil-head'))).toEqual([]);
    expect(await acts(as['civil-head'], '等待答复')).toEqual(['reply: consentReply']);
  });

  it('is an application for the head, and for the clerks once it is returned', async () => {
    const own = await applied(as.civil, '等待同意的申请');
    returnedForm = String(own.params?.id);
    expect(await acts(as['civil-head'], '等待同意')).toEqual(['consent: consentApplication']);
    expect(await acts(as.civil, '等待同意')).toEqual([]);
    await as['civil-head'].ok('returnApplication', { ...own, body: { remarks: '说明理由' } });
    for (const clerk of ['civil', 'civil2'] as const)
      expect(await waits(as[clerk], '等待同意')).toMatchObject([
        { kind: 'returned', remarks: '说明理由', deadline: null, act: { operation: 'updateApplication' } },
      ]);
    for (const other of ['civil-head', 'school'] as const) expect(await acts(as[other], '等待同意')).toEqual([]);
  });

  it('is an entry for the leader, then for the officers, then again for the clerks', async () => {
    const { params = {}, ...waiting } = await proposed(as.civil2, '等待审定的数据');
    returnedEntry = String(params.id);
    expect(await acts(as['civil-leader'], '等待审定')).toEqual(['consent: consentResource']);
    for (const other of ['civil', 'civil-head', 'officer'] as const)
      expect([other, await acts(as[other], '等待审定')]).toEqual([other, []]);
    const { etag } = await as['civil-leader'].ok('consentResource', { params, ...waiting });
    for (const officer of ['officer', 'officer2'] as const)
      expect(await acts(as[officer], '等待审定')).toEqual(['review-first: approveResource']);
    for (const other of ['civil-leader', 'bureau-staff', 'bureau-leader'] as const)
      expect([other, await acts(as[other], '等待审定')]).toEqual([other, []]);
    await as.officer.ok('returnResource', { params, etag, body: { remarks: '摘要请写明', fields: [] } });
    expect(await waits(as.civil, '等待审定')).toMatchObject([
      { kind: 'returned', provider: '02', remarks: '摘要请写明', act: { operation: 'updateResource' } },
    ]);
    expect(await acts(as.officer, '等待审定')).toEqual([]);
  });

  it('comes by date, and is counted', async () => {
    const { body } = await as['civil-head'].ok('getWork');
    const dues = body.items.map(({ deadline }) => deadline?.due ?? '');
    expect(dues).toEqual(dues.toSorted());
    expect(new Set(dues).size).toBeGreaterThan(1);
    const byKind: Record<string, number> = {};
    for (const { kind } of body.items) byKind[kind] = (byKind[kind] ?? 0) + 1;
    expect(body.counts).toEqual({
      total: dues.length,
      late: 0,
      today: 0,
      week: dues.filter((due) => due <= '2026-09-27').length,
      byKind,
    });
    expect(body.more).toBe(false);
    await as.upper.refused('getWork', 'role-missing');
  });
});

describe('第十二条 (art. 12): what happened to a case', () => {
  const history = async (client: Client, id: string) => (await client.ok('getHistory', { params: { id } })).body.items;
  const happened = async (...of: Parameters<typeof history>) => (await history(...of)).map(({ what }) => what.zh);

  it('is told the newest first, with who, for whom and what was said', async () => {
    const { id } = asked.params;
    const { etag } = await as.civil.ok('getRequest', { params: { id } });
    await as['civil-head'].ok('consentReply', { params: { id }, etag });
    const items = await history(as.civil, id);
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    expect(items.map(({ what }) => what.zh)).toEqual(
      expect.arrayContaining([
        '答复：同意共享',
        '办结：答复',
        '拟写答复，提请负责人同意',
        '负责人退回拟写的答复',
        '开始计时：答复，2026年10月8日（星期四）到期',
        '提出申请',
      ]),
    );
    expect(items.slice(0, 2)).toMatchObject([
      { what: { zh: '办结：答复' }, by: null },
      { what: { zh: '答复：同意共享' }, byName: '示例 civil-head' },
    ]);
    expect(items.find(({ what }) => what.zh === '负责人退回拟写的答复')).toMatchObject({
      by: 'civil-head',
      byName: '示例 civil-head',
      actingFor: null,
      said: '写明范围',
    });
  });

  it('names whoever stood in, and for whom', async () => {
    const own = await applied(as.civil2, '代为同意的申请');
    await as.civil.ok('consentApplication', { ...own, ...inPlaceOf('civil-head') });
    const items = await history(as.civil2, String(own.params?.id));
    expect(items.find(({ what }) => what.zh.startsWith('负责人同意'))).toMatchObject({
      byName: '示例 civil',
      actingForName: '示例 civil-head',
    });
  });

  it('is what has left the department, for the other side and the bureau', async () => {
    for (const other of ['school', 'officer', 'upper'] as const) {
      const seen = await happened(as[other], asked.params.id);
      expect(seen).toEqual(expect.arrayContaining(['提出申请', '答复：同意共享']));
      expect(seen.filter((what) => /拟写|退回/.test(what))).toEqual([]);
    }
    await as.school.refused('getHistory', 'not-found', { params: { id: returnedForm } });
    await as.admin.refused('getHistory', 'role-missing', { params: { id: returnedForm } });
    expect(await happened(as.civil2, returnedForm)).toContain('负责人退回修改');
  });

  it('of an entry is for everybody what was published, and its drafts for who compiles and reviews them', async () => {
    for (const reader of ['civil', 'officer'] as const)
      expect(await happened(as[reader], returnedEntry)).toEqual(
        expect.arrayContaining(['编制目录条目', '部门负责人同意，提请审定', '退回修改']),
      );
    await as.school.refused('getHistory', 'not-found', { params: { id: returnedEntry } });
    const seen = await happened(as.civil, elsewhere);
    expect(seen).toContain('审定发布第1版');
    expect(seen.filter((what) => /编制|提请|草稿/.test(what))).toEqual([]);
  });
});

describe('第六条 (art. 6): an absence ends', () => {
  it('by itself with its last day', async () => {
    await as.civil.ok('getMe', inPlaceOf('civil-head'));
    await at('24T00:00');
    await as.civil.refused('getMe', 'not-delegated', inPlaceOf('civil-head'));
    expect((await read(as.civil, 'civil-head')).absences.map(({ from }) => from)).toEqual(['2026-09-28']);
  });

  it('early, at once, and the delegate is told', async () => {
    await record(as['civil-head'], 'civil-head', { from: '2026-09-24', to: '2026-09-25', delegate: 'civil' });
    await as.civil.ok('getMe', inPlaceOf('civil-head'));
    await world.settle();
    world.newMails();
    const { params, etag, absences } = await read(as['civil-head'], 'civil-head');
    const one = { params: { ...params, absence: String(absences[0]?.id) }, etag };
    const ended = await as['civil-head'].ok('endAbsence', one);
    expect(ended.body.items.map(({ from }) => from)).toEqual(['2026-09-28']);
    await as.civil.refused('getMe', 'not-delegated', inPlaceOf('civil-head'));
    await as['civil-head'].refused('endAbsence', 'not-found', { ...one, etag: ended.etag });
    expect(await mailed('代为办理结束')).toEqual(['civil']);
  });

  it('for a delegate who has left', async () => {
    await record(as['civil-head'], 'civil-head', { from: '2026-09-24', to: '2026-09-25', delegate: 'civil2' });
    await as.civil2.ok('getMe', inPlaceOf('civil-head'));
    const { etag } = await as.admin.ok('getPerson', { params: { id: 'civil2' } });
    await as.admin.ok('leavePerson', { params: { id: 'civil2' }, etag, body: { successor: 'civil' } });
    await as.civil2.refused('getMe', 'person-inactive', inPlaceOf('civil-head'));
    world.newMails();
    await applied(as.civil, '待同意戊');
    expect(await mailed('待同意戊')).toEqual(['civil-head', 'civil-leader']);
  });
});

endsWell('absences', () => world);
