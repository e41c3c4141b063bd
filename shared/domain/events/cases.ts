import type { LocalDate } from '../calendar/time.ts';
/** Events of applications, requests, corrections and demands. */
export interface CaseEvents {
  RequestSubmitted: {
    number: string;
    requester: string;
    provider: string;
    resources: string[];
    name: string;
    items: number;
  };
  ApplicationDrafted: { requester: string };
  ApplicationRevised: ApplicationFacts;
  ApplicationProposed: ApplicationFacts;
  ApplicationDeclined: ApplicationFacts & { remarks: string };
  ApplicationWithdrawn: ApplicationFacts;
  ApplicationSent: ApplicationFacts & { number: string; requests: string[] };
  RequestWithdrawn: Parties;
  RequestNudged: Parties & { due: LocalDate | '' };
  ExtensionAsked: Parties & { days: number; reason: string };
  ExtensionDeclined: Parties & { reason: string };
  SupplementAsked: Parties & { missing: string };
  RequestSupplemented: Parties & { changed: string[] };
  RequestLapsed: Parties;
  /** Nothing was supplied in time; the reply, which was late before, stays owed. */
  SupplementMissed: Parties;
  ReplyProposed: Parties;
  ReplyDeclined: Parties & { remarks: string };
  RequestHandedOver: { requester: string; from: string; to: string };
  RequestAgreed: RequestAnswered;
  RequestPartlyAgreed: RequestAnswered;
  RequestRefused: RequestAnswered;
  CorrectionReported: CorrectionFacts & { fault: string };
  DataCorrected: CorrectionFacts;
  DataVerified: CorrectionFacts;
  CorrectionRejected: CorrectionFacts;
  CorrectionObjected: CorrectionFacts;
  CorrectionRated: CorrectionFacts & { stars: number; solved: boolean };
  CorrectionWithdrawn: CorrectionFacts;
  /** A report was rejected, or its answer objected to. The counts are those of the entry; `seen`: whether the bureau sees it. */
  AnswerContested: ContestedFacts;
  ContestSettled: ContestedFacts;
  /** A case was begun although an equal one, `of`, was open. */
  CaseRepeated: { case: string; of: string; number: string; reason: string };
  DemandStated: DemandFacts;
  DemandReturned: DemandFacts & { remarks: string };
  DemandSubmitted: DemandFacts;
  DemandNamed: DemandFacts & { provider: string; reason: string };
  DemandExisting: DemandFacts & EntryFound;
  DemandUnheld: DemandFacts & { reason: string };
  DemandLinked: DemandFacts & EntryFound;
  DemandDeclined: DemandFacts & { provider: string; reason: string };
  DemandWithdrawn: DemandFacts & { provider: string | null };
}

interface ApplicationFacts {
  requester: string;
  resources: number;
}

/** Facts in every event of a request: its number, its two departments, its name. */
interface Parties {
  number: string;
  requester: string;
  provider: string;
  name: string;
}

interface RequestAnswered extends Parties {
  agreed: number;
  requested: number;
  grants: string[];
}

/** Facts in every event of a correction. They contain no free text, since that may quote the record. */
interface CorrectionFacts {
  number: string;
  requester: string;
  provider: string;
  resource: string;
  name: string;
  item: string | null;
}

interface DemandFacts {
  number: string;
  requester: string;
  name: string;
}

/** The entry where the demanded data can be applied for. */
interface EntryFound {
  provider: string;
  resource: string;
  code: string;
  entry: string;
}

interface ContestedFacts {
  provider: string;
  resource: string;
  /** The number of the correction. */
  number: string;
  rejected: number;
  objected: number;
  seen: boolean;
}
