import type { OperationId } from '../../../shared/contract/routes.ts';
import type { Case } from './cases.ts';
import type { City } from './city.ts';
import { correctionSteps } from './correction-steps.ts';
import { demandSteps } from './demand-steps.ts';
import { entrySteps } from './entry-steps.ts';
import { formSteps } from './form-steps.ts';
import { grantSteps } from './grant-steps.ts';
import { negotiationSteps } from './negotiation-steps.ts';
import { owedSteps } from './owed-steps.ts';
import { requestSteps } from './request-steps.ts';

export type Kind = keyof typeof reads;

/** By which operation each kind of case is read; null where it has no version. */
export const reads = {
  entry: 'getResource',
  form: 'getApplication',
  request: 'getRequest',
  grant: 'getGrant',
  change: null,
  correction: 'getCorrection',
  demand: 'getDemand',
  negotiation: 'getNegotiation',
  owed: 'getDuty',
} as const satisfies Record<string, OperationId | null>;

/** One thing that may be done to a case: by whom, in which states, and what follows for the ledger. */
export interface Step<C extends Case> {
  operation: OperationId;
  from: string[];
  /** How likely it is against the others; 10 where it is left out. */
  weight?: number;
  /** What else must be so. */
  when?: (one: C, city: City) => boolean;
  by: (one: C, city: City) => string;
  body?: (one: C, city: City) => object;
  /** Instead of the call alone. */
  take?: (one: C, city: City, by: string, asked: { params: { id: string }; etag: string }) => Promise<{ at: string }>;
  /** What has happened, and what is owed from now on. `at` is the instant of the call, `said` the answer. */
  follows: (one: C, city: City, at: string, said: Said, body: object) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: the answers of all operations
export type Said = any;

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
