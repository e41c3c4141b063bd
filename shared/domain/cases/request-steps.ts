import { dateOf } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { cancelOpen } from '../duties/case-duties.ts';
import { mustBeInTime } from '../duties/duty-rights.ts';
import { mayExtend, mustBeExtendable } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { passOn } from '../duties/waiting.ts';
import { event } from '../event.ts';
import { extensionLife } from '../lives/extension.ts';
import { mustBeAnother, withHands } from '../people/hands.ts';
import { Refusal } from '../refusals.ts';
import {
  aboutRequest,
  type DataRequest,
  partiesOf,
  type RequestDecision,
  replyDutyOf,
  takeStep,
  withoutStatus,
} from './request.ts';

/** Hands an open request over to the successor of its handler (article 6). */
export function handOverRequest(request: DataRequest, to: string): RequestDecision {
  const { handlingFor: _absent, ...rest } = request;
  const handedOver = event('RequestHandedOver', { requester: request.requester, from: request.handler, to });
  return [change<'request', DataRequest>('request', request, { ...rest, handler: to }, handedOver)];
}

/** The requester withdraws the request, which cancels its duties. */
export function withdraw(request: DataRequest, at: Circumstances): RequestDecision {
  const to = takeStep(request, 'withdraw', at);
  const next: DataRequest = { ...withoutStatus(request), status: to(), endedAt: at.now };
  return [
    change('request', request, next, event('RequestWithdrawn', partiesOf(request))),
    ...cancelOpen('申请已撤回', at),
  ];
}

/** @throws Refusal `not-your-step`, `step-closed`, `nudged-today` */
export function mayNudge(request: DataRequest, at: Circumstances): void {
  takeStep(request, 'nudge', at);
  if (request.nudgedAt && dateOf(request.nudgedAt) === dateOf(at.now)) throw new Refusal('nudged-today');
}

/** The requester reminds the provider, once a day. @throws Refusal as `mayNudge` */
export function nudge(request: DataRequest, at: Circumstances): RequestDecision {
  mayNudge(request, at);
  const due = replyDutyOf(at)?.due ?? '';
  const nudged = event('RequestNudged', { ...partiesOf(request), due });
  return [change('request', request, { ...request, nudgedAt: at.now }, nudged)];
}

/** @throws Refusal `not-your-step`, `step-closed`, `extension-asked`, `extension-too-late`, and the refusals of `mustBeExtendable` */
export function mayAskExtension(request: DataRequest, at: Circumstances): void {
  takeStep(request, 'askExtension', at);
  if (request.extension) throw new Refusal('extension-asked');
  const reply = replyDutyOf(at);
  if (!reply) return;
  mustBeInTime(reply, at);
  mustBeExtendable(reply, rulesOf(at.law, reply));
}

/**
 * The provider asks the bureau for more time (809 art. 21). The bureau extends the duty or declines; where it is itself a side, the
 * city government does (article 16).
 * @throws Refusal the refusals of `mayAskExtension` and `mayExtend`
 */
export function askExtension(
  request: DataRequest,
  asked: { days: number; reason: string },
  at: Circumstances,
): RequestDecision {
  mayAskExtension(request, at);
  const reply = replyDutyOf(at);
  if (reply) mayExtend(reply, asked.days, rulesOf(at.law, reply));
  const next = { ...request, extension: { ...asked, at: at.now, declined: null, hands: withHands([], at.by) } };
  return [
    change('request', request, next, event('ExtensionAsked', { ...partiesOf(request), ...asked })),
    ...passOn(extensionLife, [null, 'asked'], aboutRequest(request), at),
  ];
}

/**
 * @returns what was asked
 * @throws Refusal `not-your-step`, `step-closed`, `same-person`; `extension-not-asked` also where it was given or declined already
 */
export function mayDeclineExtension(request: DataRequest, at: Circumstances): NonNullable<DataRequest['extension']> {
  takeStep(request, 'declineExtension', at);
  const { extension } = request;
  if (!extension || extension.declined || replyDutyOf(at)?.extension) throw new Refusal('extension-not-asked');
  mustBeAnother(at.by, extension.hands);
  return extension;
}

/** Whoever is above both sides declines. @throws Refusal as `mayDeclineExtension` */
export function declineExtension(
  request: DataRequest,
  { reason }: { reason: string },
  at: Circumstances,
): RequestDecision {
  const extension = mayDeclineExtension(request, at);
  const next = { ...request, extension: { ...extension, declined: reason } };
  return [
    change('request', request, next, event('ExtensionDeclined', { ...partiesOf(request), reason })),
    ...passOn(extensionLife, ['asked', 'declined'], aboutRequest(request), at),
  ];
}
