import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { agree, demandBody, unusedId } from '../world/bodies.ts';
import { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let officer: Client;
let officer2: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  officer = await world.as('officer');
  officer2 = await world.as('officer2');
});
afterAll(() => world?.stop());

const reason = { reason: '修订不涉及本资源' };

/** An update duty of whoever publishes an entry, with the ETag to act on. */
async function updateDuty(by: string, changedOn = '2026-09-18') {
  const entry = await world.publish(by, conditional());
  const { body } = await officer.ok('createChange', {
    body: { kind: 'law-revised', document: '某某法', changedOn, concerns: { resources: [entry] } },
  });
  await world.settle();
  const params = { id: `${entry}.update.${body.id}` };
  const { etag } = await (await world.as(by)).ok('getDuty', { params });
  return { params, etag };
}

/** A duty of the civil affairs bureau to reply to the school. */
async function replyDuty() {
  const entry = await world.publish('civil', conditional());
  const { body } = await world.applyFor('school', entry);
  return { params: { id: `${body.id}.reply` }, etag: '"1"' };
}

describe('第九条 (art. 9): "no change needed"', () => {
  it('is said by the side that owes, with its reason, and met on that day when the bureau confirms', async () => {
    const one = await updateDuty('civil');
    await school.refused('claimNoChange', 'not-found', { ...one, body: reason });
    await civil.refused('claimNoChange', 'not-found', {
      ...one,
      params: { id: `${unusedId('res')}.update` },
      body: reason,
    });
    await civil.refused('claimNoChange', 'stale', { ...one, etag: '"9"', body: reason });
    await officer.refused('confirmNoChange', 'duty-not-open', one);
    await officer.refused('declineNoChange', 'duty-not-open', one);
    const claimed = await civil.ok('claimNoChange', { ...one, body: reason });
    expect(claimed.body).toMatchObject({ status: 'claimed', claim: { kind: 'no-change', ...reason }, metOn: null });
    const next = { params: one.params, etag: claimed.etag };
    await civil.refused('claimNoChange', 'duty-not-open', { ...next, body: reason });
    await officer.refused('confirmNoChange', 'stale', one);
    await officer.refused('declineNoChange', 'stale', one);
    await world.at('2026-09-22T10:00:00+08:00');
    const confirmed = await officer.ok('confirmNoChange', next);
    expect(confirmed.body).toMatchObject({ status: 'met', metOn: '2026-09-21', metLate: false, claim: null });
    const done = { params: one.params, etag: confirmed.etag };
    await civil.refused('claimNoChange', 'duty-not-open', { ...done, body: reason });
    await officer.refused('confirmNoChange', 'duty-not-open', done);
    await officer.refused('confirmNoChange', 'not-found', { ...done, params: { id: `${unusedId('res')}.update` } });
    await officer.refused('declineNoChange', 'not-found', { ...done, params: { id: `${unusedId('res')}.update` } });
  });

  it("is rejected: the duty is open again, the bureau's own days not counted, and the department is told", async () => {
    const one = await updateDuty('civil', '2026-09-15');
    const { etag } = await civil.ok('claimNoChange', { ...one, body: reason });
    const before = await civil.ok('getDuty', { params: one.params });
    await world.at('2026-09-23T10:00:00+08:00');
    world.newMails();
    const rejected = await officer.ok('declineNoChange', { params: one.params, etag });
    expect(rejected.body).toMatchObject({
      status: 'open',
      claim: null,
      proof: { stops: [{ from: '2026-09-23', to: '2026-09-23', reason: 'review' }] },
    });
    expect(rejected.body.proof.statutoryDue).toBe(before.body.proof.due);
    // Sunday the 20th is worked, the 25th to the 27th are holidays, the 23rd was the bureau's.
    expect([rejected.body.proof.statutoryDue, rejected.body.proof.due]).toEqual(['2026-09-29', '2026-09-30']);
    await world.settle();
    const told = world.newMails().filter(({ text }) => text.includes('2026-09-30'));
    expect(told.map(({ to }) => to).sort()).toEqual(['civil2@yima.example', 'civil@yima.example']);
    await civil.ok('claimNoChange', { params: one.params, etag: rejected.etag, body: reason });
  });

  it('that is late gets no more time: what was missed stays missed (809 art. 17)', async () => {
    const one = await updateDuty('civil', '2026-09-07');
    const flagged = await civil.ok('getDuty', { params: one.params });
    expect(flagged.body).toMatchObject({ flags: [{ due: '2026-09-20' }], flaggedAt: flagged.body.flags[0]?.at });
    const more = { params: one.params, etag: flagged.etag, body: { days: 3, reason: '涉及多个系统' } };
    await officer.refused('extendDuty', 'extension-too-late', more);
    expect((await civil.ok('getDuty', { params: one.params })).body.deadline).toMatchObject({ late: true });
  });

  it('第七条 (art. 7): never confirmed by who said it', async () => {
    const twoHats = await world.as('two-hats');
    const one = await updateDuty('two-hats');
    const { etag } = await twoHats.ok('claimNoChange', { ...one, body: reason });
    const claimed = { params: one.params, etag };
    await twoHats.refused('confirmNoChange', 'same-person', claimed);
    await twoHats.refused('declineNoChange', 'same-person', claimed);
    await (await world.as('bureau-staff')).refused('confirmNoChange', 'role-missing', claimed);
    expect((await officer2.ok('confirmNoChange', claimed)).body.status).toBe('met');
  });

  it('is no answer to a request', async () => {
    const one = await replyDuty();
    await civil.refused('claimNoChange', 'not-an-update-duty', { ...one, body: reason });
    await school.refused('claimNoChange', 'not-the-provider', { ...one, body: reason });
    await officer.refused('confirmNoChange', 'duty-not-open', one);
  });
});

