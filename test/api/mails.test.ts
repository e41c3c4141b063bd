import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell, record } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let entry: string;
let digested: string;
beforeAll(async () => {
  // A Thursday; Mid-Autumn is from 25 to 27 September.
  world = await startWorld({ now: '2026-09-24T10:00:00+08:00' });
  civil = await world.as('civil');
  entry = await world.publish('civil', conditional());
  await world.settle();
});
afterAll(() => world?.stop());

const usual = { pace: 'each', alerts: 'at-once', quiet: 'clock' };

async function chosen(by: Client, to: object) {
  const { etag } = await by.ok('getMailSettings');
  return (await by.ok('updateMailSettings', { etag, body: { ...usual, ...to } })).body;
}

/** Which of the provider's people got what since the last look, of mails that say so. */
function told(words = '') {
  const mails = world.newMails().filter(({ to, text }) => to.startsWith('civil') && text.includes(words));
  return mails.map(({ to, subject }) => `${to.replace('@yima.example', '')} ${subject.split('】')[0]}】`).sort();
}

async function asked() {
  const { body } = await world.applyFor('school', entry);
  await world.settle();
  return body;
}

describe('how somebody gets their mails', () => {
  it('is their own choice, on the version read', async () => {
    const before = await civil.ok('getMailSettings');
    expect(before.body).toEqual(usual);
    const said = await civil.ok('updateMailSettings', { etag: before.etag, body: { ...usual, pace: 'digest' } });
    expect(said.body.pace).toBe('digest');
    await civil.refused('updateMailSettings', 'stale', { etag: before.etag, body: usual });
    await civil.refused('updateMailSettings', 'invalid-input', { etag: said.etag, body: { ...usual, pace: 'never' } });
    expect((await (await world.as('civil2')).ok('getMailSettings')).body).toEqual(usual);
    await (await world.as('upper')).refused('updateMailSettings', 'role-missing', { etag: '"1"', body: usual });
  });

  it('in one digest each morning of a working day, nothing of it lost or doubled; the others at once', async () => {
    await chosen(civil, { pace: 'digest' });
    world.newMails();
    const [one, two] = [await asked(), await asked()];
    expect(told()).toEqual(['civil2 【新的共享申请，请答复】', 'civil2 【新的共享申请，请答复】']);
    // The day after is Mid-Autumn, and so it waits until Monday.
    await world.at('2026-09-25T12:00:00+08:00');
    await world.at('2026-09-28T08:29:00+08:00');
    expect(told()).toEqual([]);
    await world.at('2026-09-28T08:31:00+08:00');
    const [digest, ...more] = world.newMails();
    expect([digest?.to, more]).toEqual(['civil@yima.example', []]);
    expect(digest?.subject).toContain('摘要：2 项');
    for (const { number, id } of [one, two])
      for (const words of [number, `/requests/${id}`]) expect(digest?.text.split(words)).toHaveLength(2);
    await world.at('2026-09-29T08:31:00+08:00');
    expect(told()).toEqual([]);
    digested = one.id;
  });

  it('without the reminders of what was answered before it went, and the log says why', async () => {
    await chosen(civil, { pace: 'digest' });
    // Due on Tuesday 13 October, so reminded of on Monday at nine.
    await world.at('2026-09-30T10:00:00+08:00');
    const request = await world.applyFor('school', entry);
    await world.at('2026-10-12T12:00:00+08:00');
    expect(told(request.body.number)).toContain('civil2 【提醒：答复还剩 1 个工作日】');
    await world.replyTo('civil', request, agree);
    await world.at('2026-10-13T10:00:00+08:00');
    // What came of the answer, and neither a reminder of it nor a call for the consent that was given at once.
    const since = ['civil 【摘要：1 项】', 'civil2 【待办：提供数据】'];
    expect(told(request.body.number)).toEqual(since);
    const { body } = await civil.ok('listDutyMails', { params: { id: `${request.body.id}.reply` } });
    expect(body.items.filter(({ template }) => template === 'duty-reminder')).toMatchObject([
      { to: 'civil2', outcome: 'sent' },
      { to: 'civil', outcome: 'not-delivered', failure: 'overtaken', digest: true, receipt: null },
    ]);
  });

  it('on days off the clock waits for the next working day, the flag itself does not; what people do is told at once', async () => {
    await chosen(civil, {});
    await chosen(await world.as('civil2'), { quiet: 'all' });
    // Due on Friday 23 October, so late with the first moment of Saturday.
    await world.at('2026-10-16T10:00:00+08:00');
    const late = await asked();
    await world.at('2026-10-23T12:00:00+08:00');
    world.newMails();
    await world.at('2026-10-24T10:00:00+08:00');
    expect(told(late.number)).toEqual([]);
    const { body } = await civil.ok('getDuty', { params: { id: `${late.id}.reply` } });
    expect(body).toMatchObject({ flaggedAt: '2026-10-24T00:00:00.000+08:00', deadline: { late: true } });
    const onSaturday = await asked();
    expect(told(onSaturday.number)).toEqual(['civil 【新的共享申请，请答复】']);
    await world.at('2026-10-26T08:29:00+08:00');
    expect(told()).toEqual([]);
    await world.at('2026-10-26T08:31:00+08:00');
    const mails = world.newMails();
    const of = (number: string) => mails.filter(({ text }) => text.includes(number)).map(({ to }) => to.split('@')[0]);
    expect(of(late.number).sort()).toEqual(['civil-leader', 'officer', 'officer2', 'two-hats']);
    expect(of(onSaturday.number)).toEqual(['civil2']);
  });
});

