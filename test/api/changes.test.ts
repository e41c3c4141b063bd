import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { deliverAgain, finishedJob, importRows } from '../world/jobs.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { waitingFor } from '../world/waiting.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let officer: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  officer = await world.as('officer');
});
afterAll(() => world?.stop());

function citing(document: string, name = `依据${document}的资源`): Content {
  const content = conditional(name);
  return { ...content, sharing: { ...content.sharing, bases: [{ document, article: '第二条', kind: 'law' }] } };
}

/** Records a change and waits for its job. */
async function recorded(client: Client, concerns: object, { document = '某某法', changedOn = '2026-09-18' } = {}) {
  const said = await client.ok('createChange', { body: { kind: 'law-revised', document, changedOn, concerns } });
  expect(said.headers.get('location')).toBe(`/v1/jobs/${said.body.job}`);
  const job = await finishedJob(world, client, said.body.job);
  return { change: said.body, job, duty: (entry: string) => ({ id: `${entry}.update.${said.body.id}` }) };
}

describe('第九条 (art. 9): a change of law or function is recorded', () => {
  it('and listed, the newest first: those of all, and those that a department recorded', async () => {
    const own = await world.publish('civil', conditional('登记变化的资源'));
    const { change: first } = await recorded(civil, { resources: [own] }, { document: '甲法' });
    const { change: second } = await recorded(officer, { resources: [own] }, { document: '乙法' });
    const listed = async (query: Record<string, string>) =>
      (await walk<{ id: string }>(school, 'listChanges', query, 1)).map(({ id }) => id);
    expect(await listed({})).toEqual([second.id, first.id]);
    expect(await listed({ department: '02' })).toEqual([first.id]);
    expect(await listed({ department: '06' })).toEqual([]);
    const { body } = await school.ok('listChanges', { query: { department: '02' } });
    expect(body.items).toMatchObject([
      { department: '02', departmentName: '义马市民政局', recordedByName: '示例 civil' },
    ]);
    await cursorHolds('listChanges', { client: school, others: [civil] });
  });

  it('for chosen entries: each owes an update in ten working days from the day after the change', async () => {
    const [one, two, third] = [
      await world.publish('civil', conditional('资源甲')),
      await world.publish('school', conditional('资源乙')),
      await world.publish('civil', conditional('资源丙')),
    ];
    const { body: draft } = await civil.ok('createResource', { body: { content: conditional('未发布') } });
    await world.settle();
    world.newMails();
    const { change, job, duty } = await recorded(officer, { resources: [one, two, one, draft.id, unusedId('res')] });
    expect(change).toMatchObject({ recordedAt: expect.stringMatching(/^2026-09-21T09/), changedOn: '2026-09-18' });
    expect(job).toMatchObject({ kind: 'change', done: 2, refused: 2 });
    expect(job.refusals.sort()).toEqual(
      [
        [draft.id, 'resource-not-published'],
        [unusedId('res'), 'not-found'],
      ].sort(),
    );
    for (const [entry, client, owes] of [
      [one, civil, '02'],
      [two, school, '06'],
    ] as const) {
      const { body } = await client.ok('getDuty', { params: duty(entry) });
      expect(body).toMatchObject({ kind: 'update', status: 'open', owes, waits: null, flaggedAt: null });
      expect(body.subject).toMatchObject({ id: entry, change: { id: change.id, document: '某某法' } });
      // Sunday the 20th is worked, the 25th to the 27th and the 1st to the 7th are holidays.
      expect(body.proof).toMatchObject({
        start: '2026-09-18',
        due: '2026-10-09',
        rule: { days: 10, article: '第九条' },
      });
    }
    await civil.refused('getDuty', 'not-found', { params: duty(third) });
    const told = world.newMails().map(({ to }) => to);
    expect(told.sort()).toEqual(['civil2@yima.example', 'civil@yima.example', 'school@yima.example']);
  });

  it('for all of a department, by itself or by the bureau, and for nothing of another', async () => {
    const mine = await world.publish('school', conditional('教体局的一项'));
    const theirs = await world.publish('civil', conditional('民政局的一项'));
    const { duty, job } = await recorded(school, { department: '06' }, { document: '机构改革方案' });
    expect(job.refused).toBe(0);
    await school.ok('getDuty', { params: duty(mine) });
    await civil.refused('getDuty', 'not-found', { params: duty(theirs) });
    const record = (concerns: object) => ({
      body: { kind: 'function-changed', document: '机构改革方案', changedOn: '2026-09-18', concerns },
    });
    for (const concerns of [{ department: '02' }, { citing: '机构改革方案' }]) {
      const said = await school.refused('createChange', 'not-the-provider', record(concerns));
      expect(said.body.errors.map(({ field }) => field)).toEqual(['body.concerns']);
    }
    // Chosen entries are looked at one by one, where another's is refused.
    const chosen = await recorded(school, { resources: [mine, theirs] });
    expect(chosen.job).toMatchObject({ done: 1, refusals: [[theirs, 'not-the-provider']] });
    // Staff of the bureau act for the bureau as a department; only its officers act for all.
    const staff = await recorded(await world.as('bureau-staff'), { resources: [theirs] });
    expect(staff.job).toMatchObject({ done: 0, refusals: [[theirs, 'not-the-provider']] });
  });

  it('for all that rest on a law, written with 《》 or without, as they are published now', async () => {
    const plain = await world.publish('civil', citing('殡葬管理条例'));
    const quoted = await world.publish('school', citing('《殡葬管理条例》', '加书名号的'));
    const other = await world.publish('civil', citing('殡葬管理条例实施细则'));
    const moved = await world.publish('civil', citing('殡葬管理条例', '已改依据的'));
    const { etag } = await civil.ok('getResource', { params: { id: moved } });
    const revised = await civil.ok('updateResource', {
      params: { id: moved },
      etag,
      body: { content: citing('社会救助法') },
    });
    await officer.ok('approveResource', await world.submit('civil', { params: { id: moved }, etag: revised.etag }));
    for (const written of ['《殡葬管理条例》', '殡葬管理条例']) {
      const { duty, job } = await recorded(officer, { citing: written }, { document: written });
      expect(job).toMatchObject({ done: 2, refused: 0 });
      for (const entry of [plain, quoted]) await officer.ok('getDuty', { params: duty(entry) });
      for (const entry of [other, moved]) await officer.refused('getDuty', 'not-found', { params: duty(entry) });
    }
  });

  it('counted from the change even where it is recorded after the date: late at once, and the bureau is told', async () => {
    const entry = await world.publish('civil', conditional('迟登记的'));
    await world.settle();
    world.newMails();
    const { duty } = await recorded(officer, { resources: [entry] }, { changedOn: '2026-08-03' });
    const { body } = await civil.ok('getDuty', { params: duty(entry) });
    expect(body.deadline).toMatchObject({ due: '2026-08-17', late: true, level: 'red' });
    expect(body.flaggedAt).toMatch(/^2026-09-21T09/);
    const alerted = world.newMails().filter(({ text }) => text.includes('2026-08-17'));
    const late = ['civil-leader', 'officer', 'officer2', 'two-hats'].map((id) => `${id}@yima.example`);
    expect(alerted.map(({ to }) => to)).toEqual(expect.arrayContaining(late));
    for (const { to } of alerted)
      expect(['civil', 'civil2', ...late].join()).toContain(to.replace('@yima.example', ''));
  });

  it('not from the future, nor from before the measures took effect', async () => {
    const at = (changedOn: string) => ({
      body: { kind: 'law-revised', document: '某某法', changedOn, concerns: { department: '02' } },
    });
    await officer.refused('createChange', 'change-in-future', at('2026-09-22'));
    const { body } = await officer.refused('createChange', 'change-too-old', at('2021-03-09'));
    expect(body.rule).toBe('第二十六条');
  });

  it('for many entries at once, each owing once however often the job is delivered', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => ({
      provider: '06',
      // Held by nobody else, so that none waits for an answer.
      content: { ...citing('义务教育法', `学校资源${n}`), items: [{ id: 'school', name: '校舍编号' }] },
    }));
    await importRows(world, 'officer', rows);
    await world.consentAll();
    // Whoever imported entries does not approve them.
    const officer2 = await world.as('officer2');
    const entries = await waitingFor(officer2, 'listReviews', '06');
    const { body: approval } = await officer2.ok('approveResources', { body: { entries } });
    expect(await finishedJob(world, officer, approval.id)).toMatchObject({ done: 12 });
    await world.settle();
    world.newMails();
    const { body: change } = await officer.ok('createChange', {
      body: {
        kind: 'law-revised',
        document: '义务教育法',
        changedOn: '2026-09-21',
        concerns: { citing: '义务教育法' },
      },
    });
    await deliverAgain(world, change.job);
    expect(await finishedJob(world, officer, change.job)).toMatchObject({ done: 12, refused: 0 });
    await world.unchangedBy(() => deliverAgain(world, change.job));
    const owed = await walk<{ id: string; deadline: { due: string } }>(school, 'listDuties', {}, 100);
    const opened = owed.filter(({ id }) => id.endsWith(change.id));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(12);
    // One mail with all of them: twelve would be read by nobody.
    const [mail, ...more] = world.newMails().filter(({ to }) => to === 'school@yima.example');
    expect([mail?.subject, more]).toEqual([expect.stringContaining('共 12 项】'), []]);
    for (const entry of new Set(opened.map(({ id }) => id.split('.')[0])))
      expect(mail?.text).toContain(`/resources/${entry}`);
  });
});

endsWell('changes', () => world);
