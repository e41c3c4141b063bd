import * as z from 'zod';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { departmentId } from '../../domain/people/department.ts';
import { instant } from './common.ts';
import { deadline, duty, dutyId, turnRole } from './duty.ts';

const count = z.int().nonnegative();
/** A kind of duty; what came back, or a rule that another officer proposed, has no date. */
const kind = z.enum([...dutyKinds, 'returned', 'confirm']);
const { subject } = duty.shape;

/** Something that waits for the caller, with all that a row shows. */
const workItem = z.strictObject({
  kind,
  /** null for what has no date. */
  duty: dutyId.nullable(),
  subject: subject.extend({ type: z.enum([...subject.shape.type.options, 'policy']) }),
  /** The two departments; null where there is only one. */
  requester: departmentId.nullable(),
  provider: departmentId.nullable(),
  /** The state of the case, in Chinese. */
  state: z.string().meta({ examples: ['待答复'] }),
  /** In which role it waits for the caller: heads and leaders sign what their staff propose. */
  role: turnRole,
  /** Since when it waits. */
  since: instant,
  deadline: deadline.nullable(),
  /** The day of the week of the due date. */
  weekday: z
    .string()
    .nullable()
    .meta({ examples: ['星期五'] }),
  /** Why it came back; null if it did not. */
  remarks: z.string().nullable(),
  /** What is to be done, as the case's own `actions` name it. */
  act: z.strictObject({
    operation: z.string().meta({ examples: ['consentReply'] }),
    title: z.string().meta({ examples: ['同意答复'] }),
  }),
  /** Where it is done in the console. */
  path: z.string().meta({ examples: ['/requests/req_01k5wv1m6t8e0b7q9z3c4d5f6g'] }),
});

/** What waits for the caller, the earliest due first; what has no date comes last. */
export const work = z.strictObject({
  items: z.array(workItem),
  counts: z.strictObject({
    total: count,
    late: count,
    /** Due today, and not late. */
    today: count,
    /** Due until Sunday of this week, today included, and not late. */
    week: count,
    byKind: z.partialRecord(kind, count),
  }),
  /** Whether the department owes more than was looked through. */
  more: z.boolean(),
});
