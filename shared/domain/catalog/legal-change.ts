import * as z from 'zod';
import { dateOf, type Instant, localDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { beginJob, type JobChange } from '../job.ts';
import { departmentId } from '../people/department.ts';
import { isBureau } from '../people/visibility.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { inForce } from '../regulations.ts';

/**
 * A change of law or function and the entries it affects: chosen ones, all of a department, or all that cite a document as the
 * basis of their classification (article 9).
 */
export const legalChangeSchema = z.strictObject({
  kind: z.enum(['law-revised', 'function-changed']),
  document: prose(2, 200),
  changedOn: localDate,
  concerns: z.union([
    z.strictObject({ resources: z.array(z.string().max(60)).min(1).max(300) }),
    z.strictObject({ department: departmentId }),
    z.strictObject({ citing: z.string().trim().min(2).max(200) }),
  ]),
});
export type LegalChangeTerms = z.infer<typeof legalChangeSchema>;

export type LegalChange = LegalChangeTerms & {
  id: Id<'chg'>;
  recordedAt: Instant;
  recordedBy: string;
  /** The department that recorded it. */
  department: string;
  job: Id<'job'>;
  withdrawn?: { at: Instant; reason: string } | null;
};

/** Changes of a decision: the record, and the job that works on each affected entry. */
type LegalChangeDecision = [Change<'change', LegalChange>, JobChange];

/**
 * Records a legal change: the bureau for all entries, a department for its own. A job opens an update duty for each affected
 * entry, counted from the day after `changedOn`, whenever it is recorded.
 * @throws Refusal `not-the-provider`, `change-in-future`, `change-too-old`
 */
export function recordChange(
  terms: LegalChangeTerms,
  { id, job }: { id: Id<'chg'>; job: Id<'job'> },
  at: Actor,
): LegalChangeDecision {
  const { kind, document, changedOn, concerns } = terms;
  const { personId: recordedBy, department } = at.by;
  const whose = isBureau(at.by) ? null : department;
  const own = 'resources' in concerns || ('department' in concerns && concerns.department === department);
  if (whose !== null && !own) {
    throw new Refusal('not-the-provider', {}, [{ field: 'body.concerns', message: department }]);
  }
  if (changedOn > dateOf(at.now)) {
    throw new Refusal('change-in-future', {}, [{ field: 'body.changedOn', message: changedOn }]);
  }
  if (changedOn < inForce.measures) {
    throw new Refusal('change-too-old', {}, [{ field: 'body.changedOn', message: changedOn }]);
  }
  const recorded: LegalChange = { ...terms, id, recordedAt: at.now, recordedBy, department, job };
  return [
    change('change', null, recorded, event('ChangeRecorded', { kind, document, changedOn })),
    ...beginJob({ kind: 'change', change: id, department: whose }, { id: job }, at),
  ];
}

/**
 * Withdraws a legal change that was recorded in error, by the bureau or the department that recorded it. A job cancels its open
 * duties; duties that were met stay met.
 * @throws Refusal `not-the-provider`, `change-withdrawn`
 */
export function withdrawChange(
  recorded: LegalChange,
  { reason, job }: { reason: string; job: Id<'job'> },
  at: Actor,
): LegalChangeDecision {
  const { id, document, department } = recorded;
  if (!isBureau(at.by) && department !== at.by.department) throw new Refusal('not-the-provider');
  if (recorded.withdrawn) throw new Refusal('change-withdrawn');
  const withdrawn = { ...recorded, withdrawn: { at: at.now, reason } };
  return [
    change('change', recorded, withdrawn, event('ChangeWithdrawn', { document, reason, job })),
    ...beginJob({ kind: 'change-withdrawn', change: id }, { id: job }, at),
  ];
}
