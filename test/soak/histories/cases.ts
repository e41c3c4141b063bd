import type { OperationId } from '../../../shared/contract/routes.ts';
import type { LocalDate } from '../../../shared/domain/calendar/time.ts';
import type { Arrangement } from '../../oracle/days.ts';
import type { Rule, Version } from '../../oracle/rules.ts';

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

// biome-ignore lint/suspicious/noExplicitAny: the answers of all operations
export type Said = any;

/** A case, or an entry, as a bystander keeps it: what has been done to it and nothing that the product reckons. */
export interface Case {
  kind: Kind;
  id: string;
  status: string;
  requester: string;
  provider: string;
}

export interface Kept {
  share: 'conditional' | 'unconditional' | 'not-shared';
  name: string;
  /** When the law it rests on ends. */
  endsOn: LocalDate | null;
}

/** `status` is that of what is being worked on, `none` where nothing is. */
export interface Entry extends Case {
  kind: 'entry';
  name: string;
  version: number;
  submittedAt: string;
  published: Kept | null;
  draft: { kept: Kept; withdrawal: boolean; changes: string[] } | null;
}

export interface Form extends Case {
  kind: 'form';
  asked: { entry: Entry; version: number; items: string[] }[];
  until: string;
}

export interface Request extends Case {
  kind: 'request';
  asked: { entry: Entry; direct: boolean; items: string[] }[];
  until: string;
  supplemented: boolean;
  extension: 'none' | 'asked' | 'declined';
  nudgedOn: string;
  /** What of its reply waits for the head, by entry and item. */
  proposed: string[];
}

export interface Grant extends Case {
  kind: 'grant';
  entry: string;
  direct: boolean;
  items: string[];
  until: string;
  provided: boolean;
  suspendedBy: 'bureau' | 'provider' | null;
  renewal: { status: string; until: string; agreed: boolean } | null;
  /** What its provider has filed with the bureau: that the service ends on a day, or that it changes. */
  filing: { status: 'filed' | 'accepted' | 'declined' | 'done'; endsOn: LocalDate | null } | null;
}

export interface Change extends Case {
  kind: 'change';
}

export interface Correction extends Case {
  kind: 'correction';
  objected: boolean;
}

export interface Demand extends Case {
  kind: 'demand';
  named: number;
}

export interface Negotiation extends Case {
  kind: 'negotiation';
  entry: Entry;
  met: boolean;
  answered: string[];
}

/** Something owed, for the steps that are taken on it itself. */
export interface Owed extends Case {
  kind: 'owed';
}

/** A notice of a year as the bureau loaded it. `version` is that of the law. */
export interface Loaded {
  version: number;
  says: Arrangement;
}

/** A rule about time that an officer has proposed. */
export interface Proposed {
  rule: Rule;
  version: Version;
  by: string;
  etag: string;
  status: 'proposed' | 'confirmed';
}
