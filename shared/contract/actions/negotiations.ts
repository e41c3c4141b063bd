import type { Circumstances } from '../../domain/circumstances.ts';
import { type Negotiation, takeStep } from '../../domain/disputes/negotiation.ts';
import { mayConsent, mayWithdraw } from '../../domain/disputes/opening.ts';
import { mayAttach, mayState } from '../../domain/disputes/record.ts';
import {
  mayAdjudicate,
  mayAnswerRuling,
  mayFail,
  mayRecordDecision,
  mayReferRuling,
} from '../../domain/disputes/ruling.ts';
import { mayAnswerSomeTerms, mayProposeTerms, openProposals } from '../../domain/disputes/terms.ts';
import { negotiationLife } from '../../domain/lives/negotiation.ts';
import { disputesRoutes } from '../routes/disputes.ts';
import { actsOf } from './action.ts';

const attach = (negotiation: Negotiation, { by }: Circumstances) => mayAttach(negotiation, by);
const attaching = ['attach', 'attachAsBureau', 'attachAsGovernment'] as const;

export const negotiationActs = actsOf(negotiationLife, ({ status }: Negotiation) => status, disputesRoutes, {
  consentNegotiation: ['consent', (negotiation, at) => mayConsent(negotiation, 'consent', at)],
  createStatement: ['state', mayState],
  createUpload: [attaching, attach],
  createAttachment: [attaching, attach],
  createProposal: [['propose', 'mediate'], mayProposeTerms],
  answerProposal: ['acceptTerms', mayAnswerSomeTerms, (negotiation) => openProposals(negotiation).length > 0],
  declareFailure: ['fail', mayFail],
  createMeeting: ['meet', (negotiation, { by }) => takeStep(negotiation, 'meet', by)],
  adjudicateNegotiation: ['rule', mayAdjudicate],
  answerRuling: ['acceptRuling', (negotiation, { by }) => mayAnswerRuling(negotiation, 'acceptRuling', by)],
  referRuling: ['referRuling', mayReferRuling],
  recordDecision: [['decide', 'recordDecision', 'handInDecision'], mayRecordDecision],
  withdrawNegotiation: ['withdraw', mayWithdraw],
});
