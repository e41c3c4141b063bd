/** Events of grants, their use and the interfaces that serve them. */
export interface GrantEvents {
  GrantMade: {
    source: string;
    requester: string;
    provider: string;
    resource: string;
    items: string[];
    endsOn: string | null;
  };
  GrantProvided: BothSides & { kind: string };
  AccessTaken: BothSides & { kind: string };
  InterfaceRegistered: { provider: string; resource: string; name: string };
  InterfaceRetired: { provider: string; resource: string; name: string; reason: string };
  /** Records went to the requester: how many, which items, and the SHA-256 of the data (RFC 8785 JSON). */
  DataPassedOn: DataUse & { records: number; digest: string };
  /** The provider's interface was called and gave nothing usable. */
  DataNotPassedOn: DataUse & { failure: string };
  GrantSuspended: BothSides & { by: 'bureau' | 'provider'; reason: string; due: string };
  GrantRectified: BothSides & { by: 'bureau' | 'provider'; statement: string };
  RectificationReturned: BothSides & { reason: string; due: string };
  GrantResumed: BothSides & { by: 'bureau' | 'provider'; reason: string };
  GrantTerminated: BothSides & { how: string; on: string; reason: string };
  GrantEnded: BothSides & { how: string; on: string; reason: string };
  GrantDisposed: BothSides & { on: string };
  UseRecorded: BothSides & { grant: string; kind: string; on: string; count: number | null };
  /** `until` is the latest end that was asked for or agreed to. */
  RenewalProposed: BothSides & { until: string };
  RenewalDeclined: BothSides & { remarks: string };
  RenewalAsked: BothSides & { until: string; reason: string; due: string };
  RenewalAnswered: BothSides & { agreed: number; asked: number };
  RenewalReturned: BothSides & { remarks: string };
  RenewalAgreed: BothSides & { until: string; reason: string; basis: string };
  RenewalRefused: BothSides & { reason: string; basis: string };
  FilingMade: BothSides & { kind: 'end' | 'change'; reason: string; outcome: string };
  FilingAccepted: BothSides & { kind: 'end' | 'change'; endsOn: string | null };
  FilingRejected: BothSides & { kind: 'end' | 'change'; remarks: string };
}

/** The two departments of a grant. */
interface BothSides {
  requester: string;
  provider: string;
}

/** What both sides of a grant can read about a use; never the data itself. */
interface DataUse extends BothSides {
  resource: string;
  interface: string;
  purpose: string;
  items: string[];
}
