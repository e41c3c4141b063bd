import type { Circumstances } from '../../domain/circumstances.ts';
import { mayDecideFiling, mayFile } from '../../domain/grants/filing.ts';
import type { Grant } from '../../domain/grants/grant.ts';
import { mayProvide, mayTakeAccess } from '../../domain/grants/provision.ts';
import { mayAskRenewal, mayConfirmRenewal, mayConsentRenewal, takeRenewalStep } from '../../domain/grants/renewal.ts';
import {
  answersForMisuse,
  mayDecideSuspension,
  mayEndSuspension,
  mayRectify,
  suspensionDecisions,
} from '../../domain/grants/suspension.ts';
import { statusAt } from '../../domain/grants/term.ts';
import { filingLife } from '../../domain/lives/filing.ts';
import { grantLife } from '../../domain/lives/grant.ts';
import { renewalLife } from '../../domain/lives/renewal.ts';
import { mayTake, partsOf } from '../../domain/machine.ts';
import { grantsRoutes } from '../routes/grants.ts';
import { actsOf, isRefused } from './action.ts';

const step = (name: keyof typeof grantLife.steps) => (grant: Grant, at: Circumstances) =>
  mayTake(grantLife, name, statusAt(grant, at.now), partsOf(at.by, grant));

const suspensionChoices = (grant: Grant, at: Circumstances) =>
  suspensionDecisions.filter((decision) => !isRefused(() => mayDecideSuspension(grant, decision, at)));

export const grantActs = {
  ...actsOf(grantLife, statusAt, grantsRoutes, {
    provideGrant: ['provide', mayProvide],
    takeAccess: ['take', mayTakeAccess],
    suspendGrant: ['suspend', step('suspend')],
    rectifyGrant: [
      ['rectify', 'rectify-after-end'],
      mayRectify,
      (grant) => answersForMisuse(grant) && !grant.suspension?.rectified,
    ],
    decideSuspension: [['resume', 'close'], mayEndSuspension, answersForMisuse, suspensionChoices],
    askRenewal: ['renew', mayAskRenewal],
    fileService: ['file', mayFile],
    relinquishGrant: ['relinquish', step('relinquish')],
    disposeGrant: ['dispose', step('dispose')],
    createUseRecord: ['record', step('record')],
  }),
  ...actsOf(renewalLife, ({ renewal }: Grant) => renewal?.status ?? null, grantsRoutes, {
    consentRenewal: ['consent', mayConsentRenewal],
    answerRenewal: ['answer', (grant, at) => takeRenewalStep(grant, 'answer', at)],
    confirmRenewal: ['confirm', mayConfirmRenewal],
  }),
  ...actsOf(filingLife, ({ filing }: Grant) => filing?.status ?? null, grantsRoutes, {
    decideFiling: ['accept', (grant, at) => mayDecideFiling(grant, 'accept', at)],
  }),
};
