import type { LocalDate } from '../calendar/time.ts';

/** Events of complaints (Order 809 art. 37) and notices of criticism (art. 29). */
export interface ComplaintEvents {
  ComplaintRegistered: ComplaintFacts;
  ComplaintPassedOn: ComplaintFacts & { from: string; reason: string };
  ComplaintAnswered: ComplaintFacts & { finding: string; late: boolean };
  /** `led`: the case that it led to. */
  ComplaintLinked: ComplaintFacts & { led: string };
  CircularDrafted: CircularDraftFacts;
  CircularRevised: CircularDraftFacts;
  CircularDiscarded: CircularDraftFacts & { reason: string };
  CircularIssued: CircularFacts;
  /** Somebody proposes to withdraw it, which only whoever decides on that hears of. */
  CircularRetractionProposed: CircularDraftFacts & { reason: string };
  CircularKept: CircularDraftFacts & { reason: string };
  /** `issuedOn`: the day on which it was issued. */
  CircularRetracted: CircularFacts & { reason: string; issuedOn: LocalDate };
}

/** `provider`: the department that handles it; `against`: the one complained of. */
interface ComplaintFacts {
  number: string;
  name: string;
  provider: string;
  receivedBy: string;
  against: string | null;
}

/** Before it is issued, the department is not a side of it. */
interface CircularDraftFacts {
  number: string;
  name: string;
  department: string;
  ground: string;
}

type CircularFacts = Omit<CircularDraftFacts, 'department'> & { provider: string };
