import type { LocalDate } from '../calendar/time.ts';
import type { Id } from '../id.ts';
/** Events of grants, their use and the interfaces that serve them. */
export interface GrantEvents {
  GrantMade: {
    source: string;
    requester: string;
    provider: string;
    resource: string;
    items: string[];
    endsOn: LocalDate | null;
  };
  GrantProvided: BothSides & { kind: string };
  AccessTaken: BothSides & { kind: string };
  InterfaceRegistered: { provider: string; resource: string; name: string };
  InterfaceRetired: { provider: string; resource: string; name: string; reason: string };
  /** Records went to the requester: how many, which items, and the SHA-256 of the data (RFC 8785 JSON). */
  DataPassedOn: DataUse & { records: number; digest: string };
  /** The provider's interface was called and gave nothing usable. */
  DataNotPassedOn: DataUse & { failure: string };
  GrantSuspended: BothSides & { by: 'bureau' | 'provider'; reason: string; due: LocalDate };
  GrantRectified: BothSides & { by: 'bureau' | 'provider'; statement: string };
  RectificationReturned: BothSides & { reason: string; due: LocalDate };
  GrantResumed: BothSides & { by: 'bureau' | 'provider'; reason: string };
  /** After the end of the grant, whoever suspended it is content with the rectification. */
  MisuseSettled: BothSides & { by: 'bureau' | 'provider'; reason: string };
  GrantTerminated: BothSides & { how: string; on: LocalDate; reason: string };
  GrantEnded: BothSides & { how: string; on: LocalDate; reason: string };
  GrantDisposed: BothSides & { on: LocalDate };
  UseRecorded: BothSides & { grant: string; kind: string; on: LocalDate; count: number | null };
  /** `until` is the latest end that was asked for or agreed to. */
  RenewalProposed: BothSides & { until: LocalDate };
  RenewalDeclined: BothSides & { remarks: string };
  RenewalAsked: BothSides & { until: LocalDate; reason: string; due: LocalDate };
  RenewalAnswered: BothSides & { agreed: number; asked: number };
  RenewalReturned: BothSides & { remarks: string };
  RenewalAgreed: BothSides & { until: LocalDate; reason: string; basis: string };
  RenewalRefused: BothSides & { reason: string; basis: string };
  FilingMade: BothSides & { kind: 'end' | 'change'; reason: string; outcome: string };
  FilingAccepted: BothSides & { kind: 'end' | 'change'; endsOn: LocalDate | null };
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
  interface: Id<'itf'>;
  purpose: string;
  items: string[];
}
