import type { Instant } from '../calendar/time.ts';
import { type Duty, isLate, isOpen } from '../duties/duty.ts';
import { cancel, openDuty } from '../duties/duty-steps.ts';
import { type Law, rulesOf, rulesOnReceipt, standing } from '../duties/law.ts';
import type { Decision } from '../event.ts';
import type { Principal } from '../people/person.ts';
import { type DataRequest, lapse, withdraw } from './request.ts';

type Case = Pick<DataRequest, 'id' | 'number' | 'name' | 'requester' | 'provider'>;

/** Article 15: the provider replies within 5 working days of receiving the application. */
export function replyOwed(request: Case, law: Law, now: Instant): Decision<Duty> {
  const { rules, start } = rulesOnReceipt(law, 'reply', 'conditional', now);
  const { provider: owes, requester: waits } = request;
  return openDuty(
    { id: `${request.id}.reply`, kind: 'reply', subject: subjectOf(request), owes, waits, start },
    rules,
    now,
  );
}

/** 809 art. 21: what is missing is to be supplied; in how many days is the product's own rule. */
export function supplementOwed(request: Case, law: Law, now: Instant): Decision<Duty> {
  const { rules, start } = rulesOnReceipt(law, 'supplement', null, now);
  const { requester: owes, provider: waits } = request;
  const id = `${request.id}.supplement`;
  return openDuty({ id, kind: 'supplement', subject: subjectOf(request), owes, waits, start }, rules, now);
}

/** The duties of a case as they were read, and by which law and when it is decided. */
interface Owed {
  duties: readonly Duty[];
  law: Law;
  now: Instant;
}

/** A case that is over, with the duties that end with it. */
export interface Over {
  request: Decision<DataRequest>;
  duties: { of: Duty; decision: Decision<Duty> }[];
}

/** The requester needs it no more: nothing is owed any longer. @throws Refusal as `withdraw` does */
export function withdrawn(request: DataRequest, by: Principal, at: Owed): Over {
  return { request: withdraw(request, by, at.now), duties: ended('申请已撤回', at) };
}

/**
 * What was to be supplied was not supplied in time: the request lapses, and nothing is owed of it any more (809 art. 21).
 * @returns null where that is not so
 */
export function lapsed(request: DataRequest, at: Owed): Over | null {
  const missed = at.duties.some((duty) => duty.kind === 'supplement' && isLate(standing(at.law, duty).duty, at.now));
  if (!missed || request.status !== 'supplementing') return null;
  return { request: lapse(request, at.now), duties: ended('逾期未补正，申请失效', at) };
}

function ended(reason: string, { duties, law, now }: Owed): Over['duties'] {
  return duties.filter(isOpen).map((of) => ({ of, decision: cancel(of, reason, rulesOf(law, of), now) }));
}

function subjectOf({ id, number, name }: Case) {
  return { type: 'request' as const, id, number, name };
}
