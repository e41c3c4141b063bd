import { type Calendar, calendar } from './calendar/calendar.ts';
import type { LocalDate } from './calendar/time.ts';
import type { Duty, Rules } from './duty.ts';
import type { ShareType } from './metadata.ts';
import { type DutyKind, type Policy, policyById, policyFor } from './policy.ts';
import { policies } from './policy-data.ts';

/** All that deadlines are counted by: the dated policies and the calendar of working days. */
export interface Law {
  policies: readonly Policy[];
  calendar: Calendar;
}

let builtIn: Law | null = null;

/** The law as it comes with the product: Yima's policy and the State Council's notices up to now. Built when first asked for. */
export function lawInForce(): Law {
  builtIn ??= { policies, calendar: calendar() };
  return builtIn;
}

/** The rules for a duty that starts on a date. */
export function rulesFor(law: Law, kind: DutyKind, shareType: ShareType | null, on: LocalDate): Rules {
  return { policy: policyFor(law.policies, kind, shareType, on), calendar: law.calendar };
}

/** The rules a duty began under, which it keeps. */
export function rulesOf(law: Law, duty: Duty): Rules {
  return { policy: policyById(law.policies, duty.policy), calendar: law.calendar };
}
