/** The provider's answer to a correction, and the reporter's objection and rating. Each may change the contested reports. */
import type { Change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { type EventType, event } from '../event.ts';
import { kept } from '../field.ts';
import { correctionLife } from '../lives/correction.ts';
import { partsOf, take } from '../machine.ts';
import { Refusal } from '../refusals.ts';
import { type Contested, contest } from './contest.ts';
import { type Correction, type CorrectionDecision, correctionFacts, stepped } from './correction.ts';
import { answerFields, type CorrectionAnswer, type Rating } from './correction-fields.ts';

/** Changes of an answer, an objection or a rating. */
export type AnswerDecision = (CorrectionDecision[number] | Change<'contested', Contested>)[];

/** The contested reports of the entry so far; null if there are none. */
interface WithContested {
  contested: Contested | null;
}

/**
 * The provider answers after verification: it has corrected the data, finds it right, or rejects the report. This meets its duty.
 * After an objection it answers again, by a duty of its own (Order 809 art. 26).
 */
export function answer(
  correction: Correction,
  { contested, ...given }: CorrectionAnswer & WithContested,
  at: Circumstances,
): AnswerDecision {
  const to = take(correctionLife, 'answer', correction.status, partsOf(at.by, correction));
  const { outcome } = given;
  const next: Correction = {
    ...correction,
    status: to(outcome),
    answer: { outcome, ...kept(answerFields, given), at: at.now, by: at.by.personId },
  };
  const answered = event(answerEvents[outcome], correctionFacts(next));
  return [...stepped(correction, next, answered, at), ...contest(contested, next, at)];
}

const answerEvents = {
  corrected: 'DataCorrected',
  verified: 'DataVerified',
  declined: 'CorrectionRejected',
} as const satisfies Record<CorrectionAnswer['outcome'], EventType>;

/** @throws Refusal `objected-already`, `not-your-step`, `step-closed` */
export function mayObject(correction: Correction, at: Circumstances) {
  const to = take(correctionLife, 'object', correction.status, partsOf(at.by, correction));
  if (correction.objection) throw new Refusal('objected-already');
  return to;
}

/**
 * The reporter objects to the answer, once and with a reason, and the provider owes another one. The bureau sees it (article 23(3)).
 * @throws Refusal `objected-already`, `not-your-step`, `step-closed`
 */
export function object(
  correction: Correction,
  { contested, reason }: { reason: string } & WithContested,
  at: Circumstances,
): AnswerDecision {
  const to = mayObject(correction, at);
  const next: Correction = { ...correction, status: to(), objection: { reason, at: at.now } };
  const objected = event('CorrectionObjected', correctionFacts(next));
  return [...stepped(correction, next, objected, at), ...contest(contested, next, at)];
}

/** The reporter rates the answer, which closes the case. */
export function rate(
  correction: Correction,
  { contested, ...rating }: Rating & WithContested,
  at: Circumstances,
): AnswerDecision {
  const to = take(correctionLife, 'rate', correction.status, partsOf(at.by, correction));
  const next: Correction = { ...correction, status: to(), rating: { ...rating, at: at.now } };
  const rated = event('CorrectionRated', { ...correctionFacts(next), ...rating });
  return [...stepped(correction, next, rated, at), ...contest(contested, next, at)];
}
