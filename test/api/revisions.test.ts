import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../shared/domain/catalog/content.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { download, exportFile, importFile, remarksOf } from '../world/files.ts';
import { walk } from '../world/paging.ts';
import { waitingFor } from '../world/waiting.ts';
import { assessed, startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let leader: Client;
let officer: Client;
let ids: string[];
const names = ['低保对象信息', '养老机构名录', '收养登记档案'];
const [first = '', second = '', third = ''] = names;

beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  leader = await world.as('civil-leader');
  officer = await world.as('officer');
  const contents: Content[] = [conditional(first), unconditional(second), notShared(third)];
  ids = [];
  for (const content of contents) ids.push(await world.publish('civil', content));
  await world.publish('school', unconditional('学校名录'));
});
afterAll(() => world?.stop());

const entry = async (at: number) => (await civil.ok('getResource', { params: { id: String(ids[at]) } })).body;
const edit = (text: Buffer, from: string, to: string) => {
  expect(text.toString()).toContain(from);
  return text.toString().replaceAll(from, to);
};
const told = (report: { findings: { severity: string; zh: string }[] }, severity: string) =>
  report.findings.filter((each) => each.severity === severity).map(({ zh }) => zh);
const give = async (by: Client, operation: 'proposeImport' | 'withdrawImport', id: string) => {
  const { body } = await by.ok(operation, { params: { id } });
  await world.settle();
  return (await by.ok('getJob', { params: { id: body.id } })).body;
};

