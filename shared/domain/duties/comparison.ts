import * as z from 'zod';
import { receivedOn, workingDaysBetween } from '../calendar/calendar.ts';
import { endOf, type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import { departmentId } from '../people/department.ts';
import type { Duty } from './duty.ts';
import { dates } from './duty-count.ts';
import { type Law, rulesOf } from './law.ts';
import { dutyKinds, type Policy } from './policy.ts';
import { policyAsked, versionAskedSchema } from './trial-policy.ts';

/** Which cases are looked at, and under which two policies. `a` left out: each under its own, as it was. */
export const comparisonSchema = z
  .strictObject({
    duty: z.enum(dutyKinds),
    /** Cases that began in this period, both days included. */
    from: localDate,
    to: localDate,
    department: departmentId.optional(),
    a: versionAskedSchema.optional(),
    b: versionAskedSchema,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: '早于开始日期 · ends before it begins' });
export type Comparison = z.output<typeof comparisonSchema>;

/** A case as it would have stood under a policy. */
interface Under {
  policy: string;
  due: LocalDate;
  late: boolean;
}

/** One case under both. `moved`: working days from the one date to the other, negative where `b` is sooner. */
export interface ComparedCase {
  duty: Duty;
  a: Under;
  b: Under;
  moved: number;
}

/** How many there are, and how many late under each, and under one alone. */
export interface Totals {
  cases: number;
  open: number;
  late: { a: number; b: number; onlyA: number; onlyB: number };
}

/** The two policies meant; null for each case's own. @throws Refusal `policy-unknown` */
export function policiesCompared(law: Law, { a, b, to }: Comparison): { a: Policy | null; b: Policy } {
  return { a: a ? policyAsked(law, a, to, 'body.a') : null, b: policyAsked(law, b, to, 'body.b') };
}

/** Whether a duty is one of those looked at. */
export function isCompared({ kind, start, owes }: Duty, { duty, from, to, department }: Comparison): boolean {
  return kind === duty && from <= start && start <= to && (department === undefined || owes === department);
}

export function compared(duty: Duty, { a, b }: { a: Policy | null; b: Policy }, law: Law, now: Instant): ComparedCase {
  const own = rulesOf(law, duty).policy;
  const [one, other] = [under(duty, a ?? own, own, law, now), under(duty, b, own, law, now)];
  return { duty, a: one, b: other, moved: workingDaysBetween(law.calendarOf(duty.calendar), one.due, other.due) };
}

export function totals(cases: readonly ComparedCase[]): Totals {
  const count = (which: (one: ComparedCase) => boolean) => cases.filter(which).length;
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
 * The case recounted under a policy, by the function that counts duties: received when it was, stopped when it was, with as much
 * of the extension it was given as the policy allows. Everybody is taken to have acted when they did.
 */
function under(duty: Duty, policy: Policy, own: Policy, law: Law, now: Instant): Under {
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

/** What counts from its receipt was received when it was recorded, which another cutoff may take for another day. */
function startUnder({ start, openedAt }: Duty, { cutoff }: Policy, own: Policy): LocalDate {
  return start === receivedOn(openedAt, own.cutoff) ? receivedOn(openedAt, cutoff) : start;
}

/** Until when its clock ran: what is claimed or stopped was not late if it was not by then. */
function doneAt(duty: Duty, now: Instant): Instant {
  if (duty.status === 'met') return duty.metAt;
  if (duty.status === 'claimed') return duty.claim.at;
  if (duty.status === 'stopped') return duty.stopped.at;
  return duty.status === 'cancelled' ? duty.cancelledAt : now;
}
