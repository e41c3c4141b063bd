import * as z from 'zod';
import { type LocalDate, localDate } from '../calendar/time.ts';
import { Refusal } from '../refusals.ts';
import { inForce } from '../regulations.ts';
import type { Law } from './law.ts';
import { findPolicy, type Policy, policySchema } from './policy.ts';

/** A hypothetical policy: its days, and whatever else differs from the defaults below. */
const trialPolicySchema = policySchema.omit({ effectiveTo: true }).partial().required({ days: true });

/** A policy by its id, or a hypothetical one. */
export const policyVersionQuerySchema = z.union([
  z.strictObject({ id: policySchema.shape.id }),
  z.strictObject({ given: trialPolicySchema }),
]);

/** A policy by its id, a hypothetical one, or the one in force for a duty on a date. */
export const policyQuerySchema = z.union([
  ...policyVersionQuerySchema.options,
  z.strictObject({
    duty: policySchema.shape.duty,
    shareType: policySchema.shape.shareType.default(null),
    on: localDate.optional(),
  }),
]);
export type PolicyQuery = z.output<typeof policyQuerySchema>;

const trialDefaults: Policy = {
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
 * Resolves a query to a policy.
 * @param on the default date for "in force"
 * @throws Refusal `policy-unknown`
 */
export function resolvePolicy(law: Law, asked: PolicyQuery, on: LocalDate, field: string): Policy {
  if ('given' in asked) return { ...trialDefaults, ...defined(asked.given) };
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
