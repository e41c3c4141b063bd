import { receivedOn } from '../calendar/calendar.ts';
import { dateOf, type LocalDate } from '../calendar/time.ts';
import type { Change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import { cancel, meet, openDuty } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { checkStated, findPolicy } from '../duties/policy.ts';
import type { Grant } from './grant.ts';
import type { RecordChange } from './records.ts';

/** What is owed on a grant: its provision by the provider; rectification and disposal by the requester. */
export type GrantDuty = 'provide' | 'rectify' | 'dispose' | 'renew';

/** What a decision on a grant changes. */
export type GrantDecision = (Change<'grant', Grant> | DutyChange | RecordChange)[];

/**
 * The duty that begins. No rule may be in force yet: then nothing is owed.
 * @param more `start`: the day that is not counted, today where left out; `days`: as stated by whoever orders it
 */
export function openGrantDuty(
  kind: GrantDuty,
  grant: Grant,
  { duties, law, now }: Unattended,
  { start, days }: { start?: LocalDate; days?: number } = {},
): DutyChange[] {
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
export function meetGrantDuties(kind: GrantDuty, { duties, law, now }: Unattended): DutyChange[] {
  return openDuties(duties, kind).map((duty) => meet(duty, rulesOf(law, duty), now));
}

/** What need not be done any more. */
export function cancelGrantDuties(
  kinds: readonly GrantDuty[],
  reason: string,
  { duties, law, now }: Unattended,
): DutyChange[] {
  const dropped = kinds.flatMap((kind) => openDuties(duties, kind));
  return dropped.map((duty) => cancel(duty, reason, rulesOf(law, duty), now));
}

function openDuties(duties: readonly Duty[], kind: GrantDuty): Duty[] {
  return duties.filter((duty) => duty.kind === kind && duty.status === 'open');
}

/** The days that whoever orders it states, as it was stated; its own where they state none. @throws Refusal `days-stated` */
export function daysStated(kind: GrantDuty, days: number | undefined, { law, now }: Unattended): number | undefined {
  const policy = findPolicy(law.policies, kind, null, dateOf(now));
  if (policy) checkStated(policy, days);
  return days;
}

/** The term has moved, or come to its end: the disposal that was owed by the old date is owed by the new one (809 art. 27). */
export function moveDisposal(start: LocalDate | null, grant: Grant, at: Unattended): DutyChange[] {
  const owed = openDuties(at.duties, 'dispose');
  if (owed.some((duty) => duty.start === start)) return [];
  return [
    ...cancelGrantDuties(['dispose'], '共享期限已变更', at),
    ...(start === null ? [] : openGrantDuty('dispose', grant, at, { start })),
  ];
}
