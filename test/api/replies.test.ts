import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import { agreeInPart, application, nobodys, refuse } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  entry = await world.published('civil', conditional());
});
afterAll(() => world?.stop());

/** A request of the school for three items, with what is needed to reply to it. */
async function asked() {
  const { body, etag } = await school.ok('submitRequest', { body: application(entry) });
  return { params: { id: body.id }, etag };
}

const agree = { decision: 'agree', opinion: '按用途使用' };

describe('第十五条 (art. 15): the provider replies', () => {
  it('agreeing: the requester may use exactly the items it asked for', async () => {
    const one = await asked();
    await world.settle();
    world.newMails();
    const { body, etag } = await civil.ok('replyToRequest', { ...one, body: agree });
    expect(body).toMatchObject({
      status: 'agreed',
      reply: { late: false, opinion: '按用途使用', refusal: null },
      deadline: { level: 'done', late: false },
    });
    expect(etag).toBe('"2"');
    const { body: grant } = await school.ok('getGrant', { params: { id: String(body.grant) } });
    expect(grant.items.map(({ id }) => id)).toEqual(['name', 'id-number', 'level']);
    expect(grant).toMatchObject({ source: one.params.id, purpose: '助学资格核验', provider: '02', requester: '06' });
    await world.settle();
    const mails = world.newMails();
    const told = mails.find(({ to }) => to === 'school@yima.example');
    for (const said of [body.number, '同意共享']) expect(told?.text).toContain(said);
    // 809 art. 22: and the provider hears by when it provides what it agreed to.
    const owed = mails.filter(({ subject }) => subject.includes('提供数据'));
    expect(owed.map(({ to }) => to).sort()).toEqual(['civil2@yima.example', 'civil@yima.example']);
    const duty = await civil.ok('getDuty', { params: { id: `${one.params.id}.reply` } });
    expect(duty.body).toMatchObject({ status: 'met', metOn: '2026-09-21', metLate: false });
  });

  it('agreeing in part: exactly the items agreed, with reason and basis for the rest', async () => {
    const one = await asked();
    for (const items of [['name', 'id-number', 'level'], ['name', 'income'], ['since']]) {
      await civil.refused('replyToRequest', 'agreed-items', { ...one, body: agreeInPart(...items) });
    }
    const { body } = await civil.ok('replyToRequest', { ...one, body: agreeInPart('level', 'name') });
    expect(body).toMatchObject({ status: 'partly-agreed', reply: { agreed: [{ id: 'name' }, { id: 'level' }] } });
    expect(body.reply?.refusal).toMatchObject({ kind: 'law-forbids', basis: { article: '第六条' } });
    const { body: grant } = await school.ok('getGrant', { params: { id: String(body.grant) } });
    expect(grant.items.map(({ id }) => id)).toEqual(['name', 'level']);
  });

  it('refusing: with its reason and its basis, both compulsory; there is no grant', async () => {
    const one = await asked();
    const { refusal } = refuse;
    const incomplete = [
      ['body.refusal', { decision: 'refuse' }],
      ['body.refusal.reason', { ...refuse, refusal: { ...refusal, reason: undefined } }],
      ['body.refusal.reason', { ...refuse, refusal: { ...refusal, reason: '  ' } }],
      ['body.refusal.basis', { ...refuse, refusal: { ...refusal, basis: undefined } }],
      ['body.refusal.basis.article', { ...refuse, refusal: { ...refusal, basis: { ...refusal.basis, article: '' } } }],
      ['body.refusal', { ...agreeInPart('name'), refusal: undefined }],
    ] as const;
    for (const [field, body] of incomplete) {
      const said = await civil.refused('replyToRequest', 'invalid-input', { ...one, body });
      expect(said.body.errors.map((error) => error.field)).toEqual([field]);
    }
    await world.settle();
    world.newMails();
    const { body } = await civil.ok('replyToRequest', { ...one, body: refuse });
    expect(body).toMatchObject({
      status: 'refused',
      grant: null,
      reply: { agreed: [], refusal: { reason: refusal.reason } },
    });
    await world.settle();
    const [mail] = world.newMails();
    for (const told of ['不予共享', refusal.reason, '中华人民共和国个人信息保护法']) expect(mail?.text).toContain(told);
  });

  it('once, by the provider alone, on what was read', async () => {
    const one = await asked();
    await school.refused('replyToRequest', 'not-the-provider', { ...one, body: agree });
    await (await world.as('bureau-staff')).refused('replyToRequest', 'not-found', { ...one, body: agree });
    await civil.refused('replyToRequest', 'not-found', { ...one, params: { id: nobodys('req') }, body: agree });
    await civil.refused('replyToRequest', 'stale', { ...one, etag: '"2"', body: agree });
    const { etag } = await civil.ok('replyToRequest', { ...one, body: agree });
    await civil.refused('replyToRequest', 'stale', { ...one, body: refuse });
    const { body } = await civil.refused('replyToRequest', 'request-closed', { ...one, etag, body: refuse });
    expect(body.detail).toContain('同意共享');
  });

  it('with one answer where many are given at once', async () => {
    const one = await asked();
    const replies = [agree, refuse, agreeInPart('name'), agreeInPart('level'), agree, refuse];
    const civil2 = await world.as('civil2');
    const said = await Promise.all(
      replies.map((body, n) => (n % 2 ? civil : civil2).send('replyToRequest', { ...one, body })),
    );
    expect(said.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    for (const { status, body } of said) if (status !== 200) expect((body as Problem).code).toBe('stale');
    await world.settle();
    const log = await world.tables.log();
    const answered = (log.get(one.params.id) ?? []).slice(1).map(({ type }) => type);
    expect(answered).toHaveLength(1);
    const won = said.find(({ status }) => status === 200)?.body as { grant: string | null };
    const grants = [...log.values()].flat().filter(({ type }) => type === 'GrantMade');
    const made = grants.filter(({ data }) => (data as { source: string }).source === one.params.id);
    expect(made.map(({ stream }) => stream)).toEqual(won.grant === null ? [] : [won.grant]);
  });
});

endsWell('replies', () => world);
