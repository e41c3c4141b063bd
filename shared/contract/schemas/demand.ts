import * as z from 'zod';
import { demandStatementSchema } from '../../domain/cases/demand.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { demandLife } from '../../domain/lives/demand.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { id, instant } from './common.ts';
import { deadline, proof } from './duty.ts';

export const demandStatus = z.enum(keysOf(demandLife.states));

export const demand = demandStatementSchema.extend({
  id: id('dem'),
  number: z.string().meta({ examples: ['XQ-2026-000001'] }),
  status: demandStatus,
  requester: departmentId,
  /** The department that the bureau named, unless it has declined. */
  provider: departmentId.nullable(),
  statedAt: instant,
  /** The corrections that the head of the sharing office asked for. */
  remarks: z.string().nullable(),
  /** All departments named, with the reason, and the department's own reason if it declined; the newest last. */
  namings: z.array(
    z.strictObject({
      department: departmentId,
      reason: z.string(),
      at: instant,
      declined: z.strictObject({ reason: z.string(), at: instant }).nullable(),
    }),
  ),
  /** The published entry by which the data can be applied for. */
  entry: z.strictObject({ id: id('res'), code: z.string(), name: z.string(), provider: departmentId }).nullable(),
  /** The reason why nobody holds it. */
  reason: z.string().nullable(),
  /**
   * The date by which the bureau finds a provider, or the named provider compiles the entry; null before there is one.
   */
  deadline: deadline.nullable(),
});

/** A demand with the proof of its date, day by day. */
export const demandWithProof = demand.extend({ actions, proof: proof.nullable() });
