import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies, correctionBody, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

const who = [
  ...['officer', 'officer2', 'two-hats', 'bureau-staff', 'upper', 'government'],
  ...['civil', 'civil-head', 'school', 'school-head', 'school-leader'],
] as const;
let world: World;
const as = {} as Record<string, Client>;
const client = (id: string) => as[id] as Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2027-01-04T09:00:00+08:00' });
  for (const id of who) as[id] = await world.as(id);
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

interface Row {
  id: string;
  rule: string;
  status: string;
  department: string;
  shown: number;
}
/** The suggestions that an officer finds, by the rule; none where the rule has opened none. */
async function suggested(rule: string, query: Record<string, string> = {}, by = 'officer'): Promise<Row[]> {
  await world.settle();
  const all = await walk<Row>(client(by), 'listSuggestions', query);
  return all.filter((one) => one.rule === rule);
}
const read = async (id: string, by = 'officer') => await client(by).ok('getSuggestion', { params: { id } });
async function mailed() {
  await world.settle();
  return world.newMails().map(({ to, subject, text }) => ({ to: to.split('@')[0] ?? '', subject, text }));
}
/** The bureau returns what a department submits. @returns the version from which staff go on */
async function returnedBy(reviewer: string, params: { id: string }, etag: string) {
  const proposed = await client('school').ok('submitResource', { params, etag });
  if (reviewer !== 'officer')
    return (await client(reviewer).ok('returnDraft', { params, etag: proposed.etag, body: bodies.returnDraft })).etag;
  const submitted = await client('school-leader').ok('consentResource', {
    ...{ params, etag: proposed.etag, body: bodies.consentResource },
  });
  return (await client('officer').ok('returnResource', { params, etag: submitted.etag, body: bodies.returnResource }))
    .etag;
}

describe('第二十三条（一） (art. 23 item 1): an update that stays late suggests rectification', () => {
  it('once it is escalated, with the event that shows it; not before', async () => {
    await client('officer').ok('createChange', {
      body: { ...bodies.createChange, changedOn: '2027-01-04', concerns: { resources: [entry] } },
    });
    await world.settle();
    const { items } = (await client('civil').ok('listDuties', { query: { kind: 'update' } })).body;
    const duty = items[0]?.id ?? '';
    await world.at('2027-01-25T08:30:00+08:00');
    expect(await suggested('update-escalated')).toEqual([]);
    await mailed();
    await world.at('2027-01-25T10:00:00+08:00');
    const [one, ...others] = await suggested('update-escalated');
    expect(others).toEqual([]);
    expect(one).toMatchObject({ status: 'open', department: '02', shown: 1, ground: 'measures-23-1' });
    const { body } = await read(one?.id ?? '');
    expect(body.number).toMatch(/^JY-2027-\d{6}$/);
    expect(body.cited).toContain('第二十三条（一）');
    expect(body.facts[0]?.shownBy).toMatch(new RegExp(`^${duty}@\\d+$`));
    expect(body.facts[0]?.text).toMatch(/《.+》.*的“.+”应于2027年1月18日.*前办结/);
    // The mail about the duty says so already.
    const mails = (await mailed()).filter(({ to, subject }) => to === 'officer' && subject.includes('建议整改'));
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('建议整改')]);
    const { items: reports } = (await client('officer').ok('listReports', { query: { department: '02' } })).body;
    expect(reports).toEqual([]);
  });
});

/** A request to the civil affairs department that it leaves unanswered. @returns the day after the date it misses */
async function unanswered(): Promise<string> {
  sent += 1;
  const { body } = await world.applyFor('school', entry, ['name'], { purpose: `核验第${sent}批助学申请人` });
  const due = new Date(`${body.deadline?.due}T12:00:00Z`);
  return new Date(due.getTime() + 86_400_000).toISOString().slice(0, 10);
}
let sent = 0;

