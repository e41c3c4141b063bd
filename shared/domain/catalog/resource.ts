import { dateOf, type Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Circumstances } from '../circumstances.ts';
import { entryConsentersOn } from '../duties/policy.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { entryLife } from '../lives/entry.ts';
import { targetOf } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import { type Hands, mustBeAnother, withHands } from '../people/hands.ts';
import { Refusal } from '../refusals.ts';
import { completenessOf } from './completeness.ts';
import { type Content, checkContent } from './content.ts';
import type { Duplicate } from './duplicate.ts';
import type { Match } from './matching/answers.ts';

/** Whoever consents, by the law of the day. */
type Decider = Pick<Circumstances, 'by' | 'now' | 'law'>;

/** A proposal: new content, or the withdrawal of the entry; `changes`: ids of the legal changes that it answers. */
interface EntryProposal {
  kind: 'content' | 'withdrawal';
  content: Content;
  changes: Id<'chg'>[];
  /** Reason for the withdrawal. */
  reason?: string;
  /** Everybody who compiled, revised or proposed it so far. */
  hands: string[];
}

/** A remark on one field; `field` is its path in the content, such as `sharing.condition`. */
interface FieldRemark {
  field: string;
  remark: string;
}

/** A match found at import (article 10). The entry is compared again when it is submitted. */
type HeldElsewhere = Pick<Match, 'id' | 'number' | 'department' | 'called' | 'score'>;

/** The head's consent, which a return undoes; `submittedFor`: the absent head in whose name. `review`: the bureau's duty. */
interface Consent {
  submittedBy: string;
  submittedFor?: string;
  review: string | null;
}

/**
 * The draft beside the published version. Staff propose it; the head of the department's sharing office consents, which submits
 * it; the bureau approves or returns it.
 */
export type Draft = EntryProposal &
  /** `job`: the import that made it; whoever revises it makes it their own. */
  (
    | { status: 'draft'; held?: HeldElsewhere[]; job?: Id<'job'> }
    | { status: 'proposed'; proposedAt: Instant; proposedBy: string }
    | ({ status: 'submitted'; proposedBy: string; submittedAt: Instant } & Consent)
    | { status: 'returned'; returnedAt: Instant; returnedBy: 'head' | 'bureau'; remarks: string; fields: FieldRemark[] }
  );

/** A catalog entry: the published version and, in parallel, a draft. */
export interface Resource {
  id: Id<'res'>;
  /** 信息资源代码 `3411281NN/000001`, never reused. */
  code: string;
  provider: string;
  /** The newest published version, 0 before the first. Versions stay readable after a withdrawal. */
  version: number;
  published: Content | null;
  publishedAt: Instant | null;
  withdrawn?: { at: Instant; reason: string } | null;
  /** The finding that it collects again what another source has (article 10); absent or null for none. */
  duplicate?: Duplicate | null;
  draft: Draft | null;
}

/** The change of a decision on an entry. */
export type EntryDecision = [Change<'resource', Resource>];

/** Only the department itself works on its entries. @throws Refusal `not-the-provider` */
export function mustProvide({ provider }: Pick<Resource, 'provider'>, { by }: Pick<Actor, 'by'>): void {
  if (by.department !== provider) throw new Refusal('not-the-provider');
}

/** Compiles an entry, as a draft (article 7). */
export function compile(
  entry: { id: Id<'res'>; code: string; provider: string; content: Content },
  { by }: Pick<Actor, 'by'>,
): EntryDecision {
  const { id, code, provider, content } = entry;
  checkContent(content);
  const compiled: Resource = {
    ...{ id, code, provider, version: 0, published: null, publishedAt: null },
    draft: { status: 'draft', kind: 'content', content, changes: [], hands: withHands([], by) },
  };
  return [change('resource', null, compiled, event('ResourceCompiled', { code, provider, name: content.name }))];
}

/** Replaces the draft and names the legal changes that it answers (article 9). */
export function revise(
  resource: Resource,
  { content, changes }: { content: Content; changes: Id<'chg'>[] },
  { by }: Pick<Actor, 'by'>,
): EntryDecision {
  mayWorkOn(resource);
  checkContent(content);
  const hands = withHands(resource.draft?.hands ?? [], by);
  const draft: Draft = { status: targetOf(entryLife, 'revise')(), kind: 'content', content, changes, hands };
  return [change('resource', resource, { ...resource, draft }, event('ResourceRevised', { changes }))];
}

/**
 * Revises a published entry by an import, on the version that the file was held against. @returns null where this import has done
 * so already
 * @throws Refusal `draft-open`, `resource-under-review`, `resource-not-published`, `entry-moved`
 */