describe('第七条 (art. 7): a catalog that is exported and imported again', () => {
  it.each(['xlsx', 'csv', 'json'] as const)('as %s without a change changes nothing', async (format) => {
    const { bytes } = await exportFile(world, 'civil', { format, department: '02' });
    const { job, report, id } = await importFile(world, 'civil', format, bytes);
    expect(job).toMatchObject({ total: 3, done: 3, refused: 0 });
    expect(report).toMatchObject({ entries: 3, refused: 0, unchanged: 3, revised: 0, rejected: 0 });
    expect(told(report, 'remark')).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('无变化')));
    for (const at of [0, 1, 2]) expect(await entry(at)).toMatchObject({ version: 1, draft: null });
    expect(await give(civil, 'proposeImport', id)).toMatchObject({ done: 0, refused: 0, status: 'finished' });
  });

  it('and edited is a revision of each entry that was changed, told cell by cell, dropped if the import is withdrawn', async () => {
    const { bytes } = await exportFile(world, 'civil', { format: 'csv', department: '02' });
    const { report, id, job, actions } = await importFile(world, 'civil', 'csv', edit(bytes, '每月', '每周'));
    expect(job).toMatchObject({ done: 3, refused: 0 });
    expect(report).toMatchObject({ unchanged: 0, revised: 3 });
    expect(actions.map(({ operation, allowed }) => [operation, allowed])).toEqual([
      ['proposeImport', true],
      ['withdrawImport', true],
    ]);
    const { body: seen } = await leader.ok('getImportReport', { params: { id } });
    expect(seen.actions.map(({ because }) => because?.code)).toEqual(['role-missing', 'role-missing']);
    expect(told(report, 'changed')).toEqual(names.map((name) => `“${name}”：由“每月”改为“每周”。`));
    const remarks = await remarksOf((await download(report.markedUrl)).bytes);
    expect(remarks.get(2)).toContain('【已修改】更新周期');
    for (const at of [0, 1, 2])
      expect(await entry(at)).toMatchObject({
        published: { updateCycle: 'monthly' },
        draft: { status: 'draft', content: { updateCycle: 'weekly' } },
      });
    // Another import, and a person, find the draft in the way; the person's own revision is theirs from then on.
    const again = await importFile(world, 'civil', 'csv', edit(bytes, '每月', '每天'));
    expect(again.job).toMatchObject({ done: 0, refused: 3 });
    expect(told(again.report, 'rejected')[0]).toContain('尚未提请的草稿');
    const params = { id: String(ids[2]) };
    const { body: read, etag } = await civil.ok('getResource', { params });
    const { draft } = read;
    await civil.ok('updateResource', {
      params,
      etag,
      body: { content: { ...(draft as { content: Content }).content, updateCycle: 'yearly' } },
    });
    await (await world.as('school')).refused('withdrawImport', 'not-found', { params: { id } });
    await leader.refused('proposeImport', 'role-missing', { params: { id } });
    expect(await give(civil, 'withdrawImport', id)).toMatchObject({ kind: 'drop', done: 2, refused: 0 });
    expect(await entry(0)).toMatchObject({
      version: 1,
      draft: null,
      withdrawn: null,
      published: { updateCycle: 'monthly' },
    });
    expect(await entry(2)).toMatchObject({ draft: { content: { updateCycle: 'yearly' } } });
    // Nothing of the import is left to propose.
    expect((await civil.ok('getImportReport', { params: { id } })).body.actions).toEqual([]);
    expect(await give(civil, 'proposeImport', id)).toMatchObject({ done: 0, refused: 0 });
  });

  it('is proposed as a whole, with one mail to the leader, consented to and approved as any revision', async () => {
    const { bytes } = await exportFile(world, 'civil', { format: 'json', department: '02' });
    const { report, id } = await importFile(world, 'civil', 'json', edit(bytes, '"monthly"', '"quarterly"'));
    expect(report).toMatchObject({ revised: 2, unchanged: 0, refused: 1 });
    expect(told(report, 'rejected')).toEqual([expect.stringContaining('尚未提请的草稿')]);
    world.newMails();
    expect(await give(civil, 'proposeImport', id)).toMatchObject({ kind: 'propose', done: 2, refused: 0 });
    const waiting = await walk<{ name: string }>(civil, 'listConsents', {}, 100);
    expect(waiting.map(({ name }) => name).sort()).toEqual([first, second].sort());
    expect(world.newMails().filter(({ to }) => JSON.stringify(to).includes('civil-leader'))).toHaveLength(1);
    // What is with the leader is not taken back by the import.
    expect(await give(civil, 'withdrawImport', id)).toMatchObject({ done: 0, refused: 0 });
    const under = await importFile(world, 'civil', 'json', edit(bytes, '"monthly"', '"yearly"'));
    expect(told(under.report, 'rejected')).toContainEqual(expect.stringContaining('正在审定'));
    const proposed = await waitingFor(leader, 'listConsents');
    await leader.ok('consentResources', { body: { ...assessed, entries: proposed } });
    await world.settle();
    await officer.ok('approveResources', { body: { entries: await waitingFor(officer, 'listReviews') } });
    await world.settle();
    expect(await entry(0)).toMatchObject({ version: 2, draft: null, published: { updateCycle: 'quarterly' } });
    // An older export would undo what was published since.
    const old = await importFile(world, 'civil', 'json', bytes);
    expect(told(old.report, 'rejected')).toContainEqual(expect.stringContaining('第2版'));
  });

  it('asks about what is not in it, and leaves it as it is; imports of others stay out of reach', async () => {
    const { bytes } = await exportFile(world, 'officer', { format: 'json' });
    const rows = JSON.parse(bytes.toString()) as { provider: string; content: Content }[];
    const one = rows.filter(({ content }) => content.name === first);
    const { report, id } = await importFile(world, 'civil', 'json', JSON.stringify(one));
    expect(told(report, 'remark').filter((zh) => zh.includes('不视为撤销'))).toHaveLength(2);
    expect(await entry(1)).toMatchObject({ version: 2, withdrawn: null });
    await (await world.as('school')).refused('proposeImport', 'not-found', { params: { id } });
    const others = await importFile(world, 'civil', 'json', bytes);
    expect(others.job).toMatchObject({ refused: 1 });
    expect(others.job.refusals.map(({ code }) => code)).toEqual(['not-the-provider']);
  });

  it('and a new entry that waits for answers goes too, if its import is withdrawn', async () => {
    const twin = { ...unconditional(second), name: `${second}信息` };
    const { id, report } = await importFile(
      world,
      'school',
      'json',
      JSON.stringify([{ provider: '06', content: twin }]),
    );
    expect(report).toMatchObject({ entries: 1, refused: 0 });
    const school = await world.as('school');
    expect(await give(school, 'proposeImport', id)).toMatchObject({ done: 0, refused: 1 });
    expect(await give(school, 'withdrawImport', id)).toMatchObject({ done: 1, refused: 0 });
    // Its name is free again.
    const again = await importFile(world, 'school', 'json', JSON.stringify([{ provider: '06', content: twin }]));
    expect(again.job).toMatchObject({ done: 1, refused: 0 });
  });

  it('is not decided on before it has ended', async () => {
    const { body } = await civil.ok('createImport', { body: { format: 'csv', size: 1 } });
    for (const operation of ['proposeImport', 'withdrawImport'] as const)
      await civil.refused(operation, 'import-running', { params: { id: body.job.id } });
  });
});

endsWell('revisions', () => world);
