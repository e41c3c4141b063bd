import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { partsOf, type Sides } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import type { Principal } from '../people/person.ts';
import { shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** The two sides of a case. */
export const sides = ['requester', 'provider'] as const;
export type Side = (typeof sides)[number];
/** Who adds to the record of a case: a side, or the bureau between the two. */
export type Author = Side | 'bureau';

/** What the head of a side answers to terms or to a ruling. */
export const sideAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept') }),
  z.strictObject({ decision: z.literal('reject'), reason: shortText }),
]);
export interface SideAnswer {
  accepted: boolean;
  reason: string | null;
  at: Instant;
  by: string;
}
export type SideAnswers = Record<Side, SideAnswer | null>;
export const unanswered: SideAnswers = { requester: null, provider: null };

/** As whom a person acts in a case: for one of its sides, or for the bureau between them. @throws Refusal `not-your-step` */
export function authorOf(of: Sides, by: Principal): Author {
  const parts = partsOf(by, of);
  const side = sides.find((one) => parts.some((part) => part.startsWith(`${one}:`)));
  if (side) return side;
  if (parts.includes('bureau')) return 'bureau';
  throw new Refusal('not-your-step');
}

/** For which side a person acts. @throws Refusal `not-your-step` */
export function sideOf(of: Sides, by: Principal): Side {
  const author = authorOf(of, by);
  if (author === 'bureau') throw new Refusal('not-your-step');
  return author;
}

/** Whether the bureau is itself a side, so that it recuses itself (article 16). */
export function bureauIsParty({ requester, provider }: Sides): boolean {
  return requester === BUREAU || provider === BUREAU;
}
