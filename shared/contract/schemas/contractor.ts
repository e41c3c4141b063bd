import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { contractorLife } from '../../domain/lives/contractor.ts';
import { departmentId } from '../../domain/people/department.ts';
import { contractorSchema } from '../../domain/security/contractor-fields.ts';
import { actions } from './action.ts';
import { date, id, instant, signature } from './common.ts';
import { deadline } from './duty.ts';

export const contractorStatus = z.enum(keysOf(contractorLife.states));
const act = { at: instant, ...signature };

/** The engagement of a contractor that holds or processes shared data. */
export const contractor = contractorSchema.extend({
  id: id('ctr'),
  number: z.string().meta({ examples: ['ST-2026-000001'] }),
  status: contractorStatus,
  department: departmentId,
  registered: z.strictObject(act),
  /** Earlier ends, with the approvals that they rested on; the newest last. */
  renewals: z.array(z.strictObject({ ...act, endsOn: date, approval: contractorSchema.shape.approval })),
  ended: z.strictObject({ ...act, endedOn: date, disposal: z.string() }).nullable(),
  deadline: deadline.nullable(),
});

export const contractorRead = contractor.extend({ actions });
