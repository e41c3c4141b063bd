import * as z from 'zod';
import { dateOf } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { isLate } from '../duties/duty.ts';
import { currentDuty } from '../duties/law.ts';
import { endDuties, passOn } from '../duties/waiting.ts';
import { event } from '../event.ts';
import { grantLife } from '../lives/grant.ts';
import { mayTake, type Part, partsOf, take, targetOf } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import { mustBeAnother, signature, withHands } from '../people/hands.ts';
import { longText } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import {
  aboutGrant,
  cancelGrantDuties,
  daysStated,
  type GrantDecision,
  openGrantDuty,
  renewalDuties,
} from './duties.ts';
import { endGrant } from './end.ts';
import type { Grant, Suspension } from './grant.ts';
import { withRenewalLapsed } from './renewal.ts';
import { statusAt } from './term.ts';

const days = z.int().min(1).max(365).optional();

/**
 * A suspension for misuse, such as use beyond scope or purpose, or passing data on (809 art. 27): reason, and working days to
 * rectify.
 */
export const suspendSchema = z.strictObject({ reason: longText, days });
export const rectifySchema = z.strictObject({ statement: longText });
/** The decision after a rectification, or without one. */
export const suspensionDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('resume'), reason: longText }),
  z.strictObject({ decision: z.literal('return'), reason: longText, days }),
  z.strictObject({ decision: z.literal('terminate'), reason: longText }),
  // After the end of the grant: nothing is resumed, and the misuse is settled.
  z.strictObject({ decision: z.literal('close'), reason: longText }),
]);
type SuspensionDecision = z.infer<typeof suspensionDecisionSchema>['decision'];
export const suspensionDecisions = suspensionDecisionSchema.options.map(({ shape }) => shape.decision.value);

/** Suspends a grant at once (809 art. 27). Every use checks the status, so no call passes from now on. */
export function suspend(grant: Grant, said: z.infer<typeof suspendSchema>, at: Circumstances): GrantDecision {
  const parts = partsOf(at.by, grant);
  const to = take(grantLife, 'suspend', statusAt(grant, at.now), parts);
  const by = sideOf(parts);
  const { due, opened } = orderRectification(grant, said.days, at);
  const { requester, provider } = grant;
  const suspension = { by, at: at.now, reason: said.reason, due, rectified: null, hands: [] };
  const next = { ...withRenewalLapsed(grant), status: to(), suspension };
  const suspended = event('GrantSuspended', { requester, provider, by, reason: said.reason, due });
  return [
    change('grant', grant, next, suspended),
    ...cancelGrantDuties(renewalDuties, '共享权限已暂停', at),
    ...opened,
  ];
}

/** Misuse is answered for after the end of the grant too, where there was any (809 art. 27). */
export function answersForMisuse({ suspension, ending }: Grant): boolean {
  return suspension !== null && ending?.how !== 'terminated';
}

/** @returns the suspension to rectify @throws Refusal `not-your-step`, `step-closed` */
export function mayRectify(grant: Grant, at: Circumstances): Suspension {
  const step = isOver(grant, at) ? 'rectify-after-end' : 'rectify';
  mayTake(grantLife, step, statusAt(grant, at.now), partsOf(at.by, grant));
  const suspension = suspensionOf(grant, at);
  if (suspension.rectified) throw closed(grant, at);
  return suspension;
}

/**
 * The requester states what it rectified, which meets its duty. Whoever suspended the grant owes the review. A grant that has
 * ended meanwhile stays ended. @throws Refusal `not-your-step`, `step-closed`
 */
export function rectify(grant: Grant, { statement }: z.infer<typeof rectifySchema>, at: Circumstances): GrantDecision {
  const suspension = mayRectify(grant, at);
  const status = isOver(grant, at) ? grant.status : targetOf(grantLife, 'rectify')();
  const { requester, provider } = grant;
  const rectified = { at: at.now, ...signature(at.by), statement };
  const hands = withHands(suspension.hands, at.by);
  const next = { ...grant, status, suspension: { ...suspension, rectified, hands } };
  const told = event('GrantRectified', { requester, provider, by: suspension.by, statement });
  const reviewer = suspension.by === 'bureau' ? { owes: BUREAU } : {};
  return [
    change('grant', grant, next, told),
    ...passOn(grantLife, ['suspended', 'rectified'], aboutGrant(grant), at, reviewer),
  ];
}

