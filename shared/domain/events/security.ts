import type { Instant, LocalDate } from '../calendar/time.ts';

/** Events of security tasks (articles 18, 19, 21), incidents (article 22; 809 arts 34, 35) and contractors (809 art. 36). */
export interface SecurityEvents {
  /** A task is owed for a period, both days included. */
  SafeguardOwed: SafeguardFacts & { from: LocalDate; to: LocalDate };
  /** `sha256`: of the report. */
  SafeguardReported: SafeguardFacts & { carriedOutOn: LocalDate; findings: string; sha256: string };
  /** `tellBy`: by when the authority is to be told. */
  IncidentReported: IncidentFacts & { tellBy: Instant };
  /** `others`: departments whose data, or whose use of it, it concerns. */
  IncidentClassified: IncidentFacts & { tellBy: Instant; others: string[] };
  IncidentDismissed: IncidentFacts & { reason: string };
  AuthorityTold: IncidentFacts & { toldAt: Instant; authority: string; late: boolean };
  IncidentMeasured: IncidentFacts & { text: string };
  IncidentGrantSuspended: IncidentFacts & { grant: string; reason: string };
  IncidentConcluded: IncidentFacts & { cause: string; sha256: string };
  IncidentReturned: IncidentFacts & { reason: string };
  /** `liability`: whether the department where it happened answers for it, or is exempt. */
  IncidentClosed: IncidentFacts & { liability: string; reason: string; others: string[] };
  ContractorRegistered: ContractorFacts;
  ContractorRenewed: ContractorFacts;
  ContractorEnded: ContractorFacts & { endedOn: LocalDate; disposal: string };
}

interface IncidentFacts {
  number: string;
  provider: string;
  name: string;
  kind: string;
  level: string;
}

interface ContractorFacts {
  number: string;
  provider: string;
  name: string;
  endsOn: LocalDate;
}

/** `task`: the kind of the duty. */
interface SafeguardFacts {
  number: string;
  provider: string;
  name: string;
  task: string;
}
