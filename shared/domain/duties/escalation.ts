import { addWorkingDays } from '../calendar/calendar.ts';
import { atTime, dateOf, type Instant } from '../calendar/time.ts';
import { type DomainEvent, event } from '../event.ts';
import type { DutyFacts } from '../events/duties.ts';
import { BUREAU } from '../people/department.ts';
import type { Duty, Rules, RungTaken } from './duty.ts';
import { type Audience, type DutyKind, dutyKinds, type EscalationRung } from './policy.ts';

/** Any other breach of the measures. */
const OTHER_BREACH = '第二十三条（六）';
/** Security duties that were not carried out. */
const SECURITY = '第二十三条（五）';

/** The item of article 23 that lateness may fall under. It is a suggestion; the bureau decides. */
export const grounds: Record<DutyKind, string> = {
  consent: OTHER_BREACH,
  reply: OTHER_BREACH,
  supplement: OTHER_BREACH,
  update: '第二十三条（一）',
  review: OTHER_BREACH,
  'review-first': OTHER_BREACH,
  reclassify: '第二十三条（一）',
  provide: OTHER_BREACH,
  renew: OTHER_BREACH,
  rectify: OTHER_BREACH,
  'review-rectification': OTHER_BREACH,
  dispose: '第二十三条（五）',
  correct: '第二十三条（三）',
  'answer-objection': '第二十三条（三）',
  find: OTHER_BREACH,
  compile: '第二十三条（一）',
  negotiate: OTHER_BREACH,
  coordinate: OTHER_BREACH,
  'answer-ruling': OTHER_BREACH,
  decide: OTHER_BREACH,
  'decide-instead': OTHER_BREACH,
  'decide-extension': OTHER_BREACH,
  'decide-filing': OTHER_BREACH,
  'issue-notice': OTHER_BREACH,
  'rectify-notice': OTHER_BREACH,
  'review-report': OTHER_BREACH,
  'record-order': OTHER_BREACH,
  'assess-risk': SECURITY,
  'review-security': SECURITY,
  'check-secrecy': SECURITY,
  'drill-restore': SECURITY,
  'plan-emergency': SECURITY,
  'exercise-emergency': SECURITY,
  'tell-authority': SECURITY,
  'classify-incident': OTHER_BREACH,
  'handle-incident': SECURITY,
  'close-incident': OTHER_BREACH,
  'review-contractor': SECURITY,
  'answer-complaint': OTHER_BREACH,
  'decide-complaint': OTHER_BREACH,
  'sign-circular': OTHER_BREACH,
  evaluate: OTHER_BREACH,
  'answer-evaluation': OTHER_BREACH,
  'conclude-evaluation': OTHER_BREACH,
};

/** The kinds of duty whose lateness may fall under an item of article 23. */
export function kindsUnder(item: '一' | '三' | '五' | '六'): DutyKind[] {
  return dutyKinds.filter((kind) => grounds[kind] === `第二十三条（${item}）`);
}

/** Whether it is a report to the city government, for the bureau to submit (article 23). What is suggested is a case of its own. */
export function isReported({ step }: Pick<RungTaken, 'step'>): boolean {
  return step === 'report';
}

interface RungAhead extends EscalationRung {
  at: Instant;
}

type EscalatedDuty = Pick<Duty, 'due' | 'openedAt' | 'stops' | 'extension' | 'recounts' | 'owes' | 'escalated'>;

/**
 * The rungs still ahead of a duty, earliest first. They count from the due date, or from a later day on which the duty was
 * recorded, reopened, extended, or moved by another calendar, so that nobody is charged with days they could not know of.
 * The bureau does not suggest rectification to itself; its leader gets the next rung.
 */
export function rungsAhead(duty: EscalatedDuty, { policy, calendar }: Rules): RungAhead[] {
  const { due, openedAt, stops, extension, recounts = [] } = duty;
  // Whoever was late by the earlier date knew since then.
  const sooner = recounts.filter(({ from, to }) => to < from).map(({ from, at }) => [from, dateOf(at)].sort()[0]);
  const days = [due, dateOf(openedAt), stops.at(-1)?.to, extension && dateOf(extension.at), ...sooner];
  const since =
    days
      .filter((day) => day !== undefined)
      .sort()
      .at(-1) ?? due;
  return policy.escalation
    .filter(({ step }) => step !== 'suggest-rectification' || duty.owes !== BUREAU)
    .filter(
      (rung) => !rungsTaken(duty).some((done) => done.step === rung.step && done.workingDays === rung.workingDays),
    )
    .map((rung) => ({ ...rung, at: atTime(addWorkingDays(calendar, since, rung.workingDays), rung.at) }))
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** The rungs taken for the current date. */
export function rungsTaken({ escalated, due }: Pick<Duty, 'escalated' | 'due'>): RungTaken[] {
  return escalated.filter((rung) => rung.due === due);
}

/** The rungs taken, after a recount. A rung that was due by the new date too counts for the new date. */
export function carryRungsOver(before: Duty, after: Duty, rules: Rules): RungTaken[] {
  const ahead = rungsAhead({ ...after, escalated: [] }, rules);
  const stands = (rung: RungTaken) =>
    rung.due === before.due &&
    ahead.some(({ step, workingDays, at }) => step === rung.step && workingDays === rung.workingDays && at <= rung.at);
  return before.escalated.map((rung) => (stands(rung) ? { ...rung, due: after.due } : rung));
}

/**
 * Takes all rungs reached by `now`, each with its event, so that none is lost if the wake-up is late. If urging is due several
 * times, one mail goes to everybody concerned.
 */
export function escalate(
  duty: Duty,
  facts: DutyFacts,
  rules: Rules,
  now: Instant,
): { escalated: RungTaken[]; events: DomainEvent[] } {
  const reached = rungsAhead(duty, rules).filter(({ at }) => at <= now);
  const urging = reached.filter(({ step }) => step === 'urge');
  const everybody = [...new Set(urging.flatMap(({ to }) => to))];
  return {
    escalated: reached.map(({ step, workingDays }) => ({ step, workingDays, due: duty.due, at: now })),
    events: reached.map((point) => {
      const to = point.step !== 'urge' ? point.to : point === urging.at(-1) ? everybody : [];
      return rungEvent(point, { ...facts, workingDays: point.workingDays, to }, grounds[duty.kind]);
    }),
  };
}

function rungEvent(
  { step }: RungAhead,
  data: DutyFacts & { workingDays: number; to: Audience[] },
  ground: string,
): DomainEvent {
  if (step === 'urge') return event('DutyEscalated', data);
  return event(step === 'report' ? 'ReportPrepared' : 'RectificationSuggested', { ...data, ground });
}