describe('第二十三条（六） (art. 23 item 6): two missed dates within twelve months suggest rectification', () => {
  it('and one does not; what is missed later joins the one that is open', async () => {
    const first = await unanswered();
    await world.at('2027-01-26T10:00:00+08:00');
    const second = await unanswered();
    await world.at('2027-01-27T10:00:00+08:00');
    const third = await unanswered();
    await world.at(`${first}T00:30:00+08:00`);
    expect(await suggested('late-twice')).toEqual([]);
    await mailed();
    await world.at(`${second}T00:30:00+08:00`);
    const [one] = await suggested('late-twice');
    expect(one).toMatchObject({ status: 'open', department: '02', shown: 2, ground: 'measures-23-6' });
    const mails = (await mailed()).filter(({ subject }) => subject.includes('建议整改'));
    expect(mails.map(({ to }) => to).sort()).toEqual(['officer', 'officer2', 'two-hats']);
    expect(mails[0]?.text).toContain('十二个月内两次逾期');
    await world.at(`${third}T00:30:00+08:00`);
    expect(await suggested('late-twice')).toMatchObject([{ id: one?.id, shown: 3 }]);
  });

  it('第二十三条 (art. 23): is taken up by an officer, who has then drafted the notice that another issues', async () => {
    const [{ id } = { id: '' }] = await suggested('late-twice');
    const params = { id };
    const { etag, body } = await read(id);
    expect(body.actions.map(({ operation, allowed }) => [operation, allowed])).toEqual([
      ['takeUp', true],
      ['putAside', true],
    ]);
    const dueOn = '2027-03-01';
    const asked = { params, etag, body: { ...bodies.takeUp, dueOn } };
    for (const by of ['civil', 'civil-head', 'upper']) await client(by).refused('takeUp', 'role-missing', asked);
    await client('government').refused('takeUp', 'not-found', asked);
    await client('officer').refused('takeUp', 'not-found', { ...asked, params: { id: unusedId('sug') } });
    await client('officer').refused('takeUp', 'stale', { ...asked, etag: '"77"' });
    const past = { ...asked, body: { ...asked.body, dueOn: '2027-01-05' } };
    await client('officer').refused('takeUp', 'due-out-of-range', past);
    const done = await client('officer').ok('takeUp', asked);
    expect(done.body).toMatchObject({ status: 'taken-up', settled: { by: 'officer', reason: null } });
    const again = { ...asked, etag: done.etag };
    await client('officer').refused('takeUp', 'step-closed', again);
    await client('officer').refused('putAside', 'step-closed', { ...again, body: bodies.putAside });

    const notice = { params: { id: String(done.body.settled?.rectification) } };
    const drafted = await client('officer2').ok('getRectification', notice);
    expect(drafted.body).toMatchObject({ status: 'drafted', department: '02', ground: 'measures-23-6', dueOn });
    expect(drafted.body.facts.map(({ shownBy }) => shownBy)).toEqual(body.facts.map(({ shownBy }) => [shownBy]));
    // What the facts lead to holds, as where an officer had written them.
    const { ground, facts, requirement, handIn } = drafted.body;
    const same = { ...notice, etag: drafted.etag, body: { ground, facts, requirement, handIn, dueOn } };
    const revised = await client('two-hats').ok('updateRectification', same);
    const issuing = { ...notice, etag: revised.etag };
    await client('officer').refused('issueRectification', 'same-person', issuing);
    await client('officer2').ok('issueRectification', issuing);
    expect((await client('civil').ok('getRectification', notice)).body.facts).toHaveLength(3);
  });

  it('and what it rested on suggests nothing again: the next round begins anew', async () => {
    const next = await unanswered();
    await world.at(`${next}T00:30:00+08:00`);
    expect(await suggested('late-twice')).toMatchObject([{ status: 'taken-up', shown: 3 }]);
  });

  it('what stays late after urging suggests it by itself', async () => {
    await world.at('2027-02-26T10:00:00+08:00');
    const [one] = await suggested('work-escalated');
    expect(one).toMatchObject({ status: 'open', department: '02', ground: 'measures-23-6' });
    expect((await read(one?.id ?? '')).body.facts[0]?.text).toContain('经催办仍未办结');
  });
});

describe('第二十三条（二） (art. 23 item 2; 809 art. 40 item 1): a duplicate collection suggests rectification', () => {
  it('when it is found, as the bureau is told; and lapses where the finding is taken back', async () => {
    const params = { id: await world.publish('school', unconditional('镇级养老机构清单')) };
    const { etag } = await client('officer').ok('getResource', { params });
    await mailed();
    const body = { source: entry, reason: '与来源一致' };
    const found = await client('officer').ok('findDuplicateResource', { params, etag, body });
    const [one] = await suggested('duplicate-collection');
    expect(one).toMatchObject({ status: 'open', department: '06', shown: 1, ground: 'measures-23-2' });
    expect((await read(one?.id ?? '')).body.facts[0]?.shownBy).toMatch(new RegExp(`^${params.id}@`));
    expect((await mailed()).filter(({ to }) => to === 'officer').map(({ subject }) => subject)).toEqual([
      expect.stringContaining('建议整改'),
    ]);
    const lifting = { params, etag: found.etag, body: { reason: '口径不同' } };
    await client('officer').ok('liftDuplicateResource', lifting);
    expect(await suggested('duplicate-collection', { department: '06' })).toMatchObject([
      { status: 'lapsed', shown: 0 },
    ]);
    expect(await suggested('duplicate-collection', { department: '02' })).toEqual([]);
    expect(await suggested('duplicate-collection', { status: 'open' })).toEqual([]);
  });
});

