import { type ApplicationForm, mayConsentTo, takeStep as takeApplicationStep } from '../../domain/cases/application.ts';
import { mayConsentToReply } from '../../domain/cases/reply.ts';
import { type DataRequest, takeStep } from '../../domain/cases/request.ts';
import { mayAskExtension, mayDeclineExtension, mayNudge } from '../../domain/cases/request-steps.ts';
import { mayAskSupplement, maySupply } from '../../domain/cases/supplement.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import { applicationLife } from '../../domain/lives/application.ts';
import { requestLife } from '../../domain/lives/request.ts';
import { applicationsRoutes } from '../routes/applications.ts';
import { requestsRoutes } from '../routes/requests.ts';
import { actsOf } from './action.ts';

const formStep = (step: keyof typeof applicationLife.steps) => (form: ApplicationForm, at: Circumstances) =>
  takeApplicationStep(form, step, at);

export const applicationActs = actsOf(applicationLife, ({ status }: ApplicationForm) => status, applicationsRoutes, {
  updateApplication: ['revise', formStep('revise')],
  submitApplication: ['submit', formStep('submit')],
  consentApplication: ['consent', mayConsentTo],
  returnApplication: ['return', formStep('return')],
  withdrawApplication: ['withdraw', formStep('withdraw')],
});

const step = (name: keyof typeof requestLife.steps) => (request: DataRequest, at: Circumstances) =>
  takeStep(request, name, at);

export const requestActs = actsOf(requestLife, ({ status }: DataRequest) => status, requestsRoutes, {
  draftReply: ['reply', step('reply')],
  consentReply: ['consentReply', mayConsentToReply],
  returnReply: ['returnReply', step('returnReply')],
  askSupplement: ['askSupplement', mayAskSupplement],
  supplementRequest: ['supplement', maySupply],
  askExtension: ['askExtension', mayAskExtension],
  declineExtension: ['declineExtension', mayDeclineExtension],
  nudgeRequest: ['nudge', mayNudge],
  withdrawRequest: ['withdraw', step('withdraw')],
});
