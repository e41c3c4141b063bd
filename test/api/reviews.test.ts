import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { handIn, startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let officer: Client;
let officer2: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  officer = await world.as('officer');
  officer2 = await world.as('officer2');
});
afterAll(() => world?.stop());

/** An entry submitted for review, with the ETag to review it on. */
async function submitted(by: string, content: Content = conditional()) {
  const { body, etag } = await (await world.as(by)).ok('createResource', { body: { content } });
  return await world.submit(by, { params: { id: body.id }, etag });
}

const remarks = { remarks: '摘要请写明范围', fields: [{ field: 'abstract', remark: '请写明范围' }] };

describe('第七条 (art. 7): staff propose', () => {
  it('its own draft, once, on the version read', async () => {
    const { body, etag } = await civil.ok('createResource', { body: { content: conditional() } });
    const params = { id: body.id };
    await civil.refused('submitResource', 'stale', { params, etag: '"7"' });
    await school.refused('submitResource', 'not-found', { params, etag });
    const said = await handIn(civil, { params, etag });
    expect(said.body.draft).toMatchObject({ status: 'proposed', submittedAt: null });
    await civil.refused('submitResource', 'resource-not-draft', { params, etag: said.etag });
  });

  it('第十条 (art. 10): not what another department publishes already, before that is answered for', async () => {
    await world.publish('civil', unconditional('敬老院床位名录'));
    await world.settle();
    const { body, etag } = await school.ok('createResource', { body: { content: unconditional('敬老院床位名录') } });
    await school.refused('submitResource', 'duplicate-collection', { params: { id: body.id }, etag });
    expect((await handIn(school, { params: { id: body.id }, etag })).body.draft).toMatchObject({ status: 'proposed' });
  });

  it('nothing where nothing is drafted, and nothing of another department', async () => {
    const id = await world.publish('civil', conditional());
    const { etag } = await civil.ok('getResource', { params: { id } });
    await civil.refused('submitResource', 'resource-not-draft', { params: { id }, etag });
    await school.refused('submitResource', 'not-the-provider', { params: { id }, etag });
  });
});

