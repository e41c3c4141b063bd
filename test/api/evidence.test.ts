import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../shared/documents/bundle-check.ts';
import { unpack } from '../../shared/documents/zip.ts';
import { agreeInPart, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { otherPurpose, whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let entry: string;
let params: { id: string };
beforeAll(async () => {
  world = await startWorld({ mailed: false, now: '2026-09-18T09:00:00+08:00', strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  entry = await world.publish('civil', conditional());
  params = (await world.applyFor('school', entry)).params;
});
afterAll(() => world?.stop());

/** What is sealed of the request now, and the bundle that the link leads to, as somebody gets it. */
async function evidenceFor(client: Client) {
  const { body } = await client.ok('getRequestEvidence', { params });
  const response = await fetch(body.file.url);
  expect(response.headers.get('content-type')).toBe('application/zip');
  const bundle = Buffer.from(await response.arrayBuffer());
  expect([bundle.length, digest(bundle)]).toEqual([body.file.bytes, body.file.sha256]);
  return { ...body, bundle };
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('第十六条 (art. 16): sealed evidence', () => {
  it('is the same for both sides, the bureau and the upper authority, byte for byte', async () => {
    const { bundle, manifest, signature } = await evidenceFor(school);
    for (const reader of ['civil', 'civil-leader', 'officer', 'upper']) {
      const other = await evidenceFor(await world.as(reader));
      expect(other.bundle.equals(bundle), reader).toBe(true);
      expect([other.manifest, other.signature]).toEqual([manifest, signature]);
    }
  });

  it('is genuine through and through by the published keys: documents, whole chains, digests, signatures', async () => {
    const { bundle, manifest, signature } = await evidenceFor(school);
    const { keys } = (await (await world.as('')).ok('getKeys')).body;
    const found = await checkBundle(bundle, keys);
    expect(found.faults).toEqual([]);
    expect(found.manifest).toMatchObject({ genuine: true, kid: keys[0]?.kid, says: { kind: 'evidence' } });
    const said = await (await world.as('')).ok('verify', { body: { document: manifest, signature } });
    expect(said.body).toEqual(found.manifest);
    const log = await world.tables.log();
    for (const { stream, seq, hash } of manifest.log) {
      expect([log.get(stream)?.length, log.get(stream)?.at(-1)?.hash]).toEqual([seq, hash]);
    }
  });

  it('grows with the case: the reply, its document and the grant; what was sealed before stays genuine', async () => {
    const before = await evidenceFor(civil);
    const { etag } = await civil.ok('getRequest', { params });
    await world.replyTo('civil', { params, etag }, agreeInPart(entry, 'name', 'level'));
    await world.settle();
    const after = await evidenceFor(school);
    const names = unpack(after.bundle).map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
    expect(names.filter((name) => name.startsWith('events/grt_'))).toHaveLength(1);
    expect(after.manifest.madeAt > before.manifest.madeAt).toBe(true);
    const { keys } = (await school.ok('getKeys')).body;
    for (const { bundle } of [before, after]) expect((await checkBundle(bundle, keys)).faults).toEqual([]);
    const events = unpack(after.bundle).find(({ name }) => name === `events/${params.id}.jsonl`);
    const types = Buffer.from(events?.bytes ?? [])
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(types[0]).toBe('RequestSubmitted');
  });

  it('names no person but by id in its events, and is there for nobody else', async () => {
    const { bundle } = await evidenceFor(school);
    const events = unpack(bundle).filter(({ name }) => name.startsWith('events/'));
    expect(events.map(({ bytes }) => Buffer.from(bytes).toString()).join('')).not.toMatch(/示例|@yima\.example/);
    for (const reader of ['bureau-staff', 'bureau-leader']) {
      await (await world.as(reader)).refused('getRequestEvidence', 'not-found', { params });
    }
    await school.refused('getRequestEvidence', 'not-found', { params: { id: unusedId('req') } });
  });
});

it('第十二条 (art. 12): is sealed no more once somebody has changed the case in the table', async () => {
  await whileAltered(world.tables, 'cases', otherPurpose(params.id), async () => {
    await school.refused('getRequestEvidence', 'not-as-logged', { params });
  });
});

endsWell('evidence', () => world);
