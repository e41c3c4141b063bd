import * as z from 'zod';
import { dateOf, localDate } from '../calendar/time.ts';
import { type Decision, event } from '../event.ts';
import { departmentId } from '../people/department.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** When the measures took effect (article 26); what changed before is not theirs to count. */
const IN_FORCE = '2021-03-10';

/**
 * A change of law or function (article 9) and the entries it concerns: chosen ones, all of a department, or all that cite
 * a document as the basis of their classification.
 */
export const changeSchema = z.strictObject({
  kind: z.enum(['law-revised', 'function-changed']),
  document: prose(2, 200),
  changedOn: localDate,
  concerns: z.union([
    z.strictObject({ resources: z.array(z.string().max(60)).min(1).max(300) }),
    z.strictObject({ department: departmentId }),
    z.strictObject({ citing: z.string().trim().min(2).max(200) }),
  ]),
});
export type ChangeInput = z.infer<typeof changeSchema>;

export type Change = ChangeInput & {
  id: string;
  recordedAt: string;
  recordedBy: string;
  /** The department that recorded it. */
  department: string;
  job: string;
  withdrawn?: { at: string; reason: string } | null;
};

/** Records the change; the duties it opens are counted from the day after `changedOn`, whenever it is recorded. */
export function recordChange(
  input: ChangeInput,
  by: { id: string; personId: string; department: string; job: string },
  now: string,
): Decision<Change> {
  if (input.changedOn > dateOf(now)) {
    throw new Refusal('change-in-future', {}, [{ field: 'body.changedOn', message: input.changedOn }]);
  }
  if (input.changedOn < IN_FORCE) {
    throw new Refusal('change-too-old', {}, [{ field: 'body.changedOn', message: input.changedOn }]);
  }
  return {
    next: { ...input, id: by.id, recordedAt: now, recordedBy: by.personId, department: by.department, job: by.job },
    events: [event('ChangeRecorded', { kind: input.kind, document: input.document, changedOn: input.changedOn })],
  };
}

/** A change recorded in error is withdrawn; a job ends the duties it opened. What was met stays met. */
export function withdrawChange(change: Change, reason: string, job: string, now: string): Decision<Change> {
  if (change.withdrawn) throw new Refusal('change-withdrawn');
  return {
    next: { ...change, withdrawn: { at: now, reason } },
    events: [event('ChangeWithdrawn', { document: change.document, reason, job })],
  };
}