describe('第二十三条（三） (art. 23 item 3): corrections refused three times suggest rectification', () => {
  it('within twelve months, and two do not; an officer puts it aside with a reason', async () => {
    for (const count of [1, 2, 3]) {
      const { body, etag } = await client('school').ok('createCorrection', { body: correctionBody(entry, 'name') });
      const answer = { outcome: 'declined', reason: '与档案一致' };
      await client('civil').ok('answerCorrection', { params: { id: body.id }, etag, body: answer });
      expect(await suggested('corrections-refused')).toHaveLength(count === 3 ? 1 : 0);
    }
    const [one] = await suggested('corrections-refused');
    expect(one).toMatchObject({ department: '02', shown: 3, ground: 'measures-23-3' });
    const params = { id: one?.id ?? '' };
    const { etag } = await read(params.id);
    const asked = { params, etag, body: bodies.putAside };
    for (const by of ['civil', 'upper']) await client(by).refused('putAside', 'role-missing', asked);
    await client('officer').refused('putAside', 'stale', { ...asked, etag: '"77"' });
    await client('officer').refused('putAside', 'not-found', { ...asked, params: { id: unusedId('sug') } });
    await client('officer').refused('putAside', 'invalid-input', { ...asked, body: { reason: '' } });
    const done = await client('officer').ok('putAside', asked);
    expect(done.body).toMatchObject({
      status: 'put-aside',
      settled: { ...bodies.putAside, by: 'officer', rectification: null },
    });
  });

  it('and a correction that stays late suggests it too', async () => {
    await client('school').ok('createCorrection', { body: correctionBody(entry, 'name') });
    await world.at('2027-03-26T10:00:00+08:00');
    expect(await suggested('correction-escalated')).toMatchObject([{ department: '02', ground: 'measures-23-3' }]);
  });
});

describe('第二十三条（四） (art. 23 item 4): an entry returned three times suggests rectification', () => {
  it('by the bureau, and not by its own department', async () => {
    const { body, etag: begun } = await client('school').ok('createResource', {
      body: { content: { ...conditional('学生体质监测'), unit: '体卫艺股' } },
    });
    const params = { id: body.id };
    const { undecided } = (await client('school').ok('getMatches', { params })).body;
    if (undecided.length > 0)
      await client('school').ok('answerMatches', {
        ...{ params, etag: begun },
        body: { answers: undecided.map((source) => ({ kind: 'use-existing', source })) },
      });
    let etag = await returnedBy('school-leader', params, begun);
    for (const count of [1, 2, 3]) {
      etag = await returnedBy('officer', params, etag);
      expect(await suggested('entry-returned')).toHaveLength(count === 3 ? 1 : 0);
    }
    const [one] = await suggested('entry-returned');
    expect(one).toMatchObject({ department: '06', shown: 3, ground: 'measures-23-4' });
    expect((await read(one?.id ?? '')).body.facts[0]?.text).toContain(bodies.returnResource.remarks);
  });
});

describe('第二十三条（五） (art. 23 item 5; arts 19, 21): a security duty that is missed suggests rectification', () => {
  it('of each department, once', async () => {
    await world.at('2027-04-20T10:00:00+08:00');
    const all = await suggested('security-missed');
    expect(all.map(({ department }) => department).sort()).toEqual(['02', '06']);
    expect(all[0]).toMatchObject({ shown: 1, ground: 'measures-23-5' });
    expect(
      (await client('upper').ok('listSuggestions', { query: { department: '02' } })).body.items.length,
    ).toBeGreaterThan(1);
  });

  it('809 art. 41: of the bureau itself the city government finds it and takes it up, never the bureau', async () => {
    const [one, ...others] = await suggested('security-missed', {}, 'government');
    expect(others).toEqual([]);
    expect(one).toMatchObject({ department: '00', status: 'open' });
    const params = { id: one?.id ?? '' };
    await client('officer').refused('getSuggestion', 'not-found', { params });
    const { etag } = await read(params.id, 'government');
    const asked = { params, etag, body: { ...bodies.takeUp, dueOn: '2027-05-20' } };
    await client('officer').refused('takeUp', 'not-found', asked);
    const done = await client('government').ok('takeUp', asked);
    const notice = { params: { id: String(done.body.settled?.rectification) } };
    expect((await client('government').ok('getRectification', notice)).body).toMatchObject({ department: '00' });
    await client('officer').refused('getRectification', 'not-found', notice);
    for (const by of ['civil', 'school-head'])
      for (const operation of ['listSuggestions', 'getSuggestion'] as const)
        await client(by).refused(operation, 'role-missing', operation === 'getSuggestion' ? { params } : {});
  });

  it('each listed page by page', async () => {
    await cursorHolds('listSuggestions', {
      client: client('officer'),
      otherwise: [{ department: '06' }],
    });
  });
});

endsWell('suggestions', () => world);
