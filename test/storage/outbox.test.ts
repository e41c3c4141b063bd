import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { change } from '../../shared/domain/change.ts';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import { commit } from '../../shared/storage/commit.ts';
import { claimHeld, gathered, heldBy, recordHeld } from '../../shared/storage/digests.ts';
import { derivedId, SWEPT } from '../../shared/storage/ids.ts';
import { listItems, overdue } from '../../shared/storage/lists.ts';
import { type Mail, newMail } from '../../shared/storage/mails.ts';
import {
  claimMail,
  deletePending,
  markSent,
  markUndeliverable,
  readMail,
  recordMail,
  releaseMail,
  sendAgain,
} from '../../shared/storage/outbox.ts';
import { begun, bj } from '../examples.ts';
import { everything, localDatabase } from './dynamodb.ts';

const database = await localDatabase();
const now = bj('2026-09-24');
const later = bj('2026-09-24', '10:00:00.000');

let count = 0;
async function queued(): Promise<Mail> {
  count += 1;
  const mail: Mail = {
    id: `mail-${count}`,
    event: `req_${count}@1`,
    template: 'request-received',
    to: 'p-12',
    department: '12',
    facts: { case: { number: 'YM-2026-000001', name: '参保信息', path: '/requests/req_1' } },
    at: now,
    status: 'queued',
    attempts: 0,
    nextAttemptAt: now,
    claimedAt: null,
    sentAt: null,
    receipt: null,
  };
  expect(await recordMail(database, mail)).toBe(true);
  return mail;
}

/** What the sweep would offer by then: mails and events whose effects are pending. */
async function offered(upTo: string): Promise<string[]> {
  const shards = await Promise.all(
    SWEPT.map((shard) => listItems(database, overdue('WAITING', shard, upTo), { limit: 100 })),
  );
  return shards.flatMap(({ items }) => items.map(({ pk }) => String(pk)));
}

/** Lets the machine's clock, which leases go by, stand later by so many minutes. */
function minutesLater(minutes: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
}
afterEach(() => {
  vi.useRealTimers();
});

describe('a mail', () => {
  it('is recorded once: the same again is left as it is', async () => {
    const mail = await queued();
    await markSent(database, mail.id, { at: later, receipt: 'r' });
    expect(await recordMail(database, mail)).toBe(false);
    expect((await readMail(database, mail.id))?.status).toBe('sent');
  });

  it('is claimed by one of many workers', async () => {
    const { id } = await queued();
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimMail(database, id)));
    const won = claims.filter((mail) => mail !== null);
    expect(won).toHaveLength(1);
    expect(won[0]).toMatchObject({ id, status: 'claimed', attempts: 1 });
  });

  it('whose worker died is claimed again when the lease has run out, not before', async () => {
    const { id } = await queued();
    await claimMail(database, id);
    minutesLater(14);
    expect(await claimMail(database, id)).toBeNull();
    minutesLater(2);
    expect(await claimMail(database, id)).toMatchObject({ status: 'claimed', attempts: 2 });
    expect(await claimMail(database, id)).toBeNull();
  });

  it('stays with the sweep while it is claimed, and leaves it when it is sent', async () => {
    const { id } = await queued();
    expect(await offered(bj('2026-09-24', '08:59:59.999'))).not.toContain(`MAIL#${id}`);
    expect(await offered(now)).toContain(`MAIL#${id}`);
    await claimMail(database, id);
    expect(await offered(now)).toContain(`MAIL#${id}`);
    await markSent(database, id, { at: later, receipt: '<1@relay>' });
    expect(await offered(bj('2030-01-01'))).not.toContain(`MAIL#${id}`);
    expect(await readMail(database, id)).toMatchObject({ status: 'sent', sentAt: later, receipt: '<1@relay>' });
    minutesLater(60);
    expect(await claimMail(database, id)).toBeNull();
  });

  it('that came back for a passing reason is offered again from the time given, once', async () => {
    const mail = await queued();
    const why = { reason: 'Transient MailboxFull', nextAttemptAt: later };
    await claimMail(database, mail.id);
    await sendAgain(database, mail, why);
    expect((await readMail(database, mail.id))?.status).toBe('claimed');
    await markSent(database, mail.id, { at: now, receipt: 'r' });
    await sendAgain(database, mail, why);
    expect(await readMail(database, mail.id)).toMatchObject({ status: 'queued', receipt: why.reason, sentAt: null });
    expect(await offered(later)).toContain(`MAIL#${mail.id}`);
    expect(await claimMail(database, mail.id)).toMatchObject({ attempts: 2 });
  });

  it('that could not go is offered again from the time given, and claimed then', async () => {
    const { id } = await queued();
    await claimMail(database, id);
    await releaseMail(database, id, { error: 'relay down', nextAttemptAt: later });
    expect(await offered(now)).not.toContain(`MAIL#${id}`);
    expect(await offered(later)).toContain(`MAIL#${id}`);
    expect(await readMail(database, id)).toMatchObject({
      status: 'queued',
      nextAttemptAt: later,
      receipt: 'relay down',
    });
    expect(await claimMail(database, id)).toMatchObject({ attempts: 2 });
  });

  it('that was sent is not taken back by a worker whose lease had run out', async () => {
    const { id } = await queued();
    await claimMail(database, id);
    minutesLater(16);
    await claimMail(database, id);
    await markSent(database, id, { at: later, receipt: 'second' });
    await releaseMail(database, id, { error: 'time-out', nextAttemptAt: later });
    expect(await readMail(database, id)).toMatchObject({ status: 'sent', receipt: 'second' });
    expect(await claimMail(database, id)).toBeNull();
  });

  it('nobody can receive is given up, with the reason', async () => {
    const { id } = await queued();
    await claimMail(database, id);
    await markUndeliverable(database, id, 'the person has left');
    expect(await readMail(database, id)).toMatchObject({
      status: 'undeliverable',
      sentAt: null,
      receipt: 'the person has left',
    });
    expect(await offered(bj('2030-01-01'))).not.toContain(`MAIL#${id}`);
    minutesLater(60);
    expect(await claimMail(database, id)).toBeNull();
  });

  it('nobody has recorded is not claimed', async () => {
    expect(await claimMail(database, 'no-such-mail')).toBeNull();
    expect(await readMail(database, 'no-such-mail')).toBeNull();
  });
});

