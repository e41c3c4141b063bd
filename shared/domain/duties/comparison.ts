import * as z from 'zod';
import { receivedOn, workingDaysBetween } from '../calendar/calendar.ts';
import { endOf, type Instant, inOrder, type LocalDate, localDate } from '../calendar/time.ts';
import { departmentId } from '../people/department.ts';
import type { Duty } from './duty.ts';
import { dates } from './duty-count.ts';
import { type Law, rulesOf } from './law.ts';
import { dutyKinds, type Policy } from './policy.ts';
import { policyVersionQuerySchema, resolvePolicy } from './trial-policy.ts';

/** A comparison of cases under two policies. Without `a`, each case is compared with the policy it had. */
export const comparisonSchema = inOrder(
  z.strictObject({
    /** What awaits a head's consent is for its department alone to see, so nobody compares it. */
    duty: z.enum(dutyKinds).exclude(['consent']),
    /** Cases that began in this period, both days included. */
    from: localDate,
    to: localDate,
    department: departmentId.optional(),
    a: policyVersionQuerySchema.optional(),
    b: policyVersionQuerySchema,
  }),
);
export type Comparison = z.output<typeof comparisonSchema>;

/** Due date and lateness of a case under a policy. */
interface OutcomeUnder {
  policy: string;
  due: LocalDate;
  late: boolean;
}

/** One case under both policies. `moved`: working days from date `a` to date `b`, negative if `b` is earlier. */
export interface ComparedCase {
  duty: Duty;
  a: OutcomeUnder;
  b: OutcomeUnder;
  moved: number;
}

/** Number of cases; cases late under each policy, and under one policy only. */
export interface Totals {
  cases: number;
  open: number;
  late: { a: number; b: number; onlyA: number; onlyB: number };
}

/** Resolves the two policies; null means the policy of each case. @throws Refusal `policy-unknown` */
export function comparedPolicies(law: Law, { a, b, to }: Comparison): { a: Policy | null; b: Policy } {
  return { a: a ? resolvePolicy(law, a, to, 'body.a') : null, b: resolvePolicy(law, b, to, 'body.b') };
}

/** Whether a duty belongs to the comparison. */
export function isCompared({ kind, start, owes }: Duty, { duty, from, to, department }: Comparison): boolean {
  return kind === duty && from <= start && start <= to && (department === undefined || owes === department);
}

export function compareCase(
  duty: Duty,
  { a, b }: { a: Policy | null; b: Policy },
  law: Law,
  now: Instant,
): ComparedCase {
  const own = rulesOf(law, duty).policy;
  const [caseA, caseB] = [outcomeUnder(duty, a ?? own, own, law, now), outcomeUnder(duty, b, own, law, now)];
  return { duty, a: caseA, b: caseB, moved: workingDaysBetween(law.calendarOf(duty.calendar), caseA.due, caseB.due) };
}

export function totals(cases: readonly ComparedCase[]): Totals {
  const count = (which: (each: ComparedCase) => boolean) => cases.filter(which).length;
  return {
    cases: cases.length,
    open: count(({ duty }) => duty.status !== 'met'),
    late: {
      a: count(({ a }) => a.late),
      b: count(({ b }) => b.late),
      onlyA: count(({ a, b }) => a.late && !b.late),
      onlyB: count(({ a, b }) => b.late && !a.late),
    },
  };
}

/**
 * Recounts a case under a policy, with the function that counts duties. Receipt, stops and the acts of people stay as they were;
 * an extension is cut to what the policy allows.
 */
function outcomeUnder(duty: Duty, policy: Policy, own: Policy, law: Law, now: Instant): OutcomeUnder {
  const calendar = law.calendarOf(duty.calendar);
  const more = Math.min(duty.extension?.days ?? 0, policy.extension?.maxDays ?? 0);
  const { days: _stated, extension: _given, ...rest } = duty;
  const terms = {
    ...rest,
    start: startUnder(duty, policy, own),
    ...(duty.days !== undefined && policy.stated
      ? { days: Math.min(Math.max(duty.days, policy.stated.least), policy.stated.most) }
      : {}),
    ...(duty.extension && more > 0 ? { extension: { ...duty.extension, days: more } } : {}),
  };
  const { due } = dates(terms, { policy, calendar });
  return { policy: policy.id, due, late: doneAt(duty, now) >= endOf(due) };
}

/** A duty that counts from its receipt was received when it was opened, and another cutoff may move that to another day. */
function startUnder({ start, openedAt }: Duty, { cutoff }: Policy, own: Policy): LocalDate {
  return start === receivedOn(openedAt, own.cutoff) ? receivedOn(openedAt, cutoff) : start;
}

/** When the clock of a duty stopped: a claimed or stopped duty cannot become late afterwards. */
function doneAt(duty: Duty, now: Instant): Instant {
  if (duty.status === 'met') return duty.metAt;
  if (duty.status === 'claimed') return duty.claim.at;
  if (duty.status === 'stopped') return duty.stopped.at;
  return duty.status === 'cancelled' ? duty.cancelledAt : now;
}
