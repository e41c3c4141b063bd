import type { Instant, LocalDate } from './calendar/time.ts';
import type { Role } from './people/person.ts';
import type { RefusalKind } from './refusals/entry.ts';

/**
 * What happened at the door: restricted content was read, a call was turned away, a sign-in failed. What a person decides is an event
 * (`event.ts`); this is the record of everything else that an auditor asks for (article 12; 809 art. 29).
 */
export const accessKinds = ['read', 'refused', 'sign-in-failed'] as const;

/** One record. It never holds a token, a body, or a 公民身份号码. */
export interface AccessRecord {
  kind: (typeof accessKinds)[number];
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

/** What each kind of line of the log is called. */
export const logKinds = {
  decided: { zh: '办理', en: 'Decided' },
  read: { zh: '查看', en: 'Read' },
  refused: { zh: '被拒绝', en: 'Turned away' },
  'sign-in-failed': { zh: '登录失败', en: 'Sign-in failed' },
} as const satisfies Record<'decided' | AccessRecord['kind'], { zh: string; en: string }>;

/** Which lines of the log are sought. Both days are included. */
export interface SoughtInLog {
  about?: string | undefined;
  department?: string | undefined;
  person?: string | undefined;
  kind?: keyof typeof logKinds | undefined;
  /** The type of an event, or an operation. */
  what?: string | undefined;
  outcome?: 'done' | 'denied' | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

/** Whether a refusal turns somebody away who may not have what they ask for. `exists`: what a 404 denies is there, for others. */
export function isTurnedAway(kind: RefusalKind, exists: boolean): boolean {
  return kind === 'unauthenticated' || kind === 'forbidden' || (kind === 'not-found' && exists);
}
