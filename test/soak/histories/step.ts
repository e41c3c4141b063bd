import type { OperationId } from '../../../shared/contract/routes.ts';
import type { Case, Said } from './cases.ts';
import type { City } from './city.ts';

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
