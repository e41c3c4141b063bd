import * as z from 'zod';
import { dateOf } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { isLate } from '../duties/duty.ts';
import { standing } from '../duties/law.ts';
import { event } from '../event.ts';
import { grantLife } from '../lives/grant.ts';
import { mayTake, type Part, partsOf, take, targetOf } from '../machine.ts';
import { longText } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { daysStated, dropping, type GrantDecision, meeting, opening } from './duties.ts';
import { ended } from './end.ts';
import type { Grant, Suspension } from './grant.ts';
import { lapsed } from './renewal.ts';
import { statusAt } from './term.ts';

const days = z.int().min(1).max(365).optional();

/** Misuse, such as use beyond scope or purpose or passing it on (809 art. 27): why, and in how many working days it is put right. */
export const suspendSchema = z.strictObject({ reason: longText, days });
export const rectifySchema = z.strictObject({ statement: longText });
/** What follows from a rectification, or from there being none. */
export const suspensionDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('resume'), reason: longText }),
  z.strictObject({ decision: z.literal('send-back'), reason: longText, days }),
  z.strictObject({ decision: z.literal('terminate'), reason: longText }),
]);

/** 809 art. 27: suspended at once. Whatever asks for it to be used reads its status, so that no call passes from now on. */
export function suspend(grant: Grant, said: z.infer<typeof suspendSchema>, at: Circumstances): GrantDecision {
  const parts = partsOf(at.by, grant);
  const to = take(grantLife, 'suspend', statusAt(grant, at.now), parts);
  const by = sideOf(parts);
  const { due, opened } = ordered(grant, said.days, at);
  const { requester, provider } = grant;
  const suspension = { by, at: at.now, reason: said.reason, due, rectified: null };
  const next = { ...lapsed(grant), status: to(), suspension };
  const suspended = event('GrantSuspended', { requester, provider, by, reason: said.reason, due });
  return [change('grant', grant, next, suspended), ...dropping(['renew'], '共享权限已暂停', at), ...opened];
}

/** The requester says what it has put right, which is what it owed; whoever suspended has the word. */
export function rectify(grant: Grant, { statement }: z.infer<typeof rectifySchema>, at: Circumstances): GrantDecision {
  const to = take(grantLife, 'rectify', statusAt(grant, at.now), partsOf(at.by, grant));
  const suspension = inForce(grant);
  const { requester, provider } = grant;
  const rectified = { at: at.now, by: at.by.personId, statement };
  const next = { ...grant, status: to(), suspension: { ...suspension, rectified } };
  const told = event('GrantRectified', { requester, provider, by: suspension.by, statement });
  return [change('grant', grant, next, told), ...meeting('rectify', at)];
}

/**
 * Resumed, sent back to be put right in earnest, or terminated: for what was rectified too little, or not in time (809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`, `suspended-by-bureau`, `rectification-not-due`, `days-stated`
 */
export function decideSuspension(
  grant: Grant,
  said: z.infer<typeof suspensionDecisionSchema>,
  at: Circumstances,
): GrantDecision {
  const parts = partsOf(at.by, grant);
  mayTake(grantLife, said.decision, statusAt(grant, at.now), parts);
  const suspension = inForce(grant);
  if (suspension.by === 'bureau' && sideOf(parts) !== 'bureau') throw new Refusal('suspended-by-bureau');
  const { requester, provider } = grant;
  const { reason } = said;
  if (said.decision === 'terminate') {
    const waiting = at.duties.some(
      (duty) => duty.kind === 'rectify' && duty.status === 'open' && !isLate(standing(at.law, duty).duty, at.now),
    );
    if (waiting) throw new Refusal('rectification-not-due', { due: suspension.due });
    return ended(grant, { on: dateOf(at.now), how: 'terminated', reason }, at);
  }
  if (said.decision === 'resume') {
    const next = { ...grant, status: targetOf(grantLife, 'resume')(), suspension: null };
    const resumed = event('GrantResumed', { requester, provider, by: suspension.by, reason });
    return [change('grant', grant, next, resumed), ...dropping(['rectify'], '暂停已解除', at)];
  }
  const { due, opened } = ordered(grant, said.days, at);
  const again = { ...suspension, due, rectified: null };
  const next = { ...grant, status: targetOf(grantLife, 'send-back')(), suspension: again };
  return [
    change('grant', grant, next, event('RectificationReturned', { requester, provider, reason, due })),
    ...opened,
  ];
}

/** The rectification that whoever suspends orders, in the days they state. */
function ordered(grant: Grant, stated: number | undefined, at: Circumstances) {
  const days = daysStated('rectify', stated, at);
  const opened = opening('rectify', grant, at, days === undefined ? {} : { days });
  return { opened, due: opened[0]?.next.due ?? dateOf(at.now) };
}

function sideOf(parts: readonly Part[]): Suspension['by'] {
  return parts.includes('bureau') ? 'bureau' : 'provider';
}

function inForce({ suspension }: Grant): Suspension {
  if (!suspension) throw new Error('suspended without a suspension');
  return suspension;
}
