import { afterAll, beforeAll, expect, it } from 'vitest';
import { agree } from '../world/bodies.ts';
import { conditional } from '../world/entries.ts';
import { waitingFor } from '../world/waiting.ts';
import { assessed, startWorld, type World } from '../world/world.ts';

/** The story the product exists for, over HTTP against the booted template: mails read from the mailbox, time moved. */
let world: World;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-24T08:30:00+08:00' });
});
afterAll(() => world?.stop());

const to = (mails: { to: string }[]) => mails.map((mail) => mail.to).sort();

it('第七条 (art. 7): a catalog is imported in one job, approved in another, and found by a part of a name', async () => {
  const officer = await world.as('officer');
  const rows = [
    ...Array.from({ length: 20 }, (_, n) => ({ provider: '02', content: conditional(`低保测试资源第${n + 1}号`) })),
    { provider: '02', content: conditional('城乡居民最低生活保障对象信息') },
    { provider: '98', content: conditional('没有登记的部门的资源') },
    {
      provider: '02',
      content: {
        ...conditional('没有依据的资源'),
        sharing: { type: 'conditional', condition: '限用', bases: [], method: 'file' },
      },
    },
  ];
  const file = JSON.stringify(rows);
  const size = Buffer.byteLength(file);
  const { body: created } = await officer.ok('createImport', { body: { format: 'json', size } });
  const put = await fetch(created.uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: file,
  });
  expect(put.status).toBe(200);
  await officer.ok('startImport', { params: { id: created.job.id } });
  await world.settle();
  const { body: done } = await officer.ok('getJob', { params: { id: created.job.id } });
  expect(done).toMatchObject({ status: 'finished', total: 23, done: 21, refused: 2 });
  expect(done.refusals.map(({ target, code }) => [target, code])).toEqual([
    ['row 000022', 'unknown-department'],
    ['row 000023', 'basis-required'],
  ]);
  // Nothing goes to the bureau before the leader of the department has consented.
  expect((await officer.ok('listReviews')).body.items).toEqual([]);
  const leader = await world.as('civil-leader');
  const proposed = await waitingFor(leader, 'listConsents');
  const { body: consent } = await leader.ok('consentResources', { body: { ...assessed, entries: proposed } });
  await world.settle();
  expect((await leader.ok('getJob', { params: { id: consent.id } })).body).toMatchObject({ done: 21, refused: 0 });
  const officer2 = await world.as('officer2');
  const submitted = await waitingFor(officer2, 'listReviews');
  const { body: approval } = await officer2.ok('approveResources', { body: { entries: submitted } });
  await world.settle();
  const school = await world.as('school');
  const { body: found } = await school.ok('searchResources', { query: { q: '最低生活保障' } });
  expect(found.items.map((item) => item.name)).toContain('城乡居民最低生活保障对象信息');
  expect(found.items[0]?.highlight).toContain('<em>最低生活保障</em>');
  expect((await officer.ok('getJob', { params: { id: approval.id } })).body.done).toBe(21);
});

it('第十五条 (art. 15): a request gets its form, its due date and the count; the provider is told and agrees in part', async () => {
  const school = await world.as('school');
  const resource = await entry('城乡居民最低生活保障对象信息');
  world.newMails();
  const submitted = await world.applyFor('school', resource);
  expect(submitted.body).toMatchObject({ status: 'submitted', requester: '06', provider: '02' });
  expect(submitted.body.deadline).toMatchObject({ due: '2026-10-09', article: '第十五条', late: false });
  expect(submitted.body.proof?.days.at(-1)).toMatchObject({ date: '2026-10-09', counted: 5 });
  expect(submitted.body.proof?.days.find(({ date }) => date === '2026-10-01')).toMatchObject({ kind: 'holiday' });
  await world.settle();
  const mails = world.newMails().filter(({ text }) => text.includes(submitted.body.number));
  expect(to(mails)).toEqual(['civil2@yima.example', 'civil@yima.example']);
  for (const text of [submitted.body.number, '2026-10-09', '第十五条', `/requests/${submitted.body.id}`]) {
    expect(mails[0]?.text).toContain(text);
  }
  const params = { id: submitted.body.id };
  const { body: form } = await (await world.as('civil')).ok('getRequestForm', { params });
  for (const text of ['需求申请表', submitted.body.number, '申请信息资源项数', '2026-10-09', '助学资格核验']) {
    expect(form).toContain(text);
  }
  const basis = { document: '中华人民共和国个人信息保护法', article: '第六条', kind: 'law' };
  const refs = (...items: string[]) => items.map((item) => ({ resource, item }));
  const replied = await world.replyTo('civil', submitted, {
    agreed: refs('name', 'level'),
    refused: [{ items: refs('id-number'), kind: 'law-forbids', reason: '身份号码超出所需最小范围', basis }],
  });
  expect(replied.body.reply).toMatchObject({ late: false, agreed: [{ id: 'name' }, { id: 'level' }] });
  await world.settle();
  // The requester is told, the provider's staff hear by when they provide (809 art. 22).
  const told = ['civil2', 'civil', 'school'];
  expect(to(world.newMails())).toEqual(told.map((id) => `${id}@yima.example`));
  const { body: grant } = await school.ok('getGrant', { params: { id: String(replied.body.grants[0]) } });
  expect(grant.items.map((item) => item.id)).toEqual(['name', 'level']);
});

