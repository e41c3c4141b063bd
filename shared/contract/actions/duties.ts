import type { Circumstances } from '../../domain/circumstances.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { mayClaim, mayExtendNow, mayReviewClaim } from '../../domain/duties/duty-rights.ts';
import { mustBeExtendable } from '../../domain/duties/duty-steps.ts';
import { rulesOf } from '../../domain/duties/law.ts';
import { dutyLife } from '../../domain/lives/duty.ts';
import { extendableKinds } from '../../domain/people/visibility.ts';
import { dutiesRoutes } from '../routes/duties.ts';
import { actsOf } from './action.ts';

const isUpdate = ({ kind }: Duty) => kind === 'update';
const isNoChange = (duty: Duty) => duty.status === 'claimed' && duty.claim.kind === 'no-change';

function mayExtend(duty: Duty, at: Circumstances): void {
  mayExtendNow(duty, at);
  mustBeExtendable(duty, rulesOf(at.law, duty));
}

export const dutyActs = actsOf(dutyLife, ({ status }: Duty) => status, dutiesRoutes, {
  claimNoChange: ['claim', (duty, { by }) => mayClaim(duty, by), isUpdate],
  confirmNoChange: ['accept', (duty, { by }) => mayReviewClaim(duty, by), isNoChange],
  declineNoChange: ['decline', (duty, { by }) => mayReviewClaim(duty, by), isNoChange],
  extendDuty: ['extend', mayExtend, ({ kind }) => extendableKinds.includes(kind)],
});
