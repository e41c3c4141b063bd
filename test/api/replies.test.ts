import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import { agree, agreeInPart, bodies, refuse, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let head: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  head = await world.as('civil-head');
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

/** A request of the school for three items, with what is needed to reply to it. */
const asked = () => world.applyFor('school', entry);
const refs = (...items: string[]) => items.map((item) => ({ resource: entry, item }));
const to = (mails: { to: string }[]) => mails.map((mail) => mail.to).sort();

describe('第十五条 (art. 15): the provider replies', () => {
  it('agreeing: the requester may use exactly the items it asked for', async () => {
    const one = await asked();
    await world.settle();
    world.newMails();
    const written = await civil.ok('draftReply', { ...one, body: agree });
    // Until the head consents (809 art. 20) it is the provider's own matter, and the clock runs on.
    expect(written.body).toMatchObject({
      status: 'replying',
      proposed: agree,
      reply: null,
      deadline: { level: 'green' },
    });
    const seen = await school.ok('getRequest', { params: one.params });
    expect(seen.body).toMatchObject({ status: 'replying', proposed: null, reply: null });
    await world.settle();
    expect(to(world.newMails())).toEqual(['civil-head@yima.example']);
    const { body, etag } = await head.ok('consentReply', { params: one.params, etag: written.etag });
    expect(body).toMatchObject({
      status: 'agreed',
      reply: { late: false, opinion: '按用途使用', refused: [] },
      deadline: { level: 'done', late: false },
    });
    expect(etag).toBe('"3"');
    const { body: grant } = await school.ok('getGrant', { params: { id: String(body.grants[0]) } });
    expect(grant.items.map(({ id }) => id)).toEqual(['name', 'id-number', 'level']);
    expect(grant).toMatchObject({ source: one.params.id, purpose: '助学资格核验', provider: '02', requester: '06' });
    await world.settle();
    const mails = world.newMails();
    const told = mails.find(({ to }) => to === 'school@yima.example');
    for (const said of [body.number, '同意共享']) expect(told?.text).toContain(said);
    // 809 art. 22: and the provider hears by when it provides what it agreed to.
    const owed = mails.filter(({ subject }) => subject.includes('提供数据'));
    expect(to(owed)).toEqual(['civil2@yima.example', 'civil@yima.example']);
    const duty = await civil.ok('getDuty', { params: { id: `${one.params.id}.reply` } });
    expect(duty.body).toMatchObject({ status: 'met', metOn: '2026-09-21', metLate: false });
  });

  it('agreeing in part: exactly the items agreed, each for its term, with reason and basis for the rest', async () => {
    const one = await asked();
    const { refused } = agreeInPart(entry, 'level', 'name');
    for (const agreed of [refs('name'), refs('name', 'level', 'id-number'), refs('name', 'income')]) {
      await civil.refused('draftReply', 'reply-items', { ...one, body: { agreed, refused } });
    }
    const until = { ...refs('level')[0], until: '2029-01-01' };
    await civil.refused('draftReply', 'term-too-long', {
      ...one,
      body: { agreed: [...refs('name'), until], refused },
    });
    const shorter = [...refs('name'), { ...until, until: '2027-06-30' }];
    // A shorter term is less than was asked for, so the rest of it needs reason and basis.
    await civil.refused('draftReply', 'reply-items', { ...one, body: { agreed: shorter, refused } });
    const rest = refused.map((one) => ({ ...one, items: refs('id-number', 'level') }));
    const { body } = await world.replyTo('civil', one, { agreed: shorter, refused: rest });
    expect(body).toMatchObject({
      status: 'partly-agreed',
      reply: {
        agreed: [
          { id: 'name', until: '2028-12-31' },
          { id: 'level', until: '2027-06-30' },
        ],
        refused: [
          {
            items: [{ id: 'id-number' }, { id: 'level', after: '2027-06-30' }],
            kind: 'law-forbids',
            basis: { article: '第六条' },
          },
        ],
      },
    });
    const { body: grant } = await school.ok('getGrant', { params: { id: String(body.grants[0]) } });
    expect(grant.items.map(({ id, until }) => [id, until])).toEqual([
      ['name', '2028-12-31'],
      ['level', '2027-06-30'],
    ]);
  });

  it('refusing: with its reason and its basis, both compulsory; there is no grant', async () => {
    const one = await asked();
    const [given] = refuse.refused;
    const without = (changed: object) => ({ refused: [{ ...given, ...changed }] });
    const incomplete = [
      ['body.refused.0.reason', without({ reason: undefined })],
      ['body.refused.0.reason', without({ reason: '  ' })],
      ['body.refused.0.basis', without({ basis: undefined })],
      ['body.refused.0.basis.article', without({ basis: { ...given?.basis, article: '' } })],
    ] as const;
    for (const [field, body] of incomplete) {
      const said = await civil.refused('draftReply', 'invalid-input', { ...one, body });
      expect(said.body.errors.map((error) => error.field)).toEqual([field]);
    }
    // 809 art. 21: what is missing is asked for, never a ground; 809 art. 15: no conditions beyond those published.
    const missing = without({ kind: 'incomplete' });
    const said = await civil.refused('draftReply', 'incomplete-no-ground', { ...one, body: missing });
    expect(said.body.detail).toContain('补正');
    await civil.refused('draftReply', 'conditions-beyond', {
      ...one,
      body: { ...agree, conditions: '须每月报告' },
    });
    const { body } = await world.replyTo('civil', one, refuse);
    expect(body).toMatchObject({
      status: 'refused',
      grants: [],
      reply: { agreed: [], refused: [{ reason: given?.reason }] },
    });
    await world.settle();
    const mail = world.newMails().find(({ to, text }) => to === 'school@yima.example' && text.includes(body.number));
    for (const told of ['不予共享', given?.reason, '中华人民共和国个人信息保护法']) expect(mail?.text).toContain(told);
  });

  it('once, by the provider alone, on what was read; the head may send it back', async () => {
    const one = await asked();
    await school.refused('draftReply', 'not-your-step', { ...one, body: agree });
    await (await world.as('bureau-staff')).refused('draftReply', 'not-found', { ...one, body: agree });
    await civil.refused('draftReply', 'not-found', { ...one, params: { id: unusedId('req') }, body: agree });
    await civil.refused('draftReply', 'stale', { ...one, etag: '"2"', body: agree });
    await head.refused('consentReply', 'step-closed', one);
    await head.refused('returnReply', 'step-closed', { ...one, body: bodies.returnReply });
    const nowhere = { ...one, params: { id: unusedId('req') } };
    await head.refused('consentReply', 'not-found', nowhere);
    await head.refused('returnReply', 'not-found', { ...nowhere, body: bodies.returnReply });
    await head.refused('returnReply', 'stale', { ...one, etag: '"7"', body: bodies.returnReply });
    const written = await civil.ok('draftReply', { ...one, body: refuse });
    await civil.refused('draftReply', 'stale', { ...one, body: agree });
    const two = { params: one.params, etag: written.etag };
    await civil.refused('draftReply', 'step-closed', { ...two, body: agree });
    for (const operation of ['consentReply', 'returnReply'] as const) {
      const body = operation === 'returnReply' ? { body: bodies.returnReply } : {};
      await (await world.as('school-head')).refused(operation, 'not-your-step', { ...two, ...body });
      await civil.refused(operation, 'role-missing', { ...two, ...body });
    }
    await world.settle();
    world.newMails();
    const back = await head.ok('returnReply', { ...two, body: bodies.returnReply });
    expect(back.body).toMatchObject({ status: 'submitted', proposed: null, remarks: bodies.returnReply.remarks });
    expect((await school.ok('getRequest', { params: one.params })).body.remarks).toBeNull();
    await world.settle();
    expect(to(world.newMails())).toEqual(['civil2@yima.example', 'civil@yima.example']);
    const over = await world.replyTo('civil', { params: one.params, etag: back.etag }, agree);
    const { body } = await civil.refused('draftReply', 'step-closed', { ...one, etag: over.etag, body: refuse });
    expect(body.detail).toContain('同意共享');
  });

  it('never by one person alone, not through a second role either (809 art. 20)', async () => {
    const one = await asked();
    const admin = await world.as('admin');
    const { etag } = await admin.ok('getPerson', { params: { id: 'civil2' } });
    const person = {
      department: '02',
      name: '示例',
      email: 'civil2@yima.example',
      roles: ['staff', 'head'],
      active: true,
    };
    await admin.ok('updatePerson', { params: { id: 'civil2' }, etag, body: person });
    const both = await world.as('civil2');
    const written = await both.ok('draftReply', { ...one, body: agree });
    await both.refused('consentReply', 'same-person', { params: one.params, etag: written.etag });
    await head.ok('consentReply', { params: one.params, etag: written.etag });
  });

  it('with one answer where many are given at once', async () => {
    const one = await asked();
    const replies = [agree, refuse, agreeInPart(entry, 'name'), agreeInPart(entry, 'level'), agree, refuse];
    const civil2 = await world.as('civil2');
    const said = await Promise.all(
      replies.map((body, n) => (n % 2 ? civil : civil2).send('draftReply', { ...one, body })),
    );
    expect(said.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    for (const { status, body } of said) if (status !== 200) expect((body as Problem).code).toBe('stale');
    const won = said.find(({ status }) => status === 200);
    const consent = { params: one.params, etag: won?.etag ?? '' };
    const consents = await Promise.all(Array.from({ length: 6 }, () => head.send('consentReply', consent)));
    expect(consents.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    await world.settle();
    const log = await world.tables.log();
    expect((log.get(one.params.id) ?? []).slice(1)).toHaveLength(2);
    const answered = consents.find(({ status }) => status === 200);
    const expected = (answered?.body as { grants: string[] } | undefined)?.grants;
    const grants = [...log.values()].flat().filter(({ type }) => type === 'GrantMade');
    const made = grants.filter(({ data }) => (data as { source: string }).source === one.params.id);
    expect(made.map(({ stream }) => stream)).toEqual(expected);
  });

  it('agreeing to nothing whose term has passed before the head consents', async () => {
    const one = await world.applyFor('school', entry, undefined, { until: '2026-09-22' });
    const { etag } = await civil.ok('draftReply', { ...one, body: agree });
    await world.at('2026-09-22T09:00:00+08:00');
    await head.refused('consentReply', 'term-too-long', { params: one.params, etag });
    const back = await head.ok('returnReply', { params: one.params, etag, body: bodies.returnReply });
    await world.replyTo('civil', { params: one.params, etag: back.etag }, refuse);
  });
});

describe('809 第二十条 (art. 20): a reply that waits for the head', () => {
  it('is asked for of the head, before its date and after', async () => {
    const { params, etag, body } = await world.applyFor('school', entry);
    await civil.ok('draftReply', { params, etag, body: agree });
    expect(body.deadline?.due).toBe('2026-09-30');
    await world.settle();
    world.newMails();
    for (const [at, word] of [
      ['2026-09-30T09:01:00+08:00', '提醒'],
      ['2026-10-08T09:01:00+08:00', '催办'],
    ] as const) {
      await world.at(at);
      const told = world.newMails().filter(({ subject }) => subject.includes(word) && subject.includes(body.number));
      expect(to(told)).toContain('civil-head@yima.example');
      expect(to(told)).not.toContain('civil@yima.example');
      for (const { text } of told) expect(text).toContain('待您同意');
    }
  });
});

endsWell('replies', () => world);
