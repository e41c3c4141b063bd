import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agree, bodies, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { ReceivingSystem } from '../world/receiver.ts';
import { startWorld, type World } from '../world/world.ts';

const who = ['civil', 'civil-head', 'civil-leader', 'school', 'school-head', 'officer', 'admin'] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
let entry: string;
let head: Client;
let staff: Client;
let system: ReceivingSystem;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  as = Object.fromEntries(await Promise.all(who.map(async (id) => [id, await world.as(id)] as const))) as typeof as;
  [head, staff] = [as['school-head'], as.school];
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());
beforeEach(async () => {
  system = await new ReceivingSystem().start();
});
afterEach(async () => {
  await world.settle();
  expect(system.refused).toEqual([]);
  await system.stop();
  for (const { id } of await walk<{ id: string }>(head, 'listWebhooks', {})) await take('removeWebhook', id);
});

/** Registers the receiving system. @returns its id */
async function registered(events: string[] | null = null, by = head): Promise<string> {
  const body = { name: '招生系统', url: system.url, events };
  const { body: made } = await by.ok('createWebhook', { body });
  system.secrets = [String(made.secret)];
  return made.id;
}

type Step = 'removeWebhook' | 'pauseWebhook' | 'resumeWebhook' | 'testWebhook' | 'rotateWebhook' | 'replayWebhook';

/** Takes a step on an endpoint as it is now. */
async function take(step: Step | 'updateWebhook', id: string, body?: object, by = head) {
  const params = { id };
  const { etag } = await by.ok('getWebhook', { params });
  const said = await by.ok(step, { params, etag, ...(body ? { body } : {}) });
  await world.settle();
  return said;
}

const deliveriesOf = (id: string, query: Record<string, string> = {}) =>
  walk<{ event: string; type: string; status: string; case: { id: string }; tries: number }>(
    staff,
    'listDeliveries',
    query,
    3,
    { id },
  );

/** A request of the school's, on which something happens at once. @returns its id */
async function requested(): Promise<string> {
  const { body } = await world.applyFor('school', entry, ['name']);
  await world.settle();
  return body.id;
}

const replied = async (id: string) => {
  const { etag } = await as.civil.ok('getRequest', { params: { id } });
  await world.replyTo('civil', { params: { id }, etag }, agree);
  await world.settle();
};

const later = (hours: number) => world.at(new Date(world.runtime.now().getTime() + hours * 3_600_000).toISOString());

describe('第十五条 (art. 15): what happens in a case is sent to a system of a department', () => {
  it('of its own cases, as it happened, signed, without names', async () => {
    const id = await registered();
    const request = await requested();
    await replied(request);
    expect(system.of(request)).toEqual(['request.submitted', 'duty.opened', 'request.agreed', 'duty.met']);
    expect(new Set(system.taken.map(({ id: message }) => message)).size).toBe(system.taken.length);
    // What the provider's staff propose and its head returns has not left it.
    expect(system.taken.map(({ type }) => type)).not.toContain('reply.proposed');
    const [first] = (await deliveriesOf(id)).toReversed().filter((one) => one.case.id === request);
    const read = await staff.ok('getDelivery', { params: { id, event: String(first?.event) } });
    expect(read.body.payload).toEqual({
      type: 'request.submitted',
      timestamp: read.body.at,
      data: {
        event: `${request}@1`,
        case: { kind: 'request', id: request, number: expect.stringMatching(/^YM-/) },
        duty: null,
        url: `/v1/requests/${request}`,
      },
    });
    expect(read.body.attempts).toMatchObject([{ outcome: 'delivered', status: 204, url: system.url }]);
    expect(JSON.stringify(read.body.payload)).not.toContain('school');
  });

  it('of the kinds that it asked for, and of nobody else’s cases', async () => {
    await registered(['request.agreed']);
    const theirs = await new ReceivingSystem().start();
    const { body } = await as['civil-head'].ok('createWebhook', {
      body: { name: '民政系统', url: theirs.url, events: ['reply.proposed', 'resource.published'] },
    });
    theirs.secrets = [String(body.secret)];
    const request = await requested();
    await replied(request);
    expect(system.taken.map(({ type }) => type)).toEqual(['request.agreed']);
    expect(theirs.taken.map(({ type }) => type)).toEqual(['reply.proposed']);
    await take('removeWebhook', body.id, undefined, as['civil-head']);
    await theirs.stop();
  });

  it('and the kinds are listed with their words', async () => {
    const { body } = await staff.ok('listWebhookEvents');
    expect(body.items).toContainEqual({ type: 'request.agreed', zh: '答复：同意共享', en: 'Agreed' });
    expect(body.items.find(({ type }) => type === 'duty.late')?.zh).toBe('逾期：…，应于…办结');
  });
});

