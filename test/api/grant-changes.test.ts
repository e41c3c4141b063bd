import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, bodies } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { createEndingGrant, createGrant, createGrantInUse, newMailTitles } from '../world/grants.ts';
import { join, move } from '../world/moves.ts';
import { startWorld, type World } from '../world/world.ts';

const who = ['civil', 'civil-head', 'school', 'school-head', 'officer', 'bureau-staff', 'bureau-head'] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

const mails = () => newMailTitles(world);
const toRectify = ({ deadlines }: { deadlines: { kind: string }[] }) =>
  deadlines.filter((one) => one.kind === 'rectify');
/** What may be decided about a suspension. */
const choices = ({ actions }: { actions: { operation: string; choices?: string[] }[] }) =>
  actions.find(({ operation }) => operation === 'decideSuspension')?.choices;
const decision = (name: string) => ({ decision: name, reason: '经核查' });

describe('809 art. 27: misuse is suspended, put right, resumed or terminated', () => {
  it('by the provider at once, for a reason and with days to put it right', async () => {
    const one = await createGrantInUse(world, entry);
    const asked = { ...one, body: bodies.suspendGrant };
    await as.school.refused('suspendGrant', 'not-your-step', asked);
    await as['bureau-staff'].refused('suspendGrant', 'not-found', asked);
    await as.civil.refused('suspendGrant', 'stale', { ...asked, etag: '"9"' });
    await as.civil.refused('suspendGrant', 'days-stated', { ...one, body: { ...asked.body, days: 31 } });
    await as.civil.refused('decideSuspension', 'step-closed', { ...one, body: decision('resume') });
    await mails();
    const { body, etag } = await as.civil.ok('suspendGrant', asked);
    expect(body).toMatchObject({
      status: 'suspended',
      suspension: { by: 'provider', reason: asked.body.reason, due: '2026-09-29', rectified: null },
    });
    expect(toRectify(body)).toMatchObject([{ due: '2026-09-29', article: '第二十七条' }]);
    expect(await mails()).toEqual(
      ['officer', 'officer2', 'school', 'school-leader', 'two-hats'].map((to) => `${to} 共享权限已暂停`),
    );
    expect(choices(body)).toEqual(['resume']);
    await as.school.refused('takeAccess', 'step-closed', one);
    const suspended = { ...one, etag };
    await as.civil.refused('suspendGrant', 'step-closed', { ...suspended, body: bodies.suspendGrant });
    await as.civil.refused('decideSuspension', 'rectification-not-due', {
      ...suspended,
      body: decision('terminate'),
    });
    await as.civil.refused('rectifyGrant', 'not-your-step', { ...suspended, body: bodies.rectifyGrant });
    await as['bureau-staff'].refused('rectifyGrant', 'not-found', { ...suspended, body: bodies.rectifyGrant });
    await as.school.refused('rectifyGrant', 'stale', { ...one, body: bodies.rectifyGrant });
    const rectified = await as.school.ok('rectifyGrant', { ...suspended, body: bodies.rectifyGrant });
    expect(rectified.body).toMatchObject({
      status: 'rectified',
      suspension: { rectified: { statement: bodies.rectifyGrant.statement } },
    });
    expect(toRectify(rectified.body)).toEqual([]);
    expect(choices((await as.civil.ok('getGrant', one)).body)).toEqual(['resume', 'return', 'terminate']);
    expect(await mails()).toEqual(['civil 整改情况待复核', 'civil2 整改情况待复核']);
    const reviewed = { ...one, etag: rectified.etag };
    await as.school.refused('rectifyGrant', 'step-closed', { ...reviewed, body: bodies.rectifyGrant });
    await as.school.refused('decideSuspension', 'not-your-step', { ...reviewed, body: decision('resume') });
    await as['bureau-staff'].refused('decideSuspension', 'not-found', { ...reviewed, body: decision('resume') });
    await as.civil.refused('decideSuspension', 'stale', { ...suspended, body: decision('resume') });
    const late = { ...bodies.decideSuspension, days: 200 };
    await as.civil.refused('decideSuspension', 'days-stated', { ...reviewed, body: late });
    const back = await as.civil.ok('decideSuspension', { ...reviewed, body: bodies.decideSuspension });
    expect(back.body.status).toBe('suspended');
    expect(toRectify(back.body)).toMatchObject([{ due: '2026-09-24' }]);
    expect(await mails()).toEqual(['school 整改被退回']);
    const again = await as.school.ok('rectifyGrant', { ...one, etag: back.etag, body: bodies.rectifyGrant });
    const resumed = await as.civil.ok('decideSuspension', { ...one, etag: again.etag, body: decision('resume') });
    expect(resumed.body).toMatchObject({ status: 'in-use', suspension: null });
    expect(toRectify(resumed.body)).toEqual([]);
    expect(await mails()).toContain('school 共享权限已恢复');
    await as.school.ok('takeAccess', one);
  });

  it('by the bureau, which alone lifts it; rectified too little, it is terminated and the data disposed of', async () => {
    const one = await createGrantInUse(world, entry);
    await mails();
    const { etag, body } = await as.officer.ok('suspendGrant', { ...one, body: { reason: '提供给第三方' } });
    // The policy's own days where none are stated.
    expect(body.suspension).toMatchObject({ by: 'bureau', due: '2026-10-12' });
    expect(await mails()).toEqual(['civil', 'civil2', 'school', 'school-leader'].map((to) => `${to} 共享权限已暂停`));
    const rectified = await as.school.ok('rectifyGrant', { ...one, etag, body: bodies.rectifyGrant });
    expect(await mails()).toEqual(['officer', 'officer2', 'two-hats'].map((to) => `${to} 整改情况待复核`));
    const on = { ...one, etag: rectified.etag };
    await as.civil.refused('decideSuspension', 'suspended-by-bureau', { ...on, body: decision('resume') });
    const done = await as.officer.ok('decideSuspension', { ...on, body: decision('terminate') });
    expect(done.body).toMatchObject({
      status: 'terminated',
      ending: { how: 'terminated', on: '2026-09-21', reason: '经核查' },
      deadlines: [{ kind: 'dispose', due: '2026-10-12' }],
    });
    expect(await mails()).toEqual(
      ['civil', 'civil2', 'officer', 'officer2', 'school', 'two-hats'].map((to) => `${to} 共享已终止`),
    );
    await as.school.ok('disposeGrant', { ...one, etag: done.etag, body: bodies.disposeGrant });
  });

  it('nor decided by whoever put it right, even for the provider by now (article 6)', async () => {
    await join(world, 'moves-over', '06', ['staff']);
    const moving = await world.as('moves-over');
    const one = await createGrantInUse(world, entry);
    const { etag } = await as.civil.ok('suspendGrant', { ...one, body: bodies.suspendGrant });
    const rectified = await moving.ok('rectifyGrant', { ...one, etag, body: bodies.rectifyGrant });
    await move(world, 'moves-over', '02', ['staff']);
    const reviewed = { ...one, etag: rectified.etag, body: decision('resume') };
    await moving.refused('decideSuspension', 'same-person', reviewed);
    const resumed = await as.civil.ok('decideSuspension', reviewed);
    // The same of a filing: who files it for the provider does not decide on it for the bureau.
    const filed = await moving.ok('fileService', { ...one, etag: resumed.etag, body: bodies.fileService });
    await move(world, 'moves-over', '00', ['bureau']);
    const filing = { ...one, etag: filed.etag, body: { decision: 'accept' } };
    await moving.refused('decideFiling', 'same-person', filing);
    await as.officer.ok('decideFiling', filing);
    const admin = await world.as('admin');
    const left = await admin.ok('getPerson', { params: { id: 'moves-over' } });
    await admin.ok('leavePerson', { params: { id: 'moves-over' }, etag: left.etag, body: { successor: null } });
    await mails();
  });

  it('and is answered for after the grant was given up: sent back, and settled by whoever suspended it', async () => {
    const one = await createGrantInUse(world, await world.publish('civil', conditional('临时救助对象')));
    const on = (said: { etag: string }, body: object) => ({ params: one.params, etag: said.etag, body });
    const suspended = await as.civil.ok('suspendGrant', on(one, bodies.suspendGrant));
    const given = await as.school.ok('relinquishGrant', on(suspended, bodies.relinquishGrant));
    expect(given.body.status).toBe('ended');
    expect(given.body.deadlines.map(({ kind }) => kind).sort()).toEqual(['dispose', 'rectify']);
    await as.civil.refused('decideSuspension', 'step-closed', on(given, decision('resume')));
    await as.civil.refused('decideSuspension', 'step-closed', on(given, decision('return')));
    await mails();
    const rectified = await as.school.ok('rectifyGrant', on(given, bodies.rectifyGrant));
    expect(rectified.body).toMatchObject({
      status: 'ended',
      suspension: { rectified: { statement: bodies.rectifyGrant.statement } },
    });
    expect(await mails()).toEqual(['civil 整改情况待复核', 'civil2 整改情况待复核']);
    const back = await as.civil.ok('decideSuspension', on(rectified, bodies.decideSuspension));
    expect([back.body.status, toRectify(back.body).length]).toEqual(['ended', 1]);
    const disposed = await as.school.ok('disposeGrant', on(back, bodies.disposeGrant));
    const again = await as.school.ok('rectifyGrant', on(disposed, bodies.rectifyGrant));
    await as.school.refused('decideSuspension', 'not-your-step', on(again, decision('close')));
    const settled = await as.civil.ok('decideSuspension', on(again, decision('close')));
    expect(settled.body).toMatchObject({ status: 'disposed', suspension: null, deadlines: [] });
    expect(await mails()).toContain('school 违规使用已处理完毕');
    await as.civil.refused('decideSuspension', 'step-closed', on(settled, decision('close')));
    await as.school.refused('rectifyGrant', 'step-closed', on(settled, bodies.rectifyGrant));
  });

  it('and one of two grants that is given up orders no disposal of what the other still allows', async () => {
    const shared = await world.publish('civil', conditional('孤儿保障对象'));
    const wide = await createGrantInUse(world, shared);
    const one = await createGrant(world, shared, ['name']);
    const provided = await as.civil.ok('provideGrant', { ...one, body: bodies.provideGrant });
    const over = await as.school.ok('relinquishGrant', {
      params: one.params,
      etag: provided.etag,
      body: bodies.relinquishGrant,
    });
    expect(over.body).toMatchObject({ status: 'ended', deadlines: [] });
    const last = await as.school.ok('relinquishGrant', { ...wide, body: bodies.relinquishGrant });
    expect(last.body.deadlines.map(({ kind }) => kind)).toEqual(['dispose']);
  });

  it('never by the bureau where it is a side itself (article 16)', async () => {
    const own = await world.publish('bureau-staff', conditional('政务服务办件信息'));
    const asked = await world.applyFor('school', own, ['name']);
    const answered = await world.replyTo('bureau-staff', asked, agree);
    const params = { id: String(answered.body.grants[0]) };
    const { etag } = await as['bureau-staff'].ok('provideGrant', { params, etag: '"1"', body: bodies.provideGrant });
    await as.officer.refused('suspendGrant', 'not-your-step', { params, etag, body: bodies.suspendGrant });
    const filed = await as['bureau-staff'].ok('fileService', { params, etag, body: bodies.fileService });
    const filing = { params, etag: filed.etag };
    await as.officer.refused('decideFiling', 'not-your-step', { ...filing, body: { decision: 'accept' } });
    await as['bureau-staff'].ok('suspendGrant', { ...filing, body: bodies.suspendGrant });
  });
});

