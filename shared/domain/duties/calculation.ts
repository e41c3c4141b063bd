import * as z from 'zod';
import { type Calendar, calendar as made, notice, receivedOn, versionIn } from '../calendar/calendar.ts';
import {
  dateOf,
  endOf,
  type Instant,
  inOrder,
  instantSchema,
  isInstant,
  type LocalDate,
  localDate,
  startOf,
} from '../calendar/time.ts';
import { shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import type { Duty, Rules } from './duty.ts';
import { dates, reminders } from './duty-count.ts';
import { mayExtend } from './duty-steps.ts';
import { rungsAhead } from './escalation.ts';
import type { Law } from './law.ts';
import { checkStated, type EscalationRung, type Policy } from './policy.ts';
import { type Proof, proofOf } from './proof.ts';
import { policyQuerySchema, resolvePolicy } from './trial-policy.ts';

const stop = inOrder(
  z.strictObject({ from: localDate, to: localDate, reason: z.enum(['review', 'supplement']).default('supplement') }),
);

/**
 * A hypothetical deadline: any start, policy, stops, extension and calendar. `notices` are applied to the calendar in force, as
 * if the bureau had loaded them.
 */
export const calculationSchema = z.strictObject({
  /** A date, or the instant of receipt, to which the policy's cutoff applies. */
  start: z.union([localDate, instantSchema(z.iso.datetime({ offset: true }))]),
  policy: policyQuerySchema,
  /** Working days stated by whoever orders the work, if the policy allows that. */
  days: z.int().min(1).max(250).optional(),
  stops: z.array(stop).max(20).default([]),
  extension: z.strictObject({ days: z.int().min(1).max(250), reason: shortText.default('假设') }).optional(),
  calendar: z
    .union([
      z.strictObject({ id: z.string().min(1).max(60) }),
      z.strictObject({ notices: z.array(notice).min(1).max(5) }),
    ])
    .optional(),
});
export type Calculation = z.output<typeof calculationSchema>;

/** The result: the dates, what would be sent when and to whom, and the proof. */
export interface CalculationResult {
  policy: Policy;
  due: LocalDate;
  dueEnd: Instant;
  statutoryDue: LocalDate;
  provisional: boolean;
  moments: {
    kind: 'reminder' | 'late' | 'escalation';
    step: EscalationRung['step'] | null;
    workingDays: number;
    at: Instant;
    to: Policy['late']['to'];
  }[];
  proof: Proof;
}

/**
 * Calculates a hypothetical deadline, with the same functions that count duties.
 * @throws Refusal `policy-unknown`, `calendar-unknown`, `days-not-stated`, `days-stated`, `no-extension`, `extension-too-long`,
 * `outside-calendar`
 */
export function calculate(asked: Calculation, law: Law): CalculationResult {
  const calendar = resolveCalendar(law, asked.calendar);
  try {
    return calculateWith(asked, law, calendar);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { from, to } = calendar;
    throw new Refusal('outside-calendar', { from, to }, [{ field: 'body.start', message: `${from} – ${to}` }]);
  }
}

function calculateWith(asked: Calculation, law: Law, calendar: Calendar): CalculationResult {
  const received = isInstant(asked.start) ? asked.start : null;
  const on = isInstant(asked.start) ? dateOf(asked.start) : asked.start;
  const policy = resolvePolicy(law, asked.policy, on, 'body.policy');
  const rules: Rules = { policy, calendar };
  checkStated(policy, asked.days);
  if (asked.extension) mayExtend({}, asked.extension.days, rules);
  const start = received ? receivedOn(received, policy.cutoff) : on;
  const terms: Pick<Duty, 'days' | 'start' | 'stops' | 'extension'> = {
    start,
    stops: asked.stops,
    ...(asked.days === undefined ? {} : { days: asked.days }),
    ...(asked.extension ? { extension: { ...asked.extension, at: startOf(start), by: '' } } : {}),
  };
  const duty = { ...terms, ...dates(terms, rules), policy: policy.id, calendar: calendar.id };
  const { due, statutoryDue, provisional } = duty;
  return {
    ...{ policy, due, dueEnd: endOf(due), statutoryDue, provisional },
    moments: momentsOf(duty, rules),
    proof: proofOf(duty, rules),
  };
}

/** When reminders, lateness and escalation would come, if nobody did anything and the duty were recorded on its first day. */
function momentsOf(
  duty: Pick<Duty, 'start' | 'due' | 'stops' | 'extension'>,
  rules: Rules,
): CalculationResult['moments'] {
  const { due, start } = duty;
  const open = { ...duty, openedAt: startOf(start), owes: '', escalated: [] };
  return [
    ...reminders(duty, rules).map(({ workingDays, at, to }) => moment('reminder', { workingDays, at, to })),
    moment('late', { workingDays: 0, at: endOf(due), to: rules.policy.late.to }),
    ...rungsAhead(open, rules).map(({ step, workingDays, at, to }) =>
      moment('escalation', { workingDays, at, to }, step),
    ),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

type Moment = CalculationResult['moments'][number];

function moment(kind: Moment['kind'], rest: Omit<Moment, 'kind' | 'step'>, step: Moment['step'] = null): Moment {
  return { kind, step, ...rest };
}

function resolveCalendar(law: Law, asked: Calculation['calendar']): Calendar {
  if (!asked) return law.calendar;
  if ('notices' in asked) return made([...law.calendar.notices, ...asked.notices]);
  const found = versionIn(asked.id) > law.version ? null : law.calendarOf(asked.id);
  if (found?.id !== asked.id) {
    throw new Refusal('calendar-unknown', { calendar: asked.id }, [{ field: 'body.calendar.id', message: asked.id }]);
  }
  return found;
}
