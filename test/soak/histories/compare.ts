import { expect } from 'vitest';
import type * as z from 'zod';
import type { duty } from '../../../shared/contract/schemas/duty.ts';
import { recurringKinds } from '../../../shared/domain/security/recurring.ts';
import { firstBreak } from '../../../shared/storage/log.ts';
import { endOf } from '../../oracle/debts.ts';
import { type Debt, type Shown, stateOf } from '../../oracle/ledger.ts';
import { broken } from '../../world/invariants.ts';
import type { CallInput } from '../../world/sent-request.ts';
import type { Request } from './cases.ts';
import type { City } from './city.ts';
import { compareFollowed } from './escalation.ts';
import { compareMails } from './mails.ts';

type Told = z.output<typeof duty>;
const OPEN = ['open', 'claimed', 'stopped'];
const HOUR = 3_600_000;
/** Security tasks begin by themselves at the turn of the year and not by a step; `storage/recurring.test.ts` compares them. */
const recurs = (kind: string) => kind in recurringKinds;

/** What the product tells of all that is open, and how many there are, against the slow count. */
export async function compare(city: City): Promise<void> {
  await city.world.settle();
  const told = await everyDuty(city, {});
  adopt(city, told);
  same(city, told, (debt) => OPEN.includes(stateOf(debt)));
  await sameCounts(city, 'officer', ({ kind, owes }) => kind !== 'consent' || owes === '00');
  const department = city.choose.of(city.departments);
  await sameCounts(city, city.someStaff(department), ({ owes }) => owes === department);
  await sameRequests(city);
}

/** The same of what is done, once another calendar holds: no date, lateness or flag is what it was by the one before. */
export async function compareAgain(city: City): Promise<void> {
  await compare(city);
  const met = await everyDuty(city, { status: 'met' });
  adopt(city, met);
  same(city, met, (debt) => stateOf(debt) === 'met');
}

/** The same of what is done, of every department's own list, of the log and of the mails. */
export async function compareAll(city: City): Promise<void> {
  await compareAgain(city);
  await sameYear(city);
  const cancelled = city.ledger.debts.filter((debt) => stateOf(debt) === 'cancelled');
  const read = await Promise.all(
    cancelled.map(async ({ id, kind, owes }) => {
      const reader = await city.world.as(kind === 'consent' ? city.head(owes) : 'officer');
      return await reader.ok('getDuty', { params: { id: String(id) } });
    }),
  );
  same(
    city,
    read.map(({ body }) => {
      const { proof: _proof, turn: _turn, ...told } = body;
      return told;
    }),
    (debt) => stateOf(debt) === 'cancelled',
  );
  for (const department of city.departments) {
    const own = await all(city, city.someStaff(department), {});
    same(city, own, (debt) => OPEN.includes(stateOf(debt)) && debt.owes === department);
    await sameCounts(city, city.someStaff(department), ({ owes }) => owes === department);
  }
  await sameLog(city);
  compareMails(city);
  await compareFollowed(city);
  const { runtime, tables } = city.world;
  expect(await broken(runtime, tables, { timersLost: city.timersLost }), 'what holds of every world').toEqual([]);
}

/** The duties of all departments: the bureau sees all but the consents that are owed within others. */
async function everyDuty(city: City, query: Record<string, string>): Promise<Told[]> {
  const consents = city.departments
    .filter((id) => id !== '00')
    .map((id) => all(city, city.head(id), { ...query, kind: 'consent' }));
  return [...(await all(city, 'officer', query)), ...(await Promise.all(consents)).flat()];
}

/** Some duties have an id that only the product knows: of a kind about a case the first is the one that began first. */
function adopt(city: City, told: Told[]): void {
  const known = new Set(city.ledger.debts.map(({ id }) => id));
  for (const { id, kind, subject, status } of [...told].sort((a, b) => a.openedAt.localeCompare(b.openedAt))) {
    if (known.has(id)) continue;
    const debt = city.ledger.debts.find(
      (one) => one.id === null && one.kind === kind && one.subject === subject.id && stateOf(one) === status,
    );
    if (!debt) throw new Error(`the product tells of ${id} (${status}), which nobody owes`);
    debt.id = id;
  }
}

