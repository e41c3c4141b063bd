import { proof as countedDays, type ProofDay } from '../calendar/calendar.ts';
import { dateOf, type LocalDate } from '../calendar/time.ts';
import type { Duty, Rules, Stop } from './duty.ts';
import type { Policy } from './policy.ts';
import { stopRules } from './stop.ts';

/** The fields of a duty that its proof needs. */
export type CountedDuty = Pick<
  Duty,
  'days' | 'start' | 'stops' | 'extension' | 'due' | 'statutoryDue' | 'provisional' | 'calendar' | 'policy'
>;

/** The reasons behind a count, beyond the days themselves. Dates are Asia/Shanghai. */
export interface Grounds {
  /** The day of receipt or of the change, and day 0 of the count. */
  start: LocalDate;
  dayZero: LocalDate;
  startRule: Policy['start'];
  cutoff: string | null;
  /** The due date without stops. */
  statutoryDue: LocalDate;
  /** Days left out: why, who allowed it, by which rule. */
  stops: (Stop & { why: { zh: string; en: string }; allowed: string; rule: string })[];
  /** Days added: why, when, who allowed it, by which rule. */
  extension: { days: number; reason: string; on: LocalDate; allowed: string; rule: string } | null;
}

/** How a date was counted: the rule and its version, the start, days left out and added, and each day. */
export interface Proof extends Omit<Grounds, 'startRule' | 'cutoff'> {
  rule: Pick<Policy['legalRef'], 'document' | 'article' | 'url'> &
    Pick<Policy, 'unit' | 'start' | 'cutoff'> & { days: number /** Working days added. */; extension: number };
  due: LocalDate;
  provisional: boolean;
  calendar: string;
  policy: string;
  days: ProofDay[];
}

/** @param rules the rules of the count */
export function proofOf(counted: CountedDuty, { policy, calendar }: Rules): Proof {
  const { start, due, statutoryDue, provisional, stops, extension } = counted;
  const { unit, cutoff } = policy;
  const { document, article, url } = policy.legalRef;
  const stated = counted.days ?? policy.days;
  const added = extension?.days ?? 0;
  const days = [...countedDays(calendar, start, stated + added, policy.start, stops)];
  return {
    rule: {
      document,
      article,
      ...(url ? { url } : {}),
      days: stated,
      extension: added,
      unit,
      start: policy.start,
      cutoff,
    },
    start,
    dayZero: days.find((day) => day.counted === 0)?.date ?? start,
    due,
    statutoryDue,
    provisional,
    calendar: counted.calendar,
    policy: counted.policy,
    stops: stops.map((stop) => ({ ...stop, ...stopRules[stop.reason] })),
    extension: extension
      ? {
          days: added,
          reason: extension.reason,
          on: dateOf(extension.at),
          allowed: '主管部门',
          rule: policy.extension?.article ?? '',
        }
      : null,
    days,
  };
}

export function groundsOf({ start, dayZero, statutoryDue, stops, extension, rule }: GroundsSource): Grounds {
  return { start, dayZero, statutoryDue, stops, extension, startRule: rule.start, cutoff: rule.cutoff };
}
type GroundsSource = Omit<Grounds, 'startRule' | 'cutoff'> & { rule: Pick<Policy, 'start' | 'cutoff'> };
