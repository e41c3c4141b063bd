import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

const who = ['civil', 'civil2', 'civil-head', 'civil-leader', 'school', 'officer', 'admin', ''] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  entry = await world.publish('civil', conditional('低保,对象;信息\\甲'));
  const body = { kind: 'law-revised', document: '某某法', changedOn: '2026-09-18', concerns: { resources: [entry] } };
  await as.officer.ok('createChange', { body });
  await world.settle();
});
afterAll(() => world?.stop());

/** Makes a feed. @returns how its calendar is asked for, and how it is revoked */
async function made(by: Client) {
  const { body, etag } = await by.ok('createFeed');
  const file = String(body.url).replace('/v1/feed-files/', '');
  return { id: body.id, calendar: { params: { file } }, feed: { params: { id: body.id }, etag } };
}

interface Component {
  name: string;
  lines: Map<string, string>;
  parts: Component[];
}

/** Reads a calendar by RFC 5545 alone: unfolded, every line a name and a value, every BEGIN with its END. */
function parsed(ics: string): Component {
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(ics).toMatch(/\r\n$/);
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const root: Component = { name: '', lines: new Map(), parts: [] };
  const open = [root];
  for (const line of ics.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)) {
    const [, name = '', value = ''] = /^([A-Z0-9;=-]+):(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (name === 'BEGIN') {
      const part: Component = { name: value, lines: new Map(), parts: [] };
      open.at(-1)?.parts.push(part);
      open.push(part);
    } else if (name === 'END') expect(open.pop()?.name).toBe(value);
    else
      open.at(-1)?.lines.set(
        name,
        value.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped)),
      );
  }
  expect([open.length, root.parts.length, root.parts[0]?.name]).toEqual([1, 1, 'VCALENDAR']);
  return root.parts[0] as Component;
}

async function events(calendar: Awaited<ReturnType<typeof made>>['calendar']) {
  return parsed((await as[''].ok('getFeedFile', calendar)).body).parts;
}

describe("a department's calendar of deadlines", () => {
  it('shows what it has to do on the day it is due, with the reminders of its policy, to whoever knows the address', async () => {
    const { calendar } = await made(as.civil);
    const { body, headers } = await as[''].ok('getFeedFile', calendar);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const { lines, parts } = parsed(body);
    expect([lines.get('VERSION'), lines.get('X-WR-CALNAME')]).toEqual(['2.0', '义马市民政局待办期限']);
    expect(lines.get('X-WR-TIMEZONE')).toBe('Asia/Shanghai');
    const [duty] = (await as.civil.ok('listDuties')).body.items;
    expect(parts).toHaveLength(1);
    expect(Object.fromEntries(parts[0]?.lines ?? [])).toMatchObject({
      UID: `${duty?.id}@yima-data-sharing`,
      'DTSTART;VALUE=DATE': '20261009',
      'DTEND;VALUE=DATE': '20261010',
      SUMMARY: '目录更新：低保,对象;信息\\甲',
      DESCRIPTION: `${duty?.subject.number}\n自9月18日的次日起10个工作日，第九条\n10 working days from 2026-09-18, art. 9 of the Measures`,
      DTSTAMP: expect.stringMatching(/^20260921T01\d{4}Z$/),
    });
    expect(duty?.deadline.due).toBe('2026-10-09');
    // 09:00 in Shanghai, three working days before and on the day; the holidays lie between.
    expect(
      parts[0]?.parts.map(({ name, lines: alarm }) => [
        name,
        alarm.get('ACTION'),
        alarm.get('TRIGGER;VALUE=DATE-TIME'),
      ]),
    ).toEqual([
      ['VALARM', 'DISPLAY', '20260929T010000Z'],
      ['VALARM', 'DISPLAY', '20261009T010000Z'],
    ]);
  });

  it('is the same entry as long as the duty is, marked while the bureau has the word, and gone once it is met', async () => {
    const { calendar } = await made(as['civil-head']);
    const [before] = await events(calendar);
    const params = { id: String(before?.lines.get('UID')?.split('@')[0]) };
    const { etag } = await as.civil.ok('getDuty', { params });
    const claimed = await as.civil.ok('claimNoChange', { params, etag, body: { reason: '修订不涉及本资源' } });
    const [during] = await events(calendar);
    expect(during?.lines.get('UID')).toBe(before?.lines.get('UID'));
    expect(Number(during?.lines.get('SEQUENCE'))).toBeGreaterThan(Number(before?.lines.get('SEQUENCE')));
    expect([during?.lines.get('SUMMARY')?.slice(0, 5), during?.parts]).toEqual(['【待确认】', []]);
    await as.officer.ok('confirmNoChange', { params, etag: claimed.etag });
    expect(await events(calendar)).toEqual([]);
    expect(await events((await made(as.school)).calendar)).toEqual([]);
  });

  it('marks what is late', async () => {
    const body = { kind: 'law-revised', document: '某某法', changedOn: '2026-09-01', concerns: { resources: [entry] } };
    await as.officer.ok('createChange', { body });
    await world.settle();
    const [late, ...others] = await events((await made(as.civil)).calendar);
    expect([late?.lines.get('SUMMARY')?.slice(0, 4), late?.parts, others]).toEqual(['【逾期】', [], []]);
  });
});