describe('what a department has to do', () => {
  it('is listed with the most urgent first, page by page, and no longer once it is done', async () => {
    const soon = await updateDuty('civil', '2026-09-01');
    const later = await replyDuty();
    const all = await walk<{ id: string; deadline: { due: string } }>(civil, 'listDuties', {});
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([soon.params.id, later.params.id]));
    const dates = all.map(({ deadline }) => deadline.due);
    expect(dates).toEqual([...dates].sort());
    const request = { params: { id: later.params.id.replace('.reply', '') }, etag: '"1"' };
    await world.replyTo('civil', request, agree);
    const left = await walk<{ id: string }>(civil, 'listDuties', {}, 50);
    const others = left.map(({ id }) => id).filter((id) => !id.includes('.provide.'));
    expect(others.sort()).toEqual(ids.filter((id) => id !== later.params.id).sort());
    // What was granted is to be disposed of one day (809 art. 27), which is all that the requester owes.
    expect((await school.ok('listDuties')).body.items.map(({ kind }) => kind)).toEqual(['dispose']);
  });

  it("is its own business and the bureau's", async () => {
    await civil.ok('listDuties', { query: { department: '02' } });
    await civil.refused('listDuties', 'role-missing', { query: { department: '06' } });
    await (await world.as('bureau-staff')).refused('listDuties', 'role-missing', { query: { department: '02' } });
    const own = await walk<{ owes: string }>(officer, 'listDuties', { department: '02' });
    expect(own).toEqual(await walk(civil, 'listDuties', {}));
    const all = await walk<{ owes: string }>(officer, 'listDuties', {});
    expect(all).toEqual(expect.arrayContaining(own));
    const others = [school, officer];
    await cursorHolds('listDuties', { client: civil, others, otherwise: [{ department: '02' }] });
  });

  it('shows how its date was counted to both sides and the bureau, and exists for nobody else', async () => {
    const { params } = await replyDuty();
    for (const reader of [civil, school, officer]) {
      const { body } = await reader.ok('getDuty', { params });
      expect(body.proof.days.filter(({ counted }) => counted).at(-1)).toMatchObject({
        date: body.deadline.due,
        counted: 5,
      });
    }
    await (await world.as('bureau-staff')).refused('getDuty', 'not-found', { params });
    const { params: mine } = await updateDuty('civil');
    await school.refused('getDuty', 'not-found', { params: mine });
    await civil.refused('getDuty', 'not-found', { params: { id: `${unusedId('req')}.reply` } });
  });
});

