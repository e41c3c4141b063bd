import type { Kind } from './cases.ts';
import { correctionSteps } from './correction-steps.ts';
import { owedSteps } from './debt-steps.ts';
import { demandSteps } from './demand-steps.ts';
import { entrySteps } from './entry-steps.ts';
import { formSteps } from './form-steps.ts';
import { grantSteps } from './grant-steps.ts';
import { negotiationSteps } from './negotiation-steps.ts';
import { requestSteps } from './request-steps.ts';
import type { Step } from './step.ts';

// biome-ignore lint/suspicious/noExplicitAny: each kind's steps take its own cases
export const steps: Partial<Record<Kind, Step<any>[]>> = {
  entry: entrySteps,
  form: formSteps,
  request: requestSteps,
  grant: grantSteps,
  correction: correctionSteps,
  demand: demandSteps,
  negotiation: negotiationSteps,
  owed: owedSteps,
};