describe('第十五条 (art. 15), 809 art. 20: a later end is asked for, consented to, answered, consented to', () => {
  const items = [{ id: 'name', until: '2027-12-31' }];
  const ask = { items, reason: '资助工作延续' };

  it('and the terms are as the provider agreed, item by item', async () => {
    const one = await createEndingGrant(world, entry, '2026-12-31');
    await as.civil.refused('askRenewal', 'not-your-step', { ...one, body: ask });
    await as['bureau-staff'].refused('askRenewal', 'not-found', { ...one, body: ask });
    await as.school.refused('askRenewal', 'stale', { ...one, etag: '"1"', body: ask });
    for (const wrong of [
      [{ id: 'name', until: '2026-12-31' }],
      [{ id: 'salary', until: '2027-12-31' }],
      [{ id: 'name', until: '2039-12-31' }],
      [...items, ...items],
    ]) {
      await as.school.refused('askRenewal', 'renewal-items', { ...one, body: { ...ask, items: wrong } });
    }
    const both = [...items, { id: 'level', until: '2027-12-31' }];
    await mails();
    const proposed = await as.school.ok('askRenewal', { ...one, body: { ...ask, items: both } });
    expect(proposed.body.renewal).toMatchObject({ status: 'proposed', items: both });
    expect(await mails()).toEqual(['school-head 续期申请待您同意']);
    const on = (said: { etag: string }, body: object) => ({ params: one.params, etag: said.etag, body });
    await as.school.refused('askRenewal', 'renewal-open', on(proposed, ask));
    const consent = { decision: 'consent' };
    await as['civil-head'].refused('consentRenewal', 'not-your-step', on(proposed, consent));
    await as['bureau-head'].refused('consentRenewal', 'not-found', on(proposed, consent));
    await as['school-head'].refused('consentRenewal', 'stale', on(one, consent));
    const asked = await as['school-head'].ok('consentRenewal', on(proposed, consent));
    expect(asked.body).toMatchObject({ renewal: { status: 'asked', statusName: '待提供部门答复' } });
    expect(asked.body.deadlines.map(({ kind, due }) => [kind, due])).toContainEqual(['renew', '2026-09-29']);
    expect(await mails()).toEqual(['civil 收到续期申请', 'civil2 收到续期申请']);
    await as['school-head'].refused('consentRenewal', 'step-closed', on(asked, consent));
    const agree = { decision: 'agree', items };
    await as.school.refused('answerRenewal', 'not-your-step', on(asked, agree));
    await as['bureau-staff'].refused('answerRenewal', 'not-found', on(asked, agree));
    await as.civil.refused('answerRenewal', 'stale', on(proposed, agree));
    // Article 15: less than was asked has its reason and its basis.
    await as.civil.refused('answerRenewal', 'renewal-reason', on(asked, agree));
    const longer = { ...agree, items: [{ id: 'name', until: '2028-12-31' }] };
    await as.civil.refused('answerRenewal', 'renewal-items', on(asked, longer));
    const { refusal } = bodies.answerRenewal;
    const answered = await as.civil.ok('answerRenewal', on(asked, { ...agree, refusal }));
    expect(answered.body.renewal).toMatchObject({ status: 'answered', answer: { items, refusal } });
    await as.civil.refused('answerRenewal', 'step-closed', on(answered, agree));
    expect(await mails()).toEqual(['civil-head 续期答复待您同意']);
    await as['school-head'].refused('confirmRenewal', 'not-your-step', on(answered, { decision: 'confirm' }));
    await as['bureau-head'].refused('confirmRenewal', 'not-found', on(answered, { decision: 'confirm' }));
    await as['civil-head'].refused('confirmRenewal', 'stale', on(asked, { decision: 'confirm' }));
    const returned = await as['civil-head'].ok('confirmRenewal', on(answered, bodies.confirmRenewal));
    expect(returned.body.renewal).toMatchObject({ status: 'asked', answer: null, remarks: '请补充依据' });
    expect(await mails()).toEqual(['civil 续期答复被退回', 'civil2 续期答复被退回']);
    const second = await as.civil.ok('answerRenewal', on(returned, { ...agree, refusal }));
    const done = await as['civil-head'].ok('confirmRenewal', on(second, { decision: 'confirm' }));
    expect(done.body.items.map(({ id, until }) => [id, until])).toEqual([
      ['name', '2027-12-31'],
      ['id-number', '2026-12-31'],
      ['level', '2026-12-31'],
    ]);
    expect(done.body).toMatchObject({ endsOn: '2027-12-31', renewal: { status: 'agreed' } });
    // One disposal is owed, by the new end.
    expect(done.body.deadlines.map(({ kind }) => kind)).toEqual(['dispose']);
    expect(done.body.deadlines[0]?.due.slice(0, 7)).toBe('2028-01');
    expect(await mails()).toContain('school 同意续期');
    await as['civil-head'].refused('confirmRenewal', 'step-closed', on(done, { decision: 'confirm' }));
  });

  it('or it is refused with reason and basis, or not even asked, and ends as it was to', async () => {
    const one = await createEndingGrant(world, entry, '2026-12-31');
    const on = (said: { etag: string }, body: object) => ({ params: one.params, etag: said.etag, body });
    const first = await as.school.ok('askRenewal', on(one, ask));
    await mails();
    const declined = await as['school-head'].ok('consentRenewal', on(first, bodies.consentRenewal));
    expect(declined.body.renewal).toMatchObject({ status: 'declined', remarks: '无需延长' });
    expect(await mails()).toEqual(['school 续期申请未获本部门同意']);
    const proposed = await as.school.ok('askRenewal', on(declined, ask));
    const asked = await as['school-head'].ok('consentRenewal', on(proposed, { decision: 'consent' }));
    const answered = await as.civil.ok('answerRenewal', on(asked, bodies.answerRenewal));
    await mails();
    const done = await as['civil-head'].ok('confirmRenewal', on(answered, { decision: 'confirm' }));
    expect(done.body).toMatchObject({ endsOn: '2026-12-31', renewal: { status: 'refused' } });
    await world.settle();
    const told = world.newMails().find(({ to }) => to === 'school@yima.example');
    expect(told?.text).toContain(bodies.answerRenewal.refusal.reason);
    expect(told?.text).toContain('《中华人民共和国个人信息保护法》第六条');
  });

  it('never with the same person on both steps of a side (article 6)', async () => {
    const admin = await world.as('admin');
    const person = (id: string, department: string) => ({
      ...{ id, department, name: '示例', email: `${id}@yima.example`, roles: ['staff', 'head'] },
    });
    for (const body of [person('school-both', '06'), person('civil-both', '02')])
      await admin.ok('createPerson', { body });
    const [school, civil] = [await world.as('school-both'), await world.as('civil-both')];
    const one = await createEndingGrant(world, entry, '2026-12-31');
    const on = (said: { etag: string }, body: object) => ({ params: one.params, etag: said.etag, body });
    const proposed = await school.ok('askRenewal', on(one, ask));
    await school.refused('consentRenewal', 'same-person', on(proposed, { decision: 'consent' }));
    const asked = await as['school-head'].ok('consentRenewal', on(proposed, { decision: 'consent' }));
    const answered = await civil.ok('answerRenewal', on(asked, { decision: 'agree' }));
    await civil.refused('confirmRenewal', 'same-person', on(answered, { decision: 'confirm' }));
    // What is suspended is not renewed.
    const suspended = await as.officer.ok('suspendGrant', on(answered, { reason: '超范围使用' }));
    expect(suspended.body.renewal?.status).toBe('lapsed');
    await as.school.refused('askRenewal', 'step-closed', on(suspended, ask));
  });
});

