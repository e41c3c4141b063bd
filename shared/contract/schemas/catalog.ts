import * as z from 'zod';
import { contentSchema } from '../../domain/catalog/content.ts';
import { legalChangeSchema } from '../../domain/catalog/legal-change.ts';
import { formatCategories, keysOf, shareTypes, updateCycles } from '../../domain/catalog/metadata.ts';
import { jobKindNames } from '../../domain/job.ts';
import { jobLife } from '../../domain/lives/job.ts';
import { departmentId } from '../../domain/people/department.ts';
import { shortText } from '../../domain/prose.ts';
import { actions } from './action.ts';
import { actor, etag, id, instant, signature } from './common.ts';
import { duplicate } from './sources.ts';

/** Content as it is read: the secrecy check always found none. */
export const content = contentSchema;

const resourceBase = z.strictObject({
  id: id('res'),
  code: z.string().meta({ examples: ['341128112/000001'] }),
  provider: departmentId,
  version: z.int(),
});

/** A remark on one field, by its path in the content. */
export const fieldRemark = z.strictObject({
  field: z.string().trim().min(1).max(100),
  remark: shortText,
});

const draft = z.strictObject({
  status: z.enum(['draft', 'proposed', 'submitted', 'returned']),
  kind: z.enum(['content', 'withdrawal']),
  content,
  changes: z.array(id('chg')),
  submittedAt: instant.nullable(),
  /** The reason for the withdrawal. */
  reason: z.string().nullable(),
  remarks: z.string().nullable(),
  fields: z.array(fieldRemark),
});

/** An entry. Only the providing department and the bureau see `draft`. */
export const resource = resourceBase.extend({
  actions,
  published: content.nullable(),
  publishedAt: instant.nullable(),
  withdrawn: z.strictObject({ at: instant, reason: z.string() }).nullable(),
  duplicate: duplicate.nullable(),
  draft: draft.nullable(),
});

/** One version, which never changes. */
export const resourceVersion = resourceBase.extend({ content, publishedAt: instant });

/** An entry as a list shows it. */
export const resourceSummary = resourceBase.extend({
  name: z.string(),
  abstract: z.string(),
  shareType: z.enum(keysOf(shareTypes)),
  theme: z.string(),
  format: z.enum(keysOf(formatCategories)),
  updateCycle: z.enum(keysOf(updateCycles)),
  publishedAt: instant,
  /** The name with the matches marked `<em>`, HTML-escaped; null without a search. */
  highlight: z.string().nullable(),
  /** The part of the abstract around the matches, marked in the same way; null without a search. */
  excerpt: z.string().nullable(),
});

/** By what entries are found, beside their department. */
export const found = {
  q: z.string().trim().min(1).max(100).optional(),
  shareType: z.enum(keysOf(shareTypes)).optional(),
  theme: z.string().trim().min(1).max(40).optional(),
  format: z.enum(keysOf(formatCategories)).optional(),
  updateCycle: z.enum(keysOf(updateCycles)).optional(),
};

const counts = <T extends z.ZodType>(value: T) => z.array(z.strictObject({ value, count: z.int() }));

/**
 * How many of the entries found have each value, the most frequent first; some seconds behind the catalog, like the
 * search.
 */
export const facets = z.strictObject({
  department: counts(departmentId),
  shareType: counts(z.enum(keysOf(shareTypes))),
  theme: counts(z.string()),
  format: counts(z.enum(keysOf(formatCategories))),
  updateCycle: counts(z.enum(keysOf(updateCycles))),
});

/** How many entries one bulk command takes. */
const SEEN_AT_MOST = 2000;

/** The entries that a bulk command is about, each in the version that was seen. */
export const seen = z
  .array(z.strictObject({ id: id('res'), etag }))
  .min(1)
  .max(SEEN_AT_MOST)
  .refine(
    (entries) => new Set(entries.map((entry) => entry.id)).size === entries.length,
    '每个条目只能出现一次 · each entry once',
  );

export const reviewSummary = resourceBase.extend({
  etag,
  name: z.string(),
  kind: z.enum(['content', 'withdrawal']),
  since: instant,
  /** Whether it is the first version; the review of an update is a duty. */
  first: z.boolean(),
});

export const change = legalChangeSchema.extend({
  id: id('chg'),
  recordedAt: instant,
  department: departmentId,
  recordedBy: actor,
  job: id('job'),
  withdrawn: z.strictObject({ at: instant, reason: z.string() }).nullable(),
});

/** What lists of jobs can be narrowed by. Without a department, they list what the caller asked for. */
export const jobFilters = {
  department: departmentId.optional(),
  status: z.enum(keysOf(jobLife.states)).optional(),
};

export const versionSummary = z.strictObject({ version: z.int(), publishedAt: instant });

const value = z.union([z.string(), z.number(), z.boolean()]).nullable();
export const difference = z.strictObject({ field: z.string(), before: value, after: value });

export const job = z.strictObject({
  id: id('job'),
  kind: z.enum(jobKindNames),
  /** The department and the person that asked for it. */
  department: departmentId,
  ...signature,
  /** Of an import, the name of its file, and whether it only checks it. */
  fileName: z.string().nullable(),
  checkOnly: z.boolean(),
  status: z.enum(keysOf(jobLife.states)),
  total: z.int().nullable(),
  done: z.int(),
  refused: z.int(),
  /** Why the job ended before its end: its runs broke off, or ended in an error of this name. */
  failure: z.strictObject({ why: z.enum(['broke-off', 'error']), error: z.string().nullable() }).nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** The first refused targets, with the reasons. */
  refusals: z.array(
    z.strictObject({
      target: z.string(),
      code: z.string(),
      detail: z.string(),
      rule: z.string().nullable(),
      fields: z.array(z.strictObject({ field: z.string(), message: z.string() })),
    }),
  ),
});

/** A job as a list shows it. */
export const jobSummary = job.omit({ refusals: true });
