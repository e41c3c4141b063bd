import { receivedOn } from '../calendar/calendar.ts';
import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { Duty } from '../duties/duty.ts';
import { cancel, meet, openDuty } from '../duties/duty-steps.ts';
import { type Law, rulesOf } from '../duties/law.ts';
import { checkStated, findPolicy } from '../duties/policy.ts';
import type { Decision } from '../event.ts';
import type { Principal } from '../people/person.ts';
import type { Grant } from './grant.ts';

/** What is owed on a grant: its provision by the provider; rectification and disposal by the requester. */
export type GrantDuty = 'provide' | 'rectify' | 'dispose' | 'renew';

/** The duties of a grant as they were read, and by which law and when it is decided. */
export interface Owed {
  duties: readonly Duty[];
  law: Law;
  now: Instant;
}

/** What a decision on a grant is made on. */
export interface Circumstances extends Owed {
  by: Principal;
}

/** A grant after a decision, with the duties that end or go on, and those that begin. */
export interface Changed {
  grant: Decision<Grant>;
  duties: { of: Duty; decision: Decision<Duty> }[];
  opened: Decision<Duty>[];
}

/** @param more `start`: the day that is not counted, today where left out; `days`: as stated by who ordered it */
export function opening(
  kind: GrantDuty,
  grant: Grant,
  { duties, law, now }: Owed,
  { start, days }: { start?: LocalDate; days?: number } = {},
): Decision<Duty>[] {
  const shareType = grant.direct ? 'unconditional' : 'conditional';
  const policy = findPolicy(law.policies, kind, shareType, start ?? dateOf(now));
  if (!policy) return [];
  const { id, number, resourceName: name, requester, provider } = grant;
  const [owes, waits] = kind === 'provide' || kind === 'renew' ? [provider, requester] : [requester, provider];
  // Each has an id of its own: a grant may be suspended, or renewed, more than once.
  const count = duties.filter((duty) => duty.kind === kind).length + 1;
  return [
    openDuty(
      {
        id: `${id}.${kind}.${count}`,
        kind,
        subject: { type: 'grant', id, number, name },
        owes,
        waits,
        start: start ?? receivedOn(now, policy.cutoff),
        ...(days === undefined ? {} : { days }),
      },
      { policy, calendar: law.calendar },
      now,
    ),
  ];
}

/** The open duties of a kind are met by the act itself. */
export function meeting(kind: GrantDuty, { duties, law, now }: Owed): Changed['duties'] {
  return open(duties, kind).map((of) => ({ of, decision: meet(of, rulesOf(law, of), now) }));
}

/** What need not be done any more. */
export function dropping(kinds: readonly GrantDuty[], reason: string, { duties, law, now }: Owed): Changed['duties'] {
  const dropped = kinds.flatMap((kind) => open(duties, kind));
  return dropped.map((of) => ({ of, decision: cancel(of, reason, rulesOf(law, of), now) }));
}

function open(duties: readonly Duty[], kind: GrantDuty): Duty[] {
  return duties.filter((duty) => duty.kind === kind && duty.status === 'open');
}

/** The days that whoever orders it states, as it was stated; its own where they state none. @throws Refusal `days-stated` */
export function daysStated(kind: GrantDuty, days: number | undefined, { law, now }: Owed): number | undefined {
  const policy = findPolicy(law.policies, kind, null, dateOf(now));
  if (policy) checkStated(policy, days);
  return days;
}

/** The term has moved, or come to its end: the disposal that was owed by the old date is owed by the new one (809 art. 27). */
export function disposalFrom(start: LocalDate | null, grant: Grant, at: Owed): Pick<Changed, 'duties' | 'opened'> {
  const owed = open(at.duties, 'dispose');
  if (owed.some((duty) => duty.start === start)) return { duties: [], opened: [] };
  return {
    duties: dropping(['dispose'], '共享期限已变更', at),
    opened: start === null ? [] : opening('dispose', grant, at, { start }),
  };
}