describe('809 art. 27: a service ends or changes only after it was negotiated and filed', () => {
  it('with its reason and the outcome, and what the bureau accepts may be changed, once', async () => {
    const one = await createGrantInUse(world, entry);
    const { kind: _end, endsOn: _day, ...common } = bodies.fileService;
    const change = { ...common, kind: 'change', change: '改由省平台接口提供' };
    const on = (said: { etag: string }, body: object) => ({ params: one.params, etag: said.etag, body });
    await as.school.refused('fileService', 'not-your-step', on(one, change));
    await as['bureau-staff'].refused('fileService', 'not-found', on(one, change));
    await as.civil.refused('fileService', 'stale', on({ etag: '"1"' }, change));
    const tomorrow = { ...change, negotiated: { ...change.negotiated, on: '2026-09-22' } };
    const today = { ...bodies.fileService, endsOn: '2026-09-21' };
    for (const wrong of [tomorrow, today]) await as.civil.refused('fileService', 'filing-date', on(one, wrong));
    await as.officer.refused('decideFiling', 'not-found', on(one, { decision: 'accept' }));
    await mails();
    const filed = await as.civil.ok('fileService', on(one, change));
    expect(filed.body.filing).toMatchObject({ status: 'filed', kind: 'change', change: change.change });
    const title = '服务终止或者变更备案';
    const told = ['officer', 'officer2', 'school', 'school-both', 'two-hats'];
    expect(await mails()).toEqual(told.map((to) => `${to} ${title}`));
    await as.civil.refused('fileService', 'filing-open', on(filed, change));
    await as.civil.refused('provideGrant', 'change-not-filed', on(filed, bodies.provideGrant));
    await as.officer.refused('decideFiling', 'stale', on(one, bodies.decideFiling));
    const rejected = await as.officer.ok('decideFiling', on(filed, bodies.decideFiling));
    expect(rejected.body.filing).toMatchObject({ status: 'declined', remarks: '未说明替代方式' });
    await as.civil.refused('provideGrant', 'change-not-filed', on(rejected, bodies.provideGrant));
    const second = await as.civil.ok('fileService', on(rejected, change));
    const accepted = await as.officer.ok('decideFiling', on(second, { decision: 'accept' }));
    await as.officer.refused('decideFiling', 'step-closed', on(accepted, { decision: 'accept' }));
    const location = '省平台/低保对象';
    const changed = await as.civil.ok('provideGrant', on(accepted, { kind: 'file', location }));
    expect(changed.body.filing?.status).toBe('done');
    expect((await as.school.ok('takeAccess', one)).body).toMatchObject({ location });
    await as.civil.refused('provideGrant', 'change-not-filed', on(changed, bodies.provideGrant));
    expect(await mails()).toContain('school 数据已提供');
  });

  it('and it ends on the day filed, no item later, even one that was never provided', async () => {
    const one = await createGrant(world, entry);
    const on = (said: { etag: string }, body: object) => ({ params: one.params, etag: said.etag, body });
    const filed = await as.civil.ok('fileService', on(one, { ...bodies.fileService, endsOn: '2026-09-22' }));
    const accepted = await as.officer.ok('decideFiling', on(filed, { decision: 'accept' }));
    expect(accepted.body.items.map(({ until }) => until)).toEqual(['2026-09-22', '2026-09-22', '2026-09-22']);
    await as.school.refused('fileService', 'not-your-step', on(accepted, bodies.fileService));
    await world.at('2026-09-23T00:01:00+08:00');
    const { body, etag } = await as.school.ok('getGrant', one);
    // Nothing was provided, so there is nothing to dispose of, and the provision is owed no more.
    expect(body).toMatchObject({ status: 'ended', endsOn: '2026-09-22', deadlines: [] });
    await as.civil.refused('fileService', 'step-closed', on({ etag }, bodies.fileService));
  });

  it('while misuse is answered for after its term too, to the bureau where that suspended it', async () => {
    const one = await createEndingGrant(world, entry, '2026-09-25');
    const on = (said: { etag: string }, body: object) => ({ params: one.params, etag: said.etag, body });
    const filed = await as.civil.ok('fileService', on(one, { ...bodies.fileService, endsOn: '2026-09-24' }));
    await as.officer.ok('suspendGrant', on(filed, bodies.suspendGrant));
    await world.at('2026-09-28T09:00:00+08:00');
    const over = await as.school.ok('getGrant', { params: one.params });
    // What was filed about it and not decided has no object any more.
    expect(over.body).toMatchObject({ status: 'ended', filing: { status: 'lapsed' } });
    expect(toRectify(over.body)).toHaveLength(1);
    await as.officer.refused('decideFiling', 'step-closed', on(over, { decision: 'accept' }));
    const rectified = await as.school.ok('rectifyGrant', on(over, bodies.rectifyGrant));
    await as.civil.refused('decideSuspension', 'suspended-by-bureau', on(rectified, decision('close')));
    const settled = await as.officer.ok('decideSuspension', on(rectified, decision('close')));
    expect(settled.body).toMatchObject({ status: 'ended', suspension: null });
    expect(toRectify(settled.body)).toEqual([]);
  });
});

endsWell('grant-changes', () => world);
