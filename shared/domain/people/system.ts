import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import { systemLife } from '../lives/system.ts';
import { partsOf, take } from '../machine.ts';
import { prose } from '../prose.ts';
import { personId } from './person.ts';

/** What the head says of a system. `id`: the `sub` of its token, or the session name of its role. */
export const systemSchema = z.strictObject({
  id: personId,
  name: z.string().trim().min(2).max(100),
  purpose: prose(2, 500),
});

/**
 * A system of a department that calls for itself, without a person: it fetches what the department was granted, records the use,
 * and reads the catalog. It never decides: only the routes and steps that name the role `system` are open to it (article 15).
 */
export interface System extends z.infer<typeof systemSchema> {
  department: string;
  status: keyof typeof systemLife.states;
  registeredAt: Instant;
  registeredBy: string;
  revoked: { at: Instant; by: string; reason: string } | null;
}

type SystemChange = Change<'system', System>;

/** The head of the department answers for the system from now on. */
export function createSystem(given: z.infer<typeof systemSchema>, { by, now }: Actor): [SystemChange] {
  const { department, personId: registeredBy } = by;
  const system: System = { ...given, department, status: 'active', registeredAt: now, registeredBy, revoked: null };
  return [change('system', null, system, event('SystemRegistered', factsOf(system)))];
}

/** From now on the credential of the system opens nothing. @throws Refusal `not-your-step`, `step-closed` */
export function revokeSystem(system: System, { reason }: { reason: string }, { by, now }: Actor): [SystemChange] {
  const to = mayRevokeSystem(system, { by });
  const next: System = { ...system, status: to(), revoked: { at: now, by: by.personId, reason } };
  return [change('system', system, next, event('SystemRevoked', { ...factsOf(system), reason }))];
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function mayRevokeSystem({ department, status }: System, { by }: Pick<Actor, 'by'>) {
  return take(systemLife, 'revoke', status, partsOf(by, { requester: null, provider: department }));
}

function factsOf({ department: provider, name, purpose }: System) {
  return { provider, name, purpose };
}
