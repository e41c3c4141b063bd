import * as z from 'zod';
import { type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import type { Basis } from '../catalog/content.ts';
import type { FilingStatus } from '../lives/filing.ts';
import type { GrantStatus } from '../lives/grant.ts';
import type { RenewalStatus } from '../lives/renewal.ts';
import { longText } from '../prose.ts';

/** An item that may be used, and until the end of which day; null: as long as the purpose lasts. */
export interface GrantedItem {
  id: string;
  name: string;
  until: LocalDate | null;
}

/** What is agreed, by the reply to a request or by a negotiation (articles 15, 16): all that a grant begins with. */
export interface GrantTerms {
  id: string;
  /** The case it comes from: `req_…` or `neg_…`. */
  source: string;
  number: string;
  resource: string;
  /** The version the request saw; a later revision changes nothing in what was agreed. */
  version: number;
  resourceName: string;
  requester: string;
  provider: string;
  items: GrantedItem[];
  purpose: string;
  scope: string;
  /** The conditions published with the entry, or agreed in a negotiation; null where there are none. */
  conditions: string | null;
  /** Obtained directly, without the provider's decision, as unconditional data is (article 15); false where left out. */
  direct?: boolean;
}

const words = (most: number) => z.string().trim().min(2).max(most);
/** The name under which a secret is kept, a path such as `yima/02/low-income-reader`; never the secret itself. */
const secret = z.string().regex(/^[a-z0-9-]{1,40}(\/[a-z0-9-]{1,60}){1,4}$/);

/**
 * How the data is obtained (article 15; 809 art. 22): a table of a database, a service interface that the provider registered, or
 * a file. What opens the door stays where secrets are kept; here is only its name.
 */
export const provisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('database'),
    system: words(100),
    address: words(200),
    table: z.string().trim().min(1).max(200),
    secret: secret.optional(),
    note: words(500).optional(),
  }),
  z.strictObject({ kind: z.literal('interface'), interface: z.string().regex(/^itf_[0-9a-hjkmnp-tv-z]{26}$/) }),
  z.strictObject({
    kind: z.literal('file'),
    location: words(500),
    format: words(40).optional(),
    secret: secret.optional(),
    note: words(500).optional(),
  }),
]);
export type Provision = z.infer<typeof provisionSchema>;
export type ProvisionKind = Provision['kind'];

/** Whoever suspends a grant says why, and by when it is put right (809 art. 27). */
export interface Suspension {
  by: 'bureau' | 'provider';
  at: Instant;
  reason: string;
  /** By when it is put right. */
  due: LocalDate;
  /** What the requester says it has done about it. */
  rectified: { at: Instant; by: string; statement: string } | null;
}

/** The items a renewal is about, and until the end of which day. */
export const renewalTerms = z
  .array(z.strictObject({ id: z.string().min(1).max(31), until: localDate }))
  .min(1)
  .max(300);
export type RenewalTerms = z.infer<typeof renewalTerms>;

export interface Renewal {
  status: RenewalStatus;
  items: RenewalTerms;
  reason: string;
  askedAt: Instant;
  askedBy: string;
  /** What the provider's staff answer; it counts once their head has consented. Items none are agreed to: refused. */
  answer: { items: RenewalTerms; refusal: { reason: string; basis: Basis } | null; at: Instant; by: string } | null;
  /** Why a head did not consent. */
  remarks: string | null;
}

/** That the provider's service ends or changes: why, and what was negotiated (809 art. 27). */
const filingFields = {
  reason: longText,
  /** When the two sides negotiated, and with what outcome. */
  negotiated: z.strictObject({ on: localDate, outcome: longText }),
};
export const filingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('end'), endsOn: localDate, ...filingFields }),
  z.strictObject({ kind: z.literal('change'), change: longText, ...filingFields }),
]);

export type Filing = z.infer<typeof filingSchema> & {
  status: FilingStatus;
  filedAt: Instant;
  decidedAt: Instant | null;
  /** Why the bureau does not accept it. */
  remarks: string | null;
};

/** How a grant came to its end: its term was over, the requester needs it no more, or it was terminated for misuse. */
export const endings = { term: '期限届满', relinquished: '使用部门不再需要', terminated: '因违规使用终止' } as const;

export interface Ending {
  on: LocalDate;
  how: keyof typeof endings;
  reason: string | null;
}

/** What a requester may use, and nothing beyond it: exactly the items agreed, for the purpose stated (article 15). */
export interface Grant extends GrantTerms {
  madeAt: Instant;
  /** As recorded; what it is now says `statusAt`. */
  status: GrantStatus;
  /** How it is obtained; null until it is provided. For the requester's eyes alone, but for an interface's id. */
  provision: Provision | null;
  providedAt: Instant | null;
  /** The suspension in force, or the one that led to its termination. */
  suspension: Suspension | null;
  /** The newest renewal asked for, and the newest end or change of the service that was filed; earlier ones are in the log. */
  renewal: Renewal | null;
  filing: Filing | null;
  /** How it came to its end. */
  ending: Ending | null;
  /** When its term is over, to be recorded then; null where there is nothing to wake for. */
  nextWakeAt: Instant | null;
  /** Counts the wake-ups asked for, so that each has a timer of its own name. */
  wakeSeq: number;
}
