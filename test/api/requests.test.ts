import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, bodies, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { join, move } from '../world/moves.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { otherPurpose, whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let officer: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-18T09:00:00+08:00', strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  officer = await world.as('officer');
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

describe('a request', () => {
  it('is there for its two sides and the bureau, and for nobody else', async () => {
    const { body, params } = await world.applyFor('school', entry);
    for (const reader of ['school', 'school-leader', 'civil', 'civil2', 'civil-leader', 'officer', 'two-hats']) {
      const client = await world.as(reader);
      expect((await client.ok('getRequest', { params })).body.number, reader).toBe(body.number);
      expect((await client.ok('getRequestForm', { params })).body, reader).toContain(body.number);
      expect((await client.ok('getDuty', { params: { id: `${body.id}.reply` } })).body.status).toBe('open');
    }
    for (const reader of ['bureau-staff', 'bureau-leader']) {
      const client = await world.as(reader);
      await client.refused('getRequest', 'not-found', { params });
      await client.refused('getRequestForm', 'not-found', { params });
      await client.refused('getDuty', 'not-found', { params: { id: `${body.id}.reply` } });
      expect((await client.ok('listRequests', { query: { side: 'sent' } })).body.items).toEqual([]);
      expect((await client.ok('listRequests')).body.items).toEqual([]);
    }
  });

  it('第十二条 (art. 12): has no form once somebody has changed it in the table', async () => {
    const { params } = await world.applyFor('school', entry);
    await whileAltered(world.tables, 'cases', otherPurpose(params.id), () =>
      civil.refused('getRequestForm', 'not-as-logged', { params }),
    );
    await civil.ok('getRequestForm', { params });
  });

  it('第十五条 (art. 15): has its application form, generated, which takes no markup of its own', async () => {
    const purpose = '<script>alert(1)</script>&lt;"\'';
    const { body, params } = await world.applyFor('school', entry, ['name'], { purpose });
    const { body: text } = await civil.ok('getRequestForm', { params });
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;alert(1)');
    const told = ['需求申请表', body.number, '2026-09-24', '义马市民政局', '姓名', '学生资助管理系统', '库表批量交换'];
    for (const each of [...told, '示例 school', 'school@yima.example', '0398-5550100', '2028年12月31日']) {
      expect(text).toContain(each);
    }
  });

  it('is withdrawn by the requester until it is answered: nothing is owed any more', async () => {
    const { params, etag } = await world.applyFor('school', entry);
    await world.settle();
    world.newMails();
    await civil.refused('withdrawRequest', 'not-your-step', { params, etag });
    const withdrawn = await school.ok('withdrawRequest', { params, etag });
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', deadline: { level: 'done' } });
    expect((await civil.ok('getDuty', { params: { id: `${params.id}.reply` } })).body.status).toBe('cancelled');
    await world.settle();
    expect(
      world
        .newMails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['civil2@yima.example', 'civil@yima.example']);
    await school.refused('withdrawRequest', 'step-closed', { params, etag: withdrawn.etag });
  });

  it('may be urged once a day by the requester', async () => {
    const { params, etag, body } = await world.applyFor('school', entry);
    await civil.refused('nudgeRequest', 'not-your-step', { params, etag });
    await world.settle();
    world.newMails();
    const once = await school.ok('nudgeRequest', { params, etag });
    await world.settle();
    const mails = world.newMails();
    expect(mails.map(({ to }) => to).sort()).toEqual(['civil2@yima.example', 'civil@yima.example']);
    for (const told of [body.number, '2026年9月24日', '催办']) expect(mails[0]?.text).toContain(told);
    await school.refused('nudgeRequest', 'nudged-today', { params, etag: once.etag });
    const over = await world.replyTo('civil', { params, etag: once.etag }, agree);
    await school.refused('nudgeRequest', 'step-closed', { params, etag: over.etag });
  });

  it('《政务数据共享条例》第二十一条 (809 art. 21): more time is asked of the bureau, given with notice to the requester, or declined', async () => {
    const { params, etag } = await world.applyFor('school', entry);
    const duty = { id: `${params.id}.reply` };
    const asking = { days: 5, reason: '涉及多个处室' };
    await school.refused('askExtension', 'not-your-step', { params, etag, body: asking });
    await civil.refused('askExtension', 'extension-too-long', { params, etag, body: { ...asking, days: 11 } });
    await world.settle();
    world.newMails();
    const asked = await civil.ok('askExtension', { params, etag, body: asking });
    expect(asked.body.extension).toMatchObject({ days: 5, declined: null });
    await world.settle();
    expect(
      world
        .newMails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['officer2', 'officer', 'two-hats'].map((id) => `${id}@yima.example`));
    await civil.refused('askExtension', 'extension-asked', { params, etag: asked.etag, body: asking });
    const read = await officer.ok('getDuty', { params: duty });
    await officer.ok('extendDuty', { params: duty, etag: read.etag, body: asking });
    await world.settle();
    expect(
      world
        .newMails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['civil2', 'civil', 'school'].map((id) => `${id}@yima.example`));
    // Ten working days from the 18th, the National Day holiday in between.
    expect((await school.ok('getRequest', { params })).body.deadline?.due).toBe('2026-10-09');

    const given = await world.applyFor('school', entry);
    const early = { id: `${given.params.id}.reply` };
    await officer.ok('extendDuty', { params: early, etag: '"1"', body: asking });
    await civil.refused('askExtension', 'extended-already', { ...given, body: asking });
    const other = await world.applyFor('school', entry);
    const none = { params: other.params, body: { reason: '事项简单，应当按期答复' } };
    await officer.refused('declineExtension', 'extension-not-asked', { ...none, etag: other.etag });
    const again = await civil.ok('askExtension', { params: other.params, etag: other.etag, body: asking });
    await world.settle();
    world.newMails();
    const declined = await officer.ok('declineExtension', { ...none, etag: again.etag });
    expect(declined.body.extension).toMatchObject({ declined: '事项简单，应当按期答复' });
    await world.settle();
    expect(
      world
        .newMails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['civil2@yima.example', 'civil@yima.example']);
    const over = await world.replyTo('civil', { params: other.params, etag: declined.etag }, agree);
    await civil.refused('askExtension', 'step-closed', { params: other.params, etag: over.etag, body: asking });
    await officer.refused('declineExtension', 'step-closed', { ...none, etag: over.etag });
  });

  it('nor is more time declined by whoever asked for it, even from the bureau by now', async () => {
    await join(world, 'moves-up', '02', ['staff']);
    const { params, etag } = await world.applyFor('school', entry);
    const moving = await world.as('moves-up');
    const asked = await moving.ok('askExtension', { params, etag, body: { days: 5, reason: '涉及多个处室' } });
    await move(world, 'moves-up', '00', ['bureau']);
    const declining = { params, etag: asked.etag, body: { reason: '应当按期答复' } };
    await moving.refused('declineExtension', 'same-person', declining);
    await officer.ok('declineExtension', declining);
    await move(world, 'moves-up', '02', ['staff']);
  });

  it('is listed by side, the newest first, page by page', async () => {
    const sent = await walk<{ id: string; submittedAt: string }>(school, 'listRequests', { side: 'sent' });
    const times = sent.map(({ submittedAt }) => submittedAt);
    expect(sent.length).toBeGreaterThan(4);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    expect(times).toEqual([...times].sort().reverse());
    expect(await walk(school, 'listRequests', { side: 'received' })).toEqual([]);
    const ids = (requests: { id: string }[]) => requests.map(({ id }) => id).sort();
    expect(ids(await walk(civil, 'listRequests', {}))).toEqual(ids(sent));
    expect(ids(await walk(officer, 'listRequests', { side: 'all' }))).toEqual(ids(sent));
    await school.refused('listRequests', 'role-missing', { query: { side: 'all' } });
    await (await world.as('bureau-staff')).refused('listRequests', 'role-missing', { query: { side: 'all' } });
    const query = { side: 'received' };
    await cursorHolds('listRequests', {
      client: civil,
      query,
      others: [school, officer],
      otherwise: [{ side: 'sent' }],
    });
  });
});

