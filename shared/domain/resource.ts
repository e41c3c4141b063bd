import { type Content, checkContent } from './content.ts';
import { BUREAU } from './department.ts';
import { type Decision, event } from './event.ts';
import type { Principal } from './person.ts';
import { Refusal } from './refusals.ts';

/** What is being worked on beside the published version: a first compilation or a revision of it. */
export type Draft =
  | { status: 'draft'; content: Content; changes: string[] }
  | { status: 'submitted'; content: Content; changes: string[]; submittedAt: string; submittedBy: string }
  | { status: 'returned'; content: Content; changes: string[]; returnedAt: string; remarks: string };

/** A catalog entry: the published version and, in parallel, what is being worked on. */
export interface Resource {
  id: string;
  /** 信息资源代码 `3411281NN/000001`, never reused. */
  code: string;
  provider: string;
  /** The newest published version, 0 before the first. */
  version: number;
  published: Content | null;
  publishedAt: string | null;
  draft: Draft | null;
}

/** Article 7: the department compiles an entry. */
export function compile(entry: { id: string; code: string; provider: string; content: Content }): Decision<Resource> {
  checkContent(entry.content);
  return {
    next: {
      id: entry.id,
      code: entry.code,
      provider: entry.provider,
      version: 0,
      published: null,
      publishedAt: null,
      draft: { status: 'draft', content: entry.content, changes: [] },
    },
    events: [event('ResourceCompiled', { code: entry.code, provider: entry.provider, name: entry.content.name })],
  };
}

/** A draft beside whatever is published: written anew, and naming the changes of law or function it answers (article 9). */
export function revise(resource: Resource, content: Content, changes: string[]): Decision<Resource> {
  if (resource.draft?.status === 'submitted') throw new Refusal('resource-under-review');
  checkContent(content);
  return {
    next: { ...resource, draft: { status: 'draft', content, changes } },
    events: [event('ResourceRevised', { changes })],
  };
}

/** The department submits its draft to the bureau. */
export function submit(resource: Resource, by: string, now: string): Decision<Resource> {
  const draft = resource.draft;
  if (!draft || draft.status === 'submitted') throw new Refusal('resource-not-draft');
  return {
    next: {
      ...resource,
      draft: {
        status: 'submitted',
        content: draft.content,
        changes: draft.changes,
        submittedAt: now,
        submittedBy: by,
      },
    },
    events: [
      event('ResourceSubmitted', {
        provider: resource.provider,
        name: draft.content.name,
        first: resource.version === 0,
        changes: draft.changes,
      }),
    ],
  };
}

/** Article 7: the bureau approves; the draft becomes the next immutable version. */
export function approve(resource: Resource, by: Principal, now: string): Decision<Resource> {
  const draft = submitted(resource);
  mayReview(resource, by, draft.submittedBy);
  const version = resource.version + 1;
  return {
    next: { ...resource, version, published: draft.content, publishedAt: now, draft: null },
    events: [
      event('ResourcePublished', {
        provider: resource.provider,
        code: resource.code,
        name: draft.content.name,
        version,
        changes: draft.changes,
      }),
    ],
  };
}

/** The bureau returns what was submitted, with its remarks. */
export function sendBack(resource: Resource, by: Principal, remarks: string, now: string): Decision<Resource> {
  const draft = submitted(resource);
  mayReview(resource, by, draft.submittedBy);
  return {
    next: {
      ...resource,
      draft: { status: 'returned', content: draft.content, changes: draft.changes, returnedAt: now, remarks },
    },
    events: [
      event('ResourceReturned', {
        provider: resource.provider,
        code: resource.code,
        name: draft.content.name,
        remarks,
        changes: draft.changes,
      }),
    ],
  };
}

/** What a person of another department may see of an entry: published, or nothing. */
export function isPublished(resource: Resource): resource is Resource & { published: Content; publishedAt: string } {
  return resource.published !== null;
}

/**
 * Officers of the bureau review, so nobody approves an entry of their own department, whatever second role they hold.
 * The bureau's own entries are reviewed by another officer than the one who submitted them.
 */
function mayReview(resource: Resource, by: Principal, submittedBy: string): void {
  if (by.department !== BUREAU || !by.roles.includes('bureau')) throw new Refusal('role-missing');
  if (resource.provider === BUREAU && by.personId === submittedBy) throw new Refusal('own-entry');
}

function submitted(resource: Resource): Draft & { status: 'submitted' } {
  if (resource.draft?.status !== 'submitted') throw new Refusal('resource-not-submitted');
  return resource.draft;
}
