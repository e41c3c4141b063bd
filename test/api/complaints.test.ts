import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../shared/contract/routes.ts';
import { application, bodies, noticeBody, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { pagesOf } from '../world/pdf.ts';
import { whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
const people = [
  ...['officer', 'officer2', 'two-hats', 'bureau-staff', 'civil', 'civil2', 'civil-head', 'civil-leader', 'school'],
  ...['school-head', 'government', 'government2', 'admin', 'auditor', 'upper', ''],
] as const;
const as = {} as Record<string, Client>;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-09-21T09:00:00+08:00' });
  await (await world.as('admin')).ok('createPerson', {
    body: {
      id: 'government2',
      department: '99',
      name: '示例',
      email: 'government2@yima.example',
      roles: ['government'],
    },
  });
  for (const id of people) as[id] = await world.as(id);
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

const client = (id: string) => as[id] as Client;
const given = bodies.createComplaint;
const { passComplaint: passing, answerComplaint: answering, createCircular: criticism } = bodies;
const unfounded = { finding: 'unfounded', statement: '经查，未发现所反映的情况' };

/** A case that a test drives. Each step uses the version that the previous step returned. */
class One {
  readonly params: { id: string };
  etag: string;
  constructor({ body: { id }, etag }: { body: { id: string }; etag: string }) {
    this.params = { id };
    this.etag = etag;
  }
  async take(by: string, operation: OperationId, body?: object) {
    const { params, etag } = this;
    const said = await client(by).ok(operation as 'issueCircular', { params, etag, ...(body ? { body } : {}) });
    this.etag = said.etag;
    return said.body as { status: string };
  }
  async refused(by: string, operation: OperationId, code: string, body?: object, other: object = {}) {
    const { params, etag } = this;
    return await client(by).refused(operation, code, { params, etag, ...(body ? { body } : {}), ...other });
  }
  /** What everybody is refused who takes a step in a version that is gone, or in a case that there is none of. */
  async holds(by: string, operation: OperationId, body?: object) {
    await this.refused(by, operation, 'stale', body, { etag: '"99"' });
    await this.refused(by, operation, 'not-found', body, {
      params: { id: unusedId(this.params.id.slice(0, 3) as 'cmp') },
    });
  }
  async read(by: string) {
    return (await client(by).ok('getComplaint', { params: this.params })).body;
  }
  async events(): Promise<string[]> {
    await world.settle();
    return ((await world.tables.log()).get(this.params.id) ?? []).map(({ type }) => type);
  }
}

async function registered(by = 'civil', more: object = {}): Promise<One> {
  return new One(await client(by).ok('createComplaint', { body: { ...given, receivedOn: today(), ...more } }));
}
const today = () => new Date(world.runtime.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
async function drafted(by = 'officer', more: object = {}): Promise<One> {
  return new One(await client(by).ok('createCircular', { body: { ...criticism, ...more } }));
}
async function issued(): Promise<One> {
  const one = await drafted();
  await one.take('officer2', 'issueCircular');
  return one;
}

async function mails() {
  await world.settle();
  return world.newMails().map(({ to, subject, text }) => ({ to: to.split('@')[0] ?? '', subject, text }));
}
const told = (all: { to: string; subject: string }[], subject: string) =>
  all
    .filter((one) => one.subject.includes(subject))
    .map(({ to }) => to)
    .sort();

describe('809 第三十七条 (art. 37): whoever receives a complaint registers it', () => {
  it('with no more of a person than needed, its days counted from when it was received; staff and head hear of it', async () => {
    await mails();
    const body = { ...given, against: '06', about: [entry] };
    const said = await client('civil').ok('createComplaint', { body });
    expect(said.body).toMatchObject({
      ...{ status: 'handling', receivedBy: '02', handler: '02', against: '06', about: [entry], answer: null },
      ...{ receivedOn: '2026-09-18', channel: 'by-visit', complainant: 'natural-person', contact: given.contact },
      deadline: { duty: `${said.body.id}.answer-complaint.1`, due: '2026-10-15', late: false },
    });
    expect(said.body.number).toMatch(/^TS-2026-\d{6}$/);
    expect(said.headers.get('location')).toBe(`/v1/complaints/${said.body.id}`);
    const sent = await mails();
    expect(told(sent, '投诉举报待办理')).toEqual(['civil', 'civil-head', 'civil2']);
    const mail = sent.find(({ to }) => to === 'civil-head')?.text ?? '';
    expect(mail).toContain('10月15日');
    const log = [...(await world.tables.log())].filter(([stream]) => stream.startsWith(said.body.id));
    for (const text of [mail, JSON.stringify(log)]) expect(text).not.toMatch(/138\*{4}|登记簿/);
    await new One(said).take('civil-head', 'answerComplaint', unfounded);
  });

  it('never names a person: a citizen number or a telephone number in full is refused wherever it is written', async () => {
    for (const body of [
      { ...given, contact: '手机13800000001' },
      { ...given, what: '本人11010519491231002X反映' },
      { ...given, name: '关于13800000001的投诉' },
    ])
      await client('civil').refused('createComplaint', 'identifier-in-full', { body });
    await client('civil').refused('createComplaint', 'invalid-input', { body: { ...given, complainant: '张三' } });
  });

  it('is refused for a day to come, an unknown department, a case of others, or by who handles none', async () => {
    const refuse = (by: string, code: string, more: object) =>
      client(by).refused('createComplaint', code, { body: { ...given, ...more } });
    await refuse('civil', 'not-yet', { receivedOn: '2026-09-22' });
    await refuse('civil', 'unknown-department', { against: '77' });
    await refuse('civil', 'links-unknown', { about: [unusedId('req')] });
    for (const by of ['admin', 'government', 'auditor', 'upper']) await refuse(by, 'role-missing', {});
    // What only the bureau and the department see.
    const { body } = await client('school').ok('createApplication', { body: application(entry) });
    await refuse('civil', 'links-unknown', { about: [body.id] });
  });

  it('is seen by whoever received or handles it, and by the bureau; how to answer the person only by who handles it', async () => {
    const one = await registered('civil', { against: '06' });
    expect((await one.read('civil')).contact).toBe(given.contact);
    expect((await one.read('civil-head')).contact).toBe(given.contact);
    expect((await one.read('officer')).contact).toBeNull();
    for (const by of ['school', 'school-head', 'bureau-staff', 'government'])
      await client(by).refused('getComplaint', 'not-found', { params: one.params });
    await client('auditor').refused('getComplaint', 'role-missing', { params: one.params });
    expect((await client('school').ok('listComplaints')).body.items).toEqual([]);
    await client('school').refused('listComplaints', 'role-missing', { query: { side: 'all' } });
    const all = await walk<{ id: string }>(client('officer'), 'listComplaints', { side: 'all' });
    expect(all.map(({ id }) => id)).toContain(one.params.id);
    await cursorHolds('listComplaints', {
      client: client('officer'),
      query: { side: 'all' },
      otherwise: [{ side: 'handled' }],
    });
    await world.settle();
    const log = await client('auditor').ok('listLog', { query: { about: one.params.id, kind: 'read' } });
    expect(log.body.items.map(({ by }) => by)).toEqual(expect.arrayContaining(['civil', 'officer']));
    await one.take('civil-head', 'answerComplaint', unfounded);
  });
});

describe('809 第三十七条 (art. 37): nobody decides on a complaint about themselves', () => {
  it('what is about the department that received it, the bureau handles', async () => {
    await mails();
    const one = await registered('civil', { against: '02' });
    expect(await one.read('officer')).toMatchObject({
      ...{ status: 'referred', handler: '00', receivedBy: '02', contact: given.contact },
      deadline: { duty: `${one.params.id}.decide-complaint.1` },
    });
    expect((await one.read('civil')).contact).toBeNull();
    expect(told(await mails(), '投诉举报办理')).toEqual(['officer', 'officer2', 'two-hats']);
    for (const by of ['civil2', 'civil-head']) {
      await one.refused(by, 'answerComplaint', 'not-your-step', answering);
      await one.refused(by, 'linkComplaint', 'not-your-step', bodies.linkComplaint);
    }
    await one.take('officer', 'answerComplaint', answering);
    expect(told(await mails(), '投诉举报已答复')).toEqual(['civil', 'civil2']);
  });

  it('what is about the bureau, the city government handles, whoever received it', async () => {
    for (const by of ['civil', 'officer']) {
      await mails();
      const one = await registered(by, { against: '00' });
      const numbered = (await mails()).filter(({ text }) => text.includes('TS-2026-'));
      expect(numbered.map(({ to }) => to).sort()).toEqual(['government', 'government2']);
      expect(await one.read('government')).toMatchObject({
        ...{ status: 'referred', handler: '99', contact: given.contact },
        deadline: { duty: `${one.params.id}.decide-instead.1`, due: '2026-10-19' },
      });
      for (const bureau of ['officer2', 'two-hats'])
        await one.refused(bureau, 'answerComplaint', 'not-your-step', answering);
      await one.refused('officer2', 'passComplaint', 'not-your-step', passing);
      expect((await one.read('officer')).contact).toBeNull();
      await one.take('government', 'linkComplaint', { to: await rectificationOfTheBureau() });
      expect(await one.take('government', 'answerComplaint', answering)).toMatchObject({ status: 'answered' });
    }
  });

  it('is passed on once to the department that is responsible, whose days begin that day', async () => {
    const one = await registered('officer', { against: '06' });
    await one.refused('officer', 'passComplaint', 'passed-nowhere', { ...passing, to: '06' });
    await one.refused('officer', 'passComplaint', 'unknown-department', { ...passing, to: '77' });
    await one.refused('officer', 'passComplaint', 'unknown-department', { ...passing, to: '02', against: '77' });
    await one.refused('civil', 'passComplaint', 'not-found', passing);
    await one.holds('officer', 'passComplaint', passing);
    await mails();
    await one.take('officer', 'passComplaint', { ...passing, to: '02' });
    expect(told(await mails(), '投诉举报转来办理')).toEqual(['civil', 'civil-head', 'civil2']);
    expect(await one.read('civil')).toMatchObject({
      ...{ status: 'handling', handler: '02', contact: given.contact, passedOn: { from: '00', to: '02' } },
      deadline: { duty: `${one.params.id}.answer-complaint.1`, due: '2026-10-19' },
    });
    await one.refused('civil', 'passComplaint', 'passed-already', { ...passing, to: '06' });
    await one.take('civil', 'answerComplaint', unfounded);
    await one.refused('civil', 'passComplaint', 'step-closed', passing);
    expect(await one.events()).toEqual(['ComplaintRegistered', 'ComplaintPassedOn', 'ComplaintAnswered']);
    // Whom it is about may come out only then.
    const other = await registered('civil');
    await other.take('civil', 'passComplaint', { to: '06', against: '06', reason: '反映的是教育部门' });
    expect(await other.read('officer')).toMatchObject({ handler: '00', against: '06', status: 'referred' });
    await other.take('officer', 'answerComplaint', unfounded);
  });
});

describe('809 第三十七条 (art. 37): a complaint is answered in time, as the rules have it', () => {
  it('with what was found and what was done, by another than who registered it', async () => {
    const one = await registered();
    await one.refused('civil', 'answerComplaint', 'same-person', answering);
    await one.refused('officer', 'answerComplaint', 'not-your-step', answering);
    await one.refused('school', 'answerComplaint', 'not-found', answering);
    await one.refused('civil-leader', 'answerComplaint', 'role-missing', answering);
    await one.refused('civil2', 'answerComplaint', 'nothing-done', { ...answering, done: undefined });
    await one.refused('civil2', 'answerComplaint', 'invalid-input', { ...answering, finding: 'maybe' });
    await one.holds('civil2', 'answerComplaint', answering);
    for (const document of ['getPaperData', 'getPaperPdf'] as const)
      await client('civil').refused(document, 'not-found', { params: one.params });
    const { body: work } = await client('civil2').ok('getWork');
    expect(work.items.map(({ subject, act }) => [subject.id, act.operation])).toContainEqual([
      one.params.id,
      'answerComplaint',
    ]);
    await one.take('civil2', 'answerComplaint', answering);
    expect(await one.read('civil')).toMatchObject({
      ...{ status: 'answered', finding: 'founded', answeredLate: false, deadline: null },
      answer: { by: 'civil2', statement: answering.statement, done: answering.done },
    });
    await one.refused('civil2', 'answerComplaint', 'step-closed', answering);
  });

  it('late: it is flagged, its leader and the bureau are told, and it escalates to a suggestion of rectification', async () => {
    const one = await registered('civil', { against: '06' });
    await world.at('2026-10-19T09:30:00+08:00');
    expect(told(await mails(), '投诉举报答复').length).toBeGreaterThan(0);
    await world.at('2026-10-20T00:00:00+08:00');
    const late = await mails();
    expect(told(late, '投诉举报答复')).toEqual(expect.arrayContaining(['civil-leader', 'officer']));
    expect((await one.read('civil')).deadline).toMatchObject({ due: '2026-10-19', late: true });
    await world.at('2026-10-27T09:30:00+08:00');
    const { body } = await client('officer').ok('listSuggestions', { query: { department: '02' } });
    const shown = await Promise.all(
      body.items.map(async ({ id }) => (await client('officer').ok('getSuggestion', { params: { id } })).body.facts),
    );
    const duty = `${one.params.id}.answer-complaint.1`;
    expect(shown.flat().some(({ shownBy }) => shownBy.startsWith(`${duty}@`))).toBe(true);
    const counts = { from: '2026-09-01', to: '2026-10-31' };
    expect((await client('civil').ok('countComplaints', { query: counts })).body).toMatchObject({ open: 1, late: 1 });
    await one.take('civil-head', 'answerComplaint', unfounded);
    expect(await one.read('officer')).toMatchObject({ answeredLate: true });
    const all = (await client('officer').ok('countComplaints', { query: counts })).body;
    const own = (await client('civil').ok('countComplaints', { query: counts })).body;
    expect(all).toMatchObject({ open: 0, late: 0, inTime: all.answered - 1 });
    expect(own).toMatchObject({ open: 0, inTime: own.answered - 1 });
    expect(all.received).toBeGreaterThan(own.received);
    expect((await client('school').ok('countComplaints', { query: counts })).body.received).toBe(0);
  });

  it('the bureau gives more time once; of its own the city government does', async () => {
    const extend = async (by: string, one: One, kind: string) => {
      const params = { id: `${one.params.id}.${kind}.1` };
      const { etag } = await client(by).ok('getDuty', { params });
      return { params, etag, body: { days: 15, reason: '需要到多个部门核实' } };
    };
    const one = await registered();
    const { body } = await client('officer').ok('extendDuty', await extend('officer', one, 'answer-complaint'));
    expect(body.extension).toMatchObject({ days: 15 });
    await client('officer').refused('extendDuty', 'extended-already', await extend('officer', one, 'answer-complaint'));
    await one.take('civil2', 'answerComplaint', unfounded);
    const own = await registered('officer');
    const asked = await extend('government', own, 'decide-complaint');
    await client('officer2').refused('extendDuty', 'not-your-step', asked);
    await client('government').ok('extendDuty', asked);
    await own.take('officer2', 'answerComplaint', unfounded);
  });

  it('by a signed document, which names nobody who complained', async () => {
    const one = await registered('civil', { against: '06' });
    await one.take('civil-head', 'answerComplaint', answering);
    const { body } = await client('civil').ok('getPaperData', { params: one.params });
    expect(body.document).toMatchObject({ kind: 'complaint-answer', number: (await one.read('civil')).number });
    const text = JSON.stringify(body.document);
    expect(text).toContain(answering.statement);
    expect(text).toContain('第三十七条');
    expect(text).not.toMatch(/138\*{4}|登记簿/);
    expect((await client('').ok('verify', { body })).body.genuine).toBe(true);
    const pdf = (await client('officer').ok('getPaperPdf', { params: one.params })).body;
    expect((await pagesOf(pdf)).join()).toContain('投诉举报答复书');
    for (const by of ['school', 'auditor', 'government'])
      await client(by).refused('getPaperPdf', 'not-found', { params: one.params });
    const otherwise = ({ id, state }: { id: string; state: object }) =>
      id === one.params.id ? { ...state, name: '已无问题' } : null;
    await whileAltered(world.tables, 'cases', otherwise, async () => {
      for (const operation of ['getPaperData', 'getPaperPdf'] as const)
        await client('civil').refused(operation, 'not-as-logged', { params: one.params });
    });
  });
});

describe('809 第二十九条 (art. 29): a breach is criticized before all departments', () => {
  it('drafted by an officer, out of an issued rectification or on its own, and seen by nobody else until it is issued', async () => {
    const { body: rectification, etag } = await client('officer').ok('createRectification', {
      body: { ...noticeBody('2026-12-10', [entry]), department: '02' },
    });
    const of = { name: '关于目录未按期更新的通报', demand: '各部门对照检查', rectification: rectification.id };
    const refuse = (by: string, code: string, body: object) => client(by).refused('createCircular', code, { body });
    await refuse('officer', 'circular-unfounded', of);
    await client('officer2').ok('issueRectification', { params: { id: rectification.id }, etag });
    await refuse('officer', 'circular-unfounded', { ...of, department: '06' });
    await refuse('officer', 'circular-unfounded', { ...of, rectification: unusedId('rec') });
    await refuse('officer', 'circular-unfounded', { name: of.name, demand: of.demand, department: '06' });
    await refuse('officer', 'unknown-department', { ...criticism, department: '77' });
    await refuse('officer', 'ground-of-bureau', { ...criticism, ground: 'order809-41-1' });
    await refuse('officer', 'facts-unknown', { ...criticism, facts: [{ text: '未更新', shownBy: [entry] }] });
    await refuse('officer', 'not-your-step', { ...criticism, department: '00' });
    await refuse('government', 'not-your-step', criticism);
    await refuse('civil', 'role-missing', criticism);
    await mails();
    const said = await client('officer').ok('createCircular', { body: of });
    expect(said.body).toMatchObject({
      ...{ status: 'drafted', department: '02', ground: 'measures-23-1', rectification: rectification.id },
      facts: [{ shownBy: [entry] }],
      deadline: { duty: `${said.body.id}.sign-circular.1` },
    });
    expect(said.body.number).toMatch(/^TB-2026-\d{6}$/);
    expect(told(await mails(), '通报待签发')).toEqual(['officer', 'officer2', 'two-hats']);
    const one = new One(said);
    for (const by of ['civil', 'school', 'government', 'auditor', 'upper'])
      await client(by).refused('getCircular', 'not-found', { params: one.params });
    await client('civil').refused('listCirculars', 'role-missing', { query: { side: 'all' } });
    expect((await client('civil').ok('listCirculars')).body.items).toEqual([]);
    for (const document of ['getPaperData', 'getPaperPdf'] as const)
      await client('officer').refused(document, 'not-found', { params: one.params });
    const changed = bodies.updateCircular;
    await one.refused('civil', 'updateCircular', 'role-missing', changed);
    await one.refused('government', 'updateCircular', 'not-found', changed);
    await one.refused('officer2', 'updateCircular', 'ground-of-bureau', { ...changed, ground: 'order809-41-1' });
    await one.refused('officer2', 'updateCircular', 'facts-unknown', {
      ...changed,
      facts: [{ text: '未更新', shownBy: [unusedId('req')] }],
    });
    await one.holds('officer2', 'updateCircular', changed);
    await one.take('officer2', 'updateCircular', changed);
    // Whoever changed it has a hand in it.
    await one.refused('officer2', 'issueCircular', 'same-person');
    await one.holds('two-hats', 'discardCircular', bodies.discardCircular);
    await one.take('two-hats', 'discardCircular', bodies.discardCircular);
    for (const step of ['updateCircular', 'discardCircular'] as const)
      await one.refused('officer', step, 'step-closed', bodies[step]);
    await one.refused('two-hats', 'issueCircular', 'step-closed');
  });

  it('issued by a second officer to the staff and the leader of every department, who all read and print it', async () => {
    const one = await drafted('officer', { department: '02', facts: [{ text: '条目至今未更新', shownBy: [entry] }] });
    await one.refused('officer', 'issueCircular', 'same-person');
    await one.refused('civil', 'issueCircular', 'role-missing');
    await one.refused('government', 'issueCircular', 'not-found');
    await one.holds('officer2', 'issueCircular');
    await mails();
    await one.take('officer2', 'issueCircular');
    const sent = await mails();
    const leaders = ['bureau-leader', 'civil-leader', 'government-leader', 'school-leader'];
    expect(told(sent, '通报')).toEqual(expect.arrayContaining(['civil', 'school', 'bureau-staff', ...leaders]));
    const { text } = sent.find(({ to, subject }) => to === 'school' && subject.includes('通报')) ?? {};
    expect(text).toContain('义马市民政局');
    for (const by of ['civil', 'school-head', 'auditor', 'upper', 'government'])
      expect((await client(by).ok('getCircular', { params: one.params })).body).toMatchObject({ status: 'issued' });
    // What shows it is for whoever may read that.
    const read = async (by: string) =>
      (await client(by).ok('getCircular', { params: one.params })).body.facts[0]?.shownBy;
    expect([await read('civil'), await read('school')]).toEqual([[entry], []]);
    const listed = (await client('school').ok('listCirculars')).body.items;
    expect(listed.map(({ id }) => id)).toEqual([one.params.id]);
    for (const step of ['updateCircular', 'discardCircular'] as const)
      await one.refused('government', step, 'not-your-step', bodies[step]);
    await one.refused('government', 'issueCircular', 'not-your-step');
    const { body } = await client('school').ok('getPaperData', { params: one.params });
    expect(body.document).toMatchObject({ kind: 'circular', title: { zh: '通报' } });
    expect(JSON.stringify(body.document)).toContain('第二十九条');
    expect((await client('').ok('verify', { body })).body.genuine).toBe(true);
    const pdf = (await client('school').ok('getPaperPdf', { params: one.params })).body;
    expect((await pagesOf(pdf)).join()).toContain('义马市民政局');
    const otherwise = ({ id, state }: { id: string; state: object }) =>
      id === one.params.id ? { ...state, demand: '无须检查' } : null;
    await whileAltered(world.tables, 'cases', otherwise, async () => {
      for (const operation of ['getPaperData', 'getPaperPdf'] as const)
        await client('school').refused(operation, 'not-as-logged', { params: one.params });
    });
  });

  it('late: what nobody signs goes to the bureau and its leader', async () => {
    const one = await drafted();
    const { body } = await client('officer').ok('getCircular', { params: one.params });
    await mails();
    await world.at(String(body.deadline?.dueEnd));
    expect((await client('officer').ok('getCircular', { params: one.params })).body.deadline?.late).toBe(true);
    // What is late on a day off is told on the next working morning, and urged.
    await world.at('2026-11-05T09:30:00+08:00');
    expect(told(await mails(), '通报审签')).toEqual(expect.arrayContaining(['officer', 'officer2', 'bureau-leader']));
    await one.take('officer2', 'discardCircular', bodies.discardCircular);
  });

  it('withdrawn with a reason by two officers, where it was wrong; whoever was told of it is told', async () => {
    const one = await issued();
    const { retractCircular: reason } = bodies;
    await one.refused('two-hats', 'answerRetraction', 'step-closed', { decision: 'retract' });
    await one.refused('school', 'retractCircular', 'role-missing', reason);
    await one.refused('government', 'retractCircular', 'not-your-step', reason);
    await one.holds('officer', 'retractCircular', reason);
    await one.take('officer', 'retractCircular', reason);
    // Others are not told before it is decided.
    expect((await client('school').ok('getCircular', { params: one.params })).body).toMatchObject({
      ...{ status: 'issued', retraction: null, deadline: null },
    });
    await one.refused('officer', 'answerRetraction', 'same-person', { decision: 'retract' });
    await one.refused('school', 'answerRetraction', 'role-missing', { decision: 'retract' });
    await one.refused('government', 'answerRetraction', 'not-your-step', { decision: 'retract' });
    await one.holds('officer2', 'answerRetraction', { decision: 'retract' });
    await one.take('officer2', 'answerRetraction', bodies.answerRetraction);
    await one.refused('officer2', 'answerRetraction', 'step-closed', { decision: 'retract' });
    await one.take('officer2', 'retractCircular', reason);
    await mails();
    await one.take('officer', 'answerRetraction', { decision: 'retract' });
    const sent = await mails();
    expect(told(sent, '通报已撤回')).toEqual(
      expect.arrayContaining(['civil', 'school', 'civil-leader', 'school-leader']),
    );
    expect(sent.find(({ to }) => to === 'school')?.text).toContain(reason.reason);
    expect((await client('school').ok('getCircular', { params: one.params })).body).toMatchObject({
      ...{ status: 'retracted', retraction: { reason: reason.reason, answer: { by: 'officer' } } },
    });
    const { body } = await client('school').ok('getPaperData', { params: one.params });
    expect(body.document.title.zh).toBe('关于撤回通报的通知');
    expect((await client('').ok('verify', { body })).body.genuine).toBe(true);
    await one.refused('officer', 'retractCircular', 'step-closed', reason);
    const all = await walk<{ id: string }>(client('officer'), 'listCirculars', { side: 'all' });
    expect(all.length).toBeGreaterThan(3);
    await cursorHolds('listCirculars', {
      client: client('officer'),
      query: { side: 'all' },
      otherwise: [{ side: 'issued' }],
    });
  });

  it('of the bureau itself, by the city government', async () => {
    const body = { ...criticism, department: '00', ground: 'order809-41-2' };
    const one = await drafted('government', body);
    for (const by of ['officer', 'bureau-leader', 'civil'])
      await (await world.as(by)).refused('getCircular', 'not-found', { params: one.params });
    await one.refused('officer', 'issueCircular', 'not-found');
    await one.refused('government', 'issueCircular', 'same-person');
    await one.take('government2', 'issueCircular');
    await one.refused('officer', 'retractCircular', 'not-your-step', bodies.retractCircular);
    const all = await walk<{ id: string }>(client('government'), 'listCirculars', { side: 'all' });
    expect(all.map(({ id }) => id)).toContain(one.params.id);
    const pdf = (await client('civil').ok('getPaperPdf', { params: one.params })).body;
    expect((await pagesOf(pdf)).join()).toContain('市人民政府');
  });
});

describe('809 第三十七条 (art. 37): what a complaint led to', () => {
  it('is linked to what it led to, as far as whoever links it sees that', async () => {
    const one = await registered();
    await one.refused('civil', 'linkComplaint', 'links-unknown', { to: unusedId('rec') });
    await one.refused('civil', 'linkComplaint', 'invalid-input', { to: entry });
    await one.refused('school', 'linkComplaint', 'not-found', { to: unusedId('rec') });
    await one.holds('civil', 'linkComplaint', bodies.linkComplaint);
    const { body } = await client('officer').ok('createRectification', {
      body: { ...noticeBody('2026-12-10'), department: '06' },
    });
    // A draft is the bureau's alone.
    await one.refused('civil', 'linkComplaint', 'links-unknown', { to: body.id });
    await one.take('civil-head', 'answerComplaint', answering);
    await one.take('officer', 'linkComplaint', { to: body.id });
    await one.refused('officer', 'linkComplaint', 'linked-already', { to: body.id });
    expect((await one.read('civil')).led).toMatchObject([{ to: body.id, by: 'officer' }]);
    for (let n = 1; n < 20; n += 1) {
      const incident = await client('officer').ok('createIncident', {
        body: { ...bodies.createIncident, name: `事件${n}`, department: '06' },
      });
      await one.take('officer', 'linkComplaint', { to: incident.body.id });
    }
    await one.refused('officer', 'linkComplaint', 'case-full', bodies.linkComplaint);
    await one.refused('civil-head', 'linkComplaint', 'case-full', bodies.linkComplaint);
  });
});

describe('809 第三十七条 (art. 37): after a merger', () => {
  it('a department does not answer what is now about itself, and passes it on to the bureau', async () => {
    const one = await registered('civil', { against: '06' });
    const { etag } = await client('admin').ok('getDepartment', { params: { id: '06' } });
    await client('admin').ok('mergeDepartment', { params: { id: '06' }, etag, body: { into: '02' } });
    await world.settle();
    one.etag = (await client('civil').ok('getComplaint', { params: one.params })).etag;
    await one.refused('civil2', 'answerComplaint', 'complained-of', unfounded);
    await one.take('civil2', 'passComplaint', { to: '00', reason: '反映的是本部门' });
    await one.take('officer', 'answerComplaint', unfounded);
  });
});

/** What the city government tells the bureau to rectify. @returns its id */
async function rectificationOfTheBureau(): Promise<string> {
  const body = { ...noticeBody('2026-12-10'), ground: 'order809-41-2', department: '00' };
  return (await client('government').ok('createRectification', { body })).body.id;
}

endsWell('complaints', () => world);
