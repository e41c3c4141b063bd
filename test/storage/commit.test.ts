import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { consentReply, proposeReply } from '../../shared/domain/cases/reply.ts';
import { type DataRequest, partiesOf } from '../../shared/domain/cases/request.ts';
import { change } from '../../shared/domain/change.ts';
import { openDuty, wake } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { event } from '../../shared/domain/event.ts';
import { chooseMails } from '../../shared/domain/mail/mailing.ts';
import { changePerson, registerPerson } from '../../shared/domain/people/person.ts';
import { AlreadyAnswered, AlreadyThere, Conflict, commit } from '../../shared/storage/commit.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { eventKey, firstBreak } from '../../shared/storage/log.ts';
import { load, loadCase, loadEvent, loadEvents } from '../../shared/storage/read.ts';
import type { StoredResponse } from '../../shared/storage/responses.ts';
import { toStored as asItWasRead, type Stored } from '../../shared/storage/stored-state.ts';
import { agree, begun, bj, changeOf, head, person, refuse, replyTerms, sealed } from '../examples.ts';
import { everything, localDatabase } from './dynamodb.ts';

const database = await localDatabase();
const now = bj('2026-09-24');
const circumstances = { at: now, actorId: 'p-12', correlation: 'c-1' };
const rules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');

let count = 0;
const newPerson = () => {
  count += 1;
  return { id: `person-${count}`, department: '12', name: '甲某', email: 'a@example.org', roles: ['staff' as const] };
};

async function stored(): Promise<Stored<'person'>> {
  const person = newPerson();
  await commit(database, registerPerson(person, sealed), circumstances);
  return must(await load(database, 'person', person.id));
}

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('not there');
  return value;
}

const renamed = ({ state }: Stored<'person'>, name: string) => changePerson(state, { ...state, name }, sealed);

/** A request with its duty, newly submitted. */
async function submitted() {
  count += 1;
  const id = derivedId('req', count);
  const request = begun({ id }, now);
  const duty = openDuty(replyTerms('2026-09-24', id), rules, now);
  const events = await commit(
    database,
    [change('request', null, request.next, ...request.events), duty],
    circumstances,
  );
  return { id, events, ...(await requestCase(database, id)) };
}

/** A request whose reply waits for the head of its provider. */
async function replying(given = agree) {
  const { id, request } = await submitted();
  const proposed = proposeReply(must(request).state, given, { ...consenting, by: person('12') });
  await commit(database, proposed, circumstances);
  const { request: found, duties } = await requestCase(database, id);
  return { id, request: must(found), duties };
}

const consenting = { by: head('12'), now, law: lawInForce(), duties: [] };

async function requestCase(of: typeof database, id: string) {
  const { subject: request, duties } = await loadCase(of, 'request', id);
  return { request, duties };
}

