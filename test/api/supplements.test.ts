import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { agree, bodies, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-18T09:20:00+08:00', strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

const { askSupplement: missing, supplementRequest: answer } = bodies;
const staffOf = (...ids: string[]) => ids.map((id) => `${id}@yima.example`);
const told = () =>
  world
    .newMails()
    .map(({ to }) => to)
    .sort();

describe('《政务数据共享条例》第二十一条 (809 art. 21): what is missing', () => {
  it('is told once; the clock stops and goes on, both counts kept and shown', async () => {
    const { params, etag, body } = await world.applyFor('school', entry);
    await world.at('2026-09-21T15:00:00+08:00');
    await school.refused('askSupplement', 'not-your-step', { params, etag, body: missing });
    world.newMails();
    const asked = await civil.ok('askSupplement', { params, etag, body: missing });
    expect(asked.body).toMatchObject({
      status: 'supplementing',
      supplement: { ...missing, answer: null, deadline: { due: '2026-10-12', late: false } },
    });
    expect((await civil.ok('getDuty', { params: { id: `${params.id}.reply` } })).body.status).toBe('stopped');
    await world.settle();
    const [mail] = world.newMails();
    expect(mail?.to).toBe('school@yima.example');
    for (const each of [missing.missing, body.number, '第二十一条']) expect(mail?.text).toContain(each);
    await civil.refused('draftReply', 'step-closed', { params, etag: asked.etag, body: agree });

    // The date passes without a reminder or a flag: the clock stands still.
    await world.at('2026-09-25T09:30:00+08:00');
    expect(told()).toEqual([]);
    await civil.refused('supplementRequest', 'not-your-step', { params, etag: asked.etag, body: answer });
    const changes = { basis: '《学生资助资金管理办法》第九条（全文附后）' };
    const given = await school.ok('supplementRequest', { params, etag: asked.etag, body: { ...answer, changes } });
    expect(given.body).toMatchObject({ status: 'submitted', ...changes, supplement: answer });
    // Two days had counted by the 21st; the 22nd to the 25th do not, then three more: 28, 29, 30.
    expect(given.body.deadline).toMatchObject({ due: '2026-09-30', late: false });
    expect(given.body.proof).toMatchObject({
      statutoryDue: '2026-09-24',
      due: '2026-09-30',
      stops: [{ from: '2026-09-22', to: '2026-09-25', reason: 'supplement' }],
    });
    await world.settle();
    expect(told()).toEqual(staffOf('civil2', 'civil'));
    await school.refused('supplementRequest', 'step-closed', { params, etag: given.etag, body: answer });
    await civil.refused('askSupplement', 'supplement-asked', { params, etag: given.etag, body: missing });
    const over = await world.replyTo('civil', { params, etag: given.etag }, agree);
    expect(over.body).toMatchObject({ status: 'agreed', reply: { late: false } });
    await civil.refused('askSupplement', 'step-closed', { params, etag: over.etag, body: missing });
  });

  it('not supplied in time: the request lapses with notice, by a timer that is late as well, and nobody is flagged', async () => {
    await world.at('2026-10-08T09:00:00+08:00');
    const { params, etag } = await world.applyFor('school', entry);
    const asked = await civil.ok('askSupplement', { params, etag, body: missing });
    const due = String(asked.body.supplement?.deadline?.due);
    // Ten working days from the 8th of October, in which Saturday the 10th is one.
    expect(due).toBe('2026-10-21');
    await world.at(`${due}T23:50:00+08:00`);
    await school.refused('supplementRequest', 'stale', { params, etag, body: answer });
    expect((await school.ok('getRequest', { params })).body.status).toBe('supplementing');
    world.newMails();
    await world.at('2026-10-22T00:00:00+08:00');
    const lapsed = await school.ok('getRequest', { params });
    expect(lapsed.body.status).toBe('lapsed');
    expect(told()).toEqual(staffOf('civil2', 'civil', 'school'));
    const log = await world.tables.log();
    expect(log.get(params.id)?.at(-1)?.type).toBe('RequestLapsed');
    for (const duty of ['reply', 'supplement']) {
      expect(log.get(`${params.id}.${duty}`)?.map(({ type }) => type)).not.toContain('DutyLate');
      expect((await civil.ok('getDuty', { params: { id: `${params.id}.${duty}` } })).body.status).toBe('cancelled');
    }
    await school.refused('supplementRequest', 'step-closed', { params, etag: lapsed.etag, body: answer });
  });

  it('is asked for after the date as well, and the reply stays late, owed and in every list', async () => {
    const { params, etag } = await world.applyFor('school', entry);
    const officer = await world.as('officer');
    const due = (await school.ok('getRequest', { params })).body.deadline?.due as LocalDate;
    await world.at(`${addDays(due, 1)}T09:00:00+08:00`);
    const late = await civil.ok('getRequest', { params });
    await civil.ok('askSupplement', { params, etag: late.etag, body: missing });
    const asked = await civil.ok('getRequest', { params });
    expect([etag === late.etag, asked.body.deadline?.late]).toEqual([true, true]);
    await civil.refused('askExtension', 'step-closed', { params, etag: asked.etag, body: bodies.askExtension });
    const lists = await officer.ok('listDuties', { query: { kind: 'reply', level: 'red', limit: 100 } });
    expect(lists.body.items.map(({ subject }) => subject.id)).toContain(params.id);
    world.newMails();
    await world.at(`${asked.body.supplement?.deadline?.due}T23:50:00+08:00`);
    // The ladder goes on meanwhile.
    const urged = world.newMails().filter(({ text }) => text.includes(asked.body.number));
    expect(urged.some(({ to }) => to === 'civil-leader@yima.example')).toBe(true);
    // What the clock brings about is told on a working day.
    await world.at(`${addDays(asked.body.supplement?.deadline?.due as LocalDate, 3)}T09:00:00+08:00`);
    const missed = await civil.ok('getRequest', { params });
    expect([missed.body.status, missed.body.deadline?.late]).toEqual(['submitted', true]);
    const told = world.newMails().filter(({ subject }) => subject.includes('按现有材料答复'));
    expect(told.map(({ to }) => to).sort()).toEqual(staffOf('civil2', 'civil', 'school'));
    const over = await world.replyTo('civil', { params, etag: missed.etag }, agree);
    expect(over.body).toMatchObject({ status: 'agreed', reply: { late: true } });
  });

  it('is not taken once the time is over, though nothing has recorded that yet', async () => {
    const { params, etag } = await world.applyFor('school', entry);
    const asked = await civil.ok('askSupplement', { params, etag, body: missing });
    await world.at(`${asked.body.supplement?.deadline?.due}T23:50:00+08:00`);
    // Whatever timer would have come at midnight is lost; the sweep comes at twenty past.
    const schedules = `${world.runtime.controlUrl}/schedules`;
    const all = (await (await fetch(schedules)).json()) as { name: string; target: { input: string } }[];
    for (const { name } of all.filter(({ target }) => target.input.includes(params.id))) {
      expect((await fetch(`${schedules}/${encodeURIComponent(name)}`, { method: 'DELETE' })).status).toBe(200);
    }
    const end = String(asked.body.supplement?.deadline?.dueEnd);
    await world.at(end.replace('00:00:00', '00:05:00'));
    await school.refused('supplementRequest', 'supplement-over', { params, etag: asked.etag, body: answer });
    await world.at(end.replace('00:00:00', '00:25:00'));
    expect((await school.ok('getRequest', { params })).body.status).toBe('lapsed');
  });

  it('is asked for and supplied of a case that is there, in the version that was read', async () => {
    const { etag } = await world.applyFor('school', entry);
    const params = { id: unusedId('req') };
    await civil.refused('askSupplement', 'not-found', { params, etag, body: missing });
    await school.refused('supplementRequest', 'not-found', { params, etag, body: answer });
    const another = await world.applyFor('school', entry);
    await civil.refused('askSupplement', 'stale', { params: another.params, etag: '"7"', body: missing });
  });
});

endsWell('supplements', () => world);