describe('what a person is told of one kind within some minutes', () => {
  const later = bj('2026-09-24', '09:04:59.999');
  const mail = (n: number, told: Partial<Mail> = {}): Mail => ({
    ...newMail({
      ...{ id: `many-${n}`, event: `req_m${n}@1`, template: 'duty-late', to: 'p-07', department: '07', at: now },
      ...{ facts: { case: { number: String(n), name: '某数据', path: `/requests/${n}` } }, nextAttemptAt: now },
    }),
    ...told,
  });

  const record = async (one: Mail, at: Instant) => (await recordHeld(database, [gathered(one, at, at)]))[0] ?? '';

  it('is held by one mail, however many workers write at once, which goes when the minutes are over', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => record(mail(n), n % 2 ? now : later)));
    const [id = ''] = ids;
    expect(new Set(ids)).toEqual(new Set([id]));
    expect(await heldBy(database, id)).toHaveLength(60);
    const of = (at: Instant, told: Partial<Mail>) => record(mail(100, told), at);
    expect(await of(bj('2026-09-24', '09:05:00.000'), { id: 'after' })).not.toBe(id);
    expect(await of(now, { id: 'other-kind', template: 'duty-urged' })).not.toBe(id);
    expect(await of(now, { id: 'other-person', to: 'p-08' })).not.toBe(id);
    expect(await offered(bj('2026-09-24', '09:04:00.000'))).not.toContain(`MAIL#${id}`);
    expect(await offered(bj('2026-09-24', '09:10:00.000'))).toContain(`MAIL#${id}`);

    // Once it is being sent, what comes is held by the next.
    expect(await claimMail(database, id)).not.toBeNull();
    const next = await of(now, { id: 'too-late' });
    expect(next).not.toBe(id);
    expect((await heldBy(database, next)).map((one) => one.id)).toContain('too-late');
  });

  it('is recorded with what others are told of the same event, and each goes with a digest that still waits', async () => {
    const to = (n: number) => mail(300 + n, { to: `p-1${n}` });
    const busy = await record(to(1), now);
    await claimMail(database, busy);
    const all = [to(1), to(2), mail(303, { to: 'p-11' }), mail(304, { to: 'p-14' })];
    const ids = await recordHeld(
      database,
      all.slice(1).map((one) => gathered(one, now, now)),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain(busy);
    const held = await Promise.all(ids.map((id) => heldBy(database, id)));
    expect(held.map((mails) => mails.map(({ id }) => id))).toEqual([['many-302'], ['many-303'], ['many-304']]);
    // The next is held by the one that still waits, and what was recorded before stays as it is.
    const [next, known] = await recordHeld(database, [
      gathered(mail(305, { to: 'p-11' }), now, now),
      gathered(mail(302, { to: 'p-12', at: later }), now, now),
    ]);
    expect(next).toBe(ids[1]);
    expect(known).toBe(ids[0]);
    expect(await readMail(database, 'many-302')).toMatchObject({ at: now });
  });

  it('is taken out of it to go by itself, by one worker, which has claimed it', async () => {
    const all = Array.from({ length: 90 }, (_, n) => mail(200 + n, { to: 'p-09' }));
    const [id = ''] = await Promise.all(all.map((one) => record(one, now)));
    expect(await claimMail(database, id)).toMatchObject({ template: 'digest' });
    const held = await heldBy(database, id);
    const taken = await Promise.all([claimHeld(database, id, held, now), claimHeld(database, id, held, now)]);
    expect(
      taken
        .flat()
        .map((one) => one.id)
        .sort(),
    ).toEqual(all.map((one) => one.id).sort());
    expect(taken.flat()[0]).toEqual(await readMail(database, taken.flat()[0]?.id ?? ''));
    expect(taken.flat()[0]).toMatchObject({ status: 'claimed', attempts: 1 });
    expect(await readMail(database, id)).toMatchObject({ status: 'overtaken' });
    expect(await heldBy(database, id)).toEqual([]);
    // Where the worker dies, the sweep finds each of them, and a claim that has run out is free.
    expect(await offered(now)).toContain('MAIL#many-200');
    expect(await claimMail(database, 'many-200')).toBeNull();
    expect(await claimMail(database, 'many-200', { leaseMs: -1 })).toMatchObject({ attempts: 2 });
  });
});

