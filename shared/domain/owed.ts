import { receivedOn } from './calendar/calendar.ts';
import { dateOf, type Instant } from './calendar/time.ts';
import { type Duty, openDuty } from './duty.ts';
import type { Decision } from './event.ts';
import { type Law, rulesFor } from './law.ts';
import type { DataRequest } from './request.ts';

type Case = Pick<DataRequest, 'id' | 'number' | 'name' | 'requester' | 'provider'>;

/** Article 15: the provider replies within 5 working days of receiving the application. */
export function replyOwed(request: Case, law: Law, now: Instant): Decision<Duty> {
  const rules = rulesFor(law, 'reply', 'conditional', dateOf(now));
  const { provider: owes, requester: waits } = request;
  const start = receivedOn(now, rules.policy.cutoff);
  return openDuty(
    { id: `${request.id}.reply`, kind: 'reply', subject: subjectOf(request), owes, waits, start },
    rules,
    now,
  );
}

/** 809 art. 21: what is missing is to be supplied; in how many days is the product's own rule. */
export function supplementOwed(request: Case, law: Law, now: Instant): Decision<Duty> {
  const rules = rulesFor(law, 'supplement', null, dateOf(now));
  const { requester: owes, provider: waits } = request;
  const id = `${request.id}.supplement`;
  return openDuty({ id, kind: 'supplement', subject: subjectOf(request), owes, waits, start: dateOf(now) }, rules, now);
}

function subjectOf({ id, number, name }: Case) {
  return { type: 'request' as const, id, number, name };
}
