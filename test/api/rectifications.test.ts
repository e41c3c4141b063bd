import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../shared/contract/routes.ts';
import { checkBundle } from '../../shared/documents/bundle-check.ts';
import { unpack } from '../../shared/documents/zip.ts';
import { bodies, noticeBody, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { pagesOf } from '../world/pdf.ts';
import { whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 示例');

let world: World;
const people = [
  ...['officer', 'officer2', 'two-hats', 'bureau-staff', 'civil', 'civil2', 'civil-head', 'civil-leader', 'school'],
  ...['government', 'government2', 'mover', 'admin', 'upper', ''],
] as const;
const as = {} as Record<string, Client>;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-09-14T09:00:00+08:00' });
  const admin = await world.as('admin');
  const another = (id: string, department: string, role: string) =>
    admin.ok('createPerson', {
      body: { id, department, name: '示例', email: `${id}@yima.example`, roles: [role] },
    });
  await another('government2', '99', 'government');
  await another('mover', '02', 'staff');
  for (const id of people) as[id] = await world.as(id);
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

const client = (id: string) => as[id] as Client;

/** A rectification that a test drives. Each step uses the version that the previous step returned. */
class One {
  readonly params: { id: string };
  etag: string;
  constructor(id: string, etag: string) {
    this.params = { id };
    this.etag = etag;
  }
  async take(by: string, operation: OperationId, body?: object) {
    const said = await client(by).ok(operation as 'issueRectification', {
      params: this.params,
      etag: this.etag,
      ...(body ? { body } : {}),
    });
    this.etag = said.etag;
    return said.body;
  }
  async refused(by: string, operation: OperationId, code: string, body?: object, params: object = {}) {
    const asked = { params: { ...this.params, ...params }, etag: this.etag, ...(body ? { body } : {}) };
    return await client(by).refused(operation, code, asked);
  }
  async read(by: string) {
    return (await client(by).ok('getRectification', { params: this.params })).body;
  }
  /** Uploads a file and attaches it. @returns its id */
  async attached(by: string, { type = 'pdf', put = true, attach = true } = {}): Promise<string> {
    const body = { type, size: PDF.length };
    const { body: link } = await client(by).ok('prepareFile', { params: this.params, body });
    const headers = { 'content-type': link.contentType };
    if (put) expect((await fetch(link.uploadUrl, { method: 'PUT', headers, body: PDF })).status).toBe(200);
    if (attach) await this.take(by, 'attachFile', { file: link.file, type, name: '整改情况说明' });
    return link.file;
  }
  async events(): Promise<string[]> {
    await world.settle();
    return ((await world.tables.log()).get(this.params.id) ?? []).map(({ type }) => type);
  }
}

async function drafted(by = 'officer', body: object = { ...noticeBody(), department: '02' }): Promise<One> {
  const said = await client(by).ok('createRectification', { body });
  return new One(said.body.id, said.etag);
}

async function issued(dueOn = '2026-09-24'): Promise<One> {
  const one = await drafted('officer', { ...noticeBody(dueOn, [entry, `${entry}@1`]), department: '02' });
  await one.take('officer2', 'issueRectification');
  return one;
}

/** What the city government told the bureau to rectify. */
async function againstTheBureau(dueOn = '2026-10-16'): Promise<One> {
  const one = await drafted('government', { ...noticeBody(dueOn), ground: 'order809-41-2', department: '00' });
  await one.take('government2', 'issueRectification');
  return one;
}

async function mails() {
  await world.settle();
  return world.newMails().map(({ to, subject, text, files }) => ({ to: to.split('@')[0] ?? '', subject, text, files }));
}
const told = (all: { to: string; subject: string }[], subject: string) =>
  all
    .filter((one) => one.subject.includes(subject))
    .map(({ to }) => to)
    .sort();

/** Moves somebody to another department. */
async function move(id: string, department: string, role: string) {
  const { body, etag } = await client('admin').ok('getPerson', { params: { id } });
  const { id: _, ...rest } = body;
  await client('admin').ok('updatePerson', { params: { id }, etag, body: { ...rest, department, roles: [role] } });
}

describe('第二十三条 (art. 23): the bureau tells a department to rectify', () => {
  it('an officer drafts the notice, whose facts lead to what shows them', async () => {
    await mails();
    const other = await world.publish('school', conditional('学生体质信息'));
    const body = { ...noticeBody('2026-09-24', [entry, `${entry}@1`]), department: '02' };
    const refusals: [string, string, object][] = [
      ['officer', 'unknown-department', { ...body, department: '77' }],
      ['officer', 'ground-of-bureau', { ...body, ground: 'order809-41-1' }],
      ['officer', 'due-out-of-range', { ...body, dueOn: '2026-09-14' }],
      ['officer', 'due-out-of-range', { ...body, dueOn: '2027-03-01' }],
      ['officer', 'due-out-of-range', { ...body, dueOn: '2199-03-01' }],
      ['officer', 'not-your-step', { ...body, department: '00' }],
      ['government', 'not-your-step', body],
      ['officer', 'facts-unknown', { ...body, facts: [{ text: '条目未更新', shownBy: [other] }] }],
      ['officer', 'facts-unknown', { ...body, facts: [{ text: '条目未更新', shownBy: [`${entry}@99`] }] }],
      ['officer', 'facts-unknown', { ...body, facts: [{ text: '重复采集', shownBy: [unusedId('col')] }] }],
      ['officer', 'facts-unknown', { ...body, facts: [{ text: '逾期', shownBy: [`${unusedId('req')}.reply`] }] }],
      ['civil', 'role-missing', body],
    ];
    for (const [by, code, wrong] of refusals) await client(by).refused('createRectification', code, { body: wrong });
    const said = await client('officer').ok('createRectification', { body });
    expect(said.headers.get('location')).toBe(`/v1/rectifications/${said.body.id}`);
    // No number was lost to what was refused.
    expect(said.body).toMatchObject({
      ...noticeBody('2026-09-24', [entry, `${entry}@1`]),
      number: 'ZG-2026-000001',
      status: 'drafted',
      cited: expect.stringContaining('第二十三条（一）'),
      deadline: { duty: `${said.body.id}.issue-notice.1`, due: '2026-09-17' },
    });
    expect(told(await mails(), '整改通知待签发')).toEqual(['officer', 'officer2', 'two-hats']);
    const one = new One(said.body.id, said.etag);
    for (const nobody of ['civil', 'civil-leader', 'school', 'government', 'upper', 'bureau-staff'])
      await one.refused(nobody, 'getRectification', 'not-found');
    for (const document of ['getRectificationNoticeData', 'getRectificationNoticePdf'] as const)
      await one.refused('officer', document, 'not-found');
    expect((await client('civil').ok('listRectifications')).body.items).toEqual([]);
  });

  it('another officer issues it, and nobody who had a hand in it', async () => {
    const one = await drafted();
    await one.refused('officer', 'issueRectification', 'same-person');
    await client('officer').refused('issueRectification', 'stale', { params: one.params, etag: '"7"' });
    await one.refused('officer2', 'updateRectification', 'ground-of-bureau', {
      ...noticeBody(),
      ground: 'order809-41-1',
    });
    await one.refused('officer2', 'updateRectification', 'due-out-of-range', noticeBody('2026-09-14'));
    await one.refused('officer2', 'updateRectification', 'facts-unknown', noticeBody('2026-09-24', [unusedId('req')]));
    await one.take('officer2', 'updateRectification', { ...noticeBody(), requirement: '更新全部条目' });
    for (const hand of ['officer', 'officer2']) await one.refused(hand, 'issueRectification', 'same-person');
    await mails();
    const notice = await one.take('two-hats', 'issueRectification');
    expect(notice).toMatchObject({
      status: 'issued',
      requirement: '更新全部条目',
      issued: { by: 'two-hats', byName: '示例 two-hats', dueOn: '2026-09-24' },
      deadline: { duty: `${one.params.id}.rectify-notice.1`, due: '2026-09-24' },
      proof: { rule: { document: '义马市政务信息资源共享管理暂行办法', article: '第二十三条' } },
    });
    const sent = await mails();
    expect(told(sent, '整改通知书')).toEqual(['civil', 'civil-head', 'civil-leader', 'civil2', 'mover']);
    const [mail] = sent.filter(({ subject }) => subject.includes('整改通知书'));
    for (const words of [notice.number, '整改部门', '义马市民政局', '2026年9月24日'])
      expect(mail?.text).toContain(words);
    expect(Object.keys(mail?.files ?? {}).join()).toMatch(/\.ics/);
    expect((await one.read('civil')).status).toBe('issued');
    await one.refused('school', 'getRectification', 'not-found');
    for (const operation of ['issueRectification', 'updateRectification', 'discardRectification'] as const)
      await one.refused('officer', operation, 'step-closed', (bodies as Record<string, object>)[operation]);
  });

  it('or discards it; a draft whose date is over is not issued', async () => {
    const one = await drafted();
    await mails();
    expect(await one.take('officer', 'discardRectification', { reason: '情况已经查清' })).toMatchObject({
      status: 'discarded',
      remarks: '情况已经查清',
      deadline: { level: 'done' },
    });
    expect(told(await mails(), '未签发')).toEqual(['officer', 'officer2', 'two-hats']);
    await one.refused('civil', 'getRectification', 'not-found');
    expect(await one.events()).toEqual(['RectificationDrafted', 'RectificationDiscarded']);
    const short = await drafted('officer', { ...noticeBody('2026-09-15'), department: '02' });
    await world.at('2026-09-15T09:00:00+08:00');
    await short.refused('officer2', 'issueRectification', 'due-out-of-range');
  });

  it('the notice is signed, the same whatever follows, and can be verified; restricted reads are on record', async () => {
    const one = await issued();
    await world.settle();
    const { body: before } = await client('civil').ok('getRectificationNoticeData', { params: one.params });
    expect(JSON.stringify(before.document)).toContain('更新目录条目并核对其他条目');
    expect(before.document).toMatchObject({ kind: 'rectification-notice', title: { zh: '整改通知书' } });
    expect((await client('').ok('verify', { body: before })).body).toMatchObject({
      genuine: true,
      says: { title: '整改通知书' },
    });
    const forged = { ...before, document: { ...before.document, number: 'ZG-2026-999999' } };
    expect((await client('').ok('verify', { body: forged })).body.genuine).toBe(false);
    const pdf = (await client('civil-head').ok('getRectificationNoticePdf', { params: one.params })).body;
    expect((await pagesOf(pdf)).join()).toContain('整改通知书');
    await one.take('civil', 'reportRectification', bodies.reportRectification);
    await one.take('officer', 'reviewRectification', { decision: 'return', reason: '尚未核对', dueOn: '2026-10-09' });
    expect((await client('officer').ok('getRectificationNoticeData', { params: one.params })).body).toEqual(before);
    const { body: log } = await (await world.as('auditor')).ok('listLog', {
      query: { about: one.params.id, kind: 'read' },
    });
    expect(log.items.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['getRectificationNoticeData', 'getRectificationNoticePdf']),
    );
  });
});

describe('第二十三条 (art. 23): the department rectifies by the date on the notice', () => {
  it('asks once for more time, which another than who asked gives or declines', async () => {
    const one = await issued();
    for (const wrong of ['two-hats', 'officer'])
      await one.refused(wrong, 'askTime', wrong === 'officer' ? 'role-missing' : 'not-your-step', bodies.askTime);
    await one.refused('officer', 'answerTime', 'time-not-asked', bodies.answerTime);
    await one.refused('mover', 'askTime', 'extension-too-long', { ...bodies.askTime, days: 21 });
    await mails();
    expect(await one.take('mover', 'askTime', bodies.askTime)).toMatchObject({ time: { days: 5, answer: null } });
    expect(told(await mails(), '整改延期待决定')).toEqual(['officer', 'officer2', 'two-hats']);
    await one.refused('mover', 'askTime', 'time-asked', bodies.askTime);
    await move('mover', '00', 'bureau');
    await one.refused('mover', 'answerTime', 'same-person', bodies.answerTime);
    await move('mover', '02', 'staff');
    const given = await one.take('officer', 'answerTime', { decision: 'grant' });
    // Five working days after 24 September: 25 September and the National Day holiday do not count.
    expect(given).toMatchObject({ time: { answer: { granted: true } }, deadline: { due: '2026-10-09' } });
    expect(told(await mails(), '整改期限已延长')).toEqual(['civil', 'civil2', 'mover']);
    const other = await issued();
    await other.take('civil', 'askTime', bodies.askTime);
    expect(await other.take('officer2', 'answerTime', bodies.answerTime)).toMatchObject({
      time: { answer: { granted: false } },
      deadline: { due: '2026-09-24' },
    });
    // What is reported meanwhile needs no more time.
    const third = await issued();
    await third.take('civil', 'askTime', bodies.askTime);
    await third.take('civil-head', 'reportRectification', bodies.reportRectification);
    await third.refused('officer', 'answerTime', 'step-closed', bodies.answerTime);
    await third.refused('civil', 'askTime', 'step-closed', bodies.askTime);
    const duty = `${third.params.id}.decide-extension.1`;
    expect((await client('officer').ok('getDuty', { params: { id: duty } })).body.status).toBe('cancelled');
  });

  it('reports with what it has to hand in; another than who reported accepts it, or returns it with a new date', async () => {
    const one = await issued();
    await one.refused('two-hats', 'reportRectification', 'not-your-step', bodies.reportRectification);
    const large = { type: 'pdf', size: 21 * 1024 * 1024 };
    await client('civil').refused('prepareFile', 'attachment-too-large', { params: one.params, body: large });
    const missing = await one.attached('civil', { put: false, attach: false });
    await one.refused('civil', 'attachFile', 'attachment-missing', { ...bodies.attachFile, file: missing });
    const broken = await one.attached('civil', { type: 'docx', attach: false });
    await one.refused('civil', 'attachFile', 'file-broken', { file: broken, type: 'docx', name: '说明' });
    const file = await one.attached('civil');
    await one.refused('civil', 'attachFile', 'attached-already', { ...bodies.attachFile, file });
    await one.refused('civil', 'reportRectification', 'files-unknown', {
      ...bodies.reportRectification,
      files: [unusedId('fil')],
    });
    // What the bureau attached is not the department's to hand in.
    const foreign = await one.attached('officer');
    await one.refused('civil', 'reportRectification', 'files-unknown', {
      ...bodies.reportRectification,
      files: [foreign],
    });
    await mails();
    const said = await one.take('mover', 'reportRectification', { ...bodies.reportRectification, files: [file] });
    expect(said).toMatchObject({
      status: 'reported',
      reports: [{ number: 1, files: [file], returned: null, by: 'mover' }],
      deadline: { duty: `${one.params.id}.review-report.1` },
    });
    expect(told(await mails(), '整改情况待复核')).toEqual(['officer', 'officer2', 'two-hats']);
    await move('mover', '00', 'bureau');
    await one.refused('mover', 'reviewRectification', 'same-person', bodies.reviewRectification);
    await move('mover', '02', 'staff');
    const back = { decision: 'return', reason: '尚有条目未核对', dueOn: '2026-10-09' };
    await one.refused('officer', 'reviewRectification', 'due-out-of-range', { ...back, dueOn: '2026-09-14' });
    expect(await one.take('officer', 'reviewRectification', back)).toMatchObject({
      status: 'issued',
      reports: [{ returned: { reason: '尚有条目未核对', dueOn: '2026-10-09' } }],
      issued: { dueOn: '2026-09-24' },
      deadline: { duty: `${one.params.id}.rectify-notice.2`, due: '2026-10-09' },
    });
    expect(told(await mails(), '整改报告被退回')).toEqual(['civil', 'civil-head', 'civil2', 'mover']);
    const link = await client('civil').ok('getRectificationFile', { params: { ...one.params, file } });
    expect(new Uint8Array(await (await fetch(link.body.downloadUrl)).arrayBuffer())).toEqual(PDF);
    await client('civil').refused('getRectificationFile', 'not-found', {
      params: { ...one.params, file: unusedId('fil') },
    });
    await one.take('civil', 'reportRectification', { ...bodies.reportRectification, files: [file] });
    expect(await one.take('officer2', 'reviewRectification', bodies.reviewRectification)).toMatchObject({
      status: 'accepted',
      endedAt: expect.any(String),
    });
    expect(told(await mails(), '整改完成')).toEqual(['civil', 'civil-leader', 'civil2', 'mover']);
    // Everything but accountability is over.
    for (const operation of ['reviewRectification', 'escalateRectification', 'orderRectification'] as const)
      await one.refused('officer', operation, 'step-closed', bodies[operation]);
    for (const operation of ['concludeRectification', 'closeRectification', 'answerTime'] as const)
      await one.refused('officer', operation, 'step-closed', bodies[operation]);
    for (const operation of ['reportRectification', 'askTime', 'attachFile'] as const)
      await one.refused('civil', operation, 'step-closed', bodies[operation]);
    await client('civil').refused('prepareFile', 'step-closed', { params: one.params, body: bodies.prepareFile });
    const { body } = await client('civil').ok('getHistory', { params: one.params });
    expect(body.items.map(({ what }) => what.zh)).toEqual(
      expect.arrayContaining(['签发整改通知，限2026年9月24日（星期四）前', '复核通过，整改完成']),
    );
    expect(body.items.map(({ what }) => what.zh)).not.toContain('起草整改通知');
  });
});

describe('第二十四条、第二十五条 (arts. 24, 25): what nobody answers for, and what another law governs', () => {
  it('ends without fault on a ground of article 24, and is referred by article 25, which is no exemption', async () => {
    const one = await issued();
    await mails();
    expect(await one.take('officer', 'closeRectification', bodies.closeRectification)).toMatchObject({
      status: 'exempted',
      ending: { how: 'exempt', exemption: 'force-majeure', by: 'officer' },
      deadline: { level: 'done', late: false },
    });
    expect(told(await mails(), '免予追究责任')).toEqual(['civil', 'civil-leader', 'civil2', 'mover']);
    const other = await issued();
    const basis = { document: '中华人民共和国数据安全法', article: '第四十五条', kind: 'law' };
    const said = await other.take('officer', 'closeRectification', {
      decision: 'refer',
      basis,
      authority: '义马市公安局',
      reason: '涉嫌违反数据安全法',
    });
    expect(said).toMatchObject({ status: 'referred', ending: { how: 'refer', basis, authority: '义马市公安局' } });
    expect(await other.events()).toEqual(['RectificationDrafted', 'RectificationIssued', 'RectificationReferred']);
  });
});

describe('第二十三条 (art. 23): what is not rectified in time goes to the city government', () => {
  let one: One;
  it('by a report that is made of the case, and not before the date is over', async () => {
    one = await issued('2026-09-17');
    await one.refused('officer', 'escalateRectification', 'notice-not-late', bodies.escalateRectification);
    await one.refused('government', 'getRectification', 'not-found');
    await mails();
    await world.at('2026-09-18T00:10:00+08:00');
    await one.refused('civil', 'askTime', 'extension-too-late', bodies.askTime);
    const late = told(await mails(), '逾期');
    expect(late).toEqual(expect.arrayContaining(['civil-leader', 'officer']));
    for (const operation of ['getGovernmentReportData', 'getGovernmentReportPdf'] as const)
      await one.refused('officer', operation, 'not-found');
    expect(await one.take('officer', 'escalateRectification', bodies.escalateRectification)).toMatchObject({
      status: 'escalated',
      escalation: { due: '2026-09-17' },
      deadline: { duty: `${one.params.id}.record-order.1` },
    });
    expect(told(await mails(), '已上报市人民政府')).toEqual([
      ...['civil', 'civil-leader', 'civil2', 'government', 'government2', 'mover'],
    ]);
    // The missed date stays on record.
    const duty = await client('civil').ok('getDuty', { params: { id: `${one.params.id}.rectify-notice.1` } });
    expect(duty.body).toMatchObject({ status: 'cancelled', flags: [{ due: '2026-09-17' }] });
    expect((await one.read('government')).escalation?.opinion).toBe(bodies.escalateRectification.opinion);
    const { body } = await client('government').ok('getGovernmentReportData', { params: one.params });
    expect(JSON.stringify(body.document)).toContain(bodies.escalateRectification.opinion);
    expect((await client('').ok('verify', { body })).body.genuine).toBe(true);
    const pdf = (await client('officer').ok('getGovernmentReportPdf', { params: one.params })).body;
    expect((await pagesOf(pdf)).join()).toContain('关于未按期完成整改情况的报告');
    // It reads, and takes no step in what the bureau works on.
    for (const operation of ['attachFile', 'orderRectification', 'closeRectification'] as const)
      await one.refused('government', operation, 'not-your-step', bodies[operation]);
    await client('government').refused('prepareFile', 'not-your-step', {
      params: one.params,
      body: bodies.prepareFile,
    });
  });

  it('whose order and new date the bureau records, which the department owes; the outcome ends it', async () => {
    await one.refused('officer', 'orderRectification', 'not-yet', {
      ...bodies.orderRectification,
      decidedOn: '2026-09-21',
    });
    await one.refused('officer', 'orderRectification', 'due-out-of-range', {
      ...bodies.orderRectification,
      dueOn: '2026-09-18',
    });
    await mails();
    const ordered = await one.take('officer', 'orderRectification', {
      ...bodies.orderRectification,
      // A Saturday: the next working day counts (民法典 203).
      dueOn: '2026-10-17',
    });
    expect(ordered).toMatchObject({
      status: 'ordered',
      order: { documentNumber: '义政督〔2026〕3号' },
      deadline: { duty: `${one.params.id}.rectify-notice.2`, due: '2026-10-19' },
    });
    expect(told(await mails(), '市人民政府督办')).toEqual(['civil', 'civil-head', 'civil-leader', 'civil2', 'mover']);
    expect(await one.take('civil', 'reportRectification', bodies.reportRectification)).toMatchObject({
      status: 'answered',
    });
    // What was ordered is not simply accepted.
    await one.refused('officer', 'reviewRectification', 'step-closed', bodies.reviewRectification);
    await one.take('officer', 'reviewRectification', { decision: 'return', reason: '未附材料', dueOn: '2026-10-16' });
    await one.take('civil', 'reportRectification', bodies.reportRectification);
    await one.refused('officer', 'concludeRectification', 'not-yet', {
      ...bodies.concludeRectification,
      decidedOn: '2026-12-01',
    });
    await mails();
    expect(await one.take('officer', 'concludeRectification', bodies.concludeRectification)).toMatchObject({
      status: 'concluded',
      conclusion: { outcome: 'completed' },
    });
    expect(told(await mails(), '督办办结')).toEqual([
      ...['civil', 'civil-leader', 'civil2', 'government', 'government2', 'mover'],
    ]);
  });

  it('where it is serious, accountability is proposed to a named authority, and its outcome recorded', async () => {
    await one.refused('officer', 'recordAccountability', 'accountability-not-proposed', bodies.recordAccountability);
    await mails();
    await one.take('officer', 'proposeAccountability', bodies.proposeAccountability);
    expect(told(await mails(), '已提请问责')).toEqual(['civil-leader']);
    await one.refused('officer', 'proposeAccountability', 'accountability-proposed', bodies.proposeAccountability);
    await one.refused('officer', 'recordAccountability', 'not-yet', {
      ...bodies.recordAccountability,
      decidedOn: '2026-12-01',
    });
    expect(await one.take('officer', 'recordAccountability', bodies.recordAccountability)).toMatchObject({
      status: 'concluded',
      accountability: { authority: '义马市纪委监委', outcome: { documentNumber: '义政督〔2026〕3号' } },
    });
    await one.refused('officer', 'recordAccountability', 'accountability-not-proposed', bodies.recordAccountability);
    const draft = await drafted('officer', { ...noticeBody('2026-10-16'), department: '02' });
    for (const operation of ['proposeAccountability', 'recordAccountability'] as const)
      await draft.refused('officer', operation, 'step-closed', bodies[operation]);
  });

  it('第十六条 (art. 16): all of it is sealed as evidence, and not once somebody has changed the case', async () => {
    await world.settle();
    const { body } = await client('civil').ok('getRectificationEvidence', { params: one.params });
    const bundle = Buffer.from(await (await fetch(body.file.url)).arrayBuffer());
    const { keys } = (await client('').ok('getKeys')).body;
    expect((await checkBundle(bundle, keys)).faults).toEqual([]);
    const names = unpack(bundle).map(({ name }) => name);
    for (const kind of ['rectification', 'rectification-notice', 'rectification-report'])
      expect(names.join()).toContain(`-${kind}.pdf`);
    // With the log of the entry that shows the fact.
    const streams = body.manifest.log.map(({ stream }) => stream);
    expect(streams).toEqual(expect.arrayContaining([one.params.id, entry, `${one.params.id}.rectify-notice.2`]));
    const otherwise = ({ id, state }: { id: string; state: object }) =>
      id === one.params.id ? { ...state, requirement: '无须整改' } : null;
    await whileAltered(world.tables, 'cases', otherwise, async () => {
      for (const operation of ['getRectificationEvidence', 'getRectificationNoticeData'] as const)
        await one.refused('civil', operation, 'not-as-logged');
      for (const operation of ['getRectificationNoticePdf', 'getGovernmentReportPdf'] as const)
        await one.refused('civil', operation, 'not-as-logged');
      await one.refused('civil', 'getGovernmentReportData', 'not-as-logged');
    });
  });
});

describe('Order 809 art. 41: of the bureau the city government decides, never the bureau', () => {
  it('it drafts and issues, with four eyes; the bureau reports, and its officers decide nothing', async () => {
    await mails();
    const one = await drafted('government', {
      ...noticeBody('2026-10-16'),
      ground: 'order809-41-2',
      department: '00',
    });
    for (const nobody of ['officer', 'two-hats', 'bureau-staff', 'upper'])
      await one.refused(nobody, 'getRectification', 'not-found');
    expect(told(await mails(), '整改通知待签发')).toEqual(['government', 'government2']);
    await one.refused('government', 'issueRectification', 'same-person');
    await one.take('government2', 'issueRectification');
    expect(told(await mails(), '整改通知书')).toEqual(expect.arrayContaining(['bureau-leader', 'bureau-staff']));
    const officers = [
      ...['updateRectification', 'issueRectification', 'discardRectification', 'answerTime', 'attachFile'],
      ...['reviewRectification', 'escalateRectification', 'orderRectification', 'concludeRectification'],
      ...['closeRectification', 'proposeAccountability', 'recordAccountability'],
    ] as OperationId[];
    for (const operation of officers)
      await one.refused('officer', operation, 'not-your-step', (bodies as Record<string, object>)[operation]);
    await one.take('bureau-staff', 'askTime', bodies.askTime);
    await one.take('government', 'answerTime', { decision: 'grant' });
    await one.take('bureau-staff', 'reportRectification', bodies.reportRectification);
    await one.refused('officer', 'reviewRectification', 'not-your-step', bodies.reviewRectification);
    const { items } = (await client('government').ok('listDuties')).body;
    expect(items.map(({ kind, subject }) => [kind, subject.id])).toContainEqual(['decide-instead', one.params.id]);
    expect(await one.take('government', 'reviewRectification', bodies.reviewRectification)).toMatchObject({
      status: 'accepted',
    });
  });

  it('and orders at once what is late', async () => {
    const one = await againstTheBureau('2026-09-23');
    await one.refused('government', 'orderRectification', 'notice-not-late', bodies.orderRectification);
    await world.at('2026-09-24T00:01:00+08:00');
    await one.take('government', 'orderRectification', bodies.orderRectification);
    await one.take('two-hats', 'reportRectification', bodies.reportRectification);
    expect(await one.take('government', 'concludeRectification', bodies.concludeRectification)).toMatchObject({
      status: 'concluded',
    });
  });
});

it('is not there for whoever names another, and is decided on at the version that was seen', async () => {
  const one = await issued('2026-10-16');
  const nowhere = unusedId('rec');
  const steps = [
    ...['updateRectification', 'issueRectification', 'discardRectification', 'answerTime', 'attachFile'],
    ...['reviewRectification', 'escalateRectification', 'orderRectification', 'concludeRectification'],
    ...['closeRectification', 'proposeAccountability', 'recordAccountability', 'askTime', 'reportRectification'],
  ] as OperationId[];
  for (const operation of steps) {
    const by = ['askTime', 'reportRectification'].includes(operation) ? 'civil' : 'officer';
    const body = (bodies as Record<string, object>)[operation];
    const said = body ? { body } : {};
    await client(by).refused(operation, 'not-found', { params: { id: nowhere }, etag: '"1"', ...said });
    await client(by).refused(operation, 'stale', { params: one.params, etag: '"99"', ...said });
  }
  await client('civil').refused('prepareFile', 'not-found', { params: { id: nowhere }, body: bodies.prepareFile });
  for (const operation of ['getRectificationNoticePdf', 'getGovernmentReportPdf', 'getGovernmentReportData'] as const)
    await client('civil').refused(operation, 'not-found', { params: { id: nowhere } });
  await client('civil').refused('getRectificationEvidence', 'not-found', { params: { id: nowhere } });
});

describe('the lists of rectifications', () => {
  it('show a department its own, whoever supervises all, and the city government what it decides or was told', async () => {
    const list = (by: string, query: Record<string, string>) =>
      walk<{ id: string }>(client(by), 'listRectifications', query, 3);
    const all = await list('officer', { side: 'all' });
    expect(all.length).toBeGreaterThan(10);
    const own = await list('civil', {});
    expect(own.length).toBeLessThan(all.length);
    expect(await list('officer', { side: 'all', status: 'concluded' })).toHaveLength(2);
    expect(await list('upper', { side: 'all', status: 'drafted' })).toEqual([]);
    const seen = await list('government', {});
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThan(all.length);
    expect(await list('school', {})).toEqual([]);
    await client('civil').refused('listRectifications', 'role-missing', { query: { side: 'all' } });
    await cursorHolds('listRectifications', { client: client('civil'), others: [client('school')] });
  });
});

endsWell('rectifications', () => world);