describe('809 第二十条 (art. 20): whoever must act next', () => {
  it('is shown with a duty: the staff, the head once the staff have proposed, and nobody once it is met', async () => {
    const { params } = await replyDuty();
    const turn = async () => (await civil.ok('getDuty', { params })).body.turn;
    expect(await turn()).toMatchObject({ role: 'staff', department: '02', side: 'owing' });
    const one = { params: { id: params.id.replace('.reply', '') }, etag: '"1"' };
    const proposed = await civil.ok('draftReply', { ...one, body: agree });
    const asked = await turn();
    expect(asked).toMatchObject({ role: 'head', department: '02', side: 'owing' });
    expect(asked?.since).toMatch(/^20/);
    await (await world.as('civil-head')).ok('consentReply', { params: one.params, etag: proposed.etag });
    expect(await turn()).toBeNull();
  });

  it('owes a head’s consent by a date, which only the department sees', async () => {
    const { body, etag } = await school.ok('createDemand', { body: demandBody() });
    const duty = { params: { id: `${body.id}.consent.1` } };
    const head = await world.as('school-head');
    expect((await head.ok('getDuty', duty)).body).toMatchObject({
      ...{ kind: 'consent', status: 'open', owes: '06', waits: null },
      turn: { role: 'head', department: '06', side: 'owing' },
    });
    for (const other of [officer, civil]) await other.refused('getDuty', 'not-found', duty);
    await head.ok('returnDemand', { params: { id: body.id }, etag, body: { remarks: '请写明依据的条文' } });
    expect((await head.ok('getDuty', duty)).body).toMatchObject({ status: 'met', turn: null });
  });
});

