import { receivedOn } from '../calendar/calendar.ts';
import { dateOf, type Instant } from '../calendar/time.ts';
import type { Duty, Rules } from '../duties/duty.ts';
import { acceptClaim, cancel, claim, meet, openDuty, rejectClaim } from '../duties/duty-steps.ts';
import { type Law, rulesOf } from '../duties/law.ts';
import { type DutyKind, findPolicy } from '../duties/policy.ts';
import type { Decision } from '../event.ts';
import { BUREAU } from '../people/department.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { approve, consent, type Remarks, type Resource, sendBack } from './resource.ts';

/**
 * Submitting, approving and returning an entry, together with the duties that go with it. An update duty (article 9) that a
 * revision answers is claimed when it is submitted, met as of that day when it is approved, open again without the bureau's
 * days when it is returned. The review of an update is the bureau's own duty (809 art. 17); a first compilation has no limit.
 */
export interface Reviewed {
  entry: Decision<Resource>;
  /** Duties that go on or end. */
  duties: { of: Duty; decision: Decision<Duty> }[];
  /** Duties that begin. */
  opened: Decision<Duty>[];
}

interface Circumstances {
  /** The duties about this entry. */
  duties: Duty[];
  by: Principal;
  now: string;
  law: Law;
}

/** The head consents: submitted to the bureau. `reviewId` names the review duty should there be one. */
export function submitEntry(resource: Resource, { duties, by, now, law }: Circumstances, reviewId: string): Reviewed {
  const opened = resource.version > 0 ? opening('review', reviewId, BUREAU, resource, null, { law, now }) : [];
  const answered = duties.filter((duty) => duty.status === 'open' && names(resource, duty));
  return {
    entry: consent(resource, by, opened.length > 0 ? reviewId : null, now),
    duties: answered.map((of) => ({
      of,
      decision: claim(of, { kind: 'revision', at: now, by: by.personId, reason: null }, rulesOf(law, of)),
    })),
    opened,
  };
}

/** The bureau approves: what the revision answers is met, and a basis with an end will reopen the classification. */
export function approveEntry(resource: Resource, { duties, by, now, law }: Circumstances): Reviewed {
  const entry = approve(resource, by, now);
  const ended = entry.next.published === null;
  const superseded = duties.filter(({ kind, status }) => kind === 'reclassify' && status === 'open');
  const pointless = ended
    ? duties.filter(({ kind, status }) => kind === 'update' && status !== 'met' && status !== 'cancelled')
    : [];
  return {
    entry,
    duties: [
      ...claimedBy(resource, duties).map((of) => ({ of, decision: acceptClaim(of, rulesOf(law, of), now) })),
      ...reviewOf(resource, duties).map((of) => ({ of, decision: meet(of, rulesOf(law, of), now) })),
      ...superseded.map((of) => ({
        of,
        decision: ended ? cancel(of, '目录条目已撤销', rulesOf(law, of), now) : meet(of, rulesOf(law, of), now),
      })),
      ...pointless.map((of) => ({ of, decision: cancel(of, '目录条目已撤销', rulesOf(law, of), now) })),
    ],
    opened: reclassification(entry.next, { law, now }),
  };
}

/** The bureau returns it: its review is done, and the update duties are open again without its days. */
export function returnEntry(resource: Resource, { duties, by, now, law }: Circumstances, said: Remarks): Reviewed {
  const rules = (duty: Duty): Rules => rulesOf(law, duty);
  return {
    entry: sendBack(resource, by, said, now),
    duties: [
      ...claimedBy(resource, duties).map((of) => ({ of, decision: rejectClaim(of, rules(of), now) })),
      ...reviewOf(resource, duties).map((of) => ({ of, decision: meet(of, rulesOf(law, of), now) })),
    ],
    opened: [],
  };
}

/**
 * The bureau does not accept that no change is needed. Where it has a revision by now that answers the change, the duty waits for
 * that: it can't be late meanwhile, and is met as of the day that the revision was submitted (article 9).
 */
export function rejectNoChange(duty: Duty, resource: Resource | null, rules: Rules, now: Instant): Decision<Duty> {
  const rejected = rejectClaim(duty, rules, now);
  const draft = resource?.draft;
  if (draft?.status !== 'submitted' || !resource || !names(resource, duty)) return rejected;
  const { submittedAt: at, submittedBy: by } = draft;
  const claimed = claim(rejected.next, { kind: 'revision', at, by, reason: null }, rules);
  return { next: claimed.next, events: [...rejected.events, ...claimed.events] };
}

/** A revision may name only changes this entry owes an update for. @throws Refusal `changes-unknown` */
export function checkChanges(duties: Duty[], changes: string[]): void {
  const open = duties.filter((duty) => duty.status === 'open').map((duty) => duty.subject.change?.id);
  const unknown = changes.filter((change) => !open.includes(change));
  if (unknown.length > 0) {
    throw new Refusal('changes-unknown', { changes: unknown.join('、') }, [
      { field: 'body.changes', message: unknown.join() },
    ]);
  }
}

/** Article 14: the first basis to end takes the classification with it, so it is to be classified anew from that day. */
function reclassification(resource: Resource, at: { law: Law; now: string }): Decision<Duty>[] {
  const ends = (resource.published?.sharing.bases ?? []).flatMap((basis) => basis.endsOn ?? []).sort()[0];
  if (!ends) return [];
  const id = `${resource.id}.reclassify.v${resource.version}`;
  return opening('reclassify', id, resource.provider, resource, ends, at);
}

/** @param start the day that is not counted; null for that of its receipt, which is now */
function opening(
  kind: DutyKind,
  id: string,
  owes: string,
  resource: Resource,
  start: string | null,
  { law, now }: { law: Law; now: string },
): Decision<Duty>[] {
  const policy = findPolicy(law.policies, kind, null, start ?? dateOf(now));
  if (!policy) return [];
  const name = resource.draft?.content.name ?? resource.published?.name ?? '';
  const subject = { type: 'resource' as const, id: resource.id, number: resource.code, name };
  const terms = { id, kind, subject, owes, waits: null, start: start ?? receivedOn(now, policy.cutoff) };
  return [openDuty(terms, { policy, calendar: law.calendar }, now)];
}

function reviewOf({ draft }: Resource, duties: Duty[]): Duty[] {
  const id = draft?.status === 'submitted' ? draft.review : null;
  return duties.filter((duty) => duty.id === id && duty.status === 'open');
}

function claimedBy(resource: Resource, duties: Duty[]): Duty[] {
  return duties.filter((duty) => duty.status === 'claimed' && duty.claim.kind === 'revision' && names(resource, duty));
}

function names(resource: Resource, duty: Duty): boolean {
  return duty.subject.change !== undefined && (resource.draft?.changes.includes(duty.subject.change.id) ?? false);
}