describe('a commit', () => {
  it('writes states, events and what is pending, and reads back what was decided', async () => {
    const { id, events, request, duties } = await submitted();
    expect(events.map(({ id }) => id)).toEqual([`${id}@1`, `${id}.reply@1`]);
    expect(request).toMatchObject({ kind: 'request', id, seq: 1, version: 1, head: events[0]?.hash, at: now });
    expect(request?.state).toEqual(begun({ id }, now).next);
    expect(duties.map(({ state }) => state)).toEqual([openDuty(replyTerms('2026-09-24', id), rules, now).next]);
    expect(await loadEvents(database, id)).toEqual([events[0]]);
    expect(await loadEvent(database, `${id}.reply`, 1)).toEqual({ ...events[1], policy: 'reply-conditional-2021' });
    expect(await loadEvent(database, id, 2)).toBeNull();
  });

  it('is all or nothing: where one part fails, nothing is written', async () => {
    const { id, request, duties } = await replying();
    const agreed = consentReply(request.state, { grantId: () => `grt_${id}` }, consenting);
    await commit(database, [changeOf(agreed, 'grant')], circumstances);
    const before = await everything(database);
    const duty = must(duties[0]);
    const changes = [
      changeOf(agreed, 'request'),
      must(wake(duty.state, rules, bj('2026-10-08'))),
      changeOf(agreed, 'grant'),
    ];
    await expect(commit(database, changes, circumstances)).rejects.toThrow(AlreadyThere);
    expect(await everything(database)).toEqual(before);
  });

  it('follows the life of its kind: where no step leads, nothing is written', async () => {
    const { request } = await submitted();
    const before = await everything(database);
    const { state } = must(request);
    const lapsed = { ...state, status: 'lapsed', endedAt: now } as DataRequest;
    const decided = [change('request', state, lapsed, event('RequestLapsed', partiesOf(state)))];
    await expect(commit(database, decided, circumstances)).rejects.toThrow('submitted to lapsed');
    expect(await everything(database)).toEqual(before);
  });

  it('rests on what was read: a state that was made up is not written over one that is there', async () => {
    const person = await stored();
    const copy = { ...person.state };
    const decided = [change('person', copy, { ...copy, name: '乙某' })];
    await expect(commit(database, decided, circumstances)).rejects.toThrow('not as it was read');
  });

  it('of something new fails where it is there already', async () => {
    const { state } = await stored();
    const again = commit(database, registerPerson(state, sealed), circumstances);
    await expect(again).rejects.toThrow(AlreadyThere);
  });

  it('decided from an older state conflicts, and the newer stays', async () => {
    const old = await stored();
    await commit(database, renamed(old, '乙某'), circumstances);
    await expect(commit(database, renamed(old, '丙某'), circumstances)).rejects.toThrow(Conflict);
    expect(await load(database, 'person', old.id)).toMatchObject({ seq: 2, state: { name: '乙某' } });
  });

  it('keeps a pending item for every event with effects, and for no other', async () => {
    const { id } = await submitted();
    const { state } = await stored();
    await commit(database, chooseMails(state, { pace: 'digest', alerts: 'at-once', quiet: 'all' }), circumstances);
    const items = (await everything(database)).filter(({ pk }) => String(pk).startsWith('PENDING#'));
    const pending = items.filter(({ pk }) => String(pk).includes(id));
    expect(pending.map(({ pk, stream, seq }) => [pk, stream, seq])).toEqual([
      [`PENDING#${id}.reply@1`, `${id}.reply`, 1],
      [`PENDING#${id}@1`, id, 1],
    ]);
    // Registering is told; how a person wants their mails is not.
    const ofPerson = items.filter(({ stream }) => stream === `person:${state.id}`);
    expect(ofPerson.map(({ seq }) => seq)).toEqual([1]);
  });

  it('moves the ETag only on what a person can see', async () => {
    const { duties } = await submitted();
    const before = must(duties[0]);
    const reminded = must(wake(before.state, rules, bj('2026-10-08')));
    await commit(database, [{ ...reminded, keepsEtag: true }], circumstances);
    const after = must(await load(database, 'duty', before.id));
    expect([after.version, after.seq]).toEqual([before.version, before.seq + 1]);
    const person = await stored();
    await commit(database, renamed(person, '乙某'), circumstances);
    expect((await load(database, 'person', person.id))?.version).toBe(person.version + 1);
  });

  it("is never before the aggregate's last event, whatever the clock says", async () => {
    const person = await stored();
    const [event] = await commit(database, renamed(person, '乙某'), {
      ...circumstances,
      at: bj('2026-09-01'),
    });
    expect(event?.at).toBe(now);
    expect((await load(database, 'person', person.id))?.at).toBe(now);
  });
});