export function reviseByImport(
  resource: Resource,
  { content, version, job }: { content: Content; version: number; job: Id<'job'> },
  { by }: Pick<Actor, 'by'>,
): EntryDecision | null {
  if (resource.draft?.status === 'draft' && resource.draft.job === job) return null;
  mayWorkOn(resource);
  if (resource.draft) throw new Refusal('draft-open');
  mustBePublished(resource);
  if (resource.version !== version) throw new Refusal('entry-moved', { version: resource.version });
  checkContent(content);
  const status = targetOf(entryLife, 'revise')();
  const draft: Draft = { status, kind: 'content', content, changes: [], job, hands: withHands([], by) };
  return [change('resource', resource, { ...resource, draft }, event('ResourceRevised', { changes: [] }))];
}

/**
 * Drops a draft that an import made. An entry that was never published ends with it.
 * @throws Refusal `resource-not-draft` where the draft is not that of the import
 */
export function dropDraft(resource: Resource, { job }: { job: Id<'job'> }, { now }: Pick<Actor, 'now'>): EntryDecision {
  const { draft, provider, code, version } = resource;
  if (draft?.status !== 'draft' || draft.job !== job) throw new Refusal('resource-not-draft');
  const to = targetOf(entryLife, 'drop')(isPublished(resource) ? 'published' : 'withdrawn');
  const withdrawn = to === 'withdrawn' && version === 0 ? { at: now, reason: '导入已撤回' } : resource.withdrawn;
  const dropped = event('DraftDropped', { provider, code, name: draft.content.name, job });
  return [change('resource', resource, { ...resource, withdrawn: withdrawn ?? null, draft: null }, dropped)];
}

/**
 * Staff propose the draft to the head of their sharing office; `job` is the import it came with, `answered` are the hands in the
 * answers to its matches (article 10).
 */
export function propose(
  resource: Resource,
  { job, answered = [] }: { job?: string; answered?: Hands },
  at: Actor,
): EntryDecision {
  const draft = mayPropose(resource);
  const { hands, ...proposal } = proposalOf(draft);
  return proposeChange(resource, { ...proposal, hands: [...hands, ...answered] }, at, job);
}

/** @returns the draft @throws Refusal `resource-not-draft` */
export function mayPropose({ draft }: Resource): Draft & { status: 'draft' | 'returned' } {
  if (draft?.status !== 'draft' && draft?.status !== 'returned') throw new Refusal('resource-not-draft');
  return draft;
}

/** @throws Refusal `resource-under-review`, `resource-not-published` */
export function mayProposeWithdrawal(resource: Resource): asserts resource is Published {
  mayWorkOn(resource);
  mustBePublished(resource);
}

/**
 * Staff propose to withdraw a published entry, with a reason. A withdrawal goes the same way as a revision and takes the place of
 * the draft, which is dropped only if staff say so.
 */
export function proposeWithdrawal(
  resource: Resource,
  { reason, dropDraft }: { reason: string; dropDraft: boolean },
  at: Actor,
): EntryDecision {
  mayProposeWithdrawal(resource);
  if (resource.draft?.kind === 'content' && !dropDraft) throw new Refusal('draft-in-the-way');
  const hands = resource.draft?.hands ?? [];
  return proposeChange(resource, { kind: 'withdrawal', content: resource.published, changes: [], reason, hands }, at);
}

/**
 * Whoever is in charge of the department consents and states that the risks to secrecy and personal information were assessed. This
 * submits the draft to the bureau. Whoever had a hand in it cannot consent (809 art. 13).
 * @param options `review`: id of the bureau's duty to review it, null if there is none
 */
export function consent(resource: Resource, { review }: { review: string | null }, at: Decider): EntryDecision {
  const { by, now } = at;
  const proposed = mayConsent(resource, at);
  const draft: Draft = {
    ...proposalOf(proposed),
    status: targetOf(entryLife, 'consent')(),
    proposedBy: proposed.proposedBy,
    submittedAt: now,
    submittedBy: by.personId,
    ...(by.actingFor === undefined ? {} : { submittedFor: by.actingFor }),
    review,
  };
  const submitted = event('ResourceSubmitted', {
    provider: resource.provider,
    name: draft.content.name,
    first: resource.version === 0,
    withdrawal: draft.kind === 'withdrawal',
    changes: draft.changes,
  });
  return [change('resource', resource, { ...resource, draft }, submitted)];
}

/** Whoever is in charge of the department returns the draft to staff with remarks. */
export function returnDraft(resource: Resource, said: Remarks, at: Decider): EntryDecision {
  return returnTo(resource, mayConsent(resource, at), 'head', said, at.now);
}