describe('第十二条 (art. 12): who was mailed what', () => {
  it('is in the log with the receipt of the mail system, by person and not by address, for whoever may see the case', async () => {
    const params = { id: digested };
    const { body } = await civil.ok('listCaseMails', { params });
    const received = body.items.filter(({ template }) => template === 'request-received');
    expect(received).toMatchObject([
      { to: 'civil2', outcome: 'sent', attempts: 1, digest: false, at: expect.stringMatching(/^2026-09-24/) },
      { to: 'civil', outcome: 'sent', attempts: 1, digest: true, at: expect.stringMatching(/^2026-09-28T08:30/) },
    ]);
    const sent = world.runtime.mails().map(({ id }) => id);
    for (const { receipt, failure } of body.items)
      expect([sent.includes(String(receipt)), failure]).toEqual([true, null]);
    const duty = { params: { id: `${digested}.reply` } };
    const about = await (await world.as('school')).ok('listDutyMails', duty);
    expect(about.body.items.length).toBeGreaterThan(0);
    expect(about.body.items.every(({ event }) => event.startsWith(`${digested}.reply@`))).toBe(true);
    expect(body.items).toEqual(expect.arrayContaining(about.body.items));
    const log = (await world.tables.log()).get(`${digested}.mails`);
    expect(log?.length).toBe(body.items.length);
    // Of any kind of case, for whoever may see it.
    const { body: grants } = await civil.ok('listGrants', { query: { side: 'given' } });
    const grant = { params: { id: String(grants.items[0]?.id) } };
    const ofGrant = (await (await world.as('school')).ok('listCaseMails', grant)).body.items;
    expect(ofGrant.map(({ template, to }) => [template, to])).toContainEqual(['duty-opened', 'civil2']);
    expect(ofGrant.every(({ event }) => event.startsWith(grant.params.id))).toBe(true);
    for (const kind of ['app', 'cor', 'dem', 'neg'])
      await civil.refused('listCaseMails', 'not-found', { params: { id: unusedId(kind) } });
    await (await world.as('bureau-staff')).refused('listCaseMails', 'not-found', grant);
    for (const stranger of ['bureau-staff'])
      await (await world.as(stranger)).refused('listCaseMails', 'not-found', { params });
    await (await world.as('bureau-staff')).refused('listDutyMails', 'not-found', duty);
  });
});

