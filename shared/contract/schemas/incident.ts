import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { attachmentType } from '../../domain/disputes/attachment.ts';
import { incidentLevel } from '../../domain/duties/policy.ts';
import { incidentLife } from '../../domain/lives/incident.ts';
import { departmentId } from '../../domain/people/department.ts';
import { incidentReportSchema } from '../../domain/security/incident-fields.ts';
import { actions } from './action.ts';
import { id, instant, signature } from './common.ts';
import { deadline } from './duty.ts';

export const incidentStatus = z.enum(keysOf(incidentLife.states));
const act = { at: instant, ...signature };

/** An incident as a list shows it: where it happened, how grave it is, and by when the authority is told. */
export const incident = incidentReportSchema.pick({ name: true, kind: true, people: true }).extend({
  id: id('inc'),
  number: z.string().meta({ examples: ['AQ-2026-000001'] }),
  status: incidentStatus,
  /** Where it happened. */
  department: departmentId,
  level: incidentLevel,
  foundAt: instant,
  reportedAt: instant,
  tellBy: instant,
  /** Whether the authority was told late, or is not told yet and the time is over. */
  toldLate: z.boolean(),
  /** The first of its running duties. */
  deadline: deadline.nullable(),
});

/** An incident in full. */
export const incidentCase = incident.extend({
  actions,
  what: z.string(),
  /** The grants that it concerns, with the part of the department in each. */
  grants: z.array(
    z.strictObject({
      id: id('grt'),
      number: z.string(),
      name: z.string(),
      side: z.enum(['requester', 'provider']),
      other: departmentId,
      /** Whether it was suspended because of the incident. */
      suspended: z.boolean(),
    }),
  ),
  reported: z.strictObject(act),
  classified: z.strictObject({ ...act, reason: z.string().nullable() }).nullable(),
  told: z
    .strictObject({ ...act, toldAt: instant, authority: z.string(), how: z.string(), late: z.boolean() })
    .nullable(),
  measures: z.array(z.strictObject({ ...act, text: z.string() })),
  conclusion: z
    .strictObject({
      ...act,
      cause: z.string(),
      prevention: z.string(),
      file: z.strictObject({
        id: id('fil'),
        name: z.string(),
        type: attachmentType,
        bytes: z.int(),
        sha256: z.string(),
      }),
    })
    .nullable(),
  returned: z.strictObject({ ...act, reason: z.string() }).nullable(),
  /** Who answers for it: `department`, as the user of the data or as its provider; or it is exempt. */
  closed: z
    .strictObject({
      ...act,
      liability: z.enum(['liable', 'exempt']),
      as: z.enum(['user', 'provider']),
      reason: z.string(),
    })
    .nullable(),
  dismissed: z.strictObject({ ...act, reason: z.string() }).nullable(),
  deadlines: z.array(deadline),
});