/** Each duty told is one of those owed and the other way round, and each alike in every respect. */
function same(city: City, told: Told[], wanted: (debt: Debt) => boolean): void {
  const { ledger, now } = city;
  const owed = ledger.debts.filter(wanted);
  expect(told.map(({ id }) => id).sort(), 'the duties there are').toEqual(owed.map(({ id }) => String(id)).sort());
  const byId = new Map(told.map((one) => [one.id, one]));
  for (const debt of owed) {
    const shown = ledger.shown(debt, now);
    const { status, due, provisional, late, metOn, added, level } = shown;
    const one = byId.get(String(debt.id)) as Told;
    const { owes, waits, subject } = debt;
    expect(
      {
        ...{ status: one.status, owes: one.owes, waits: one.waits, subject: one.subject.id, metOn: one.metOn },
        ...{ change: one.subject.change?.id ?? null, added: one.extension?.days ?? 0, metLate: one.metLate },
        ...{ due: one.deadline.due, dueEnd: one.deadline.dueEnd, late: one.deadline.late, level: one.deadline.level },
        ...{ provisional: one.deadline.provisional, openedAt: one.openedAt.slice(0, 10) },
      },
      `${debt.id} at ${now}`,
    ).toEqual({
      ...{ status, owes, waits, subject, metOn, change: debt.change, added, metLate: status === 'met' ? late : null },
      ...{ due, dueEnd: endOf(due), late, level, provisional, openedAt: debt.terms.openedAt.slice(0, 10) },
    });
    // What the job that counts again has not come to is shown by the new calendar and flagged by the old.
    if (city.recounting === null) sameFlags(city, debt, one, shown);
  }
}

/**
 * One flag for each date that passed while it was open: never before 24:00 of it, never later than the sweep that follows, void
 * where a later calendar disproves it. And each move of the date by another calendar, as often as it moved.
 */
function sameFlags(city: City, debt: Debt, told: Told, { missed, moved }: Shown): void {
  const since = Date.parse(city.now) - HOUR;
  const flagged = missed.filter(
    (one) =>
      city.timersLost.size === 0 || Date.parse(one.at) < since || told.flags.some((flag) => flag.due === one.due),
  );
  expect(
    told.flags.map(({ due, recounted, void: isVoid }) => ({ due, recounted, void: isVoid !== undefined })),
    `flags of ${debt.id} at ${city.now}`,
  ).toEqual(flagged.map(({ at: _at, ...one }) => ({ recounted: undefined, ...one })));
  for (const [n, flag] of told.flags.entries()) {
    const at = flagged[n]?.at ?? '';
    const by = city.ledger.eras.find(({ from }) => from === at)?.recounted ?? at;
    expect(flag.at >= endOf(flag.due), `${debt.id} flagged ${flag.at} for ${flag.due}`).toBe(true);
    // By its timer it is flagged to the millisecond; by an act of that moment, within what the act takes.
    if (city.timersLost.size === 0) expect(Date.parse(flag.at) - Date.parse(by)).toBeLessThan(60_000);
  }
  expect(
    told.recounts.map(({ from, to }) => ({ from, to })),
    `dates of ${debt.id} as they moved`,
  ).toEqual(moved);
}

/** The days of this year and the next, worked or not. */
async function sameYear(city: City): Promise<void> {
  const officer = await city.world.as('officer');
  for (const year of [Number(city.today.slice(0, 4)), 2027]) {
    const { body } = await officer.ok('getCalendar', { params: { year } });
    const worked = body.days.filter(({ kind }) => kind === 'workday' || kind === 'makeup').map(({ date }) => date);
    const counted = body.days.map(({ date }) => date).filter((date) => city.ledger.days.works(date));
    expect(worked, `the days worked in ${year}`).toEqual(counted);
  }
}

