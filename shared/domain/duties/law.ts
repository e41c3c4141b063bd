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
import { type DutyKind, type Policy, policyFor, succeeding } from './policy.ts';
import { policies } from './policy-data.ts';
import { type PolicyVersion, policiesAt } from './policy-version.ts';
import { counted } from './recount.ts';

/**
 * All that deadlines are counted by: the dated policies and the calendar of working days, those that come with the product
 * and those that the bureau has loaded.
 */
export interface Law {
  /** How often the bureau has changed it; 0 as it comes with the product. */
  version: number;
  policies: readonly Policy[];
  /** The years for which the bureau has loaded notices. */
  years: readonly CalendarYear[];
  /** By which everything is counted that is still open. */
  calendar: Calendar;
  /**
   * A calendar that something was counted by, whatever was loaded since; the current one where it cannot be made any more.
   * @throws LawMoved where it is newer than this law
   */
  calendarOf(id: string): Calendar;
}

/** What decides was read before the bureau changed the law, what is decided on after: read the law again and decide again. */
export class LawMoved extends Error {}

/** How many versions of the law there are. Each change moves it in its own commit, so that everybody sees that it moved. */
export interface LawBook {
  id: typeof LAW;
  version: number;
}

/** The id of the law book; what it holds begins with it. */
export const LAW = 'law';

/** What the bureau has loaded, up to a version. */
export interface Loaded {
  version: number;
  years: readonly CalendarYear[];
  policies: readonly PolicyVersion[];
}

const nothing: Loaded = { version: 0, years: [], policies: [] };
let builtIn: Calendar | null = null;

/** The law as it comes with the product: Yima's policy and the State Council's notices up to now. */
export function lawInForce(): Law {
  return lawOf(nothing);
}

/** The law with what the bureau has loaded over what comes with the product. Building its calendar takes some milliseconds. */
export function lawOf({ version, years, policies: loaded }: Loaded): Law {
  const made = new Map<string, Calendar>();
  const build = (at: number, shipped: readonly Notice[]) =>
    keep(calendar([...shipped, ...noticesAt(years, at)], { version: at }));
  const keep = (one: Calendar) => {
    made.set(one.id, one);
    return one;
  };
  const changed = calendarVersion(years, version);
  if (changed === 0) builtIn ??= calendar();
  const current = changed === 0 && builtIn ? keep(builtIn) : build(changed, stateCouncilNotices);
  return {
    version,
    policies: succeeding([...policies, ...policiesAt(loaded, version)]),
    years,
    calendar: current,
    calendarOf(id) {
      const at = versionIn(id);
      if (at > version) throw new LawMoved();
      // Some were named by a version that changed policies alone. An earlier release of the product came with fewer notices, in the same order.
      for (let shipped = stateCouncilNotices.length; !made.has(id) && shipped >= 0; shipped -= 1) {
        build(at, stateCouncilNotices.slice(0, shipped));
      }
      return made.get(id) ?? current;
    },
  };
}

/** The law has one version more. @param what the id of what was loaded, replaced or withdrawn */
export function moveLaw(before: LawBook | null, { what }: { what: string }): Change<'law', LawBook> {
  const version = (before?.version ?? 0) + 1;
  return change('law', before, { id: LAW, version }, event('LawChanged', { version, what }));
}

/** The rules for a duty that starts on a date. */
export function rulesFor(law: Law, kind: DutyKind, shareType: ShareType | null, on: LocalDate): Rules {
  return { policy: policyFor(law.policies, kind, shareType, on), calendar: law.calendar };
}

/**
 * The rules for a duty that begins with what comes at an instant, and the day that counts as that of its receipt: after the
 * policy's cutoff it is the next one.
 */
export function rulesOnReceipt(law: Law, kind: DutyKind, shareType: ShareType | null, at: Instant) {
  const rules = rulesFor(law, kind, shareType, dateOf(at));
  return { rules, start: receivedOn(at, rules.policy.cutoff) };
}

/**
 * The rules of a duty: the policy it began under, which it keeps; the calendar that holds now, and the one it was counted by.
 * @throws LawMoved where it was counted by a newer law
 */
export function rulesOf(law: Law, duty: Duty): Rules {
  const policy = law.policies.find(({ id }) => id === duty.policy);
  if (!policy) throw new LawMoved();
  return { policy, calendar: law.calendar, before: law.calendarOf(duty.calendar) };
}

/**
 * A duty as it stands by the law: what is open is counted by the calendar that holds now, whether or not that is written yet;
 * what is closed stays as it was counted. What people are shown, and what a decision on a case asks of its duties.
 */
export function standing(law: Law, duty: Duty): { duty: Duty; rules: Rules } {
  const rules = rulesOf(law, duty);
  const { before = law.calendar } = rules;
  return isOpen(duty) ? { duty: counted(duty, rules), rules } : { duty, rules: { ...rules, calendar: before } };
}
