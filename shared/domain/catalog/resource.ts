import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import { entryLife } from '../lives/entry.ts';
import { targetOf } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type Content, checkContent } from './content.ts';
import type { Match } from './matching/answers.ts';

/** What is proposed: new content, or that the entry be withdrawn; and which changes of law or function it answers. */
interface EntryProposal {
  kind: 'content' | 'withdrawal';
  content: Content;
  changes: string[];
  /** Why it is to be withdrawn. */
  reason?: string;
}

/** What is remarked on one field; `field` is its path in the content, such as `sharing.condition`. */
interface FieldRemark {
  field: string;
  remark: string;
}

/** What was found to hold the same when the entry was imported (article 10); it is compared anew when it is submitted. */
type HeldElsewhere = Pick<Match, 'id' | 'number' | 'department' | 'called' | 'score'>;

/**
 * What is being worked on beside the published version. Staff propose; the head of the department's sharing office consents,
 * which submits it; the bureau approves or returns.
 */
export type Draft = EntryProposal &
  (
    | { status: 'draft'; held?: HeldElsewhere[] }
    | { status: 'proposed'; proposedAt: string; proposedBy: string }
    | { status: 'submitted'; proposedBy: string; submittedAt: string; submittedBy: string; review: string | null }
    | { status: 'returned'; returnedAt: string; returnedBy: 'head' | 'bureau'; remarks: string; fields: FieldRemark[] }
  );

/** A catalog entry: the published version and, in parallel, what is being worked on. */
export interface Resource {
  id: string;
  /** 信息资源代码 `3411281NN/000001`, never reused. */
  code: string;
  provider: string;
  /** The newest version published so far, 0 before the first; versions stay readable when the entry is withdrawn. */
  version: number;
  published: Content | null;
  publishedAt: string | null;
  withdrawn?: { at: string; reason: string } | null;
  draft: Draft | null;
}

/** What a decision on an entry alone changes. */
export type EntryDecision = [Change<'resource', Resource>];

/** Who decides, and when. */
type Acting = Pick<Circumstances, 'by' | 'now'>;

/** Article 7: the department compiles an entry. */
export function compile(entry: { id: string; code: string; provider: string; content: Content }): EntryDecision {
  const { id, code, provider, content } = entry;
  checkContent(content);
  const compiled: Resource = {
    ...{ id, code, provider, version: 0, published: null, publishedAt: null },
    draft: { status: 'draft', kind: 'content', content, changes: [] },
  };
  return [change('resource', null, compiled, event('ResourceCompiled', { code, provider, name: content.name }))];
}

/** A draft beside whatever is published: written anew, and naming the changes of law or function it answers (article 9). */
export function revise(
  resource: Resource,
  { content, changes }: { content: Content; changes: string[] },
): EntryDecision {
  mayWorkOn(resource);
  checkContent(content);
  const draft: Draft = { status: targetOf(entryLife, 'revise')(), kind: 'content', content, changes };
  return [change('resource', resource, { ...resource, draft }, event('ResourceRevised', { changes }))];
}

/** Staff propose the draft to the head of their sharing office; `job` is the import it came with. */
export function propose(resource: Resource, { job }: { job?: string }, at: Acting): EntryDecision {
  const draft = resource.draft;
  if (draft?.status !== 'draft' && draft?.status !== 'returned') throw new Refusal('resource-not-draft');
  return proposeChange(resource, proposalOf(draft), at, job);
}

/**
 * Staff propose that a published entry be withdrawn, for a reason; it takes the same way as a revision, and the place of one:
 * a draft that was begun is dropped only where they say so.
 */
export function proposeWithdrawal(
  resource: Resource,
  { reason, dropDraft }: { reason: string; dropDraft: boolean },
  at: Acting,
): EntryDecision {
  mayWorkOn(resource);
  if (!isPublished(resource)) throw new Refusal('resource-not-published');
  if (resource.draft?.kind === 'content' && !dropDraft) throw new Refusal('draft-in-the-way');
  return proposeChange(resource, { kind: 'withdrawal', content: resource.published, changes: [], reason }, at);
}

/**
 * The head of the sharing office consents and states that the risks to secrecy and to personal information were assessed
 * (809 art. 13, 20): so it is submitted to the bureau. Whoever proposed it cannot consent, not through a second role either.
 * `review`: the bureau's duty to review it, null where there is none.
 */
