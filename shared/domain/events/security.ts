import type { LocalDate } from '../calendar/time.ts';

/** Events of security tasks (articles 18, 19, 21). */
export interface SecurityEvents {
  /** A task is owed for a period, both days included. */
  SafeguardOwed: SafeguardFacts & { from: LocalDate; to: LocalDate };
  /** `sha256`: of the report. */
  SafeguardReported: SafeguardFacts & { carriedOutOn: LocalDate; findings: string; sha256: string };
}

/** `task`: the kind of the duty. */
interface SafeguardFacts {
  number: string;
  provider: string;
  name: string;
  task: string;
}
