import * as z from 'zod';
import { differenceKinds } from '../../domain/catalog/drift.ts';
import { keysOf, shareTypes, updateCycles } from '../../domain/catalog/metadata.ts';
import { pushLife } from '../../domain/lives/push.ts';
import { departmentId } from '../../domain/people/department.ts';
import { personId } from '../../domain/people/person.ts';
import { date, id, instant, page } from './common.ts';

const count = z.int().min(0);
const code = z.string();

/** `3`, or `3-withdrawn` for what tells that the entry was withdrawn after its third version. */
export const pushVersion = z
  .string()
  .regex(/^[1-9]\d{0,5}(-withdrawn)?$/)
  .meta({ examples: ['3', '3-withdrawn'] });

export const pushStatus = z.enum(keysOf(pushLife.states));

/** What the upper platform was told of an entry, and what it answered. */
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
  /** Entries that differ only because a push is on its way. */
  waiting: count,
  counts: z.strictObject({ missing: count, unknown: count, version: count, content: count }),
  reason: z.string().nullable(),
});

/** The newest report with a page of what differs; null before the first. */
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

/** A department's resource pool (article 11). `drafts`: entries being worked on, whether or not a version is published. */
export const departmentPool = z.strictObject({
  department: departmentId,
  name: z.string(),
  published: count,
  drafts: count,
  byShareType,
  /** Published entries that really lie in the provincial centre's pool. */
  pooled: count,
});

export const theme = z.strictObject({
  theme: z.string(),
  entries: count,
  byShareType,
  departments: z.array(departmentId),
  /** Theme resources, built by several departments together (article 8). */
  joint: count,
});

export const completeness = z.strictObject({
  department: departmentId,
  name: z.string(),
  entries: count,
  /** Of all the fields that apply, the share that is filled in, from 0 to 1. */
  filled: z.number().min(0).max(1),
  /** The fields that some of them lack, the most frequent first. */
  lacking: z.array(z.strictObject({ field: z.string(), name: z.string(), entries: count })),
});

const entry = z.strictObject({ id: id('res'), code, provider: departmentId, name: z.string(), publishedAt: instant });

export const unlinked = entry.extend({ shareType: z.enum(keysOf(shareTypes)) });

export const stale = entry.extend({ updateCycle: z.enum(keysOf(updateCycles)), dueOn: date, daysLate: z.int().min(1) });

/** Where a mail that has not arrived stands: it waits to be sent or for its digest, it can't be, or it came back. */
export const unsentStatus = z.enum(['waiting', 'undeliverable', 'bounced']);

/** A mail that has not arrived: whom of which case, and why; neither where it was sent nor what it says. */
export const unsentMail = z.strictObject({
  id: z.string(),
  status: unsentStatus,
  template: z.string(),
  to: personId,
  department: departmentId,
  /** What it is about, as the case is called. */
  about: z.strictObject({ number: z.string(), path: z.string() }),
  event: z.string(),
  at: instant,
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  /** What the mail system said last, without addresses. */
  reason: z.string().nullable(),
});
