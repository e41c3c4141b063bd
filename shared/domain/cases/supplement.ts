import { change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import { cancelOpen, openOnReceipt } from '../duties/case-duties.ts';
import { type DutyChange, isLate } from '../duties/duty.ts';
import { meet, resume, stop } from '../duties/duty-steps.ts';
import { currentDuty, rulesOf } from '../duties/law.ts';
import { event } from '../event.ts';
import { requestLife } from '../lives/request.ts';
import { targetOf } from '../machine.ts';
import { withHands } from '../people/hands.ts';
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

/** @throws Refusal `not-your-step`, `step-closed`, `supplement-asked` */
export function mayAskSupplement(request: DataRequest, at: Circumstances) {
  const to = takeStep(request, 'askSupplement', at);
  if (request.supplement) throw new Refusal('supplement-asked');
  return to;
}

/** @throws Refusal `not-your-step`, `step-closed`, `supplement-over` */
export function maySupply(request: DataRequest, at: Circumstances) {
  const to = takeStep(request, 'supplement', at);
  const owed = supplementDutyOf(at);
  if (owed && isLate(currentDuty(at.law, owed).duty, at.now)) throw new Refusal('supplement-over');
  return to;
}

/**
 * The provider asks once for everything that is missing, and the requester's clock starts (809 art. 21). The provider's own clock
 * stops, unless the reply is late already: what was missed stays missed, with all that follows from it.
 * @throws Refusal `supplement-asked`
 */
export function askSupplement(
  request: DataRequest,
  { missing }: { missing: string },
  at: Circumstances,
): RequestDecision {
  const to = mayAskSupplement(request, at);
  const { by, law, now } = at;
  const supplement = { missing, askedAt: now, askedBy: by.personId, answer: null, answeredAt: null };
  const next = { ...request, status: to(), supplement } as DataRequest;
  const reply = replyDutyOf(at);
  const inTime = reply && !isLate(currentDuty(law, reply).duty, now);
  return [
    change('request', request, next, event('SupplementAsked', { ...partiesOf(request), missing })),
    ...(inTime ? [stop(reply, 'supplement', rulesOf(law, reply), now)] : []),
    openSupplementDuty(next, at),
  ];
}

/** Opens the duty to supply what is missing (809 art. 21). The number of days is the product's own rule. */
export function openSupplementDuty(
  {
    id,
    number,
    name,
    requester: owes,
    provider: waits,
  }: Pick<DataRequest, 'id' | 'number' | 'name' | 'requester' | 'provider'>,
  at: Pick<Unattended, 'law' | 'now'>,
): DutyChange {
  const subject = { type: 'request', id, number, name } as const;
  return openOnReceipt({ id: supplementDutyId(id), kind: 'supplement', subject, owes, waits }, null, at);
}

/** Fields that a supplement may correct; the requested items stay the same. */
export type Amendment = Partial<Omit<Application, 'resources' | 'phone'>>;

/**
 * The requester supplies what was missing, in time. The provider's clock goes on, without the days in between if it stood
 * still.
 * @throws Refusal `supplement-over`
 */
export function supply(
  request: DataRequest,
  { answer, changes }: { answer: string; changes: Amendment },
  at: Circumstances,
): RequestDecision {
  const to = maySupply(request, at);
  const { law, now } = at;
  const owed = supplementDutyOf(at);
  const supplement = { ...(request.supplement as Supplement), answer, answeredAt: now };
  const hands = withHands(request.hands, at.by);
  const next = { ...request, ...changes, status: to(), supplement, hands } as DataRequest;
  const reply = replyDutyOf(at);
  return [
    change(
      'request',
      request,
      next,
      event('RequestSupplemented', { ...partiesOf(request), changed: Object.keys(changes) }),
    ),
    ...(reply?.status === 'stopped' ? [resume(reply, rulesOf(law, reply), now)] : []),
    ...(owed ? [meet(owed, rulesOf(law, owed), now)] : []),
  ];
}

/**
 * Nothing was supplied in time: the request lapses, both sides get a notice, and its duties are cancelled (809 art. 21). That it
 * lapses is the product's own rule. A reply that was late when more was asked for stays owed: the request goes back to the provider,
 * who replies to what there is.
 * @returns null where the time is not over, or nothing is waited for
 */
export function missSupplement(request: DataRequest, at: Unattended): RequestDecision | null {
  const missed = at.duties.some((duty) => duty.kind === 'supplement' && isLate(currentDuty(at.law, duty).duty, at.now));
  if (!missed || request.status !== 'supplementing') return null;
  if (replyDutyOf(at)?.status === 'open') {
    const next = { ...request, status: targetOf(requestLife, 'missSupplement')() } as DataRequest;
    const supplements = at.duties.filter(({ kind }) => kind === 'supplement');
    return [
      change<'request', DataRequest>('request', request, next, event('SupplementMissed', partiesOf(request))),
      ...cancelOpen('逾期未补正，按现有材料答复', { ...at, duties: supplements }),
    ];
  }
  const next = { ...request, status: targetOf(requestLife, 'lapse')(), endedAt: at.now } as DataRequest;
  return [
    change<'request', DataRequest>('request', request, next, event('RequestLapsed', partiesOf(request))),
    ...cancelOpen('逾期未补正，申请失效', at),
  ];
}
