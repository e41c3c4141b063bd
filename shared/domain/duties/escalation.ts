import { addWorkingDays } from '../calendar/calendar.ts';
import { atTime, dateOf, type Instant } from '../calendar/time.ts';
import { type DomainEvent, event } from '../event.ts';
import type { DutyFacts } from '../events/duties.ts';
import { BUREAU } from '../people/department.ts';
import type { Duty, Escalated, Rules } from './duty.ts';
import type { Audience, DutyKind, Escalation } from './policy.ts';

/**
 * Which item of article 23 lateness may come under, as a suggestion alone: whether it does is for the bureau to say.
 * Where no item names it, it is the last, any other breach of the measures.
 */
const grounds: Partial<Record<DutyKind, string>> = {
  update: '第二十三条（一）',
  reclassify: '第二十三条（一）',
  compile: '第二十三条（一）',
  correct: '第二十三条（三）',
  dispose: '第二十三条（五）',
};
export function groundOf(kind: DutyKind): string {
  return grounds[kind] ?? '第二十三条（六）';
}

/** What the bureau is to act on by article 23: it may order rectification, or report to the city government. */
export const reportedSteps = ['suggest-rectification', 'report'] as const satisfies Escalation['step'][];
export type ReportedStep = (typeof reportedSteps)[number];
export function isReported<E extends Pick<Escalated, 'step'>>(one: E): one is E & { step: ReportedStep } {
  return reportedSteps.some((step) => step === one.step);
}

interface Point extends Escalation {
  at: Instant;
}

type Ahead = Pick<Duty, 'due' | 'openedAt' | 'stops' | 'extension' | 'recounts' | 'owes' | 'escalated'>;

/**
 * The steps still to be taken after the date of a duty, the earliest first. They are counted from the date, or from when the
 * duty was recorded, reopened, given more time or found late by another calendar where that was later: nobody is held to days
 * they could not have known of.
 * The bureau suggests no rectification of itself; its leader hears of it at the next step.
 */
export function stepsAhead(duty: Ahead, { policy, calendar }: Rules): Point[] {
  const { due, openedAt, stops, extension, recounts = [] } = duty;
  // Who was late by the date before knew since then.
  const sooner = recounts.filter(({ from, to }) => to < from).map(({ from, at }) => [from, dateOf(at)].sort()[0]);
  const days = [due, dateOf(openedAt), stops.at(-1)?.to, extension && dateOf(extension.at), ...sooner];
  const since =
    days
      .filter((day) => day !== undefined)
      .sort()
      .at(-1) ?? due;
  return policy.escalation
    .filter(({ step }) => step !== 'suggest-rectification' || duty.owes !== BUREAU)
    .filter((one) => !taken(duty).some((done) => done.step === one.step && done.workingDays === one.workingDays))
    .map((one) => ({ ...one, at: atTime(addWorkingDays(calendar, since, one.workingDays), one.at) }))
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** The steps taken after the date as it is now. */
export function taken({ escalated, due }: Pick<Duty, 'escalated' | 'due'>): Escalated[] {
  return escalated.filter((one) => one.due === due);
}

/** The steps taken after a date that is counted again: those that had come by the new date too are its own. */
export function carriedOver(before: Duty, after: Duty, rules: Rules): Escalated[] {
  const ahead = stepsAhead({ ...after, escalated: [] }, rules);
  const stands = (one: Escalated) =>
    one.due === before.due &&
    ahead.some(({ step, workingDays, at }) => step === one.step && workingDays === one.workingDays && at <= one.at);
  return before.escalated.map((one) => (stands(one) ? { ...one, due: after.due } : one));
}

/**
 * Takes the steps that have come by `now`, each with its event, so that none is lost however late the wake-up. Of several
 * times of urging one mail tells everybody concerned.
 */
export function escalate(
  duty: Duty,
  facts: DutyFacts,
  rules: Rules,
  now: Instant,
): { escalated: Escalated[]; events: DomainEvent[] } {
  const reached = stepsAhead(duty, rules).filter(({ at }) => at <= now);
  const urging = reached.filter(({ step }) => step === 'urge');
  const everybody = [...new Set(urging.flatMap(({ to }) => to))];
  return {
    escalated: reached.map(({ step, workingDays }) => ({ step, workingDays, due: duty.due, at: now })),
    events: reached.map((point) => {
      const to = point.step !== 'urge' ? point.to : point === urging.at(-1) ? everybody : [];
      return told(point, { ...facts, workingDays: point.workingDays, to }, groundOf(duty.kind));
    }),
  };
}

function told({ step }: Point, data: DutyFacts & { workingDays: number; to: Audience[] }, ground: string): DomainEvent {
  if (step === 'urge') return event('DutyEscalated', data);
  return event(step === 'report' ? 'ReportPrepared' : 'RectificationSuggested', { ...data, ground });
}
