import { Refusal } from '../refusals.ts';
import type { Principal } from './person.ts';

/** Who did something: the person who acted, and the absent person in whose name. Every stored act carries both. */
export interface Signature {
  by: string;
  actingFor?: string;
}

/** People who had a hand in something: those who acted, and those in whose names. */
export type Hands = readonly string[];

export function signature({ personId, actingFor }: Pick<Principal, 'personId' | 'actingFor'>): Signature {
  return { by: personId, ...(actingFor === undefined ? {} : { actingFor }) };
}

/** The hands in acts that are stored; an act that did not happen adds nobody. */
export function handsOf(...acts: (Signature | null | undefined)[]): string[] {
  return [...new Set(acts.flatMap((act) => (act ? [act.by, act.actingFor ?? act.by] : [])))];
}

/** The same hands, and those of whoever acts now. */
export function withHands(hands: Hands, by: Principal): string[] {
  return [...new Set([...hands, ...handsOf(signature(by))])];
}

/**
 * Four eyes: whoever decides had no hand in what is decided, whatever second role they hold. Everybody who took part is on one
 * side: in person, as a delegate, or as the absent person in whose name a delegate acted. @throws Refusal `same-person`
 */
export function mustBeAnother(by: Principal, hands: Hands): void {
  if (handsOf(signature(by)).some((hand) => hands.includes(hand))) throw new Refusal('same-person');
}