describe('第二十三条 (art. 23): what stays late', () => {
  let missed: string;
  it('goes up step by step, is listed by the last of them, and is told with what the log has of it', async () => {
    await world.at('2026-11-02T10:00:00+08:00');
    const one = await updateDuty('civil', '2026-10-16');
    const { body: due } = await civil.ok('getDuty', one);
    expect([due.deadline.due, due.escalated]).toEqual(['2026-10-30', []]);
    world.newMails();
    const told = (subject: string) => {
      const mails = world.newMails().filter((mail) => mail.text.includes(due.subject.number));
      expect(mails.filter((mail) => !mail.subject.includes(subject))).toEqual([]);
      return mails.map(({ to }) => to.replace('@yima.example', '')).sort();
    };
    const officers = ['officer', 'officer2', 'two-hats'];
    // Recorded on the second of November: from then on it counts.
    for (const [at, to, subject] of [
      ['2026-11-03', ['civil', 'civil2'], '催办'],
      ['2026-11-04', ['civil-leader'], '催办'],
      ['2026-11-05', officers, '催办'],
      ['2026-11-09', officers, '建议整改'],
    ] as const) {
      await world.at(`${at}T09:01:00+08:00`);
      expect(told(subject)).toEqual([...to].sort());
    }
    const suggested = await officer.ok('listDuties', { query: { escalated: 'suggest-rectification' } });
    expect(suggested.body.items.map(({ id }) => id)).toContain(one.params.id);
    await world.at('2026-11-16T09:01:00+08:00');
    const reports = world
      .newMails()
      .filter(({ subject, text }) => subject.includes('拟报市政府') && text.includes(due.subject.number));
    expect(reports.map(({ to }) => to).sort()).toEqual(
      ['bureau-leader', ...officers].map((id) => `${id}@yima.example`).sort(),
    );
    const log = (await world.tables.log()).get(one.params.id) ?? [];
    for (const { type, id } of log.filter((event) => ['DutyLate', 'RectificationSuggested'].includes(event.type)))
      expect(reports[0]?.text, type).toContain(id);
    const left = await officer.ok('listDuties', { query: { escalated: 'suggest-rectification' } });
    expect(left.body.items.map(({ id }) => id)).not.toContain(one.params.id);
    const { body } = await civil.ok('getDuty', one);
    expect(body.escalated.map(({ step }) => step)).toEqual(['urge', 'urge', 'urge', 'suggest-rectification', 'report']);
    const report = log.find(({ type }) => type === 'ReportPrepared');
    expect(body.escalated.at(-1)).toMatchObject({
      ...{ workingDays: 10, due: '2026-10-30', at: '2026-11-16T09:00:00.000+08:00', event: report?.id },
      ...{ to: ['bureau', 'bureau-leader'], ground: '第二十三条（一）' },
    });
    const { body: allMails } = await civil.ok('listDutyMails', one);
    const mailed = allMails.items.filter(({ event }) => event === report?.id);
    expect(mailed.map(({ to }) => to).sort()).toEqual(['bureau-leader', ...officers].sort());
    expect(body.escalated.at(-1)?.mails).toEqual(mailed);
    // Nobody's change of it: what was read before can still be decided on.
    const claimed = await civil.ok('claimNoChange', { ...one, body: reason });
    await officer.ok('confirmNoChange', { params: one.params, etag: claimed.etag });
    await world.at('2026-12-01T09:00:00+08:00');
    expect(world.newMails().filter(({ text }) => text.includes(due.subject.number))).toEqual([]);
    missed = one.params.id;
  });

  it('is reported to the city government on a list for the bureau, by department, period and kind, with what has become of it', async () => {
    const common = { owes: '02', due: '2026-10-30', ground: '第二十三条（一）' };
    const duty = { id: missed, kind: 'update', status: 'met', metOn: '2026-11-16', due: '2026-10-30' };
    const asked = { department: '02', from: '2026-11-09', to: '2026-11-16' };
    const rows = await walk<{ at: string; duty: { id: string } }>(officer, 'listReports', asked, 1);
    expect(rows.filter((row) => row.duty.id === missed)).toMatchObject([
      { workingDays: 10, at: '2026-11-16T09:00:00.000+08:00', ...common, duty },
    ]);
    const found = async (query: Record<string, string>) => {
      const all = await walk<{ at: string; duty: { id: string } }>(officer, 'listReports', query, 100);
      return all.filter((row) => row.duty.id === missed).map(({ at }) => at.slice(0, 10));
    };
    expect(await found({})).toEqual(['2026-11-16']);
    expect(await found({ kind: 'update', to: '2026-11-16' })).toEqual(['2026-11-16']);
    const nothing: Record<string, string>[] = [{ kind: 'reply' }, { department: '06' }, { from: '2026-11-17' }];
    // What suggests rectification five days earlier is a case of its own.
    for (const query of [...nothing, { to: '2026-11-15' }]) expect(await found(query)).toEqual([]);

    const { body } = await officer.ok('exportReports', { query: asked });
    const [heading, ...lines] = readCsv(Buffer.from(body)).map(({ cells }) => cells);
    expect(heading?.slice(0, 2)).toEqual(['日期 Date', '责任部门 Owed by']);
    expect(lines.map((cells) => [cells[0], cells[1], cells[7], cells[8]])).toContainEqual([
      ...['2026-11-16', '义马市民政局', '已办结', '2026-11-16'],
    ]);
    expect((await (await world.as('upper')).ok('listReports', { query: asked })).body.items).toEqual(rows);
    for (const operation of ['listReports', 'exportReports'] as const) {
      await civil.refused(operation, 'role-missing');
      await officer.refused(operation, 'invalid-input', { query: { kind: 'nothing' } });
    }
    for (const operation of ['listReports', 'exportReports'] as const) {
      const turned = { from: '2027-06-30', to: '2026-09-18' };
      const said = await officer.refused(operation, 'invalid-input', { query: turned });
      expect(said.body.errors.map(({ field }) => field)).toEqual(['query.to']);
      await officer.refused(operation, 'invalid-input', { query: { to: '9999-12-31' } });
      await officer.refused(operation, 'invalid-input', { query: { from: '0001-01-01' } });
      await officer.ok(operation, { query: { from: '2026-09-18', to: '2026-09-18' } });
    }
    await cursorHolds('listReports', { client: officer, otherwise: [{ department: '02' }] });
    const item = (await world.tables.raw('cases')).find(({ gsi1pk }) => gsi1pk?.S === 'ESCALATED#02');
    const many = Array.from({ length: 3001 }, (_, n) => ({
      ...item,
      sk: { S: `COPY#${n}` },
      gsi1sk: { S: `2026-12-02#${n}` },
    }));
    await world.tables.put('cases', many);
    const unwatched = new Client(world.runtime.apiUrl, await world.runtime.token('officer'));
    await unwatched.refused('exportReports', 'list-too-long', { query: { from: '2026-12-01' } });
    await unwatched.ok('exportReports', { query: { ...asked, to: '2026-11-30' } });
  });
});

endsWell('duties', () => world);
