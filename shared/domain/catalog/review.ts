import { receivedOn } from '../calendar/calendar.ts';
import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { andThen, type Change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import { type Duty, type DutyChange, isOpen, type Rules } from '../duties/duty.ts';
import { acceptClaim, cancel, claim, declineClaim, meet, openDuty } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { type DutyKind, findPolicy } from '../duties/policy.ts';
import { passOn } from '../duties/waiting.ts';
import type { Id } from '../id.ts';
import { type EntryStatus, entryLife } from '../lives/entry.ts';
import { signature } from '../people/hands.ts';
import { Refusal } from '../refusals.ts';
import type { Content } from './content.ts';
import {
  approve,
  consent,
  type EntryDecision,
  propose,
  proposeWithdrawal,
  type Remarks,
  type Resource,
  returnDraft,
  revise,
  sendBack,
} from './resource.ts';

/**
 * Decisions on an entry together with its duties. The head owes the consent to what staff propose. If a revision answers an update
 * duty (article 9), submitting it claims the duty, approving it meets the duty on the day of submission, and returning it reopens
 * the duty without the bureau's days. The bureau owes the review of an update (809 art. 17), and by the product's own rule that of a
 * first compilation.
 */
export type ReviewDecision = [Change<'resource', Resource>, ...DutyChange[]];

/**
 * Revises an entry. The revision may name only legal changes for which the entry owes an update.
 * @throws Refusal `changes-unknown`, and the refusals of `revise`
 */
export function reviseEntry(
  resource: Resource,
  said: { content: Content; changes: Id<'chg'>[] },
  { by, duties }: Pick<Circumstances, 'by' | 'duties'>,
): ReviewDecision {
  const open = duties
    .filter(({ kind, status }) => kind === 'update' && status === 'open')
    .map((duty) => duty.subject.change?.id);
  const unknown = said.changes.filter((id) => !open.includes(id));
  if (unknown.length > 0) {
    throw new Refusal('changes-unknown', { changes: unknown.join('、') }, [
      { field: 'body.changes', message: unknown.join() },
    ]);
  }
  return revise(resource, said, { by });
}

/** Staff propose the draft, and the head of their sharing office owes the consent. */
export function proposeEntry(
  resource: Resource,
  said: Parameters<typeof propose>[1],
  at: Circumstances,
): ReviewDecision {
  return withTurn(resource, propose(resource, said, at), at);
}

/** Staff propose to withdraw the entry, and the head owes the consent. */
export function proposeEntryWithdrawal(
  resource: Resource,
  said: Parameters<typeof proposeWithdrawal>[1],
  at: Circumstances,
): ReviewDecision {
  return withTurn(resource, proposeWithdrawal(resource, said, at), at);
}

/** The head returns the draft to staff. */
export function returnToStaff(resource: Resource, said: Remarks, at: Circumstances): ReviewDecision {
  return withTurn(resource, returnDraft(resource, said, at), at);
}

/** The head consents, which submits the draft to the bureau. */
export function submitEntry(resource: Resource, at: Circumstances): ReviewDecision {
  const { duties, by, now, law } = at;
  const turned = turnOver(resource, 'submitted', at);
  const review = turned.find(({ before }) => before === null)?.next.id ?? null;
  const answered = duties.filter((duty) => duty.status === 'open' && answersChange(resource, duty));
  const made = { kind: 'revision', at: now, ...signature(by), reason: null } as const;
  return [
    ...consent(resource, { review }, at),
    ...answered.map((duty) => claim(duty, made, rulesOf(law, duty))),
    ...turned,
  ];
}

/** The bureau approves: answered duties are met, and a legal basis with an end opens a duty to reclassify. */
export function approveEntry(resource: Resource, at: Circumstances): ReviewDecision {
  const { duties, now, law } = at;
  const [entry] = approve(resource, at);
  const ended = entry.next.published === null;
  const superseded = duties.filter(({ kind, status }) => kind === 'reclassify' && status === 'open');
  const pointless = ended
    ? duties.filter((duty) => (duty.kind === 'update' || isReviewOfClaim(duty)) && isOpen(duty))
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

/** A step of the draft, with the duties that follow from whose turn it is. */
function withTurn(resource: Resource, [changed]: EntryDecision, at: Circumstances): ReviewDecision {
  return [changed, ...turnOver(changed.next, changed.next.draft?.status ?? 'published', at, resource)];
}

/** What is proposed is for the head; what is submitted is for the bureau to review. */
function turnOver(
  resource: Resource,
  to: EntryStatus,
  at: Unattended,
  { draft: was }: Pick<Resource, 'draft'> = resource,
): DutyChange[] {
  const { id, code: number, provider, draft, version } = resource;
  const subject = { type: 'resource', id, number, name: draft?.content.name ?? '' } as const;
  const duty = to === 'submitted' ? ({ duty: version > 0 ? 'review' : 'review-first' } as const) : {};
  return passOn(entryLife, [was?.status ?? 'published', to], { subject, requester: null, provider }, at, duty);
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

/** Whether it is the review of a claim that no change is needed, not that of a draft. */
export function isReviewOfClaim({ kind, subject }: Duty): boolean {
  return kind === 'review' && subject.change !== undefined;
}

/** Whether the draft names the change of law or function that an update is owed for. */
function answersChange(resource: Resource, duty: Duty): boolean {
  return (
    duty.kind === 'update' &&
    duty.subject.change !== undefined &&
    (resource.draft?.changes.includes(duty.subject.change.id) ?? false)
  );
}
