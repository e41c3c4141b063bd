import { proof as countedDays, type ProofDay } from '../calendar/calendar.ts';
import { dateOf, type LocalDate } from '../calendar/time.ts';
import type { Duty, Rules, Stop } from './duty.ts';
import type { Policy } from './policy.ts';
import { stopRules } from './stop.ts';

/** What a date was counted from and came to: all of a duty that its proof needs. */
export type Counted = Pick<
  Duty,
  'days' | 'start' | 'stops' | 'extension' | 'due' | 'statutoryDue' | 'provisional' | 'calendar' | 'policy'
>;

/** By what a count is as it is, beyond the days themselves. Dates are Asia/Shanghai. */
export interface Grounds {
  /** The day of receipt, or of the change, and the day from which it is counted. */
  start: LocalDate;
  dayZero: LocalDate;
  startRule: Policy['start'];
  cutoff: string | null;
  /** As if nothing had stopped it. */
  statutoryDue: LocalDate;
  /** Days left out: why, by whose doing, by which rule. */
  stops: (Stop & { why: { zh: string; en: string }; allowed: string; rule: string })[];
  /** Days added: why, when, by whose consent, by which rule. */
  extension: { days: number; reason: string; on: LocalDate; allowed: string; rule: string } | null;
}

/** How a date was counted: by which rule and version, from when, what was left out and added, and each day. */
export interface Proof extends Omit<Grounds, 'startRule' | 'cutoff'> {
  rule: Pick<Policy['legalRef'], 'document' | 'article' | 'url'> &
    Pick<Policy, 'unit' | 'start' | 'cutoff'> & { days: number /** Working days added. */; extension: number };
  due: LocalDate;
  provisional: boolean;
  calendar: string;
  policy: string;
  days: ProofDay[];
}

/** @param rules those it was counted by */
export function proofOf(counted: Counted, { policy, calendar }: Rules): Proof {
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

export function groundsOf({ start, dayZero, statutoryDue, stops, extension, rule }: GroundsIn): Grounds {
  return { start, dayZero, statutoryDue, stops, extension, startRule: rule.start, cutoff: rule.cutoff };
}
type GroundsIn = Omit<Grounds, 'startRule' | 'cutoff'> & { rule: Pick<Policy, 'start' | 'cutoff'> };
