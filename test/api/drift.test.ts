import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { entriesOf, upperOf } from '../world/upper.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let upper: ReturnType<typeof upperOf>;
let entries: ReturnType<typeof entriesOf>;
let officer: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-09-22T15:00:00+08:00' });
  upper = upperOf(world);
  entries = entriesOf(world, 'civil');
  officer = await world.as('officer');
});
afterAll(() => world?.stop());

async function reconciled() {
  await officer.ok('checkDrift');
  await world.settle();
  return (await officer.ok('getDrift')).body;
}

const kinds = ({ items }: Awaited<ReturnType<typeof reconciled>>) => items.map(({ code, kind }) => `${code} ${kind}`);

describe('第七条 (art. 7): what the upper platform holds is compared with what is published', () => {
  it('finds no drift where all has arrived, and writes to nobody', async () => {
    await world.publish('civil', unconditional('一致'));
    await world.at('2026-09-23T05:59:00+08:00');
    world.newMails();
    await world.at('2026-09-23T06:01:00+08:00');
    const { report, items } = (await officer.ok('getDrift')).body;
    expect(report).toMatchObject({
      status: 'finished',
      startedAt: '2026-09-23T06:00:00.000+08:00',
      counts: { missing: 0, unknown: 0, version: 0, content: 0 },
    });
    expect(report).toMatchObject({ published: 1, held: 1 });
    expect(items).toEqual([]);
    expect(world.newMails()).toEqual([]);
  });

  it('reports what was forgotten, altered, made older or put there by others, and tells the bureau', async () => {
    const names = ['甲', '乙', '丙'].map((name) => `比对${name}`);
    const ids = [];
    for (const name of names) ids.push(await world.publish('civil', conditional(name)));
    await world.settle();
    const [forgotten = '', altered = '', older = ''] = await Promise.all(ids.map(entries.codeOf));
    await entries.republished(String(ids[2]), { ...conditional('比对丙'), abstract: '第二版' });
    await world.settle();
    const { held } = await upper.state();
    const row = (code: string) => held.find(({ catalogCode }) => catalogCode === code) as (typeof held)[number];
    const stranger = '341128199/000001';
    const gone = await world.publish('civil', conditional('比对丁'));
    await world.settle();
    const revived = (await upper.state()).held.at(-1) as (typeof held)[number];
    await entries.withdrawn(gone);
    await world.settle();
    await upper.behave({
      forget: [forgotten],
      hold: [
        { ...row(altered), digest: 'f'.repeat(64) },
        { ...row(older), versionNo: 1 },
        revived,
        { catalogCode: stranger, versionNo: 1, digest: null, catalogName: '来历不明' },
      ],
    });
    world.newMails();
    await world.at('2026-09-24T06:01:00+08:00');
    const { body } = await officer.ok('getDrift');
    expect(body.report?.counts).toEqual({ missing: 1, unknown: 2, version: 1, content: 1 });
    expect(kinds(body).sort()).toEqual(
      [
        `${forgotten} missing`,
        `${altered} content`,
        `${older} version`,
        `${stranger} unknown`,
        `${revived.catalogCode} unknown`,
      ].sort(),
    );
    expect(body.items.find(({ resource }) => resource === gone)).toMatchObject({
      kind: 'unknown',
      name: '比对丁',
      push: 'accepted',
      here: { version: 1, hash: null },
    });
    expect(body.items.find(({ code }) => code === older)).toMatchObject({
      resource: ids[2],
      push: 'accepted',
      here: { version: 2 },
      there: { version: 1 },
    });
    const mails = world.newMails();
    expect(mails.map(({ to }) => to).sort()).toEqual([
      'officer2@yima.example',
      'officer@yima.example',
      'two-hats@yima.example',
    ]);
    for (const text of ['上级平台缺失', '2026年9月24日', '第七条', '/drift']) expect(mails[0]?.text).toContain(text);
    expect(await walk(officer, 'getDrift', {})).toHaveLength(5);
    await cursorHolds('getDrift', { client: officer });
    expect((await (await world.as('upper')).ok('getDrift')).body).toEqual(body);
  });

  it('is mended by sending again what is missing, altered or older there', async () => {
    const { items } = (await officer.ok('getDrift')).body;
    for (const { resource, here } of items) {
      const version = here?.hash === null ? `${here.version}-withdrawn` : String(here?.version);
      if (resource) await officer.ok('resendPush', { params: { resource, version } });
    }
    await world.settle();
    const after = await reconciled();
    expect(kinds(after)).toEqual(['341128199/000001 unknown']);
    expect(after.report?.startedAt).toMatch(/^2026-09-24T06:0/);
    await upper.behave({ forget: ['341128199/000001'] });
    expect(kinds(await reconciled())).toEqual([]);
  });

  it('does not call a drift what is on its way, nor an answer what was none', async () => {
    await upper.behave({ fail: 1 });
    const resource = await world.publish('civil', unconditional('在途'));
    await world.settle();
    expect(await entries.pushesOf(resource)).toMatchObject([{ status: 'waiting' }]);
    world.newMails();
    const { report, items } = await reconciled();
    expect(report).toMatchObject({ status: 'finished', waiting: 1, counts: { missing: 0 } });
    expect(items).toEqual([]);
    await upper.behave({ fail: true });
    const failed = await reconciled();
    expect(failed.report).toMatchObject({ status: 'failed', reason: expect.stringContaining('503') });
    await upper.behave({ fail: false });
    expect(world.newMails()).toEqual([]);
    await world.at('2026-09-24T12:00:00+08:00');
    expect(await entries.pushesOf(resource)).toMatchObject([{ status: 'accepted' }]);
  });
});

endsWell('drift', () => world);
