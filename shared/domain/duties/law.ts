import {
  type Calendar,
  calendar,
  type Notice,
  receivedOn,
  stateCouncilNotices,
  versionIn,
} from '../calendar/calendar.ts';
import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { ShareType } from '../catalog/metadata.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import { type CalendarYear, calendarVersion, noticesAt } from './calendar-year.ts';
import { type Duty, isOpen, type Rules } from './duty.ts';
import { type DutyKind, endBySuccessor, type Policy, policyFor } from './policy.ts';
import { policies } from './policy-data.ts';
import { type PolicyVersion, policiesAt } from './policy-version.ts';
import { withCurrentDates } from './recount.ts';

/**
 * Everything that deadlines are counted by: the dated policies and the calendar of working days, both built in and loaded by
 * the bureau.
 */
export interface Law {
  /** How often the bureau has changed the law; 0: the built-in law. */
  version: number;
  policies: readonly Policy[];
  /** The years for which the bureau has loaded notices. */
  years: readonly CalendarYear[];
  /** The current calendar, by which all open duties are counted. */
  calendar: Calendar;
  /**
   * An earlier calendar by its id; the current one if it cannot be built any more.
   * @throws LawMoved if the calendar is newer than this law
   */
  calendarOf(id: string): Calendar;
}

/** The law was read before the bureau changed it, and the state after. Read the law again and decide again. */
export class LawMoved extends Error {
  constructor() {
    super('the bureau has changed the law since it was read');
  }
}

/** The version of the law. Each change of the law raises it in the same commit, so that everybody notices. */
export interface LawBook {
  id: typeof LAW;
  version: number;
}

/** Id of the law book, and prefix of the ids of what it contains. */
export const LAW = 'law';

/** Everything the bureau has loaded, up to a version. */
export interface Loaded {
  version: number;
  years: readonly CalendarYear[];
  policies: readonly PolicyVersion[];
}

const nothingLoaded: Loaded = { version: 0, years: [], policies: [] };
let builtIn: Calendar | null = null;

/** The built-in law: Yima's policies and the State Council's notices so far. */
export function lawInForce(): Law {
  return lawOf(nothingLoaded);
}

/** The built-in law with what the bureau has loaded. Building the calendar takes some milliseconds. */
export function lawOf({ version, years, policies: loaded }: Loaded): Law {
  const calendars = new Map<string, Calendar>();
  const build = (at: number, shipped: readonly Notice[]) =>
    keep(calendar([...shipped, ...noticesAt(years, at)], { version: at }));
  const keep = (made: Calendar) => {
    calendars.set(made.id, made);
    return made;
  };
  const changed = calendarVersion(years, version);
  if (changed === 0) builtIn ??= calendar();
  const current = changed === 0 && builtIn ? keep(builtIn) : build(changed, stateCouncilNotices);
  return {
    version,
    policies: endBySuccessor([...policies, ...policiesAt(loaded, version)]),
    years,
    calendar: current,
    calendarOf(id) {
      const at = versionIn(id);
      if (at > version) throw new LawMoved();
      // Some ids name a version that changed only policies. An earlier release had fewer built-in notices, in the same order.
      for (let shipped = stateCouncilNotices.length; !calendars.has(id) && shipped >= 0; shipped -= 1) {
        build(at, stateCouncilNotices.slice(0, shipped));
      }
      return calendars.get(id) ?? current;
    },
  };
}

/** Raises the version of the law. @param what the id of the notice or policy that was loaded, replaced or withdrawn */
export function moveLaw(before: LawBook | null, { what }: { what: string }): Change<'law', LawBook> {
  const version = (before?.version ?? 0) + 1;
  return change('law', before, { id: LAW, version }, event('LawChanged', { version, what }));
}

/** The rules for a duty that starts on a date. */
export function rulesFor(law: Law, kind: DutyKind, shareType: ShareType | null, on: LocalDate): Rules {
  return { policy: policyFor(law.policies, kind, shareType, on), calendar: law.calendar };
}

/**
 * The rules for a duty that begins with a receipt, and the day of receipt: after the policy's cutoff it is the next day.
 */
export function rulesOnReceipt(law: Law, kind: DutyKind, shareType: ShareType | null, at: Instant) {
  const rules = rulesFor(law, kind, shareType, dateOf(at));
  return { rules, start: receivedOn(at, rules.policy.cutoff) };
}

/**
 * The rules of a duty: the policy it began under, the current calendar, and the calendar of its last count.
 * @throws LawMoved if it was counted by a newer law
 */
export function rulesOf(law: Law, duty: Duty): Rules {
  const policy = law.policies.find(({ id }) => id === duty.policy);
  if (!policy) throw new LawMoved();
  return { policy, calendar: law.calendar, before: law.calendarOf(duty.calendar) };
}

/**
 * A duty with its current dates. An open duty is counted by the current calendar, even if that is not stored yet; a closed one
 * stays as it was counted. Views show it, and decisions on a case use it.
 */
export function currentDuty(law: Law, duty: Duty): { duty: Duty; rules: Rules } {
  const rules = rulesOf(law, duty);
  const { before = law.calendar } = rules;
  return isOpen(duty)
    ? { duty: withCurrentDates(duty, rules), rules }
    : { duty, rules: { ...rules, calendar: before } };
}