describe('a digest of which another worker has sent a mail', () => {
  it('is not taken apart, and nothing of it is claimed', async () => {
    const facts = { case: { number: '1', name: '某数据', path: '/requests/1' } };
    const one = (n: number) =>
      newMail({
        ...{ id: `part-${n}`, event: `req_p${n}@1`, template: 'duty-late', to: 'p-20', department: '20', at: now },
        ...{ facts, nextAttemptAt: now },
      });
    const [id = ''] = await recordHeld(database, [gathered(one(1), now, now)]);
    await recordHeld(database, [gathered(one(2), now, now)]);
    await claimMail(database, id);
    const held = await heldBy(database, id);
    const last = held.at(-1)?.id ?? '';
    await markSent(database, last, { at: now, receipt: 'r-1' });
    expect(await claimHeld(database, id, held, now)).toEqual([]);
    expect((await heldBy(database, id)).map(({ status }) => status).sort()).toEqual(['held', 'sent']);
    expect(await readMail(database, id)).toMatchObject({ status: 'claimed' });
  });
});

describe('an event with effects', () => {
  const circumstances = { at: now, actorId: 'p-15', correlation: 'c-1' };

  it('is pending from the commit until its effects are recorded', async () => {
    const id = derivedId('req', 'pending');
    const request = begun({ id }, now);
    await commit(database, [change('request', null, request.next, ...request.events)], circumstances);
    const pending = `PENDING#${id}@1`;
    expect(await offered(now)).toContain(pending);
    await deletePending(database, `${id}@1`);
    await deletePending(database, `${id}@1`);
    expect(await offered(bj('2030-01-01'))).not.toContain(pending);
  });

  it('is the only kind that is pending', async () => {
    const before = await everything(database);
    const department = { id: '30', name: '某局', creditCode: '11411281M10000012K', office: '办公室' };
    await commit(database, registerDepartment(department), circumstances);
    const added = (await everything(database)).length - before.length;
    expect(added).toBe(2);
  });
});
