import * as z from 'zod';
import { differenceKinds } from '../../domain/catalog/drift.ts';
import { keysOf, shareTypes, updateCycles } from '../../domain/catalog/metadata.ts';
import { pushLife } from '../../domain/lives/push.ts';
import { departmentId } from '../../domain/people/department.ts';
import { personId } from '../../domain/people/person.ts';
import { date, id, instant, page } from './common.ts';

const count = z.int().min(0);
const code = z.string();

/** `3`, or `3-withdrawn` for the push of a withdrawal after the third version. */
export const pushVersion = z
  .string()
  .regex(/^[1-9]\d{0,5}(-withdrawn)?$/)
  .meta({ examples: ['3', '3-withdrawn'] });

export const pushStatus = z.enum(keysOf(pushLife.states));

/** A push of an entry to the upper platform, and the platform's answer. */
export const push = z.strictObject({
  resource: id('res'),
  version: pushVersion,
  action: z.enum(['publish', 'withdraw']),
  code,
  provider: departmentId,
  name: z.string(),
  at: instant,
  status: pushStatus,
  attempts: count,
  nextAttemptAt: instant.nullable(),
  settledAt: instant.nullable(),
  receipt: z.string().nullable(),
  reason: z.string().nullable(),
});

const side = z.strictObject({ version: z.int(), hash: z.string().nullable() }).nullable();

export const drift = z.strictObject({
  id: id('drf'),
  status: z.enum(['running', 'finished', 'failed']),
  startedAt: instant,
  finishedAt: instant.nullable(),
  published: count,
  held: count,
  /** Entries that differ only because a push is still on its way. */
  waiting: count,
  counts: z.strictObject({ missing: count, unknown: count, version: count, content: count }),
  reason: z.string().nullable(),
});

/** The newest report with a page of the differences; null before the first. */
export const driftReport = page(
  z.strictObject({
    kind: z.enum(keysOf(differenceKinds)),
    code,
    resource: id('res').nullable(),
    provider: departmentId.nullable(),
    name: z.string().nullable(),
    push: pushStatus.nullable(),
    here: side,
    there: side,
  }),
).extend({ report: drift.nullable() });

export const pooling = z.strictObject({ resource: id('res'), pooled: z.boolean(), since: instant.nullable() });

const byShareType = z.strictObject({ unconditional: count, conditional: count, 'not-shared': count });

/** A department's resource pool (article 11). `drafts`: entries with a draft, published or not. */
export const departmentPool = z.strictObject({
  department: departmentId,
  published: count,
  drafts: count,
  byShareType,
  /** Published entries that are in the provincial centre's pool. */
  pooled: count,
});

export const theme = z.strictObject({
  theme: z.string(),
  entries: count,
  byShareType,
  departments: z.array(departmentId),
  /** Theme resources, which several departments build together (article 8). */
  joint: count,
});

export const completeness = z.strictObject({
  department: departmentId,
  entries: count,
  /** The share of applicable fields that are filled in, from 0 to 1. */
  filled: z.number().min(0).max(1),
  /** Fields that some entries lack, the most frequent first. */
  lacking: z.array(z.strictObject({ field: z.string(), name: z.string(), entries: count })),
  /** Published entries that break a rule of content, with the rule: how many, and the first of them. */
  breaking: z.strictObject({
    count,
    first: z.array(z.strictObject({ id: id('res'), code, name: z.string(), refusal: z.string(), detail: z.string() })),
  }),
});

const entry = z.strictObject({ id: id('res'), code, provider: departmentId, name: z.string(), publishedAt: instant });

export const unlinked = entry.extend({ shareType: z.enum(keysOf(shareTypes)) });

export const stale = entry.extend({ updateCycle: z.enum(keysOf(updateCycles)), dueOn: date, daysLate: z.int().min(1) });

/** The state of a mail that has not arrived: waiting to be sent or for its digest, undeliverable, or returned. */
export const unsentStatus = z.enum(['waiting', 'undeliverable', 'bounced']);

export const byMail = z.strictObject({ id: z.string().regex(/^[\w-]{1,100}$/) });

/** A mail that has not arrived: the person, the case and the reason, but neither the address nor the text. */
export const unsentMail = z.strictObject({
  id: z.string(),
  status: unsentStatus,
  template: z.string(),
  to: personId,
  department: departmentId,
  /** The case it is about. */
  about: z.strictObject({ number: z.string(), path: z.string() }),
  event: z.string(),
  at: instant,
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  /** The last answer of the mail system, without addresses. */
  reason: z.string().nullable(),
});