async function sameCounts(city: City, by: string, wanted: (debt: Debt) => boolean): Promise<void> {
  const { ledger, now } = city;
  const { body } = await (await city.world.as(by)).ok('countDuties');
  const apart = Object.keys(body.byKind).some(recurs)
    ? (await listed(city, by, {})).filter(({ kind }) => recurs(kind))
    : [];
  const owed = ledger.debts.filter((debt) => OPEN.includes(stateOf(debt)) && wanted(debt));
  const levels = tally([
    ...owed.map((debt) => ledger.shown(debt, now).level),
    ...apart.map(({ deadline }) => deadline.level),
  ]);
  expect(body, `counts of ${by}`).toEqual({
    total: owed.length + apart.length,
    byLevel: { green: 0, amber: 0, red: 0, done: 0, ...levels },
    byKind: tally([...owed, ...apart].map(({ kind }) => kind)),
  });
}

/** No reply is owed without a request that awaits it, and none awaits one that nobody owes. */
async function sameRequests(city: City): Promise<void> {
  const requests = city.of<Request>('request');
  const { body } = await (await city.world.as('officer')).ok('countRequests', { query: { side: 'all' } });
  expect(body.byStatus, 'requests by status').toEqual(tally(requests.map(({ status }) => status)));
  const waiting = requests.filter(({ status }) => ['submitted', 'replying', 'supplementing'].includes(status));
  const owed = city.ledger.debts.filter((debt) => debt.kind === 'reply' && OPEN.includes(stateOf(debt)));
  expect(owed.map(({ subject }) => subject).sort()).toEqual(waiting.map(({ id }) => id).sort());
}

/** The log is whole, each chain unbroken, and has each event as often as it happened. */
async function sameLog(city: City): Promise<void> {
  const log = await city.world.tables.log();
  for (const [stream, events] of log) expect(firstBreak(events), `the chain of ${stream}`).toBeNull();
  const told = tally(
    [...log].flatMap(([stream, events]) => (stream.startsWith('sfg_') ? [] : events.map(({ type }) => type))),
  );
  const acts = city.ledger.debts.flatMap((debt) => debt.acts.map(({ did }) => did));
  const done = (...of: string[]) => acts.filter((did) => of.includes(did)).length;
  const { ledger, now } = city;
  const flagged = ledger.debts.flatMap((debt) => ledger.standing(debt, now).missed);
  const expected: Record<string, number> = {
    ...Object.fromEntries(city.happened),
    ...{ DutyOpened: ledger.debts.length, DutyMet: done('meet', 'accept'), DutyCancelled: done('cancel') },
    ...{ DutyClaimed: done('claim'), DutyReopened: done('decline'), DutyStopped: done('stop') },
    ...{ DutyResumed: done('resume'), DutyExtended: done('extend'), DutyLate: flagged.length },
    DutyFlagVoided: flagged.filter((one) => one.void).length,
  };
  const found = Object.fromEntries(Object.keys(expected).map((type) => [type, told[type] ?? 0]));
  expect(found, 'events by type').toEqual(expected);
}

/** The duties that somebody sees, but for those that recur. */
async function all(city: City, by: string, query: Record<string, string>): Promise<Told[]> {
  return (await listed(city, by, query)).filter(({ kind }) => !recurs(kind));
}

/** A list from its first page to its last. */
async function listed(city: City, by: string, query: Record<string, string>): Promise<Told[]> {
  const client = await city.world.as(by);
  const items: Told[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked: CallInput = { query: { ...query, limit: 100, ...(cursor ? { cursor } : {}) } };
    const { body } = await client.ok('listDuties', asked);
    items.push(...(body.items as Told[]));
    cursor = body.next;
  }
  return items;
}

function tally<T extends string>(values: T[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