/** The bureau approves: the draft becomes the next immutable version, or the entry is withdrawn (article 7). */
export function approve(resource: Resource, { by, now }: Actor): EntryDecision {
  const draft = mayReview(resource, { by });
  const { provider, code } = resource;
  const { name } = draft.content;
  if (draft.kind === 'withdrawal') {
    const reason = draft.reason ?? '';
    const next = { ...resource, published: null, publishedAt: null, withdrawn: { at: now, reason }, draft: null };
    const facts = { provider, code, name, version: resource.version, reason };
    return [change('resource', resource, next, event('ResourceWithdrawn', facts))];
  }
  const version = resource.version + 1;
  const next = { ...resource, version, published: draft.content, publishedAt: now, withdrawn: null, draft: null };
  const { type: sharing } = draft.content.sharing;
  const { filled } = completenessOf([draft.content]);
  const facts = { provider, code, name, version, changes: draft.changes, sharing, filled };
  return [change('resource', resource, next, event('ResourcePublished', facts))];
}

/** The bureau returns the draft, with remarks on the whole and on single fields. */
export function sendBack(resource: Resource, said: Remarks, { by, now }: Actor): EntryDecision {
  const draft = mayReview(resource, { by });
  return returnTo(resource, draft, 'bureau', said, now);
}

export interface Remarks {
  remarks: string;
  fields: FieldRemark[];
}

type Published = Resource & { published: Content; publishedAt: Instant };

/** Whether an entry is published. Other departments see only published entries. */
export function isPublished(resource: Resource): resource is Published {
  return resource.published !== null;
}

/** @throws Refusal `resource-not-published`, which says whether it is not yet published or has been withdrawn */
export function mustBePublished(resource: Resource | null): asserts resource is Published {
  if (resource && isPublished(resource)) return;
  const state = resource?.withdrawn
    ? { zh: '已撤销', en: 'has been withdrawn' }
    : { zh: '尚未审定发布', en: 'is not published' };
  throw new Refusal('resource-not-published', state);
}

function proposeChange(resource: Resource, proposal: EntryProposal, { by, now }: Actor, job?: string): EntryDecision {
  const { provider, code } = resource;
  const status = targetOf(entryLife, proposal.kind === 'withdrawal' ? 'proposeWithdrawal' : 'propose')();
  const hands = withHands(proposal.hands, by);
  const draft: Draft = { ...proposal, hands, status, proposedAt: now, proposedBy: by.personId };
  const facts = { provider, code, name: proposal.content.name, withdrawal: proposal.kind === 'withdrawal' };
  const told = event('ResourceProposed', { ...facts, ...(job ? { job } : {}) });
  return [change('resource', resource, { ...resource, draft }, told)];
}

function returnTo(
  resource: Resource,
  submitted: EntryProposal,
  returnedBy: 'head' | 'bureau',
  { remarks, fields }: Remarks,
  now: Instant,
): EntryDecision {
  const { provider, code } = resource;
  const status = targetOf(entryLife, returnedBy === 'head' ? 'returnDraft' : 'return')();
  const draft: Draft = { ...proposalOf(submitted), status, returnedAt: now, returnedBy, remarks, fields };
  const facts = { provider, code, name: draft.content.name, remarks, changes: draft.changes, returnedBy };
  return [change('resource', resource, { ...resource, draft }, event('ResourceReturned', facts))];
}

/** Checks that the draft is not with the head or the bureau, where nobody may change it. */
export function mayWorkOn({ draft }: Resource): void {
  if (draft?.status === 'submitted' || draft?.status === 'proposed') throw new Refusal('resource-under-review');
}

/** @returns the draft that awaits consent @throws Refusal `role-missing`, `not-the-provider`, `resource-not-proposed`, `same-person` */
export function mayConsent(resource: Resource, { by, now, law }: Decider): Draft & { status: 'proposed' } {
  const { draft, provider } = resource;
  // Checked first, since other departments must not learn whether a draft waits.
  if (!entryConsentersOn(law.policies, dateOf(now)).some((role) => by.roles.includes(role)))
    throw new Refusal('role-missing');
  if (by.department !== provider) throw new Refusal('not-the-provider');
  if (draft?.status !== 'proposed') throw new Refusal('resource-not-proposed');
  mustBeAnother(by, draft.hands);
  return draft;
}

/**
 * Only an officer of the bureau reviews, and none who had a hand in the entry, be it the bureau's own or one that they imported
 * for a department. @returns the submitted draft
 * @throws Refusal `resource-not-submitted`, `role-missing`, `same-person`
 */
export function mayReview(resource: Resource, { by }: Pick<Actor, 'by'>): Draft & { status: 'submitted' } {
  const { draft } = resource;
  if (draft?.status !== 'submitted') throw new Refusal('resource-not-submitted');
  const { hands, submittedBy, submittedFor } = draft;
  if (by.department !== BUREAU || !by.roles.includes('bureau')) throw new Refusal('role-missing');
  mustBeAnother(by, [...hands, submittedBy, submittedFor ?? submittedBy]);
  return draft;
}

function proposalOf({ kind, content, changes, reason, hands }: EntryProposal): EntryProposal {
  return { kind, content, changes, hands, ...(reason === undefined ? {} : { reason }) };
}
