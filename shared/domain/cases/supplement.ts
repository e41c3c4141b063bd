import type { Instant } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import { cancelOpen } from '../duties/case-duties.ts';
import { type DutyChange, isLate } from '../duties/duty.ts';
import { meet, openDuty, resume, stop } from '../duties/duty-steps.ts';
import { currentDuty, type Law, rulesOf, rulesOnReceipt } from '../duties/law.ts';
import { event } from '../event.ts';
import { requestLife } from '../lives/request.ts';
import { targetOf } from '../machine.ts';
import { Refusal } from '../refusals.ts';
import type { Application } from './application-fields.ts';
import {
  type DataRequest,
  partiesOf,
  type RequestDecision,
  replyDutyOf,
  type Supplement,
  supplementDutyId,
  supplementDutyOf,
  takeStep,
} from './request.ts';

/**
 * 809 art. 21: the provider tells, once, everything that is missing. Its own clock stops, and the requester's begins.
 * @throws Refusal `supplement-asked`
 */
export function askSupplement(
  request: DataRequest,
  { missing }: { missing: string },
  at: Circumstances,
): RequestDecision {
  const to = takeStep(request, 'askSupplement', at);
  if (request.supplement) throw new Refusal('supplement-asked');
  const { by, law, now } = at;
  const supplement = { missing, askedAt: now, askedBy: by.personId, answer: null, answeredAt: null };
  const next = { ...request, status: to(), supplement } as DataRequest;
  const reply = replyDutyOf(at);
  return [
    change('request', request, next, event('SupplementAsked', { ...partiesOf(request), missing })),
    ...(reply ? [stop(reply, 'supplement', rulesOf(law, reply), now)] : []),
    openSupplementDuty(next, law, now),
  ];
}

/** 809 art. 21: what is missing is to be supplied; in how many days is the product's own rule. */
export function openSupplementDuty(
  {
    id,
    number,
    name,
    requester: owes,
    provider: waits,
  }: Pick<DataRequest, 'id' | 'number' | 'name' | 'requester' | 'provider'>,
  law: Law,
  now: Instant,
): DutyChange {
  const { rules, start } = rulesOnReceipt(law, 'supplement', null, now);
  const subject = { type: 'request', id, number, name } as const;
  return openDuty({ id: supplementDutyId(id), kind: 'supplement', subject, owes, waits, start }, rules, now);
}

/** What of the form a supplement may put right; what is asked for stays what it was. */
export type Amendment = Partial<Omit<Application, 'resources' | 'phone'>>;

/**
 * The requester supplies what was missing, while the time that is owed in lasts. The provider's clock goes on, without the days
 * in between.
 * @throws Refusal `supplement-over`
 */
export function supply(
  request: DataRequest,
  { answer, changes }: { answer: string; changes: Amendment },
  at: Circumstances,
): RequestDecision {
  const to = takeStep(request, 'supplement', at);
  const { law, now } = at;
  const owed = supplementDutyOf(at);
  if (owed && isLate(currentDuty(law, owed).duty, now)) throw new Refusal('supplement-over');
  const supplement = { ...(request.supplement as Supplement), answer, answeredAt: now };
  const next = { ...request, ...changes, status: to(), supplement } as DataRequest;
  const reply = replyDutyOf(at);
  return [
    change(
      'request',
      request,
      next,
      event('RequestSupplemented', { ...partiesOf(request), changed: Object.keys(changes) }),
    ),
    ...(reply ? [resume(reply, rulesOf(law, reply), now)] : []),
    ...(owed ? [meet(owed, rulesOf(law, owed), now)] : []),
  ];
}

/**
 * Nothing was supplied in time: the request lapses, with notice to both sides, and nothing is owed of it any more (809 art. 21).
 * That it lapses is the product's own rule.
 * @returns null where it is not so
 */
export function lapse(request: DataRequest, at: Unattended): RequestDecision | null {
  const missed = at.duties.some((duty) => duty.kind === 'supplement' && isLate(currentDuty(at.law, duty).duty, at.now));
  if (!missed || request.status !== 'supplementing') return null;
  const next = { ...request, status: targetOf(requestLife, 'lapse')(), endedAt: at.now } as DataRequest;
  return [
    change<'request', DataRequest>('request', request, next, event('RequestLapsed', partiesOf(request))),
    ...cancelOpen('逾期未补正，申请失效', at),
  ];
}
