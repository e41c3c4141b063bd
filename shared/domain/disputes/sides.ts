import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { isGovernment, partsOf, type Sides } from '../machine.ts';
import type { Signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** The two sides of a negotiation. */
export const sides = ['requester', 'provider'] as const;
export type Side = (typeof sides)[number];
/** Who adds to the record: a side, or who is above both. */
export type Author = Side | 'bureau' | 'government';

export const otherSide = (side: Side): Side => (side === 'requester' ? 'provider' : 'requester');

/** The answer of a side's head to terms or to a ruling. */
export const sideAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept') }),
  z.strictObject({ decision: z.literal('decline'), reason: shortText }),
]);
interface SideAnswer extends Signature {
  accepted: boolean;
  reason: string | null;
  at: Instant;
}
export type SideAnswers = Record<Side, SideAnswer | null>;
export const unanswered: SideAnswers = { requester: null, provider: null };

/** For whom a person acts: for a side, for the bureau, or for the city government. @throws Refusal `not-your-step` */
export function authorOf(of: Sides, by: Principal): Author {
  const parts = partsOf(by, of);
  const side = sides.find((each) => parts.some((part) => part.startsWith(`${each}:`)));
  if (side) return side;
  if (parts.includes('bureau')) return 'bureau';
  if (isGovernment(by)) return 'government';
  throw new Refusal('not-your-step');
}

/** For which side a person acts. @throws Refusal `not-your-step` */
export function sideOf(of: Sides, by: Principal): Side {
  const author = authorOf(of, by);
  if (!isSide(author)) throw new Refusal('not-your-step');
  return author;
}

export function isSide(author: Author): author is Side {
  return (sides as readonly Author[]).includes(author);
}
