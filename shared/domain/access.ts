import type { Instant } from './calendar/time.ts';
import type { Role } from './people/person.ts';
import type { RefusalKind } from './refusals/entry.ts';

/**
 * What happened at the door: restricted content was read, a call was turned away, a sign-in failed. What a person decides is an event
 * (`event.ts`); this is the record of everything else that an auditor asks for (article 12; 809 art. 29).
 */
export const accessKinds = ['read', 'refused', 'sign-in-failed'] as const;
type AccessKind = (typeof accessKinds)[number];

/** One record. It never holds a token, a body, or a 公民身份号码. */
export interface AccessRecord {
  kind: AccessKind;
  at: Instant;
  /** The id of the call; each call leaves at most one record. */
  correlation: string;
  /** The operation of the contract; null where a sign-in failed before any was known. */
  operation: string | null;
  /** The id of what was read or asked for; null for a list. */
  about: string | null;
  /** The version that was read, where it has one. */
  version?: number;
  /** Who called. For a failed sign-in the person that the token names, which nobody has verified. */
  person: string | null;
  /** The absent person on whose behalf they called. */
  actingFor?: string;
  department: string | null;
  roles: readonly Role[];
  /** The network address of the caller. */
  from: string;
  /** HTTP status of the answer. */
  status: number;
  /** Why the call was turned away: the code of the refusal. */
  code?: string;
}

/** Whether a refusal turns somebody away who may not have what they ask for. `exists`: what a 404 denies is there, for others. */
export function isTurnedAway(kind: RefusalKind, exists: boolean): boolean {
  return kind === 'unauthenticated' || kind === 'forbidden' || (kind === 'not-found' && exists);
}