describe('an endpoint', () => {
  it('is registered by the head, seen by its department alone, and its secret is told once', async () => {
    await staff.refused('createWebhook', 'role-missing', { body: bodies.createWebhook });
    await as.admin.refused('listWebhooks', 'role-missing');
    await as['civil-leader'].refused('listWebhooks', 'role-missing');
    const { body, headers } = await head.ok('createWebhook', { body: bodies.createWebhook });
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(headers.get('location')).toBe(`/v1/webhooks/${body.id}`);
    const params = { id: body.id };
    expect((await staff.ok('getWebhook', { params })).body).toMatchObject({ status: 'active', department: '06' });
    await as.civil.refused('getWebhook', 'not-found', { params });
    await as.civil.refused('listDeliveries', 'not-found', { params });
    await cursorHolds('listWebhooks', { client: head, others: [as.civil] });
    const { etag } = await staff.ok('getWebhook', { params });
    for (const step of ['updateWebhook', 'rotateWebhook', 'removeWebhook'] as const)
      await staff.refused(step, 'role-missing', {
        params,
        etag,
        ...(step === 'updateWebhook' ? { body: bodies.updateWebhook } : {}),
      });
  });

  it('lies behind TLS', async () => {
    const body = { ...bodies.createWebhook, url: 'http://receiver.yima.example/' };
    await head.refused('createWebhook', 'address-without-tls', { body });
    const id = await registered();
    const { etag } = await head.ok('getWebhook', { params: { id } });
    await head.refused('updateWebhook', 'address-without-tls', { params: { id }, etag, body });
  });

  it.each(['ftp://receiver.yima.example/', 'https://user:key@receiver.yima.example/', 'receiver'])(
    'has a plain address on the web: %s is refused',
    async (url) => {
      const body = { ...bodies.createWebhook, url };
      const refused = await head.refused('createWebhook', 'invalid-input', { body });
      expect(refused.body.errors.map(({ field }) => field)).toEqual(['body.url']);
    },
  );

  it('is changed by whoever has seen it as it is, and only where there is one', async () => {
    const id = await registered();
    const steps = ['updateWebhook', 'rotateWebhook', 'testWebhook', 'pauseWebhook', 'resumeWebhook'] as const;
    for (const step of [...steps, 'replayWebhook', 'removeWebhook'] as const) {
      const sent = step in bodies ? { body: bodies[step as keyof typeof bodies] } : {};
      await head.refused(step, 'stale', { params: { id }, etag: '"9"', ...sent });
      await head.refused(step, 'not-found', { params: { id: unusedId('whk') }, etag: '"1"', ...sent });
    }
  });

  it('is one of ten at most', async () => {
    for (let n = 0; n < 10; n += 1)
      await head.ok('createWebhook', { body: { ...bodies.createWebhook, name: `系统${n}` } });
    await head.refused('createWebhook', 'too-many-webhooks', { body: bodies.createWebhook });
  });

  it('signs with a new secret, and for a day with the former one as well', async () => {
    const id = await registered();
    const [former = ''] = system.secrets;
    const { body } = await take('rotateWebhook', id);
    const { secret } = body as { secret: string | null };
    expect(secret).not.toBe(former);
    for (const each of [former, String(secret)]) {
      system.secrets = [each];
      await take('testWebhook', id);
    }
    expect(system.taken.map(({ type }) => type)).toEqual(['webhook.test', 'webhook.test']);
    await later(25);
    await take('testWebhook', id);
    expect(system.taken).toHaveLength(3);
    system.secrets = [former];
    await take('testWebhook', id);
    expect(system.refused.splice(0)).toHaveLength(1);
  });

  it('may be changed, paused and resumed; what is kept meanwhile goes', async () => {
    const id = await registered();
    const params = { id };
    await head.refused('updateWebhook', 'stale', { params, etag: '"9"', body: bodies.updateWebhook });
    await take('updateWebhook', id, { name: '招生系统二', url: system.url, events: ['request.submitted'] });
    await take('pauseWebhook', id, bodies.pauseWebhook, staff);
    const request = await requested();
    expect(system.taken).toEqual([]);
    const { etag } = await head.ok('getWebhook', { params });
    await staff.refused('pauseWebhook', 'step-closed', { params, etag, body: bodies.pauseWebhook });
    // A test goes all the same.
    await take('testWebhook', id, undefined, staff);
    expect(system.taken.splice(0).map(({ type }) => type)).toEqual(['webhook.test']);
    await take('resumeWebhook', id, undefined, staff);
    expect(system.of(request)).toEqual(['request.submitted']);
    const again = await head.ok('getWebhook', { params });
    await staff.refused('resumeWebhook', 'step-closed', { params, etag: again.etag });
  });
});

