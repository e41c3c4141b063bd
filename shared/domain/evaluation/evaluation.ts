import type * as z from 'zod';
import { addWorkingDays } from '../calendar/calendar.ts';
import { dateOf, endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { openOnReceipt } from '../duties/case-duties.ts';
import { type Duty, type DutyChange, isLate, isOpen } from '../duties/duty.ts';
import { cancel, meet } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { evaluationLife } from '../lives/evaluation.ts';
import { isGovernment, type Part, partsOf, take } from '../machine.ts';
import { BUREAU, GOVERNMENT } from '../people/department.ts';
import { mustBeAnother, type Signature, signature, withHands } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { Delay } from '../statistics/delays.ts';
import type { Figures, Period } from '../statistics/figures.ts';
import type { approvalSchema, objectionAnswerSchema, objectionSchema, scoresSchema } from './fields.ts';
import { type Result, resultsOf } from './results.ts';
import type { SchemeTerms } from './scheme.ts';

interface Act extends Signature {
  at: Instant;
}

/** A score that an evaluator gave: from 0 to 100, with a remark where there is one. */
interface Given extends Act {
  indicator: string;
  department: string;
  score: number;
  remark: string | null;
}

/** What a department objects to in its draft, and the answer. `indicator` null: to its result as a whole. */
interface Objection extends Act {
  department: string;
  indicator: string | null;
  reason: string;
  answer: (Act & { decision: 'upheld' | 'dismissed'; reason: string; score: number | null }) | null;
}

/** The evaluation of a year (article 17). `rows`: the facts, frozen as the log was sealed up to `through`. */
export interface Evaluation {
  id: Id<'evl'>;
  number: string;
  year: number;
  status: keyof typeof evaluationLife.states;
  scheme: { id: string; terms: SchemeTerms };
  period: Period;
  through: { number: string; madeAt: Instant; root: string };
  rows: { department: string; figures: Figures }[];
  /** What took longest of what was late. */
  delays: Delay[];
  given: Given[];
  begun: Act;
  /** The draft, since when departments see it; they may object until the end of a day. */
  opened: (Act & { objectUntil: LocalDate }) | null;
  objections: Objection[];
  concluded: Act | null;
  /** Why the city government returned it last. */
  remarks: string | null;
  /** The results as the city government approved them. */
  published: (Act & { results: Result[] }) | null;
  withdrawn: (Act & { reason: string }) | null;
  /** The officers who had a hand in it. */
  hands: string[];
}

export type EvaluationDecision = (Change<'evaluation', Evaluation> | DutyChange)[];

/**
 * Who somebody is in an evaluation. The bureau organises it and does not judge itself: an objection of its own department is answered by
 * the city government, which approves the whole.
 */
function partsIn(by: Principal, department: string | null = null): Part[] {
  const parts = partsOf(by, { requester: null, provider: department });
  const evaluator: Part[] = by.roles.includes('evaluator') ? ['evaluator'] : [];
  return [...parts, ...evaluator, ...(isGovernment(by) && department === null ? (['government'] as const) : [])];
}

/**
 * The bureau begins the evaluation of a year that is over, once the log of all of it is sealed.
 * @throws Refusal `evaluation-year-open`, `evaluation-exists`
 */
export function beginEvaluation(
  of: Pick<Evaluation, 'id' | 'number' | 'year' | 'scheme' | 'through' | 'rows' | 'delays'> & { taken: boolean },
  at: Circumstances,
): EvaluationDecision {
  const { taken, ...facts } = of;
  const period = yearOf(of.year);
  mustBeOver(period, of.through.madeAt);
  if (taken) throw new Refusal('evaluation-exists', { year: of.year });
  const evaluation: Evaluation = {
    ...facts,
    ...{ status: 'scoring', period, given: [], opened: null, objections: [], concluded: null, remarks: null },
    ...{ published: null, withdrawn: null, begun: { at: at.now, ...signature(at.by) }, hands: withHands([], at.by) },
  };
  const { terms } = of.scheme;
  const begun = event('EvaluationBegun', {
    ...factsOf(evaluation),
    scheme: of.scheme.id,
    terms: JSON.stringify(terms),
    through: of.through.number,
    root: of.through.root,
    departments: of.rows.map(({ department }) => department),
  });
  return [
    change('evaluation', null, evaluation, begun),
    ...scorersOf(terms).map((owes) => owed(evaluation, 'evaluate', owes, owes, at)),
    owed(evaluation, 'conclude-evaluation', BUREAU, '1', at),
  ];
}

/** What people call the evaluation of a year. */
export function nameOfYear(year: number): string {
  return `${year}年度政务信息资源共享工作评估`;
}

/** The whole year, both ends included. */
export function yearOf(year: number): Period {
  return { from: `${year}-01-01` as LocalDate, to: `${year}-12-31` as LocalDate };
}

/** @throws Refusal `evaluation-year-open` */
export function mustBeOver({ to }: Period, sealedAt: Instant): void {
  if (sealedAt < endOf(to)) throw new Refusal('evaluation-year-open', { year: to.slice(0, 4) });
}

/**
 * Evaluators score an indicator that is theirs, for any departments but their own.
 * @throws Refusal `not-your-step`, `step-closed`, `indicator-not-yours`, `own-evaluation`, `department-not-evaluated`
 */
export function score(
  evaluation: Evaluation,
  { indicator, scores }: z.output<typeof scoresSchema>,
  at: Circumstances,
): EvaluationDecision {
  const { by, now } = at;
  mayScore(evaluation, at);
  const of = evaluation.scheme.terms.indicators.find(({ id }) => id === indicator);
  if (of?.scoredBy !== by.department)
    throw new Refusal('indicator-not-yours', {}, [{ field: 'body.indicator', message: indicator }]);
  for (const [index, { department }] of scores.entries()) {
    const field = `body.scores.${index}.department`;
    if (department === by.department) throw new Refusal('own-evaluation', {}, [{ field, message: department }]);
    mustBeEvaluated(evaluation, department, field);
  }
  const given = scores.map(({ department, score: value, remark = null }) => ({
    ...{ indicator, department, score: value, remark, at: now },
    ...signature(by),
  }));
  const others = evaluation.given.filter(
    (one) => one.indicator !== indicator || !scores.some(({ department }) => department === one.department),
  );
  const next = { ...evaluation, given: [...others, ...given] };
  const scored = event('EvaluationScored', {
    ...factsOf(evaluation),
    ...{ by: by.department, indicator },
    scores: scores.map(({ department, score: value }) => ({ department, score: value })),
  });
  return [
    change('evaluation', evaluation, next, scored),
    ...(missing(next, by.department) ? [] : metOf('evaluate', by.department, at)),
  ];
}

export function mayScore({ status, scheme: { terms } }: Evaluation, { by }: Pick<Circumstances, 'by'>): void {
  const scores = scorersOf(terms).includes(by.department);
  take(evaluationLife, 'score', status, scores ? partsIn(by) : []);
}

/**
 * The bureau opens the draft to the departments, once the evaluators have scored or their time is over.
 * @throws Refusal `not-your-step`, `step-closed`, `scores-awaited`
 */
export function openDraft(evaluation: Evaluation, at: Circumstances): EvaluationDecision {
  const to = mayOpenDraft(evaluation, at);
  const { now, by, law, duties } = at;
  const { objectionDays } = evaluation.scheme.terms;
  const objectUntil = addWorkingDays(law.calendar, dateOf(now), objectionDays);
  const next: Evaluation = {
    ...evaluation,
    status: to(),
    opened: { at: now, ...signature(by), objectUntil },
    hands: withHands(evaluation.hands, by),
  };
  const unscored = duties.filter((duty) => duty.kind === 'evaluate' && isOpen(duty));
  return [
    change('evaluation', evaluation, next, event('EvaluationOpened', { ...factsOf(next), objectUntil })),
    ...unscored.map((duty) => cancel(duty, evaluationLife.states.draft, rulesOf(law, duty), now)),
  ];
}

export function mayOpenDraft({ status }: Evaluation, { by, duties, now }: Circumstances) {
  const to = take(evaluationLife, 'open', status, partsIn(by));
  if (duties.some((duty) => duty.kind === 'evaluate' && isOpen(duty) && !isLate(duty, now)))
    throw new Refusal('scores-awaited');
  return to;
}

/**
 * The head of a department objects to its draft, in time, once until it is answered.
 * @throws Refusal `not-your-step`, `step-closed`, `objection-too-late`, `objection-pending`, `indicator-unknown`
 */
export function object(
  evaluation: Evaluation,
  { indicator, reason }: z.output<typeof objectionSchema>,
  at: Circumstances,
): EvaluationDecision {
  const { by, now } = at;
  mayObject(evaluation, at);
  if (indicator !== null && !evaluation.scheme.terms.indicators.some(({ id }) => id === indicator))
    throw new Refusal('indicator-unknown', {}, [{ field: 'body.indicator', message: indicator }]);
  const { department } = by;
  const objection: Objection = { department, indicator, reason, answer: null, at: now, ...signature(by) };
  const next = { ...evaluation, objections: [...evaluation.objections, objection] };
  const raised = event('EvaluationObjected', { ...factsOf(next), requester: department, indicator: indicator ?? '' });
  const ofBureau = department === BUREAU;
  const duty = ofBureau
    ? owed(next, 'decide-instead', GOVERNMENT, `objection_${next.objections.length}`, at)
    : owed(next, 'answer-evaluation', BUREAU, String(next.objections.length), at);
  return [change('evaluation', evaluation, next, raised), duty];
}

export function mayObject(evaluation: Evaluation, { by, now }: Pick<Circumstances, 'by' | 'now'>): void {
  const own = evaluation.rows.some(({ department }) => department === by.department) ? by.department : null;
  take(evaluationLife, 'object', evaluation.status, partsIn(by, own));
  if (evaluation.opened && now >= endOf(evaluation.opened.objectUntil))
    throw new Refusal('objection-too-late', { until: evaluation.opened.objectUntil });
  if (evaluation.objections.some(({ department, answer }) => department === by.department && !answer))
    throw new Refusal('objection-pending');
}

/**
 * The bureau answers an objection; where it is one of its own department, the city government does.
 * @throws Refusal `not-your-step`, `step-closed`, `no-objection`, `indicator-unknown`
 */
export function answer(
  evaluation: Evaluation,
  said: z.output<typeof objectionAnswerSchema>,
  at: Circumstances,
): EvaluationDecision {
  const { by, now } = at;
  const { department, reason, decision } = said;
  take(evaluationLife, 'answer', evaluation.status, answererOf(by, department));
  const place = evaluation.objections.findIndex((one) => one.department === department && !one.answer);
  const objection = evaluation.objections[place];
  if (!objection) throw new Refusal('no-objection', {}, [{ field: 'body.department', message: department }]);
  const { indicator, score: value } =
    said.decision === 'upheld' ? said : { indicator: objection.indicator, score: null };
  if (indicator !== null && !evaluation.scheme.terms.indicators.some(({ id }) => id === indicator))
    throw new Refusal('indicator-unknown', {}, [{ field: 'body.indicator', message: indicator }]);
  const answered = { ...objection, indicator, answer: { decision, reason, score: value, at: now, ...signature(by) } };
  const next: Evaluation = {
    ...evaluation,
    objections: evaluation.objections.with(place, answered),
    hands: department === BUREAU ? evaluation.hands : withHands(evaluation.hands, by),
  };
  const told = event('EvaluationAnswered', {
    ...factsOf(next),
    ...{ requester: department, decision, reason, indicator: indicator ?? '', score: value },
  });
  const number = String(place + 1);
  return [
    change('evaluation', evaluation, next, told),
    ...(department === BUREAU
      ? metOf('decide-instead', `objection_${number}`, at)
      : metOf('answer-evaluation', number, at)),
  ];
}

/** Whoever may answer something now, for saying so. @throws Refusal `not-your-step`, `step-closed`, `no-objection` */
export function mayAnswer({ status, objections }: Evaluation, { by }: Pick<Circumstances, 'by'>): void {
  const open = objections.filter((one) => !one.answer);
  if (open.length === 0) throw new Refusal('no-objection');
  take(
    evaluationLife,
    'answer',
    status,
    open.flatMap(({ department }) => answererOf(by, department)),
  );
}

/** Nobody above their own case: of the bureau's own objection the city government decides. */
function answererOf(by: Principal, department: string): Part[] {
  return partsOf(by, { requester: null, provider: department }).filter(
    (part) => part === 'bureau' || part === 'government',
  );
}

/**
 * Another officer than those with a hand in it lays the result before the city government.
 * @throws Refusal `not-your-step`, `step-closed`, `same-person`, `objection-pending`, `objections-open`
 */
export function conclude(evaluation: Evaluation, at: Circumstances): EvaluationDecision {
  const to = mayConclude(evaluation, at);
  const { by, now } = at;
  const next: Evaluation = { ...evaluation, status: to(), concluded: { at: now, ...signature(by) }, remarks: null };
  return [
    change('evaluation', evaluation, next, event('EvaluationConcluded', factsOf(next))),
    ...metOf('conclude-evaluation', null, at),
    owed(next, 'decide-instead', GOVERNMENT, `approval_${numberOf(at, 'decide-instead.approval')}`, at),
  ];
}

export function mayConclude({ status, opened, objections, hands }: Evaluation, { by, now }: Circumstances) {
  const to = take(evaluationLife, 'conclude', status, partsIn(by));
  mustBeAnother(by, hands);
  if (objections.some((one) => !one.answer)) throw new Refusal('objection-pending');
  if (opened && now < endOf(opened.objectUntil)) throw new Refusal('objections-open', { until: opened.objectUntil });
  return to;
}

/**
 * The city government approves the result, which is published, or returns it with remarks.
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function decide(
  evaluation: Evaluation,
  said: z.output<typeof approvalSchema>,
  at: Circumstances,
): EvaluationDecision {
  const { by, now } = at;
  const parts = partsIn(by);
  const met = metOf('decide-instead', null, at);
  if (said.decision === 'return') {
    const to = take(evaluationLife, 'return', evaluation.status, parts);
    const { remarks } = said;
    const next: Evaluation = { ...evaluation, status: to(), concluded: null, remarks };
    return [
      change('evaluation', evaluation, next, event('EvaluationReturned', { ...factsOf(next), remarks })),
      ...met,
      owed(next, 'conclude-evaluation', BUREAU, numberOf(at, 'conclude-evaluation'), at),
    ];
  }
  const to = take(evaluationLife, 'approve', evaluation.status, parts);
  const results = resultsIn(evaluation);
  const next: Evaluation = { ...evaluation, status: to(), published: { at: now, ...signature(by), results } };
  const published = event('EvaluationPublished', {
    ...factsOf(next),
    results: results.map(({ department, total, band, rank }) => ({ department, total, band, rank })),
  });
  return [change('evaluation', evaluation, next, published), ...met];
}

export function mayDecide({ status }: Evaluation, { by }: Pick<Circumstances, 'by'>): void {
  take(evaluationLife, 'approve', status, partsIn(by));
}

/** An evaluation that was begun in error is withdrawn. @throws Refusal `not-your-step`, `step-closed` */
export function withdraw(
  evaluation: Evaluation,
  { reason }: { reason: string },
  at: Circumstances,
): EvaluationDecision {
  const to = mayWithdraw(evaluation, at);
  const { by, now, law, duties } = at;
  const next: Evaluation = { ...evaluation, status: to(), withdrawn: { at: now, ...signature(by), reason } };
  return [
    change('evaluation', evaluation, next, event('EvaluationWithdrawn', { ...factsOf(next), reason })),
    ...duties.filter(isOpen).map((duty) => cancel(duty, evaluationLife.states.withdrawn, rulesOf(law, duty), now)),
  ];
}

export function mayWithdraw({ status }: Evaluation, { by }: Pick<Circumstances, 'by'>) {
  return take(evaluationLife, 'withdraw', status, partsIn(by));
}

/** The results as they are now: with the scores that were given, and what objections changed. */
export function resultsIn({ scheme: { terms }, rows, given, objections }: Evaluation): Result[] {
  const adjusted = objections.flatMap(({ department, indicator, answer: said }) =>
    said?.decision === 'upheld' && indicator !== null && said.score !== null
      ? [{ department, indicator, score: said.score }]
      : [],
  );
  return resultsOf({ terms, rows, given, adjusted });
}

/** The departments whose evaluators score an indicator. */
function scorersOf({ indicators }: SchemeTerms): string[] {
  return [...new Set(indicators.flatMap(({ scoredBy }) => scoredBy ?? []))];
}

/** Whether a department still has to score something. */
function missing({ scheme: { terms }, rows, given }: Evaluation, by: string): boolean {
  const own = terms.indicators.filter(({ scoredBy }) => scoredBy === by);
  return own.some(({ id }) =>
    rows.some(
      ({ department }) =>
        department !== by && !given.some((one) => one.indicator === id && one.department === department),
    ),
  );
}

function mustBeEvaluated({ rows }: Evaluation, department: string, field: string): void {
  if (!rows.some((row) => row.department === department))
    throw new Refusal('department-not-evaluated', {}, [{ field, message: department }]);
}

type Owed = 'evaluate' | 'answer-evaluation' | 'conclude-evaluation' | 'decide-instead';

/** A duty about the evaluation. @param which tells it from others of its kind */
function owed(
  { id, number, year }: Evaluation,
  kind: Owed,
  owes: string,
  which: string,
  at: Circumstances,
): DutyChange {
  const subject = { type: 'evaluation' as const, id, number, name: nameOfYear(year) };
  return openOnReceipt({ id: `${id}.${kind}.${which}`, kind, subject, owes, waits: null }, null, at);
}

/** Meets what is open of a kind. @param which null: all of the kind */
function metOf(kind: Owed, which: string | null, { duties, law, now }: Circumstances): DutyChange[] {
  const isMeant = (duty: Duty) =>
    duty.kind === kind && duty.status === 'open' && (which === null || duty.id.endsWith(`.${which}`));
  return duties.filter(isMeant).map((duty) => meet(duty, rulesOf(law, duty), now));
}

/** The number of the next of a kind. */
function numberOf({ duties }: Pick<Circumstances, 'duties'>, kind: string): string {
  return String(duties.filter(({ id }) => id.includes(`.${kind}`)).length + 1);
}

function factsOf({ number, year }: Evaluation) {
  return { number, year };
}