describe('第七条 (art. 7): the bureau reviews', () => {
  it('approves what is submitted, on the version read, once; from then on everybody sees it', async () => {
    const one = await submitted('civil', unconditional('待审定'));
    await school.refused('getResource', 'not-found', { params: one.params });
    await officer.refused('approveResource', 'stale', { ...one, etag: '"1"' });
    await officer.refused('approveResource', 'not-found', { ...one, params: { id: unusedId('res') } });
    const { body, etag } = await officer.ok('approveResource', one);
    expect(body).toMatchObject({ version: 1, draft: null, published: { name: '待审定' } });
    expect(body.publishedAt).toMatch(/^2026-09-21T09/);
    expect((await school.ok('getResource', { params: one.params })).body.published?.name).toBe('待审定');
    await officer.refused('approveResource', 'resource-not-submitted', { ...one, etag });
    await officer.refused('returnResource', 'resource-not-submitted', { ...one, etag, body: remarks });
  });

  it('returns with remarks, which the department is told by mail, corrects and submits again', async () => {
    const one = await submitted('civil', conditional('要退回的'));
    await world.settle();
    world.newMails();
    await officer.refused('returnResource', 'stale', { ...one, etag: '"1"', body: remarks });
    await officer.refused('returnResource', 'not-found', { ...one, params: { id: unusedId('res') }, body: remarks });
    const returned = await officer.ok('returnResource', { ...one, body: remarks });
    expect(returned.body.draft).toMatchObject({ status: 'returned', ...remarks, submittedAt: null });
    await world.settle();
    const mails = world.newMails();
    expect(mails.map(({ to }) => to).sort()).toEqual(['civil2@yima.example', 'civil@yima.example']);
    for (const { text } of mails) {
      for (const told of [remarks.remarks, '要退回的', returned.body.code]) expect(text).toContain(told);
    }
    const revised = await civil.ok('updateResource', {
      params: one.params,
      etag: returned.etag,
      body: { content: { ...conditional('要退回的'), abstract: '写明了范围的摘要' } },
    });
    const again = await world.submit('civil', { params: one.params, etag: revised.etag });
    const approved = await officer2.ok('approveResource', again);
    expect(approved.body.published?.abstract).toBe('写明了范围的摘要');
  });

  it("but nobody their own department's entry, whatever second role: the bureau's own needs a second officer", async () => {
    const twoHats = await world.as('two-hats');
    const own = await submitted('two-hats', conditional('数据局自己的'));
    await twoHats.refused('approveResource', 'same-person', own);
    await twoHats.refused('returnResource', 'same-person', { ...own, body: remarks });
    await (await world.as('bureau-staff')).refused('approveResource', 'role-missing', own);
    expect((await officer.ok('approveResource', own)).body.version).toBe(1);
    // Nor may the second role be given to somebody of the department whose entries are reviewed.
    const admin = await world.as('admin');
    const { body, etag } = await admin.ok('getPerson', { params: { id: 'civil' } });
    const { id: _, ...civilToo } = { ...body, roles: ['staff', 'bureau'] };
    await admin.refused('updatePerson', 'bureau-role', { params: { id: 'civil' }, etag, body: civilToo });
  });

  it('by one officer where two decide at once', async () => {
    const one = await submitted('civil');
    const said = await Promise.all([
      officer.send('approveResource', one),
      officer2.send('returnResource', { ...one, body: remarks }),
      officer2.send('approveResource', one),
    ]);
    const lost = said.filter(({ status }) => status !== 200);
    expect(lost).toHaveLength(2);
    for (const { body } of lost) expect((body as Problem).code).toBe('stale');
    await world.settle();
    const events = (await world.tables.log()).get(one.params.id) ?? [];
    expect(events.map(({ type }) => type)).toHaveLength(4);
  });
});

describe('what waits for review', () => {
  it('is listed department by department, the longest waiting first, to the bureau', async () => {
    const waiting = [];
    for (const by of ['school', 'civil', 'civil', 'school']) waiting.push((await submitted(by)).params.id);
    const { body: drafted } = await civil.ok('createResource', { body: { content: conditional() } });
    const listed = await walk<{ id: string; provider: string; since: string }>(officer, 'listReviews', {});
    const ids = listed.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(waiting));
    expect(ids).not.toContain(drafted.id);
    const order = listed.map(({ provider, since }) => `${provider} ${since}`);
    expect(order).toEqual([...order].sort());
    await cursorHolds('listReviews', { client: officer });
    const [first = ''] = waiting;
    await officer.ok('approveResource', { params: { id: first }, etag: '"3"' });
    const left = await walk<{ id: string }>(officer, 'listReviews', {}, 100);
    expect(left.map(({ id }) => id)).not.toContain(first);
  });

  it('第七条 (art. 7): is told to each officer in one mail on the next morning, without what was decided by then', async () => {
    await world.settle();
    world.newMails();
    await submitted('civil', conditional('早报一'));
    await submitted('school', conditional('早报二'));
    await officer.ok('approveResource', await submitted('school', conditional('早报三')));
    await world.settle();
    const toOfficer = () => world.newMails().filter(({ to }) => to === 'officer@yima.example');
    expect(toOfficer()).toEqual([]);
    await world.at('2026-09-22T10:00:00+08:00');
    const mails = toOfficer();
    expect(mails).toHaveLength(1);
    for (const name of ['早报一', '早报二']) expect(mails[0]?.text).toContain(name);
    expect(mails[0]?.text).not.toContain('早报三');
    await world.at('2026-09-23T10:00:00+08:00');
    expect(toOfficer()).toEqual([]);
  });
});

endsWell('reviews', () => world);
