import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Route } from '../contract/route.ts';
import { statuses } from '../contract/statuses.ts';
import { type AccessRecord, isTurnedAway } from '../domain/access.ts';
import { instant } from '../domain/calendar/time.ts';
import type { Principal } from '../domain/people/person.ts';
import { cutText } from '../domain/plain-text.ts';
import type { Refusal } from '../domain/refusals.ts';
import { recordAccess } from '../storage/accesses.ts';
import type { Database } from '../storage/database.ts';
import { getItem, itemsUnder } from '../storage/items.ts';
import { readingsAbout, whoIs } from '../storage/read.ts';
import { pathParameters } from './input.ts';

/** The call whose access is recorded. */
export interface Asked {
  operation: string;
  event: APIGatewayProxyEvent;
  /** Who called, as far as that is known: their subject alone for somebody who is not admitted. */
  by: Pick<Principal, 'personId' | 'actingFor'> & Partial<Principal>;
}

/** Writes down that restricted content was read. It is handed out only after that (article 12). */
export async function recordRead(database: Database, asked: Asked, { success }: Route, version?: number) {
  const { by } = asked;
  await recordAccess(database, {
    ...(version === undefined ? {} : { version }),
    ...recordOf(asked),
    ...{ kind: 'read', status: success, department: by.department || null, roles: by.roles ?? [] },
  });
}

/** Writes down that somebody was turned away: 401, 403, and 404 for what only others may see. Other refusals leave no record. */
export async function recordRefused(database: Database, asked: Asked, refusal: Refusal): Promise<void> {
  const { by } = asked;
  const about = asked.event.pathParameters?.id;
  const exists = refusal.kind === 'not-found' && about !== undefined && (await isThere(database, about));
  if (!isTurnedAway(refusal.kind, exists)) return;
  // Whoever is not admitted has no department in this call, but may have one in the register.
  const known = by.department || !by.personId ? null : await whoIs(database, by.personId);
  const department = by.department || known?.state.department || null;
  const { code, kind } = refusal;
  await recordAccess(database, {
    ...recordOf({ ...asked, by: known ? { ...by, personId: known.id } : by }),
    ...{ kind: 'refused', status: statuses[kind], code, department, roles: by.roles ?? [] },
  });
}

/** Characters that are kept of what was asked for: who is turned away may have asked for anything. No id is longer. */
const LONGEST = 200;

function recordOf({ operation, event, by }: Asked) {
  const { requestContext } = event;
  const params = pathParameters(event);
  const about = params.id ?? Object.values(params)[0];
  return {
    at: instant(requestContext.requestTimeEpoch),
    correlation: requestContext.requestId,
    operation,
    about: about === undefined ? null : cutText(about, LONGEST),
    person: by.personId || null,
    ...(by.actingFor === undefined ? {} : { actingFor: by.actingFor }),
    from: requestContext.identity.sourceIp,
  } satisfies Partial<AccessRecord>;
}

/** Whether there is something under an id. */
async function isThere(database: Database, id: string): Promise<boolean> {
  const [reading] = readingsAbout(id, { decides: false });
  // A function that may not read there is asked for something of another kind.
  if (!reading || !database.has(reading.table)) return false;
  const { table, pk, sk } = reading;
  return sk === undefined
    ? (await itemsUnder(database, table, pk)).length > 0
    : (await getItem(database, table, { pk, sk })) !== undefined;
}