describe('第六条 (art. 6): an address that mail does not reach', () => {
  const address = 'civil2@yima.example';
  const admin = () => world.as('admin');
  const trouble = async () => (await (await admin()).ok('getPerson', { params: { id: 'civil2' } })).body.addressTrouble;
  /** What the bureau was told of addresses since the last look. */
  const toldOf = () => world.newMails().filter(({ subject }) => subject.includes('邮件地址无法送达'));

  it('is on record for the mail and the person, the bureau is told once, and another address clears it', async () => {
    const officer = await world.as('officer');
    world.runtime.mailTo(address, 'bounces');
    await asked();
    const told = toldOf();
    expect(told.map(({ to }) => to).sort()).toEqual(
      ['officer', 'officer2', 'two-hats'].map((id) => `${id}@yima.example`).sort(),
    );
    expect(told[0]?.text).toContain('示例 civil2');
    expect(told[0]?.text).not.toContain(address);
    expect(await trouble()).toMatchObject({ kind: 'bounced' });
    const again = await asked();
    expect(toldOf()).toEqual([]);
    const { items } = (await officer.ok('listMails', { query: { status: 'bounced', department: '02' } })).body;
    expect(items).toMatchObject([
      { to: 'civil2', template: 'request-received', about: { number: again.number }, reason: 'Permanent General' },
      { to: 'civil2' },
    ]);
    expect(JSON.stringify(items)).not.toContain('@yima');
    const { body } = await civil.ok('listCaseMails', { params: { id: again.id } });
    const reached = body.items.filter(({ template }) => template === 'request-received');
    expect(reached.map(({ to, failure }) => `${to} ${failure}`).sort()).toEqual([
      'civil null',
      'civil2 bounced',
      'civil2 null',
    ]);

    const { body: registered, etag } = await (await admin()).ok('getPerson', { params: { id: 'civil2' } });
    const { id: _, addressTrouble: __, mail: ___, ...rest } = registered;
    const body2 = { ...rest, email: 'civil2.new@yima.example' };
    await (await admin()).ok('updatePerson', { params: { id: 'civil2' }, etag, body: body2 });
    expect(await trouble()).toBeUndefined();
    // What had come back goes to the new address by itself, and is on no list of mails that have not arrived.
    await world.settle();
    const came = world.newMails().filter(({ to }) => to === 'civil2.new@yima.example');
    expect(came.some(({ text }) => text.includes(again.number))).toBe(true);
    expect((await officer.ok('listMails', { query: { status: 'bounced', department: '02' } })).body.items).toEqual([]);
    // Refused at once this time: a new address, so the bureau hears of it.
    world.runtime.mailTo('civil2.new@yima.example', 'refuses');
    await asked();
    expect(toldOf()).toHaveLength(3);
    expect(await trouble()).toMatchObject({ kind: 'refused' });
    const refused = await officer.ok('listMails', { query: { status: 'undeliverable' } });
    expect(refused.body.items.map(({ to }) => to)).toEqual(['civil2']);
    expect(JSON.stringify(refused.body)).not.toContain('@yima');

    // Once the mail system takes it, the bureau has it sent again, once.
    world.runtime.mailTo('civil2.new@yima.example', 'accepts');
    const [lost] = refused.body.items;
    const params = { id: String(lost?.id) };
    world.newMails();
    await officer.refused('resendMail', 'not-found', { params: { id: 'no-such-mail' } });
    const once = { params, key: 'a-lost-mail-once-more' };
    const { body: resent } = await officer.ok('resendMail', once);
    expect(resent).toMatchObject({ id: lost?.id, status: 'waiting' });
    const replayed = await officer.send('resendMail', once);
    expect([replayed.headers.get('idempotency-replayed'), replayed.body]).toEqual(['true', resent]);
    record('resendMail', 'replayed');
    await officer.refused('resendMail', 'idempotency-key-reused', { ...once, params: { id: 'another-mail' } });
    await world.settle();
    expect(world.newMails().map(({ to }) => to)).toEqual(['civil2.new@yima.example']);
    await officer.refused('resendMail', 'mail-not-lost', { params });
    await civil.refused('resendMail', 'role-missing', { params });
    expect((await officer.ok('listMails', { query: { status: 'undeliverable' } })).body.items).toEqual([]);
  });

  it('has its list for the bureau alone, of what waits too', async () => {
    await civil.refused('listMails', 'role-missing');
    const officer = await world.as('officer');
    world.runtime.outage('ses', true);
    const { number } = await asked();
    const waiting = await officer.ok('listMails', { query: { status: 'waiting' } });
    expect(
      waiting.body.items
        .filter(({ about }) => about.number === number)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['civil', 'civil2']);
    world.runtime.outage('ses', false);
    await cursorHolds('listMails', { client: officer, otherwise: [{ department: '02' }] });
  });

  it('of somebody who has left: what they did not get goes to the leader', async () => {
    await chosen(civil, { pace: 'digest' });
    const request = await asked();
    world.newMails();
    const { etag } = await (await admin()).ok('getPerson', { params: { id: 'civil' } });
    await (await admin()).ok('leavePerson', { params: { id: 'civil' }, etag, body: { successor: null } });
    await world.settle();
    world.newMails();
    await world.at('2026-10-27T10:00:00+08:00');
    const mails = world.newMails().filter(({ text }) => text.includes(request.number));
    expect(mails.map(({ to }) => to)).toContain('civil-leader@yima.example');
  });
});

endsWell('mails', () => world);
