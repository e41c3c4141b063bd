import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../shared/domain/calendar/calendar.ts';
import { count } from '../../shared/domain/calendar/calendar.ts';
import { change } from '../../shared/domain/change.ts';
import { calendarYearId } from '../../shared/domain/duties/calendar-year.ts';
import { LAW, type Law, LawMoved, lawInForce } from '../../shared/domain/duties/law.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import type { PolicyVersion } from '../../shared/domain/duties/policy-version.ts';
import { Conflict, commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { evenIfLawMoves, nextLaw, renewLaw } from '../../shared/storage/law.ts';
import { load } from '../../shared/storage/read.ts';
import { bj } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const NOW = bj('2026-11-10');
const circumstances = { at: NOW, actorId: 'officer', correlation: 'c-1' };

/** Days off on 4 to 6 January 2027, which without it are worked. */
const arrangement: Notice = {
  year: 2027,
  kind: 'arrangement',
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-06' }],
  worked: [],
};

let database: Database;

beforeAll(async () => {
  database = await localDatabase();
});

async function loadNotice() {
  const id = calendarYearId(2027);
  const moved = await nextLaw(database, id);
  const loaded = {
    version: moved.next.version,
    notice: arrangement,
    loadedAt: NOW,
    by: 'officer',
    past: null,
    ended: null,
  };
  await commit(database, [change('calendar', null, { id, year: 2027, notices: [loaded] }), moved], circumstances);
}

/** Counts the reads of a law that is brought up to date. */
function counting() {
  const sent: string[] = [];
  const send = (command: object) => {
    sent.push(command.constructor.name);
    return database.client.send(command as never);
  };
  const client = new Proxy(database.client, { get: (of, name) => (name === 'send' ? send : Reflect.get(of, name)) });
  return { sent, renew: (law: Law) => renewLaw({ ...database, client }, law) };
}

describe('the law as every process has it', () => {
  it('is never cached stale: a notice loaded elsewhere is counted by from the next invocation on, without a restart', async () => {
    const law = lawInForce();
    const { sent, renew } = counting();
    const due = () => count(law.calendar, '2026-12-31', 1);
    await renew(law);
    expect(due()).toEqual({ due: '2027-01-04', provisional: true });
    const before = law.calendar.id;

    await loadNotice();
    await renew(law);
    expect(due()).toEqual({ due: '2027-01-07', provisional: false });
    expect([law.version, law.calendar.id]).toEqual([1, expect.stringMatching(/^cn-2027-[0-9a-f]{16}\.1$/)]);
    // What was counted before stays provable.
    expect(count(law.calendarOf(before), '2026-12-31', 1).due).toBe('2027-01-04');

    sent.length = 0;
    await renew(law);
    expect(sent).toEqual(['GetCommand']);
    // A process that starts only now comes to the same.
    const started = lawInForce();
    await renewLaw(database, started);
    expect(started.calendar.id).toBe(law.calendar.id);
  });

  it('has the policies loaded beside those that come with the product', async () => {
    const law = lawInForce();
    const [first] = policies;
    if (!first) throw new Error('no policy');
    const policy = { ...first, id: 'reply-conditional-2027', effectiveFrom: '2027-01-01' as const, days: 3 };
    const proposed = { at: NOW, by: 'officer' };
    const id = `law.${policy.id}`;
    const proposal: PolicyVersion = { id, status: 'proposed', policy, proposed, confirmed: null, withdrawn: null };
    await commit(database, [change('policy', null, proposal)], circumstances);
    const before = await load(database, 'policy', id);
    const moved = await nextLaw(database, id);
    const { version } = moved.next;
    const next: PolicyVersion = { ...proposal, status: 'confirmed', confirmed: { at: NOW, by: 'officer2', version } };
    await commit(database, [change('policy', before?.state ?? null, next), moved], circumstances);
    await renewLaw(database, law);
    expect(law.policies.slice(policies.length)).toEqual([policy]);
    // It was loaded after a notice, and is no notice.
    expect([law.version, law.calendar.id]).toEqual([version, expect.stringMatching(/\.1$/)]);
  });

  it('is read again by work that turns out to need a newer one than it began with, and the work is done again', async () => {
    const law = lawInForce();
    const stored = await load(database, 'law', LAW);
    const newer = `${law.calendar.id}.${stored?.state.version}`;
    expect(() => law.calendarOf(newer)).toThrow(LawMoved);
    expect(await evenIfLawMoves(database, law, async () => law.calendarOf(newer).id)).toBe(law.calendar.id);
    expect(law.version).toBe(stored?.state.version);
    // What the bureau has not written anywhere is no reason to try for ever, and says why it failed.
    const never = `${law.calendar.id}.999`;
    const failing = evenIfLawMoves(database, law, async () => law.calendarOf(never).id);
    await expect(failing).rejects.toThrow('the bureau has changed the law since it was read');
    const broken = evenIfLawMoves(database, law, () => Promise.reject(new TypeError('broken')));
    await expect(broken).rejects.toThrow(TypeError);
  });

  it('is changed by one at a time: of two at once the second decides again', async () => {
    const [one, other] = await Promise.all([nextLaw(database, 'law.a'), nextLaw(database, 'law.b')]);
    await commit(database, [one], circumstances);
    await expect(commit(database, [other], circumstances)).rejects.toThrow(Conflict);
  });

  it('is read again where restored tables hold another law of the same version', async () => {
    const law = lawInForce();
    await renewLaw(database, law);
    const { version } = law;
    const due = () => count(law.calendar, '2026-12-31', 1).due;
    expect(due()).toBe('2027-01-07');
    const set = (sk: string, path: string, value: string) =>
      database.client.send(
        new UpdateCommand({
          TableName: database.name('registry'),
          Key: { pk: 'LAW', sk },
          UpdateExpression: `SET ${path} = :value`,
          ...(path === 'head' ? {} : { ExpressionAttributeNames: { '#state': 'state', '#to': 'to' } }),
          ExpressionAttributeValues: { ':value': value },
        }),
      );
    await set('CALENDAR#2027', '#state.notices[0].notice.off[0].#to', '2027-01-04');
    await set('STATE', 'head', '0'.repeat(64));
    await renewLaw(database, law);
    expect([law.version, due()]).toEqual([version, '2027-01-05']);
  });
});