describe('a step on a case', () => {
  it.each(['withdrawRequest', 'nudgeRequest', 'askExtension', 'declineExtension'] as const)(
    '%s is taken of a case that is there, in the version that was read',
    async (operation) => {
      const { params, etag } = await world.applyFor('school', entry);
      const by = operation === 'declineExtension' ? officer : operation === 'askExtension' ? civil : school;
      const body = operation in bodies ? { body: bodies[operation as 'askExtension'] } : {};
      await by.refused(operation, 'stale', { params, etag: '"7"', ...body });
      await by.refused(operation, 'not-found', { params: { id: unusedId('req') }, etag, ...body });
    },
  );
});

describe('第十六条 (art. 16): more time that the bureau waits for itself', () => {
  it('is not the bureau’s to decline', async () => {
    const bureau = await world.as('bureau-staff');
    const waited = await world.applyFor('bureau-staff', entry);
    const more = { days: 5, reason: '涉及多个处室' };
    const asked = await civil.ok('askExtension', { params: waited.params, etag: waited.etag, body: more });
    const one = { params: waited.params, etag: asked.etag };
    await officer.refused('declineExtension', 'not-your-step', { ...one, body: bodies.declineExtension });
    await bureau.ok('withdrawRequest', one);
  });
});

describe('第二十一条 (809 art. 21): more time', () => {
  it('is asked for until the date only', async () => {
    const { params, etag } = await world.applyFor('school', entry);
    await world.at('2026-11-02T09:00:00+08:00');
    const { body } = await civil.ok('getRequest', { params });
    expect(body.deadline?.late).toBe(true);
    await civil.refused('askExtension', 'extension-too-late', { params, etag, body: bodies.askExtension });
  });
});

endsWell('requests', () => world);
