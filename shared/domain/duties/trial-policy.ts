import * as z from 'zod';
import { type LocalDate, localDate } from '../calendar/time.ts';
import { Refusal } from '../refusals.ts';
import { inForce } from '../regulations.ts';
import type { Law } from './law.ts';
import { findPolicy, type Policy, policySchema } from './policy.ts';

/** A rule that is only supposed: its days, and what else is to differ from the plainest one. */
const supposed = policySchema.omit({ effectiveTo: true }).partial().required({ days: true });

/** One version by its id, or one that is given as data. */
export const versionAskedSchema = z.union([
  z.strictObject({ id: policySchema.shape.id }),
  z.strictObject({ given: supposed }),
]);

/** The same, or whatever is in force for a duty on a date. */
export const policyAskedSchema = z.union([
  ...versionAskedSchema.options,
  z.strictObject({
    duty: policySchema.shape.duty,
    shareType: policySchema.shape.shareType.default(null),
    on: localDate.optional(),
  }),
]);
export type PolicyAsked = z.output<typeof policyAskedSchema>;

const plainest: Policy = {
  id: 'supposed-rule',
  legalRef: { document: '假设的规则', article: '（未施行）' },
  effectiveFrom: inForce.measures,
  effectiveTo: null,
  duty: 'reply',
  shareType: null,
  days: 1,
  unit: 'working-day',
  extension: null,
  start: 'as-received',
  cutoff: null,
  reminders: [],
  late: { to: [] },
  escalation: [],
};

/**
 * The policy that is meant.
 * @param on the day for which "in force" is asked where none is said
 * @throws Refusal `policy-unknown`
 */
export function policyAsked(law: Law, asked: PolicyAsked, on: LocalDate, field: string): Policy {
  if ('given' in asked) return { ...plainest, ...defined(asked.given) };
  const found =
    'id' in asked
      ? law.policies.find(({ id }) => id === asked.id)
      : findPolicy(law.policies, asked.duty, asked.shareType, asked.on ?? on);
  if (found) return found;
  const policy = 'id' in asked ? asked.id : `${asked.duty}/${asked.shareType ?? '—'} ${asked.on ?? on}`;
  throw new Refusal('policy-unknown', { policy }, [{ field, message: policy }]);
}

/** Without the fields that were left out. */
function defined<T extends object>(given: T): { [F in keyof T]: Exclude<T[F], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
