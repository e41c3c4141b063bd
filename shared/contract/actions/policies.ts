import { mayConfirmPolicy, mayWithdrawPolicy, type PolicyVersion } from '../../domain/duties/policy-version.ts';
import { policyLife } from '../../domain/lives/policy.ts';
import { policiesRoutes } from '../routes/policies.ts';
import { actsOf } from './action.ts';

/** Null is a rule that comes with the product, which stays. */
export const policyActs = actsOf(policyLife, (policy: PolicyVersion | null) => policy?.status ?? null, policiesRoutes, {
  confirmPolicy: ['confirm', (policy, at) => policy && mayConfirmPolicy(policy, at)],
  withdrawPolicy: ['withdraw', (policy, at) => policy && mayWithdrawPolicy(policy, at)],
});