export function consent(resource: Resource, { review }: { review: string | null }, { by, now }: Acting): EntryDecision {
  const proposed = proposedDraft(resource, by);
  const draft: Draft = {
    ...proposalOf(proposed),
    status: targetOf(entryLife, 'consent')(),
    proposedBy: proposed.proposedBy,
    submittedAt: now,
    submittedBy: by.personId,
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

/** The head of the sharing office does not consent; the draft is back with staff, with the head's remarks. */
export function decline(resource: Resource, said: Remarks, { by, now }: Acting): EntryDecision {
  return returnDraft(resource, proposedDraft(resource, by), 'head', said, now);
}

/** Article 7: the bureau approves; the draft becomes the next immutable version, or the entry is withdrawn. */
export function approve(resource: Resource, { by, now }: Acting): EntryDecision {
  const draft = submittedDraft(resource);
  mayReview(resource, by, draft);
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
  const facts = { provider, code, name, version, changes: draft.changes };
  return [change('resource', resource, next, event('ResourcePublished', facts))];
}

/** The bureau returns what was submitted, with its remarks as a whole and per field. */
export function sendBack(resource: Resource, said: Remarks, { by, now }: Acting): EntryDecision {
  const draft = submittedDraft(resource);
  mayReview(resource, by, draft);
  return returnDraft(resource, draft, 'bureau', said, now);
}

export interface Remarks {
  remarks: string;
  fields: FieldRemark[];
}

/** What a person of another department may see of an entry: published, or nothing. */
export function isPublished(resource: Resource): resource is Resource & { published: Content; publishedAt: string } {
  return resource.published !== null;
}

function proposeChange(resource: Resource, proposal: EntryProposal, { by, now }: Acting, job?: string): EntryDecision {
  const { provider, code } = resource;
  const status = targetOf(entryLife, proposal.kind === 'withdrawal' ? 'proposeWithdrawal' : 'propose')();
  const draft: Draft = { ...proposal, status, proposedAt: now, proposedBy: by.personId };
  const facts = { provider, code, name: proposal.content.name, withdrawal: proposal.kind === 'withdrawal' };
  const told = event('ResourceProposed', { ...facts, ...(job ? { job } : {}) });
  return [change('resource', resource, { ...resource, draft }, told)];
}

function returnDraft(
  resource: Resource,
  submitted: EntryProposal,
  returnedBy: 'head' | 'bureau',
  { remarks, fields }: Remarks,
  now: string,
): EntryDecision {
  const { provider, code } = resource;
  const status = targetOf(entryLife, returnedBy === 'head' ? 'decline' : 'return')();
  const draft: Draft = { ...proposalOf(submitted), status, returnedAt: now, returnedBy, remarks, fields };
  const facts = { provider, code, name: draft.content.name, remarks, changes: draft.changes };
  return [change('resource', resource, { ...resource, draft }, event('ResourceReturned', facts))];
}

/** While it is with the head or the bureau, a draft is not changed. */
function mayWorkOn({ draft }: Resource): void {
  if (draft?.status === 'submitted' || draft?.status === 'proposed') throw new Refusal('resource-under-review');
}

function proposedDraft(resource: Resource, by: Principal): Draft & { status: 'proposed' } {
  const { draft, provider } = resource;
  // Whose it is comes first: others must not learn whether a draft waits.
  if (!by.roles.includes('head')) throw new Refusal('role-missing');
  if (by.department !== provider) throw new Refusal('not-the-provider');
  if (draft?.status !== 'proposed') throw new Refusal('resource-not-proposed');
  mustBeAnother(by, [draft.proposedBy]);
  return draft;
}

/**
 * Nobody approves an entry of their own department, whatever second role they hold: the role counts in the bureau alone.
 * The bureau's own entries are reviewed by another officer than those who proposed and submitted them.
 */
function mayReview(resource: Resource, by: Principal, draft: Draft & { status: 'submitted' }): void {
  if (by.department !== BUREAU || !by.roles.includes('bureau')) throw new Refusal('role-missing');
  const took = [draft.proposedBy, draft.submittedBy].includes(by.personId);
  if (resource.provider === BUREAU && took) throw new Refusal('own-entry');
}

function submittedDraft(resource: Resource): Draft & { status: 'submitted' } {
  if (resource.draft?.status !== 'submitted') throw new Refusal('resource-not-submitted');
  return resource.draft;
}

function proposalOf({ kind, content, changes, reason }: EntryProposal): EntryProposal {
  return { kind, content, changes, ...(reason === undefined ? {} : { reason }) };
}
