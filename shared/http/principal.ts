import type { APIGatewayProxyEvent } from 'aws-lambda';
import { dateOf, type Instant, instant, type LocalDate } from '../domain/calendar/time.ts';
import { rolesLent } from '../domain/people/absence.ts';
import { BUREAU } from '../domain/people/department.ts';
import { FOUNDING } from '../domain/people/founding.ts';
import type { Signature } from '../domain/people/hands.ts';
import { actingFor, type Delegation, type Person, type Principal, type Role } from '../domain/people/person.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from '../storage/database.ts';
import { load, loadPerson } from '../storage/read.ts';

/** What the authorizer passes to the function behind it; API Gateway passes text only. */
export interface AuthorizerContext {
  personId: string;
  department: string;
  roles: string;
  /** JSON: on whose behalf the caller may act, and in which roles. */
  mayActFor: string;
}

/** The header that names the person on whose behalf a call is made. */
const ACTING_FOR = 'acting-for';

/** How callers are authenticated in this stage, and who may register the first people. */
export interface Authentication {
  method: 'oidc' | 'iam';
  founder: string;
}

export function toContext(principal: Principal): AuthorizerContext {
  const { personId, department, roles, mayActFor = [] } = principal;
  return { personId, department, roles: roles.join(','), mayActFor: JSON.stringify(mayActFor) };
}

/**
 * The caller, and on whose behalf the call is made if it says so. With OIDC the authorizer has verified the token and read the
 * registry. With IAM (SigV4) the person is the session name of the department's role, which the role's trust policy
 * enforces, and the registry is read here.
 * @throws Refusal `person-inactive`, `not-delegated`
 */
export async function principalOf(
  event: APIGatewayProxyEvent,
  authentication: Authentication,
  database: Database,
): Promise<Principal> {
  const principal = await callerOf(event, authentication, database);
  const absent = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === ACTING_FOR)?.[1];
  return absent === undefined ? principal : actingFor(principal, absent);
}

async function callerOf(
  event: APIGatewayProxyEvent,
  { method, founder }: Authentication,
  database: Database,
): Promise<Principal> {
  if (method === 'iam') {
    const session = /:assumed-role\/[^/]+\/([^/]+)$/.exec(event.requestContext.identity.userArn ?? '')?.[1];
    return await registered(database, session ?? '', founder, dateOf(instant(event.requestContext.requestTimeEpoch)));
  }
  const context = (event.requestContext.authorizer ?? {}) as Partial<AuthorizerContext>;
  const { personId, department, roles, mayActFor = '[]' } = context;
  if (!personId || !department || !roles) throw new Refusal('person-inactive');
  return { personId, department, roles: roles.split(',') as Role[], mayActFor: JSON.parse(mayActFor) as Delegation[] };
}

/**
 * A person as registered and working here now; one who has left loses access at once. The founder named at deployment may
 * register the first people, until the bureau has had an administrator (article 6).
 * @param on the day of the call, Asia/Shanghai: delegations are limited by days
 * @throws Refusal `person-inactive`
 */
export async function registered(
  database: Database,
  personId: string,
  founder: string,
  on: LocalDate,
): Promise<Principal> {
  const { person, standsInFor } = personId ? await loadPerson(database, personId) : { person: null, standsInFor: [] };
  if (person?.state.active) {
    const { department, roles } = person.state;
    const absent = standsInFor.filter(({ from, to }) => from <= on && on <= to).map((one) => one.absent);
    return { personId, department, roles, mayActFor: await delegations(database, person.state, absent, on) };
  }
  if (!person && personId === founder && (await isFounding(database))) {
    return { personId, department: BUREAU, roles: ['administrator'] };
  }
  throw new Refusal('person-inactive');
}

/**
 * Whoever gave a command, with the rights that they have now, so that a job does nothing for somebody who has left or lost the
 * role meanwhile. @throws Refusal `person-inactive`, `not-delegated`
 */
export async function principalNow(
  database: Database,
  { by, actingFor: absent }: Signature,
  now: Instant,
): Promise<Principal> {
  const principal = await registered(database, by, '', dateOf(now));
  return absent === undefined ? principal : actingFor(principal, absent);
}

/** The roles that absent colleagues lend today, read from their own registration. */
async function delegations(
  database: Database,
  delegate: Person,
  absent: string[],
  on: LocalDate,
): Promise<Delegation[]> {
  const people = await Promise.all(absent.map((id) => load(database, 'person', id)));
  return people.flatMap((person) => {
    const roles = person ? rolesLent(person.state, delegate, on) : [];
    return person && roles.length > 0 ? [{ person: person.id, roles }] : [];
  });
}

async function isFounding(database: Database): Promise<boolean> {
  return (await load(database, 'founding', FOUNDING)) === null;
}
