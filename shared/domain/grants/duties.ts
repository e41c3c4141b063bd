import { receivedOn } from '../calendar/calendar.ts';
import { dateOf, type LocalDate } from '../calendar/time.ts';
import type { Change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import { cancelOpen, meetOpen } from '../duties/case-duties.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import { openDuty } from '../duties/duty-steps.ts';
import { checkStated, type DutyKind, findPolicy } from '../duties/policy.ts';
import type { About } from '../duties/waiting.ts';
import type { Grant } from './grant.ts';
import type { RecordChange } from './records.ts';

/** The duties of a grant, and the side that owes each. */
const owedBy = {
  provide: 'provider',
  renew: 'provider',
  rectify: 'requester',
  dispose: 'requester',
} as const satisfies { [K in DutyKind]?: 'provider' | 'requester' };
export type GrantDuty = keyof typeof owedBy;

/** The duties of a renewal; those of a filing. */
export const renewalDuties = ['consent', 'renew'] as const satisfies DutyKind[];
export const filingDuties = ['decide-filing', 'decide-instead'] as const satisfies DutyKind[];

/** Changes of a decision on a grant. */
export type GrantDecision = (Change<'grant', Grant> | DutyChange | RecordChange)[];

/**
 * Opens a duty of a grant. If no policy is in force yet, nothing is owed.
 * @param options `start`: day 0, which is not counted, by default today; `days`: stated by whoever orders the work
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
  const { subject, requester, provider } = { ...aboutGrant(grant), ...grant };
  const [owes, waits] = owedBy[kind] === 'provider' ? [provider, requester] : [requester, provider];
  // A grant may be suspended or renewed more than once, so each duty has an id of its own.
  const count = duties.filter((duty) => duty.kind === kind).length + 1;
  return [
    openDuty(
      {
        id: `${subject.id}.${kind}.${count}`,
        kind,
        subject,
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

/** Meets the open duties of a kind: the act itself is what was owed. */
export function meetGrantDuties(kind: GrantDuty, at: Unattended): DutyChange[] {
  return meetOpen({ ...at, duties: openDuties(at.duties, kind) });
}

/** What the duties of a grant are about. */
export function aboutGrant({ id, number, resourceName: name, requester, provider }: Grant): About {
  return { subject: { type: 'grant', id, number, name }, requester, provider };
}

/** Cancels the open duties of some kinds. */
export function cancelGrantDuties(kinds: readonly DutyKind[], reason: string, at: Unattended): DutyChange[] {
  return cancelOpen(reason, { ...at, duties: kinds.flatMap((kind) => openDuties(at.duties, kind)) });
}

function openDuties(duties: readonly Duty[], kind: DutyKind): Duty[] {
  return duties.filter((duty) => duty.kind === kind && duty.status === 'open');
}

/** Checks the days stated by whoever orders the work, and returns them. @throws Refusal `days-stated` */
export function daysStated(kind: GrantDuty, days: number | undefined, { law, now }: Unattended): number | undefined {
  const policy = findPolicy(law.policies, kind, null, dateOf(now));
  if (policy) checkStated(policy, days);
  return days;
}

/** Moves the duty to dispose of the data to a new end of the term (809 art. 27). */
export function moveDisposal(start: LocalDate | null, grant: Grant, at: Unattended): DutyChange[] {
  const owed = openDuties(at.duties, 'dispose');
  if (owed.some((duty) => duty.start === start)) return [];
  return [
    ...cancelGrantDuties(['dispose'], '共享期限已变更', at),
    ...(start === null ? [] : openGrantDuty('dispose', grant, at, { start })),
  ];
}
