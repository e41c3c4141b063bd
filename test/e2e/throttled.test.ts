import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { startWorld, type World } from '../world/world.ts';

/** DynamoDB refuses calls that are too many. Whoever calls waits a moment, or is told to; nobody is told of an error. */
let world: World;
let school: Client;
beforeAll(async () => {
  world = await startWorld();
  school = await world.as('school');
  await school.ok('listDemands');
});
afterAll(() => world?.stop());

describe('a busy table', () => {
  it('delays commands, and loses and doubles none of them', async () => {
    world.runtime.faults.set({ throttled: { requests: 0.3 }, seed: 22 });
    const asked = Array.from({ length: 12 }, (_, n) => ({
      body: { ...bodies.createDemand, name: `康复机构信息${n}` },
    }));
    const said = await Promise.all(
      asked.map((one, n) => school.send('createDemand', { ...one, key: `throttled-${n}` })),
    );
    for (const { status, headers } of said) {
      expect([201, 503]).toContain(status);
      if (status === 503) expect(headers.get('retry-after')).toBe('1');
    }
    expect(said.filter(({ status }) => status === 201).length).toBeGreaterThan(9);
    world.runtime.faults.end();
    // Sent again, as it was told: each is there once.
    for (const [n, one] of asked.entries()) await school.ok('createDemand', { ...one, key: `throttled-${n}` });
    const { body } = await school.ok('listDemands');
    const names = body.items.map(({ name }) => name);
    expect(names.sort()).toEqual(asked.map((one) => one.body.name).sort());
  });

  it('that takes nothing is told as 503, with when to try again', async () => {
    world.runtime.faults.set({ throttled: { requests: 1 } });
    const { status, headers, body } = await school.send('createDemand', { body: bodies.createDemand });
    expect([status, (body as { code: string }).code, headers.get('retry-after')]).toEqual([503, 'busy', '1']);
    world.runtime.faults.end();
  });

  it('that cannot tell whose token it is, because the authorizer is down, says so, and when to ask again', async () => {
    world.runtime.faults.set({ down: ['authorizer'] });
    const civil = await world.as('civil');
    const { status, headers, body } = await civil.send('getMe', {});
    const { code } = body as { code: string };
    expect([status, code, headers.get('retry-after')]).toEqual([503, 'identity-unavailable', '1']);
    world.runtime.faults.end();
  });
});