it('第十五条 (art. 15): silence over the National Day holiday is reminded, flagged once at 24:00, alerted, and never consent', async () => {
  const school = await world.as('school');
  const resource = await entry('低保测试资源第1号');
  const submitted = await world.applyFor('school', resource);
  const params = { id: submitted.body.id };
  await world.settle();
  world.newMails();
  await world.at('2026-10-08T08:59:00+08:00');
  expect(world.newMails()).toEqual([]);
  await world.at('2026-10-08T09:01:00+08:00');
  expect(to(world.newMails())).toEqual(['civil2@yima.example', 'civil@yima.example']);
  await world.at('2026-10-09T23:59:00+08:00');
  world.newMails();
  expect((await school.ok('getRequest', { params })).body.deadline).toMatchObject({ late: false, level: 'amber' });
  await world.at('2026-10-10T00:00:30+08:00');
  const alerts = world.newMails();
  const alerted = ['civil-leader', 'officer', 'officer2', 'two-hats'];
  expect(to(alerts)).toEqual(alerted.map((id) => `${id}@yima.example`).sort());
  expect(alerts[0]?.text).toContain(submitted.body.number);
  // What follows: the staff, the leader and the bureau are told again, and rectification is suggested (art. 23).
  await world.at('2026-10-15T12:00:00+08:00');
  const urged = world.newMails().filter(({ text }) => text.includes(submitted.body.number));
  const bureau = ['officer', 'officer2', 'two-hats'];
  const told = ['civil', 'civil2', 'civil-leader', ...bureau, ...bureau];
  expect(to(urged)).toEqual(told.map((id) => `${id}@yima.example`).sort());
  expect(urged.filter(({ subject }) => subject.includes('建议整改'))).toHaveLength(bureau.length);
  const late = await school.ok('getRequest', { params });
  expect(late.body).toMatchObject({ status: 'submitted', grants: [], deadline: { late: true, level: 'red' } });
  // The flag is nobody's change to the request: what was read before can still be decided on.
  expect(late.etag).toBe(submitted.etag);
  const replied = await world.replyTo('civil', submitted, agree);
  expect(replied.body).toMatchObject({ status: 'agreed', reply: { late: true } });
});

it('第九条 (art. 9): a law is revised, recorded late; reminders, review, return and approval all keep the count', async () => {
  const officer = await world.as('officer');
  const civil = await world.as('civil');
  const [first, second] = [await entry('低保测试资源第2号'), await entry('低保测试资源第3号')];
  await world.at('2026-10-19T10:00:00+08:00');
  world.newMails();
  const { body: change } = await officer.ok('createChange', {
    body: {
      kind: 'law-revised',
      document: '中华人民共和国个人信息保护法',
      changedOn: '2026-10-16',
      concerns: { resources: [first, second] },
    },
  });
  await world.settle();
  const duty = (resource: string) => ({ id: `${resource}.update.${change.id}` });
  const opened = await civil.ok('getDuty', { params: duty(first) });
  expect(opened.body.deadline).toMatchObject({ due: '2026-10-30', article: '第九条' });
  expect(to(world.newMails())).toHaveLength(4);

  // Submitted on the 26th: not flaggable while the bureau reviews, whatever the date.
  await world.at('2026-10-26T10:00:00+08:00');
  const read = await civil.ok('getResource', { params: { id: first } });
  const revised = await civil.ok('updateResource', {
    params: { id: first },
    etag: read.etag,
    body: { content: { ...conditional('低保测试资源第2号'), abstract: '依据新法修订的摘要' }, changes: [change.id] },
  });
  const submitted = await world.submit('civil', { params: { id: first }, etag: revised.etag });
  await world.at('2026-11-02T10:00:00+08:00');
  const waiting = await civil.ok('getDuty', { params: duty(first) });
  expect(waiting.body).toMatchObject({ status: 'claimed', flaggedAt: null, deadline: { late: false } });
  // The other entry was left lying: flagged at the end of the 30th.
  expect((await civil.ok('getDuty', { params: duty(second) })).body).toMatchObject({
    status: 'open',
    flaggedAt: expect.stringMatching(/^2026-10-31T00:00/),
    deadline: { late: true },
  });
  // Returned: open again, the bureau's days (27 October to 2 November) excluded.
  const returned = await officer.ok('returnResource', {
    ...submitted,
    body: { remarks: '摘要请写明修订条款' },
  });
  const reopened = await civil.ok('getDuty', { params: duty(first) });
  expect(reopened.body).toMatchObject({
    status: 'open',
    proof: { statutoryDue: '2026-10-30', due: '2026-11-06', stops: [{ from: '2026-10-27', to: '2026-11-02' }] },
  });
  const again = await world.submit('civil', { params: { id: first }, etag: returned.etag });
  await world.at('2026-11-10T10:00:00+08:00');
  await officer.ok('approveResource', again);
  expect((await civil.ok('getDuty', { params: duty(first) })).body).toMatchObject({
    status: 'met',
    metOn: '2026-11-02',
    metLate: false,
  });

  // "No change needed" for the other, confirmed: met, late as it was.
  const open = await civil.ok('getDuty', { params: duty(second) });
  const claimed = await civil.ok('claimNoChange', {
    params: duty(second),
    etag: open.etag,
    body: { reason: '修订不涉及本资源' },
  });
  await officer.ok('confirmNoChange', { params: duty(second), etag: claimed.etag });
  expect((await civil.ok('getDuty', { params: duty(second) })).body).toMatchObject({ status: 'met', metLate: true });
});

async function entry(name: string): Promise<string> {
  const { body } = await (await world.as('school')).ok('searchResources', { query: { q: name } });
  const found = body.items.find((item) => item.name === name);
  expect(found, name).toBeDefined();
  return String(found?.id);
}