describe('nothing is lost, and the order of a case is kept', () => {
  it('where the receiver is down for a day', async () => {
    const id = await registered();
    await system.stop();
    const request = await requested();
    await replied(request);
    world.newMails();
    await later(24);
    expect((await deliveriesOf(id, { undelivered: 'true' })).length).toBeGreaterThan(3);
    await system.start();
    await later(8);
    expect(system.of(request)).toEqual(['request.submitted', 'duty.opened', 'request.agreed', 'duty.met']);
    expect(await deliveriesOf(id, { undelivered: 'true' })).toEqual([]);
    // Nobody was told, since nothing had been given up.
    expect(world.newMails().filter(({ subject }) => /推送|未能送达/.test(subject))).toEqual([]);
  });

  it('where it answers 500 for one case: that case waits, and no other', async () => {
    await registered();
    const poisoned = await requested();
    system.recovers();
    system.answers = (taken, response) => response.writeHead(taken.case === poisoned ? 500 : 200).end('no');
    await replied(poisoned);
    const other = await requested();
    await replied(other);
    expect(new Set(system.of(poisoned))).toEqual(new Set(['request.agreed']));
    expect(system.of(other)).toEqual(['request.submitted', 'duty.opened', 'request.agreed', 'duty.met']);
    system.recovers();
    await later(1);
    expect(system.of(poisoned)).toEqual(['request.agreed', 'duty.met']);
  });

  it('where it hangs, or answers only after the next attempt: the message has the same id', async () => {
    await registered(['request.submitted', 'request.agreed']);
    const held: (() => void)[] = [];
    system.answers = (_, response) => held.push(() => response.writeHead(200).end());
    const request = await requested();
    // Mail went meanwhile.
    expect(world.newMails().some(({ subject }) => subject.includes('申请'))).toBe(true);
    await later(0.1);
    for (const answer of held) answer();
    expect(system.taken.length).toBeGreaterThan(1);
    expect(new Set(system.taken.map(({ id }) => id)).size).toBe(1);
    await replied(request);
    system.recovers();
    await later(2);
    expect(system.of(request)).toEqual(['request.submitted', 'request.agreed']);
  });

  it('where it answers with a redirect, which is not followed', async () => {
    const id = await registered(['request.submitted']);
    const elsewhere = await new ReceivingSystem().start();
    system.answers = (_, response) => response.writeHead(307, { location: elsewhere.url }).end();
    await requested();
    const [one] = await deliveriesOf(id);
    const { body } = await staff.ok('getDelivery', { params: { id, event: String(one?.event) } });
    expect(body.attempts).toMatchObject([{ outcome: 'redirect', status: 307 }]);
    expect([elsewhere.taken, elsewhere.refused]).toEqual([[], []]);
    await elsewhere.stop();
    system.recovers();
    await later(1);
    expect(system.taken).toHaveLength(1);
  });

  it('where it moves to an internal address that the stage does not allow: no connection is made', async () => {
    const id = await registered(['request.submitted']);
    let connections = 0;
    const inside: Server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.2', resolve));
    const { port } = inside.address() as { port: number };
    await take('updateWebhook', id, {
      name: '招生系统',
      url: `https://127.0.0.2:${port}/`,
      events: ['request.submitted'],
    });
    await requested();
    const [one] = await deliveriesOf(id);
    const { body } = await staff.ok('getDelivery', { params: { id, event: String(one?.event) } });
    expect(body.last).toMatchObject({ outcome: 'address', status: null, answer: null });
    expect(connections).toBe(0);
    await new Promise((resolve) => inside.close(resolve));
    await take('updateWebhook', id, { name: '招生系统', url: system.url, events: null });
    await later(2);
    expect(await deliveriesOf(id, { undelivered: 'true' })).toEqual([]);
  });

  it('where workers die, messages come twice and timers are lost', async () => {
    await registered(['request.submitted', 'duty.opened', 'request.agreed', 'duty.met']);
    world.runtime.faults.set({ down: ['Deliveries'], queues: 'doubles' });
    const request = await requested();
    world.runtime.faults.end();
    await replied(request);
    world.runtime.loseTimers();
    await later(3);
    expect([...new Set(system.of(request))]).toEqual([
      'request.submitted',
      'duty.opened',
      'request.agreed',
      'duty.met',
    ]);
  });
});

