import type * as z from 'zod';
import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import { Refusal } from '../refusals.ts';
import { mustBeLate, stepped } from './duties.ts';
import {
  doneBy,
  isOfTheBureau,
  type Rectification,
  type RectificationDecision,
  rectificationFacts,
  takeStep,
} from './rectification.ts';
import type {
  accountabilityOutcomeSchema,
  accountabilitySchema,
  Closing,
  conclusionSchema,
  orderSchema,
} from './rectification-fields.ts';

/** @returns the date that was missed @throws Refusal `not-your-step`, `step-closed`, `notice-not-late` */
export function mayEscalate(rectification: Rectification, at: Circumstances) {
  const to = takeStep(rectification, 'escalate', at.by);
  return { to, due: mustBeLate(at).due };
}

/**
 * The bureau reports to the city government what was not rectified in time (article 23). The report is made of the case.
 * @throws Refusal as `mayEscalate`
 */
export function escalate(
  rectification: Rectification,
  { opinion }: { opinion: string },
  at: Circumstances,
): RectificationDecision {
  const { to, due } = mayEscalate(rectification, at);
  const escalation = { opinion, due, ...doneBy(at.by, at.now) };
  const next: Rectification = { ...rectification, status: to(), escalation };
  return stepped(rectification, next, event('RectificationEscalated', { ...rectificationFacts(next), due }), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `notice-not-late` */
export function mayOrder(rectification: Rectification, at: Circumstances) {
  if (!isOfTheBureau(rectification)) return takeStep(rectification, 'order', at.by);
  const to = takeStep(rectification, 'orderItself', at.by);
  mustBeLate(at);
  return to;
}

/**
 * The 督办 order of the city government, with its new date, recorded by the bureau. Where the bureau is at fault, the city government
 * orders at once what is late (Order 809 art. 41).
 * @throws Refusal as `mayOrder`, `not-yet`, `due-out-of-range`
 */
export function order(
  rectification: Rectification,
  given: z.infer<typeof orderSchema>,
  at: Circumstances,
): RectificationDecision {
  const to = mayOrder(rectification, at);
  mustHaveHappened(given.decidedOn, at.now);
  const next: Rectification = {
    ...rectification,
    status: to(),
    dueOn: given.dueOn,
    order: { ...given, ...doneBy(at.by, at.now) },
  };
  const { documentNumber, dueOn } = given;
  return stepped(
    rectification,
    next,
    event('RectificationOrdered', { ...rectificationFacts(next), documentNumber, dueOn }),
    at,
  );
}

/** The outcome of the order, which ends the case. @throws Refusal `not-your-step`, `step-closed`, `not-yet` */
export function conclude(
  rectification: Rectification,
  given: z.infer<typeof conclusionSchema>,
  at: Circumstances,
): RectificationDecision {
  const to = takeStep(rectification, 'conclude', at.by);
  mustHaveHappened(given.decidedOn, at.now);
  const conclusion = { ...given, ...doneBy(at.by, at.now) };
  const next: Rectification = { ...rectification, status: to(), conclusion, endedAt: at.now };
  const { outcome, documentNumber } = given;
  return stepped(
    rectification,
    next,
    event('RectificationConcluded', { ...rectificationFacts(next), outcome, documentNumber }),
    at,
  );
}

/**
 * Ends it without fault, with the ground of article 24, or refers it to the law that governs it, which is no exemption (article 25).
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function close(rectification: Rectification, given: Closing, at: Circumstances): RectificationDecision {
  const facts = rectificationFacts(rectification);
  const done = doneBy(at.by, at.now);
  if (given.decision === 'exempt') {
    const { exemption, reason } = given;
    const ending = { how: 'exempt' as const, exemption, reason, ...done };
    const next: Rectification = {
      ...rectification,
      status: takeStep(rectification, 'exempt', at.by)(),
      ending,
      endedAt: at.now,
    };
    return stepped(rectification, next, event('RectificationExempted', { ...facts, exemption, reason }), at);
  }
  const { basis, authority, reason } = given;
  const ending = { how: 'refer' as const, basis, authority, reason, ...done };
  const next: Rectification = {
    ...rectification,
    status: takeStep(rectification, 'refer', at.by)(),
    ending,
    endedAt: at.now,
  };
  const { document, article } = basis;
  return stepped(rectification, next, event('RectificationReferred', { ...facts, authority, document, article }), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `accountability-proposed` */
export function mayProposeAccountability(rectification: Rectification, { by }: Circumstances): void {
  takeStep(rectification, 'proposeAccountability', by);
  if (rectification.accountability) throw new Refusal('accountability-proposed');
}

/** Where it is serious, whoever may hold people accountable is asked to (article 23). Nobody is named here. @throws Refusal as above */
export function proposeAccountability(
  rectification: Rectification,
  given: z.infer<typeof accountabilitySchema>,
  at: Circumstances,
): RectificationDecision {
  mayProposeAccountability(rectification, at);
  const accountability = { ...given, outcome: null, ...doneBy(at.by, at.now) };
  const next: Rectification = { ...rectification, accountability };
  const told = event('AccountabilityProposed', { ...rectificationFacts(next), authority: given.authority });
  return stepped(rectification, next, told, at);
}

/** @returns what was proposed @throws Refusal `not-your-step`, `step-closed`, `accountability-not-proposed` */
export function mayRecordAccountability(rectification: Rectification, { by }: Circumstances) {
  takeStep(rectification, 'recordAccountability', by);
  const { accountability } = rectification;
  if (!accountability || accountability.outcome) throw new Refusal('accountability-not-proposed');
  return accountability;
}

/** What that authority decided. @throws Refusal as above, `not-yet` */
export function recordAccountability(
  rectification: Rectification,
  given: z.infer<typeof accountabilityOutcomeSchema>,
  at: Circumstances,
): RectificationDecision {
  const proposed = mayRecordAccountability(rectification, at);
  mustHaveHappened(given.decidedOn, at.now);
  const next = { ...rectification, accountability: { ...proposed, outcome: { ...given, ...doneBy(at.by, at.now) } } };
  const { authority } = proposed;
  const { documentNumber } = given;
  const told = event('AccountabilityRecorded', { ...rectificationFacts(next), authority, documentNumber });
  return stepped(rectification, next, told, at);
}

/** @throws Refusal `not-yet` */
function mustHaveHappened(date: LocalDate, now: Instant): void {
  if (date > dateOf(now)) throw new Refusal('not-yet', {}, [{ field: 'body.decidedOn', message: date }]);
}
