import { FIRST_YEAR, LAST_YEAR } from '../domain/calendar/calendar.ts';
import type { Change } from '../domain/change.ts';
import { calendarYearId } from '../domain/duties/calendar-year.ts';
import { LAW, type Law, type LawBook, LawMoved, lawOf, moveLaw } from '../domain/duties/law.ts';
import type { PolicyVersion } from '../domain/duties/policy-version.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from './database.ts';
import { itemsUnder } from './items.ts';
import { kinds } from './kinds.ts';
import { load } from './read.ts';
import { toStored } from './stored-state.ts';

/** The last event of the law as each was read. In a table that was restored, a version may be another law than the one in memory. */
const heads = new WeakMap<Law, string | null>();

/**
 * Brings the law up to date, in place. One strongly consistent read tells whether the bureau has changed it; only then is all
 * of it read again. Called at the start of every invocation, so that nothing is counted by an outdated law.
 */
export async function renewLaw(database: Database, law: Law): Promise<void> {
  const stored = await load(database, 'law', LAW);
  const version = stored?.state.version ?? 0;
  const head = stored?.head ?? null;
  if (version === law.version && head === (heads.get(law) ?? null)) return;
  Object.assign(law, lawOf({ version, ...(await readLoaded(database)) }));
  heads.set(law, head);
}

/** How often work is done again because the law has changed once more. */
const ATTEMPTS = 5;

/**
 * Does work by the law as it was read. Where the bureau has changed it since, so that a state turns out to be counted by a newer one,
 * the law is read again and the work done again, which must be such that it can be.
 */
export async function evenIfLawMoves<T>(database: Database, law: Law, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LawMoved) || attempt === ATTEMPTS) throw error;
      await renewLaw(database, law);
    }
  }
}

/** Everything that was ever loaded. It is read after the version, so it is complete up to that version; `lawOf` ignores what is newer. */
async function readLoaded(database: Database) {
  const items = await itemsUnder(database, 'registry', kinds.law.key(LAW).pk);
  return {
    years: items.filter(({ kind }) => kind === 'calendar').map((item) => toStored<'calendar'>(item).state),
    policies: items.filter(({ kind }) => kind === 'policy').map((item) => toStored<'policy'>(item).state),
  };
}

/** Every policy that was ever loaded, confirmed or not. */
export async function policyVersions(database: Database): Promise<PolicyVersion[]> {
  return (await readLoaded(database)).policies;
}

/** The loaded notices of a year; null if there are none. @throws Refusal `not-found` for a year beyond the calendar */
export async function readYear(database: Database, year: number) {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new Refusal('not-found', { what: `${year}年` });
  return await load(database, 'calendar', calendarYearId(year));
}

/**
 * The next version of the law, for the commit that changes it. If two people change the law at once, the second gets a
 * conflict and decides again.
 */
export async function nextLaw(database: Database, what: string): Promise<Change<'law', LawBook>> {
  return moveLaw((await load(database, 'law', LAW))?.state ?? null, { what });
}