describe('第六条 (art. 6): the address of a calendar', () => {
  it('is told once and kept nowhere', async () => {
    const { body } = await as.civil.ok('createFeed', { key: 'once' });
    const again = await as.civil.ok('createFeed', { key: 'once' });
    expect(again.body).toEqual({ ...body, url: null });
    const secret = String(body.url).slice('/v1/feed-files/'.length, -'.ics'.length);
    expect(secret).toMatch(/^[\w-]{43}$/);
    // A calendar program asks for this address as it is.
    expect((await fetch(`${world.runtime.apiUrl}${body.url}`)).status).toBe(200);
    for (const table of ['registry', 'catalog', 'cases', 'events', 'work'] as const) {
      expect(JSON.stringify(await world.tables.items(table))).not.toContain(secret);
    }
    expect((await as['civil-head'].ok('getFeed', { params: { id: body.id } })).body).toEqual({
      ...body,
      url: undefined,
    });
  });

  it('is made by staff or a head, seen by their department, revoked by any of them, at once and once', async () => {
    const { calendar, feed } = await made(as.civil);
    for (const other of ['civil-leader', 'officer', 'admin'] as const) {
      await as[other].refused('createFeed', 'role-missing');
      await as[other].refused('listFeeds', 'role-missing');
      await as[other].refused('getFeed', 'role-missing', feed);
      await as[other].refused('revokeFeed', 'role-missing', feed);
    }
    await as.school.refused('getFeed', 'not-found', feed);
    await as.school.refused('revokeFeed', 'not-found', feed);
    await as['civil-head'].refused('revokeFeed', 'stale', { ...feed, etag: '"7"' });
    await as['civil-head'].refused('revokeFeed', 'precondition-required', { params: feed.params });
    await as[''].ok('getFeedFile', calendar);
    const revoked = await as['civil-head'].ok('revokeFeed', feed);
    expect(revoked.body.status).toBe('revoked');
    await as[''].refused('getFeedFile', 'not-found', calendar);
    await as.civil.refused('revokeFeed', 'step-closed', { ...feed, etag: revoked.etag });
    const listed = await walk<{ id: string; department: string }>(as.civil, 'listFeeds', {});
    expect(listed.map(({ id }) => id)).toContain(feed.params.id);
    expect(new Set(listed.map(({ department }) => department))).toEqual(new Set(['02']));
    await cursorHolds('listFeeds', { client: as.civil, others: [as.school] });
  });

  it('opens nothing where it is made up, or is none', async () => {
    for (const file of [`${'0'.repeat(43)}.ics`, `${'A'.repeat(43)}.ics`]) {
      await as[''].refused('getFeedFile', 'not-found', { params: { file } });
    }
    for (const file of ['x.ics', `${'0'.repeat(43)}`, `${'0'.repeat(44)}.ics`, `${'0'.repeat(43)}.csv`]) {
      await as[''].refused('getFeedFile', 'invalid-input', { params: { file } });
    }
  });

  it('is worth nothing once whoever made it has left', async () => {
    const { calendar } = await made(as.civil2);
    await as[''].ok('getFeedFile', calendar);
    const { etag } = await as.admin.ok('getPerson', { params: { id: 'civil2' } });
    await as.admin.ok('leavePerson', { params: { id: 'civil2' }, etag, body: { successor: 'civil' } });
    await as[''].refused('getFeedFile', 'not-found', calendar);
  });
});

endsWell('feeds', () => world);
