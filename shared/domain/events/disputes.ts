import type { LocalDate } from '../calendar/time.ts';
/** Events of negotiations and rulings (articles 15, 16). */
export interface DisputeEvents {
  NegotiationProposed: NegotiationFacts & { resource: string; items: string[] };
  NegotiationDeclined: NegotiationFacts & { remarks: string };
  NegotiationOpened: NegotiationFacts & {
    side: string;
    resource: string;
    items: string[];
    /** Whether some of the items are shared by agreement alone (article 15). */
    confidential: YesNo;
  };
  NegotiationStated: NegotiationFacts & { side: string; statement: number };
  NegotiationFileAttached: NegotiationFacts & { side: string; file: string; bytes: number; sha256: string };
  TermsProposed: NegotiationFacts & {
    side: string;
    proposal: number;
    items: string[];
    until: string;
    conditions: string;
  };
  TermsAccepted: NegotiationFacts & { side: string; proposal: number };
  TermsRejected: NegotiationFacts & { side: string; proposal: number; reason: string };
  NegotiationAgreed: NegotiationFacts & { proposal: number; grant: string; coordinated: YesNo };
  NegotiationFailed: NegotiationFacts & { side: string; reason: string; next: 'coordinating' | 'referred' | 'recused' };
  MeetingRecorded: NegotiationFacts & { meeting: number; heldOn: LocalDate; departments: string[] };
  RulingMade: NegotiationFacts & { verdict: string; reasons: string; departments: string[] };
  RulingAccepted: NegotiationFacts & { side: string };
  RulingObjected: NegotiationFacts & { side: string; reason: string };
  /** `silent`: the sides that did not answer in time. */
  RulingUnanswered: NegotiationFacts & { silent: string[] };
  RulingInForce: NegotiationFacts & { verdict: string; how: string; grant: string | null };
  SuperiorDecided: NegotiationFacts & {
    authority: string;
    documentNumber: string;
    decidedOn: LocalDate;
    file: string;
    reasons: string;
    verdict: string;
    grant: string | null;
  };
  /** `told`: whether the negotiation had been sent to the other side. */
  NegotiationWithdrawn: NegotiationFacts & { side: string; reason: string; from: string; told: YesNo };
}

type YesNo = 'yes' | 'no';

/** Facts in every event of a negotiation. In the events, `side` is `requester`, `provider`, `bureau` or `government`. */
interface NegotiationFacts {
  number: string;
  requester: string;
  provider: string;
  name: string;
}
