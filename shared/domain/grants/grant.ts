import * as z from 'zod';
import { type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import type { Basis } from '../catalog/content.ts';
import { type Id, idSchema } from '../id.ts';
import type { FilingStatus } from '../lives/filing.ts';
import type { GrantStatus } from '../lives/grant.ts';
import type { RenewalStatus } from '../lives/renewal.ts';
import type { Signature } from '../people/hands.ts';
import { longText } from '../prose.ts';

/** A granted item, and the last day of its use; null: as long as the purpose lasts. */
export interface GrantedItem {
  id: string;
  name: string;
  until: LocalDate | null;
}

/** What a grant begins with, as agreed in the reply to a request or in a negotiation (articles 15, 16). */
export interface GrantTerms {
  id: Id<'grt'>;
  /** The case it comes from: `req_…` or `neg_…`. */
  source: Id<'req' | 'neg'>;
  number: string;
  resource: Id<'res'>;
  /** The version of the entry that was agreed on; a later revision does not change the grant. */
  version: number;
  resourceName: string;
  requester: string;
  provider: string;
  items: GrantedItem[];
  purpose: string;
  scope: string;
  /** The conditions published with the entry, or agreed in a negotiation; null if there are none. */
  conditions: string | null;
  /** Unconditional data, obtained without a decision of the provider (article 15); false if left out. */
  direct?: boolean;
}

const words = (most: number) => z.string().trim().min(2).max(most);
/** The name of a secret, a path such as `yima/02/low-income-reader`; never the secret itself. */
const secret = z.string().regex(/^[a-z0-9-]{1,40}(\/[a-z0-9-]{1,60}){1,4}$/);

/**
 * How the data is obtained: a database table, a registered interface, or a file (article 15; 809 art. 22). Credentials stay in
 * the store for secrets; this contains only their name.
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
  z.strictObject({ kind: z.literal('interface'), interface: idSchema('itf') }),
  z.strictObject({
    kind: z.literal('file'),
    location: words(500),
    format: words(40).optional(),
    secret: secret.optional(),
    note: words(500).optional(),
  }),
]);
export type Provision = z.infer<typeof provisionSchema>;

/** A suspension: by whom, why, and until when the requester has to rectify (809 art. 27). */
export interface Suspension {
  by: 'bureau' | 'provider';
  at: Instant;
  reason: string;
  /** Last day for the rectification. */
  due: LocalDate;
  /** The requester's statement of what it rectified. */
  rectified: ({ at: Instant; statement: string } & Signature) | null;
  /** Everybody who stated what was rectified. */
  hands: string[];
}

/** The items of a renewal, each with its new last day. */
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
  /** Everybody who had a hand in asking or answering. */
  hands: string[];
  /** The answer of the provider's staff, which takes effect when their head consents. No items: refused. */
  answer: { items: RenewalTerms; refusal: { reason: string; basis: Basis } | null; at: Instant } | null;
  /** Why a head did not consent, and when the provider's returned the answer. */
  remarks: string | null;
  returnedAt?: Instant;
}

/** Fields of a filing: why the service ends or changes, and what was negotiated (809 art. 27). */
const filingFields = {
  reason: longText,
  /** When the two sides negotiated, and the outcome. */
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
  /** Why the bureau declined it. */
  remarks: string | null;
  /** Everybody who filed it. */
  hands: string[];
};

/** How a grant ended: its term was over, the requester gave it up, or it was terminated for misuse. */
export const endings = { term: '期限届满', relinquished: '使用部门不再需要', terminated: '因违规使用终止' } as const;

export interface Ending {
  on: LocalDate;
  how: keyof typeof endings;
  reason: string | null;
}

/** What a requester may use: exactly the agreed items, for the stated purpose, and nothing else (article 15). */
export interface Grant extends GrantTerms {
  madeAt: Instant;
  /** The recorded status; `statusAt` returns the current one. */
  status: GrantStatus;
  /** How the data is obtained; null until it is provided. Only the requester may see it, except for the id of an interface. */
  provision: Provision | null;
  providedAt: Instant | null;
  /** The current suspension, or the one that led to termination. */
  suspension: Suspension | null;
  /** The newest renewal and the newest filing; earlier ones are in the log. */
  renewal: Renewal | null;
  filing: Filing | null;
  /** How it ended; null while it has not. */
  ending: Ending | null;
  /** End of its term, when a wake-up records it; null if there is none. */
  nextWakeAt: Instant | null;
  /** Number of wake-ups scheduled, so that each has a timer with its own name. */
  wakeSeq: number;
}