/**
 * @returns the suspension
 * @throws Refusal `not-your-step`, `step-closed`, `suspended-by-bureau`, `same-person`, `rectification-not-due`
 */
export function mayDecideSuspension(grant: Grant, decision: SuspensionDecision, at: Circumstances): Suspension {
  const parts = partsOf(at.by, grant);
  const over = isOver(grant, at);
  const step = over && decision === 'return' ? 'return-after-end' : decision;
  mayTake(grantLife, step, statusAt(grant, at.now), parts);
  const suspension = suspensionOf(grant, at);
  if (suspension.by === 'bureau' && sideOf(parts) !== 'bureau') throw new Refusal('suspended-by-bureau');
  mustBeAnother(at.by, suspension.hands);
  if (over && decision === 'return' && !suspension.rectified) throw closed(grant, at);
  if (decision === 'terminate') {
    const waiting = at.duties.some(
      (duty) => duty.kind === 'rectify' && duty.status === 'open' && !isLate(currentDuty(at.law, duty).duty, at.now),
    );
    if (waiting) throw new Refusal('rectification-not-due', { due: suspension.due });
  }
  return suspension;
}

/** Whether the caller may end the suspension: of a grant that has ended it is closed, of any other it is resumed. @throws as `mayDecideSuspension` */
export function mayEndSuspension(grant: Grant, at: Circumstances): Suspension {
  return mayDecideSuspension(grant, isOver(grant, at) ? 'close' : 'resume', at);
}

/**
 * Resumes the grant, sends the rectification back, or terminates the grant if it was not rectified enough or in time (809 art. 27).
 * Of a grant that has ended, the rectification is sent back, or the misuse is settled.
 * @throws Refusal `not-your-step`, `step-closed`, `suspended-by-bureau`, `same-person`, `rectification-not-due`, `days-stated`
 */
export function decideSuspension(
  grant: Grant,
  said: z.infer<typeof suspensionDecisionSchema>,
  at: Circumstances,
): GrantDecision {
  const over = isOver(grant, at);
  const suspension = mayDecideSuspension(grant, said.decision, at);
  const { requester, provider } = grant;
  const { reason } = said;
  const reviewed = endDuties('review-rectification', null, at);
  if (said.decision === 'terminate') {
    return [...endGrant(grant, { on: dateOf(at.now), how: 'terminated', reason }, at), ...reviewed];
  }
  if (said.decision === 'resume') {
    const next = { ...grant, status: targetOf(grantLife, 'resume')(), suspension: null };
    const resumed = event('GrantResumed', { requester, provider, by: suspension.by, reason });
    return [change('grant', grant, next, resumed), ...reviewed, ...cancelGrantDuties(['rectify'], '暂停已解除', at)];
  }
  if (said.decision === 'close') {
    const settled = event('MisuseSettled', { requester, provider, by: suspension.by, reason });
    const next = { ...grant, suspension: null };
    return [
      change('grant', grant, next, settled),
      ...reviewed,
      ...cancelGrantDuties(['rectify'], '违规使用已处理完毕', at),
    ];
  }
  const { due, opened } = orderRectification(grant, said.days, at);
  const again = { ...suspension, due, rectified: null };
  const status = over ? grant.status : targetOf(grantLife, 'return')();
  const next = { ...grant, status, suspension: again };
  return [
    change('grant', grant, next, event('RectificationReturned', { requester, provider, reason, due })),
    ...reviewed,
    ...opened,
  ];
}

/** Orders a rectification within the stated days. */
function orderRectification(grant: Grant, stated: number | undefined, at: Circumstances) {
  const days = daysStated('rectify', stated, at);
  const opened = openGrantDuty('rectify', grant, at, days === undefined ? {} : { days });
  return { opened, due: opened[0]?.next.due ?? dateOf(at.now) };
}

function sideOf(parts: readonly Part[]): Suspension['by'] {
  return parts.includes('bureau') ? 'bureau' : 'provider';
}

function isOver(grant: Grant, { now }: Circumstances): boolean {
  const status = statusAt(grant, now);
  return status === 'ended' || status === 'disposed';
}

/** The suspension that is to be answered for. @throws Refusal `step-closed` for a grant that ended without one */
function suspensionOf(grant: Grant, at: Circumstances): Suspension {
  if (!grant.suspension || !answersForMisuse(grant)) throw closed(grant, at);
  return grant.suspension;
}

function closed(grant: Grant, { now }: Circumstances): Refusal {
  return new Refusal('step-closed', { status: grantLife.states[statusAt(grant, now)] });
}
