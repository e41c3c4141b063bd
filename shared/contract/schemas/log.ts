import * as z from 'zod';
import { accessKinds } from '../../domain/access.ts';
import { inOrder } from '../../domain/calendar/time.ts';
import { logExportFormats } from '../../domain/job.ts';
import { departmentId } from '../../domain/people/department.ts';
import { callerRoles, personId } from '../../domain/people/person.ts';
import { job } from './catalog.ts';
import { actor, day, instant } from './common.ts';
import { signature } from './document.ts';

const kind = z.enum(['decided', ...accessKinds]);

/** A stream of the log: the id of an entry, a case or a job, or `person:` and `department:` with theirs. */
const about = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.@:-]{1,99}$/);

/** What is sought in the log. Without a case, person or department, the days from `from` on, by default the last thirty. */
export const soughtInLog = {
  about: about.optional(),
  department: departmentId.optional(),
  person: personId.optional(),
  kind: kind.optional(),
  /** The type of an event, or an operation. */
  what: z
    .string()
    .regex(/^[A-Za-z]{2,60}$/)
    .meta({ examples: ['getRequestForm'] })
    .optional(),
  outcome: z.enum(['done', 'denied']).optional(),
  /** Bounds of the day, both included. */
  from: day.optional(),
  to: day.optional(),
};

/** A decision, an access to restricted content, or an attempt that was turned away. */
export const logLine = z.strictObject({
  /** The event, or the call. */
  id: z.string(),
  at: instant,
  kind,
  what: z.string(),
  /** `what` in words, where there are any. */
  title: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  about: z.string().nullable(),
  version: z.int().nullable(),
  by: actor.nullable(),
  actingFor: actor.nullable(),
  department: departmentId.nullable(),
  roles: z.array(z.enum(callerRoles)),
  /** The network address. */
  from: z.string().nullable(),
  status: z.int().nullable(),
  code: z.string().nullable(),
  correlation: z.string(),
  /** The hash of an event, by which the next one holds it. */
  hash: z.string().nullable(),
});

/** An export of what is sought in the log, by default all that the caller may read of the last thirty days. */
export const newLogExport = z.strictObject({
  format: z.enum(logExportFormats),
  filter: inOrder(z.strictObject(soughtInLog)).default({}),
});

/**
 * An export of the log: the job, and the links to its files with their expiry. A file holds up to 20,000 lines, the newest first; the
 * links are none until the job has ended, and where it was refused.
 */
export const logExport = z.strictObject({ job, downloadUrls: z.array(z.url()), expiresAt: instant.nullable() });

/** SHA-256, hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Eight digits, from 00000001. */
const segmentNumber = z
  .string()
  .regex(/^\d{8}$/)
  .meta({ examples: ['00000024'] });

/** The first line of a segment of the log. */
export const segmentHead = z.strictObject({
  kind: z.literal('log-segment'),
  number: segmentNumber,
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  /** The end of the segment before it; null for the first. */
  since: instant.nullable(),
  /** The end of the time whose records it holds, as far as they had arrived. */
  madeAt: instant,
  /** How many it holds: of what was decided, and of who read or was turned away. */
  events: z.int(),
  accesses: z.int(),
  /** The root of the segment before it; null for the first. */
  previous: hash.nullable(),
});

/** A seal: the first line, and the root of the Merkle tree (RFC 6962) over it and the records. */
export const seal = segmentHead.extend({ root: hash });

/** The last line of a segment: the seal with the platform's signature over its RFC 8785 form. */
export const signedSeal = z.strictObject({ document: seal, signature });

export const bySegment = z.strictObject({ number: segmentNumber });

/**
 * A seal, and the link from which its segment can be fetched.
 * `expiresAt`: when the link ends. Both are null once the segment has been kept as long as it has to be, and is gone.
 */
export const segment = signedSeal.extend({ downloadUrl: z.url().nullable(), expiresAt: instant.nullable() });
