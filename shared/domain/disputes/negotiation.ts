import type { Instant, LocalDate } from '../calendar/time.ts';
import type { Confidentiality } from '../catalog/metadata.ts';
import type { Decision } from '../event.ts';
import type { GrantTerms } from '../grants/grant.ts';
import {
  type NegotiationStatus,
  type NegotiationStep,
  negotiationLife,
  openNegotiation,
} from '../lives/negotiation.ts';
import { mayTake, partsOf } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { Attachment, Statement } from './record.ts';
import type { Meeting, Ruling, SuperiorDecision } from './ruling.ts';
import type { Proposal } from './terms.ts';

/** A party, or the bureau between them. */
export type Side = 'requester' | 'provider';
export type Author = Side | 'bureau';

/** An item under negotiation, with what makes it one that is shared by agreement alone. */
export interface DisputedItem {
  id: string;
  name: string;
  confidential: Confidentiality | null;
}

/** What two departments negotiate: items of one entry that were refused, or that are not shared (article 15). */
export interface Negotiation {
  id: string;
  number: string;
  status: NegotiationStatus;
  /** The request in whose reply they were refused; null for items that are not shared. */
  request: { id: string; number: string } | null;
  resource: { id: string; code: string; version: number; name: string };
  requester: string;
  provider: string;
  openedBy: Side;
  by: string;
  openedAt: Instant;
  /** When the other side got it; null while the requester's own head has not consented. */
  sentAt: Instant | null;
  purpose: string;
  scope: string;
  basis: string;
  /** 使用时限: the last day of the use asked for; null: as long as the purpose lasts. */
  until: LocalDate | null;
  items: DisputedItem[];
  /** The two are of different levels or cities (Order 809 art. 28). */
  acrossLevels: boolean;
  /** Why the head did not consent. */
  remarks: string | null;
  statements: Statement[];
  files: Attachment[];
  proposals: Proposal[];
  failure: { side: Side; reason: string; at: Instant; by: string } | null;
  meetings: Meeting[];
  ruling: Ruling | null;
  decision: SuperiorDecision | null;
  /** The grant made of what was agreed, ruled or decided. */
  grant: string | null;
  endedAt: Instant | null;
}

/** A decision, with the grant it ends in where it ends in one. */
export interface Negotiated extends Decision<Negotiation> {
  grant: GrantTerms | null;
}

export function without(decision: Decision<Negotiation>): Negotiated {
  return { ...decision, grant: null };
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function allowed(negotiation: Negotiation, step: NegotiationStep, by: Principal): void {
  mayTake(negotiationLife, step, negotiation.status, partsOf(by, negotiation));
}

/** As whom a person acts in a case: for one of its sides, or for the bureau between them. @throws Refusal `not-your-step` */
export function authorOf(negotiation: Negotiation, by: Principal): Author {
  const parts = partsOf(by, negotiation);
  const side = (['requester', 'provider'] as const).find((one) => parts.some((part) => part.startsWith(`${one}:`)));
  if (side) return side;
  if (parts.includes('bureau')) return 'bureau';
  throw new Refusal('not-your-step');
}

/** For which side a person acts. @throws Refusal `not-your-step` */
export function sideOf(negotiation: Negotiation, by: Principal): Side {
  const author = authorOf(negotiation, by);
  if (author === 'bureau') throw new Refusal('not-your-step');
  return author;
}

export function isOpen({ status }: Pick<Negotiation, 'status'>): boolean {
  return status === 'proposed' || (openNegotiation as readonly string[]).includes(status);
}

/** Whether the bureau is itself a side, so that it recuses itself (article 16). */
export function bureauIsParty({ requester, provider }: Pick<Negotiation, 'requester' | 'provider'>): boolean {
  return requester === BUREAU || provider === BUREAU;
}

/** Who decides where the case goes up: 市人民政府, or across levels or cities the common superior (Order 809 art. 28). */
export const authorities = { 'city-government': '本级人民政府', 'common-superior': '共同的上级主管部门' } as const;
export type Authority = keyof typeof authorities;

export function authorityOf(negotiation: Pick<Negotiation, 'acrossLevels'>): Authority {
  return negotiation.acrossLevels ? 'common-superior' : 'city-government';
}

/** What every event about a negotiation tells. */
export function factsOf({ number, requester, provider, resource }: Negotiation) {
  return { number, requester, provider, name: resource.name };
}

/** A list within a case grows to its limit, which keeps the case within one item of the table. @throws Refusal `case-full` */
export function roomFor(list: readonly unknown[], most: number, what: string): void {
  if (list.length >= most) throw new Refusal('case-full', { what, most });
}

/** Closed, with nothing more to be done. */
export function ended(negotiation: Negotiation, status: NegotiationStatus, now: Instant): Negotiation {
  return { ...negotiation, status, endedAt: now };
}