describe('many at the same time', () => {
  it('deciding from the same state: one wins, the others conflict', async () => {
    const person = await stored();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => commit(database, renamed(person, `某${n}`), circumstances)),
    );
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    expect(failed).toHaveLength(49);
    for (const reason of failed) expect(reason).toBeInstanceOf(Conflict);
    expect(await loadEvents(database, `person:${person.id}`)).toHaveLength(2);
  });

  it('deciding again until they win: one winner for each version and an unbroken chain', async () => {
    const { id } = await stored();
    const seen: number[] = [];
    const change = async (n: number): Promise<void> => {
      for (;;) {
        const person = must(await load(database, 'person', id));
        try {
          await commit(database, renamed(person, `某${n}`), circumstances);
          seen.push(person.version + 1);
          return;
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, n) => change(n)));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 2));
    const events = await loadEvents(database, `person:${id}`);
    const last = must(await load(database, 'person', id));
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
    expect(firstBreak(events)).toBeNull();
    expect([last.seq, last.version, last.head]).toEqual([51, 51, events.at(-1)?.hash]);
  }, 120_000);

  it('creating the same: one is there, the others are told so', async () => {
    const person = newPerson();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => commit(database, registerPerson(person, sealed), circumstances)),
    );
    const reasons = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    expect(reasons).toHaveLength(19);
    for (const reason of reasons)
      expect(reason instanceof AlreadyThere || reason instanceof Conflict, String(reason)).toBe(true);
    expect(await loadEvents(database, `person:${person.id}`)).toHaveLength(1);
  });

  it('sending the same command: one is carried out, and the others change nothing', async () => {
    const answer: StoredResponse = {
      principal: 'p-12',
      operation: 'createPerson',
      key: 'k-concurrent',
      sent: 'f',
      at: now,
      status: 201,
      headers: {},
      body: '{}',
    };
    const people = Array.from({ length: 20 }, newPerson);
    const outcomes = await Promise.allSettled(
      people.map((person) => commit(database, registerPerson(person, sealed), circumstances, answer)),
    );
    const reasons = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    expect(reasons).toHaveLength(19);
    for (const reason of reasons)
      expect(reason instanceof AlreadyAnswered || reason instanceof Conflict, String(reason)).toBe(true);
    const there = await Promise.all(people.map(({ id }) => load(database, 'person', id)));
    expect(there.filter((person) => person !== null)).toHaveLength(1);
  });
});

describe('the log', () => {
  it('comes back from storage as it was hashed, whatever it holds', async () => {
    const { id, request } = await replying(refuse);
    const odd = '“引号”\\ \u2028 𠮷 é\u0301 ';
    const decided = changeOf(consentReply(request.state, { grantId: () => 'grt_g' }, consenting), 'request');
    const events = decided.events.map((event) => ({ ...event, data: { ...event.data, name: odd } }));
    await commit(database, [{ ...decided, events: events as never }], circumstances);
    const log = await loadEvents(database, id);
    expect(log.at(-1)?.data).toMatchObject({ name: odd });
    expect(firstBreak(log)).toBeNull();
  });

  it('第十二条 (art. 12): shows where a stored event was changed by hand', async () => {
    const person = await stored();
    let last: Stored<'person'> = person;
    for (const name of ['乙某', '丙某', '丁某']) {
      await commit(database, renamed(last, name), circumstances);
      last = must(await load(database, 'person', person.id));
    }
    const stream = `person:${person.id}`;
    expect(firstBreak(await loadEvents(database, stream))).toBeNull();
    const third = must(await loadEvent(database, stream, 3));
    await database.client.send(
      new PutCommand({
        TableName: database.name('events'),
        Item: { ...eventKey(stream, 3), ...third, actorId: 'somebody-else' },
      }),
    );
    expect(firstBreak(await loadEvents(database, stream))).toBe(3);
  });

  it('is read whole, however long it is', async () => {
    const { id } = await stored();
    for (let n = 0; n < 5; n += 1) {
      const person = must(await load(database, 'person', id));
      const [decided] = renamed(person, `某${n}`);
      const long = decided.events.map((event) => ({ ...event, data: { ...event.data, note: '长'.repeat(100_000) } }));
      await commit(database, [{ ...decided, events: long as never }], circumstances);
    }
    const log = await loadEvents(database, `person:${id}`);
    expect([log.length, firstBreak(log)]).toEqual([6, null]);
  });

  it('is not written over, even by a commit that does not know how far it has come', async () => {
    const { id } = await stored();
    const person = must(await load(database, 'person', id));
    const forgotten = asItWasRead<'person'>({ ...person, v: 1, state: { ...person.state }, seq: 0, head: null });
    await expect(commit(database, renamed(forgotten, '乙某'), circumstances)).rejects.toThrow(Conflict);
    expect(await loadEvents(database, `person:${id}`)).toHaveLength(1);
  });
});

it('after all of this every state is where its log has come', async () => {
  const people = (await everything(database)).filter(({ kind }) => kind === 'person') as unknown as Stored<'person'>[];
  expect(people.length).toBeGreaterThan(0);
  for (const { id, seq, head } of people) {
    const last = (await loadEvents(database, `person:${id}`)).at(-1);
    expect([last?.seq, last?.hash]).toEqual([seq, head]);
  }
});
