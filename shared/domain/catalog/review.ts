import { receivedOn } from '../calendar/calendar.ts';
import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { andThen, type Change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import type { Duty, DutyChange, Rules } from '../duties/duty.ts';
import { acceptClaim, cancel, claim, declineClaim, meet, openDuty } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { type DutyKind, findPolicy } from '../duties/policy.ts';
import type { Id } from '../id.ts';
import { BUREAU } from '../people/department.ts';
import { signature } from '../people/hands.ts';
import { Refusal } from '../refusals.ts';
import type { Content } from './content.ts';
import { approve, consent, type Remarks, type Resource, revise, sendBack } from './resource.ts';

/**
 * Decisions on an entry together with its duties. If a revision answers an update duty (article 9), submitting it claims the duty,
 * approving it meets the duty on the day of submission, and returning it reopens the duty without the bureau's days. The bureau
 * owes the review of an update (809 art. 17); the review of a first compilation has no limit.
 */
export type ReviewDecision = (Change<'resource', Resource> | DutyChange)[];

/**
 * Revises an entry. The revision may name only legal changes for which the entry owes an update.
 * @throws Refusal `changes-unknown`, and the refusals of `revise`
 */
export function reviseEntry(
  resource: Resource,
  said: { content: Content; changes: Id<'chg'>[] },
  { by, duties }: Pick<Circumstances, 'by' | 'duties'>,
): ReviewDecision {
  const open = duties.filter((duty) => duty.status === 'open').map((duty) => duty.subject.change?.id);
  const unknown = said.changes.filter((id) => !open.includes(id));
  if (unknown.length > 0) {
    throw new Refusal('changes-unknown', { changes: unknown.join('、') }, [
      { field: 'body.changes', message: unknown.join() },
    ]);
  }
  return revise(resource, said, { by });
}

/** The head consents, which submits the draft to the bureau. `review`: id for the duty to review it. */
export function submitEntry(resource: Resource, { review }: { review: string }, at: Circumstances): ReviewDecision {
  const { duties, by, now, law } = at;
  const opened = resource.version > 0 ? openEntryDuty('review', review, BUREAU, resource, null, at) : [];
  const answered = duties.filter((duty) => duty.status === 'open' && answersChange(resource, duty));
  const made = { kind: 'revision', at: now, ...signature(by), reason: null } as const;
  return [
    ...consent(resource, { review: opened.length > 0 ? review : null }, at),
    ...answered.map((duty) => claim(duty, made, rulesOf(law, duty))),
    ...opened,
  ];
}

/** The bureau approves: answered duties are met, and a legal basis with an end opens a duty to reclassify. */
export function approveEntry(resource: Resource, at: Circumstances): ReviewDecision {
  const { duties, now, law } = at;
  const [entry] = approve(resource, at);
  const ended = entry.next.published === null;
  const superseded = duties.filter(({ kind, status }) => kind === 'reclassify' && status === 'open');
  const pointless = ended
    ? duties.filter(({ kind, status }) => kind === 'update' && status !== 'met' && status !== 'cancelled')
    : [];
  const drop = (duty: Duty) => cancel(duty, '目录条目已撤销', rulesOf(law, duty), now);
  return [
    entry,
    ...claimedBy(resource, duties).map((duty) => acceptClaim(duty, rulesOf(law, duty), now)),
    ...reviewOf(resource, duties).map((duty) => meet(duty, rulesOf(law, duty), now)),
    ...superseded.map((duty) => (ended ? drop(duty) : meet(duty, rulesOf(law, duty), now))),
    ...pointless.map(drop),
    ...openReclassification(entry.next, at),
  ];
}

/** The bureau returns the draft: its review is done, and the update duties reopen without its days. */
export function returnEntry(resource: Resource, said: Remarks, at: Circumstances): ReviewDecision {
  const { duties, now, law } = at;
  return [
    ...sendBack(resource, said, at),
    ...claimedBy(resource, duties).map((duty) => declineClaim(duty, rulesOf(law, duty), now)),
    ...reviewOf(resource, duties).map((duty) => meet(duty, rulesOf(law, duty), now)),
  ];
}

/**
 * The bureau rejects "no change needed". If a submitted revision answers the legal change by now, the duty is claimed by that
 * revision: it cannot become late meanwhile, and approval meets it on the day of submission (article 9).
 */
export function declineNoChange(duty: Duty, resource: Resource | null, rules: Rules, now: Instant): DutyChange {
  const rejected = declineClaim(duty, rules, now);
  const draft = resource?.draft;
  if (draft?.status !== 'submitted' || !resource || !answersChange(resource, duty)) return rejected;
  const { submittedAt: at, submittedBy: by } = draft;
  return andThen(rejected, (reopened) => claim(reopened, { kind: 'revision', at, by, reason: null }, rules));
}

/** The classification ends with its first legal basis, so a duty to reclassify starts on that day (article 14). */
function openReclassification(resource: Resource, at: Unattended): DutyChange[] {
  const ends = (resource.published?.sharing.bases ?? []).flatMap((basis) => basis.endsOn ?? []).sort()[0];
  if (!ends) return [];
  const id = `${resource.id}.reclassify.v${resource.version}`;
  return openEntryDuty('reclassify', id, resource.provider, resource, ends, at);
}

/** @param start day 0, which is not counted; null: today, the day of receipt */
function openEntryDuty(
  kind: DutyKind,
  id: string,
  owes: string,
  resource: Resource,
  start: LocalDate | null,
  { law, now }: Unattended,
): DutyChange[] {
  const policy = findPolicy(law.policies, kind, null, start ?? dateOf(now));
  if (!policy) return [];
  const name = resource.draft?.content.name ?? resource.published?.name ?? '';
  const subject = { type: 'resource' as const, id: resource.id, number: resource.code, name };
  const terms = { id, kind, subject, owes, waits: null, start: start ?? receivedOn(now, policy.cutoff) };
  return [openDuty(terms, { policy, calendar: law.calendar }, now)];
}

function reviewOf({ draft }: Resource, duties: readonly Duty[]): Duty[] {
  const id = draft?.status === 'submitted' ? draft.review : null;
  return duties.filter((duty) => duty.id === id && duty.status === 'open');
}

function claimedBy(resource: Resource, duties: readonly Duty[]): Duty[] {
  return duties.filter(
    (duty) => duty.status === 'claimed' && duty.claim.kind === 'revision' && answersChange(resource, duty),
  );
}

function answersChange(resource: Resource, duty: Duty): boolean {
  return duty.subject.change !== undefined && (resource.draft?.changes.includes(duty.subject.change.id) ?? false);
}
