import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { attachmentType, attachmentTypes } from '../../domain/disputes/attachment.ts';
import { safeguardLife } from '../../domain/lives/safeguard.ts';
import { departmentId } from '../../domain/people/department.ts';
import { recurringKinds } from '../../domain/security/recurring.ts';
import { actions } from './action.ts';
import { date, id, instant, signature } from './common.ts';
import { deadline, proof } from './duty.ts';

export const safeguardKind = z.enum(keysOf(recurringKinds));
export const safeguardStatus = z.enum(keysOf(safeguardLife.states));

const keptFile = z.strictObject({
  id: id('fil'),
  name: z.string(),
  type: attachmentType,
  bytes: z.int(),
  sha256: z.string(),
});

/** A security task of a department in a period, both days included. */
export const safeguard = z.strictObject({
  id: id('sfg'),
  number: z.string().meta({ examples: ['BZ-202701-15-01'] }),
  name: z.string(),
  kind: safeguardKind,
  status: safeguardStatus,
  department: departmentId,
  period: z.strictObject({ from: date, to: date }),
  openedAt: instant,
  /** Reports that were handed in, the newest last. */
  reports: z.array(
    z.strictObject({ carriedOutOn: date, findings: z.string(), file: keptFile, at: instant, ...signature }),
  ),
  deadline: deadline.nullable(),
});

/** A security task with the proof of its date, day by day. */
export const safeguardWithProof = safeguard.extend({ actions, proof: proof.nullable() });

/** What stands and what is missing in a year: a row for each department, with a cell for each task that it owes. */
export const securityState = z.strictObject({
  year: z.int(),
  departments: z.array(
    z.strictObject({
      department: departmentId,
      /** How many are not reported yet, and how many of those are late. */
      missing: z.int(),
      late: z.int(),
      tasks: z.array(
        z.strictObject({
          id: id('sfg'),
          kind: safeguardKind,
          from: date,
          due: date,
          status: safeguardStatus,
          late: z.boolean(),
          carriedOutOn: date.nullable(),
        }),
      ),
    }),
  ),
});

/** The link to PUT a file to, with its content type and expiry. It is kept once it is handed in. */
export const securityUpload = z.strictObject({
  file: id('fil'),
  uploadUrl: z.url(),
  contentType: z.enum(Object.values(attachmentTypes).map(({ contentType }) => contentType)),
  expiresAt: instant,
});

export const securityFile = keptFile.extend({ downloadUrl: z.url(), expiresAt: instant });