describe('after two days in vain', () => {
  it('an endpoint that took nothing is paused, its department is told, and goes on where it stood', async () => {
    const id = await registered(['request.submitted', 'request.agreed']);
    system.answers = (_, response) => response.writeHead(503).end('maintenance');
    const request = await requested();
    await replied(request);
    world.newMails();
    await later(50);
    const { body } = await staff.ok('getWebhook', { params: { id } });
    expect(body).toMatchObject({ status: 'paused', paused: { by: null, why: 'status' } });
    const { length } = system.taken;
    expect(length).toBe(12);
    await later(24 * 7);
    expect(system.taken).toHaveLength(length);
    const mails = world.newMails().filter(({ subject }) => subject.includes('推送'));
    expect(mails.map(({ to }) => to).sort()).toEqual(['school-head@yima.example', 'school@yima.example']);
    expect(mails[0]?.text).toContain('招生系统');
    expect((await deliveriesOf(id)).map(({ type, status }) => [type, status])).toEqual([
      ['request.agreed', 'waiting'],
      ['request.submitted', 'failed'],
    ]);
    system.recovers();
    await take('resumeWebhook', id, undefined, staff);
    expect(system.of(request)).toEqual(['request.submitted', 'request.agreed']);
  });

  it('one event that is not taken holds up its case until it is skipped', async () => {
    const id = await registered();
    const poisoned = await requested();
    system.recovers();
    system.answers = (taken, response) => response.writeHead(taken.case === poisoned ? 422 : 200).end('unknown number');
    await replied(poisoned);
    await later(40);
    const other = await requested();
    await later(12);
    expect((await staff.ok('getWebhook', { params: { id } })).body.status).toBe('active');
    expect(system.of(other)).toContain('request.submitted');
    const failed = (await deliveriesOf(id, { undelivered: 'true' })).find(({ status }) => status === 'failed');
    const params = { id, event: String(failed?.event) };
    const read = await staff.ok('getDelivery', { params });
    expect(read.body.attempts.at(-1)).toMatchObject({ outcome: 'status', status: 422, answer: 'unknown number' });
    system.recovers();
    await staff.refused('skipDelivery', 'stale', { params, etag: '"99"' });
    await staff.refused('skipDelivery', 'not-found', {
      params: { ...params, event: `${unusedId('req')}@1` },
      etag: '"1"',
    });
    const skipped = await staff.ok('skipDelivery', { params, etag: read.etag });
    await world.settle();
    expect(skipped.body.status).toBe('skipped');
    expect(system.of(poisoned)).toEqual(['duty.met']);
    await staff.refused('skipDelivery', 'step-closed', { params, etag: skipped.etag });
    // Mail waits for a working day.
    await later(24 * 10);
    const told = world.newMails().filter(({ subject }) => subject.includes('未能送达'));
    expect(told.map(({ to }) => to)).toEqual(['school@yima.example']);
    expect(told[0]?.text).toContain(params.event);
  });

  it('an endpoint that answers 410 is paused at once', async () => {
    const id = await registered(['request.submitted']);
    system.answers = (_, response) => response.writeHead(410).end();
    await requested();
    expect((await staff.ok('getWebhook', { params: { id } })).body.paused).toMatchObject({ by: null, why: 'gone' });
  });
});

describe('a replay', () => {
  it('sends again, in order and under the same ids, what was sent since an event', async () => {
    const id = await registered(['request.submitted', 'duty.opened', 'request.agreed', 'duty.met']);
    const before = await requested();
    await later(1);
    const request = await requested();
    await replied(request);
    const sent = system.taken.map((one) => one.id);
    system.recovers();
    const since = `${request}@1`;
    await take('replayWebhook', id, { since }, staff);
    expect(system.of(before)).toEqual([]);
    expect(system.of(request)).toEqual(['request.submitted', 'duty.opened', 'request.agreed', 'duty.met']);
    expect(system.taken.every((one) => sent.includes(one.id))).toBe(true);
    const { etag } = await head.ok('getWebhook', { params: { id } });
    await head.refused('replayWebhook', 'not-found', { params: { id }, etag, body: bodies.replayWebhook });
    await cursorHolds('listDeliveries', { client: staff, params: { id } });
  });

  it('is of what was sent, and the rest of the endpoint’s steps end with it', async () => {
    const id = await registered();
    const params = { id };
    await take('removeWebhook', id);
    await requested();
    expect(system.taken).toEqual([]);
    await head.refused('getWebhook', 'not-found', { params });
    await head.refused('getDelivery', 'not-found', { params: { ...params, event: `${unusedId('req')}@1` } });
  });
});

endsWell('webhooks', () => world);
