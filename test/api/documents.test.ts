import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thumbprint } from '../../shared/adapters/sign/key.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let anyone: Client;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-18T09:00:00+08:00', strict: true });
  anyone = await world.as('');
});
afterAll(() => world?.stop());

describe('the platform’s keys', () => {
  it('are there for anyone, each under the name that it makes itself', async () => {
    const { body } = await anyone.ok('getKeys');
    expect(body.keys).toHaveLength(1);
    for (const key of body.keys) expect(key.kid).toBe(thumbprint(key));
    expect((await anyone.ok('getKeys')).body).toEqual(body);
  });
});

describe('what is checked', () => {
  it('is not genuine where another key signed it or none', async () => {
    const answer = { genuine: false, kid: null, signedAt: null, says: null };
    for (const signature of ['', 'e30..e30', 'x.y.z']) {
      const { body } = await anyone.ok('verify', { body: { document: { kind: 'application' }, signature } });
      expect(body).toEqual({ ...answer, fault: 'malformed' });
    }
  });
});

endsWell('documents', () => world);
