import * as z from 'zod';
import { localDate } from './calendar/time.ts';
import { BUREAU } from './department.ts';
import { type Decision, event } from './event.ts';
import {
  acceptedBases,
  basisKinds,
  dataTypes,
  formatCategories,
  keysOf,
  provisionMethods,
  secrecyLevels,
  shareTypes,
  updateCycles,
} from './metadata.ts';
import type { Principal } from './person.ts';
import { type FieldError, Refusal } from './refusals.ts';

/** One information item (信息项) of an entry; `id` names it within the entry and survives a change of name. */
export const itemSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/),
  name: z.string().trim().min(1).max(100),
  dataType: z.enum(keysOf(dataTypes)).optional(),
  length: z.int().min(1).max(1_000_000).optional(),
});

/** The legal basis of a classification (article 14): what document, which article, of what kind, where to read it. */
export const basisSchema = z.strictObject({
  document: z.string().trim().min(2).max(200),
  article: z.string().trim().min(1).max(60),
  kind: z.enum(keysOf(basisKinds)),
  url: z.url().optional(),
});
export type Basis = z.infer<typeof basisSchema>;

/** The content of a catalog entry (article 7 and the national core metadata). Lengths in characters. */
export const contentSchema = z.strictObject({
  name: z.string().trim().min(2).max(120),
  abstract: z.string().trim().min(2).max(1000),
  theme: z.string().trim().min(1).max(40),
  format: z.strictObject({ category: z.enum(keysOf(formatCategories)), type: z.string().trim().min(1).max(30) }),
  items: z.array(itemSchema).min(1).max(300),
  sharing: z.strictObject({
    type: z.enum(keysOf(shareTypes)),
    condition: z.string().trim().min(2).max(500).optional(),
    bases: z.array(basisSchema).max(10).default([]),
    method: z.enum(keysOf(provisionMethods)),
  }),
  open: z.strictObject({ toSociety: z.boolean(), condition: z.string().trim().max(300).optional() }),
  updateCycle: z.enum(keysOf(updateCycles)),
  secrecy: z.enum(keysOf(secrecyLevels)).default('none'),
  publishedOn: localDate.optional(),
});
export type Content = z.infer<typeof contentSchema>;

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

/** Refuses content that breaks a rule which no shape can express. Secrets are refused before anything is stored. */
export function checkContent(content: Content): void {
  if (content.secrecy !== 'none') throw new Refusal('secret-refused', {}, [at('secrecy', 'secret')]);
  const names = content.items.map((item) => item.name);
  const repeated = [
    ...names.filter((name, i) => names.indexOf(name) !== i),
    ...content.items.map((item) => item.id).filter((id, i, all) => all.indexOf(id) !== i),
  ];
  if (repeated.length > 0) {
    throw new Refusal('duplicate-items', { items: [...new Set(repeated)].join('、') }, [at('items', 'repeated')]);
  }
  const { type, condition, bases } = content.sharing;
  if (type === 'unconditional') return;
  const accepted = acceptedBases[type];
  if (bases.length === 0) {
    throw new Refusal('basis-required', { shareType: shareTypes[type] }, [at('sharing.bases', 'required')]);
  }
  const wrong = bases.findIndex((basis) => !accepted.includes(basis.kind));
  if (wrong >= 0) {
    const kind = basisKinds[bases[wrong]?.kind ?? 'local-notice'];
    throw new Refusal('basis-kind', { shareType: shareTypes[type], basisKind: kind }, [
      at(`sharing.bases.${wrong}.kind`, kind),
    ]);
  }
  if (type === 'conditional' && !condition) {
    throw new Refusal('condition-required', {}, [at('sharing.condition', 'required')]);
  }
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

function at(field: string, message: string): FieldError {
  return { field: `body.content.${field}`, message };
}
