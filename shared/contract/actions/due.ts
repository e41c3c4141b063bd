import type { DutyKind } from '../../domain/duties/policy.ts';
import type { OperationId } from '../routes.ts';

/** What is done about a duty, about what came back, and about a rule that another officer proposed: the operations in the order in which whoever has the turn takes them. */
export const dueActs = {
  consent: ['consentApplication', 'consentResource', 'consentDemand', 'consentNegotiation', 'consentRenewal'],
  reply: ['consentReply', 'draftReply'],
  supplement: ['supplementRequest'],
  update: ['consentResource', 'updateResource', 'submitResource'],
  review: ['approveResource', 'confirmNoChange'],
  'review-first': ['approveResource'],
  reclassify: ['consentResource', 'updateResource', 'submitResource'],
  provide: ['provideGrant'],
  renew: ['confirmRenewal', 'answerRenewal'],
  rectify: ['rectifyGrant'],
  'review-rectification': ['decideSuspension'],
  dispose: ['disposeGrant'],
  correct: ['answerCorrection'],
  'answer-objection': ['answerCorrection'],
  find: ['decideDemand'],
  compile: ['answerDemand'],
  negotiate: ['answerProposal', 'createProposal', 'declareFailure'],
  coordinate: ['adjudicateNegotiation', 'createMeeting'],
  'answer-ruling': ['answerRuling'],
  decide: ['recordDecision'],
  'decide-instead': ['decideFiling', 'decideSuspension', 'extendDuty', 'decideEvaluation', 'answerEvaluation'],
  'decide-extension': ['extendDuty'],
  'decide-filing': ['decideFiling'],
  evaluate: ['scoreEvaluation'],
  'answer-evaluation': ['answerEvaluation'],
  'conclude-evaluation': ['openEvaluation', 'concludeEvaluation'],
  confirm: ['confirmPolicy'],
  returned: ['updateApplication', 'updateResource', 'updateDemand'],
} as const satisfies Record<DutyKind | 'returned' | 'confirm', readonly OperationId[]>;
