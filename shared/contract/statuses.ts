import type { RefusalKind } from '../domain/refusals/entry.ts';
import { type RefusalCode, refusals } from '../domain/refusals.ts';
import { isCommand, mayChange, type Route } from './route.ts';

/** The HTTP status of each kind of refusal (RFC 9110, RFC 6585). */
export const statuses: Record<RefusalKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  malformed: 400,
  invalid: 422,
  conflict: 409,
  'precondition-required': 428,
  stale: 412,
  'media-type': 415,
  busy: 503,
  'too-many': 429,
  'failed-dependency': 424,
  internal: 500,
};

/** Every refusal that a function may answer to an operation, those included that all operations of its kind share. */
export function refusalsOf(route: Route): RefusalCode[] {
  const { auth, body, ifMatch, refusals: own = [] } = route;
  return [
    ...own,
    'invalid-input',
    'identifier-in-full',
    'not-found',
    ...(auth === 'person'
      ? (['token-expired', 'person-inactive', 'department-closed', 'role-missing', 'not-delegated'] as const)
      : []),
    ...(body ? (['unsupported-media-type'] as const) : []),
    ...(isCommand(route) ? (['idempotency-key-required', 'idempotency-key-reused'] as const) : []),
    ...(mayChange(route) ? (['busy'] as const) : []),
    ...(ifMatch ? (['precondition-required', 'stale'] as const) : []),
  ];
}

/** The statuses of an operation's refusals, API Gateway's own included: too many calls, too large a body, an error. */
export function refusedWith(route: Route): number[] {
  const own = refusalsOf(route).map((code) => statuses[refusals[code].kind]);
  return [...new Set([...own, ...(route.body ? [413] : []), 429, 500, 503])].sort((a, b) => a - b);
}
