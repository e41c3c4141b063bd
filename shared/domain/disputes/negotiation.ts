import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { Confidentiality } from '../catalog/metadata.ts';
import type { Change } from '../change.ts';
import type { Id } from '../id.ts';
import {
  type NegotiationStatus,
  type NegotiationStep,
  negotiationLife,
  openNegotiation,
} from '../lives/negotiation.ts';
import { bureauIsParty, isGovernment, type Part, partsOf, take } from '../machine.ts';
import { handsOf, type Signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { Attachment } from './attachment.ts';
import type { Meeting } from './meeting.ts';
import type { Proposal } from './proposal.ts';
import { isSide, type Side } from './sides.ts';
import type { Statement } from './statement.ts';
import { authorityOf, type Ruling, type SuperiorDecision } from './verdict.ts';

/** An item under negotiation; a confidential one is shared by agreement only. */
export interface DisputedItem {
  id: string;
  name: string;
  confidential: Confidentiality | null;
}

/** A negotiation of two departments about items of one entry that were refused, or that are not shared (article 15). */
export interface Negotiation extends Signature {
  id: Id<'neg'>;
  number: string;
  status: NegotiationStatus;
  /** The request whose reply refused the items; null for items that are not shared. */
  request: { id: Id<'req'>; number: string } | null;
  resource: { id: Id<'res'>; code: string; version: number; name: string };
  requester: string;
  provider: string;
  openedBy: Side;
  openedAt: Instant;
  /** Everybody who opened it or consented to opening it. */
  hands: string[];
  /** When the other side received it; null until the requester's own head consents. */
  sentAt: Instant | null;
  purpose: string;
  scope: string;
  basis: string;
  /** 使用时限: the last day of the requested use; null: as long as the purpose lasts. */
  until: LocalDate | null;
  items: DisputedItem[];
  /** The departments belong to different levels or cities (Order 809 art. 28). */
  acrossLevels: boolean;
  /** Whose turn it is to answer the other side, and how often it has passed; none in negotiations from before it was kept. */
  turn?: { of: Side; number: number };
  /** Why the head declined. */
  remarks: string | null;
  statements: Statement[];
  files: Attachment[];
  proposals: Proposal[];
  failure: ({ side: Side; reason: string; at: Instant } & Signature) | null;
  meetings: Meeting[];
  ruling: Ruling | null;
  decision: SuperiorDecision | null;
  /** Id of the grant of what was agreed, ruled or decided. */
  grant: Id<'grt'> | null;
  endedAt: Instant | null;
}

export type NegotiationChange = Change<'negotiation', Negotiation>;

/** Takes a step of a negotiation. @returns its target state @throws Refusal `not-your-step`, `step-closed` */
export function takeStep<S extends NegotiationStep>(negotiation: Negotiation, step: S, by: Principal) {
  return take(negotiationLife, step, negotiation.status, partsIn(negotiation, by));
}

/** Parts in a negotiation. What is referred to the city government it decides, whether or not the bureau is a side. */
function partsIn(negotiation: Negotiation, by: Principal): Part[] {
  if (isGovernment(by)) return isReferred(negotiation) ? ['government'] : [];
  return partsOf(by, negotiation);
}

/**
 * Whether the case was referred to the city government, whatever has become of it since: a side did not accept the ruling, or the
 * negotiation failed and the bureau is itself a side (article 16; Order 809 art. 28).
 */
export function isReferred(negotiation: Negotiation): boolean {
  const { failure, ruling } = negotiation;
  if (authorityOf(negotiation) !== 'city-government') return false;
  if (bureauIsParty(negotiation)) return failure !== null;
  const answers = Object.values(ruling?.answers ?? {});
  return ruling != null && (ruling.referred !== null || answers.some((answer) => answer?.accepted === false));
}

export function isOpenNegotiation({ status }: Pick<Negotiation, 'status'>): boolean {
  return status === 'proposed' || (openNegotiation as readonly string[]).includes(status);
}

/** Facts in every event of a negotiation. */
export function negotiationFacts({ number, requester, provider, resource }: Negotiation) {
  return { number, requester, provider, name: resource.name };
}

/** Everybody who took part for a side. Nobody who did adjudicates, whatever department they work in by now (article 16). */
export function partisans({ hands, statements, files, proposals, failure, ruling }: Negotiation): string[] {
  const answers = [...proposals, ...(ruling ? [ruling] : [])].flatMap((one) => Object.values(one.answers));
  const ofSides = [
    ...statements,
    ...files.filter(({ side }) => isSide(side)),
    ...proposals.filter(({ author }) => isSide(author)),
  ];
  return [...new Set([...hands, ...handsOf(...ofSides, ...answers, failure)])];
}

/** Checks the limit of a list, which keeps the case within one item of the table. @throws Refusal `case-full` */
export function mustHaveRoom(list: readonly unknown[], most: number, what: string): void {
  if (list.length >= most) throw new Refusal('case-full', { what, most });
}

/** Checks that a term ends in the future. @throws Refusal `term-over` */
export function mustLast(until: LocalDate, now: Instant): void {
  if (until <= dateOf(now)) throw new Refusal('term-over', {}, [{ field: 'body.until', message: until }]);
}

/** Closes a negotiation. */
export function closeNegotiation(negotiation: Negotiation, status: NegotiationStatus, now: Instant): Negotiation {
  return { ...negotiation, status, endedAt: now };
}
