import type { APIGatewayProxyEvent } from 'aws-lambda';
import type * as z from 'zod';
import type { authentication } from '../adapters/environment.ts';
import { dateOf, type Instant, instant, type LocalDate } from '../domain/calendar/time.ts';
import { rolesLent } from '../domain/people/absence.ts';
import { credentialOf } from '../domain/people/credential.ts';
import { BUREAU } from '../domain/people/department.ts';
import { isDeputy } from '../domain/people/deputy.ts';
import { FOUNDING } from '../domain/people/founding.ts';
import type { Signature } from '../domain/people/hands.ts';
import { actingFor, type Delegation, type Person, type Principal } from '../domain/people/person.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from '../storage/database.ts';
import { load, loadPerson } from '../storage/read.ts';
import { probably } from './callers.ts';

/** What the authorizer passes to the function behind it; API Gateway passes text only. */
export interface AuthorizerContext {
  /** The subject of the verified token; in answers from before they held it, `personId` is. */
  subject?: string;
  /** The person whose subject it was when the authorizer looked. The function reads whether it still is. */
  personId: string;
  /** When the token expires, in seconds since 1970. */
  expires: string;
}

/** The header that names the person on whose behalf a call is made. */
const ACTING_FOR = 'acting-for';

/** How callers are authenticated in this stage, and who may register the first people. */
export interface Authentication {
  method: 'oidc' | 'iam';
  /** The beginning of the ARN of a caller's role session, whereafter the department's id follows; empty where there are tokens. */
  roles: string;
  founder: string;
  /** The origins whose pages may call, beside the API's own. */
  origins: readonly string[];
}

export function authenticationOf(env: z.output<z.ZodObject<typeof authentication>>): Authentication {
  const { AUTHENTICATION: method, CALLER_ROLES: roles, FOUNDER_SUBJECT: founder, ORIGINS: origins } = env;
  return { method, roles, founder, origins };
}

type Method = Pick<Authentication, 'method' | 'roles'>;

/**
 * The subject of whoever calls, not yet looked up; empty for nobody. With OIDC the authorizer has verified the token. With IAM
 * (SigV4) it is the session name of a department's role, which the role's trust policy enforces; any other role is nobody's.
 */
export function identityOf(event: APIGatewayProxyEvent, stage: Method): string {
  if (stage.method === 'iam') return sessionOf(event, stage)?.name ?? '';
  const { subject, personId = '' } = (event.requestContext.authorizer ?? {}) as Partial<AuthorizerContext>;
  return subject ?? personId;
}

/** The session that signed the call: its name, and the department whose role it is of. */
function sessionOf({ requestContext }: APIGatewayProxyEvent, { method, roles }: Method) {
  if (method !== 'iam') return undefined;
  const { userArn } = requestContext.identity;
  if (!roles || !userArn?.startsWith(roles)) return undefined;
  const [department, name, ...more] = userArn.slice(roles.length).split('/');
  return department && name && more.length === 0 ? { department, name } : undefined;
}

/**
 * The same, of somebody whose credential is still valid. API Gateway keeps the authorizer's answer for a few minutes, so whether the
 * token has expired is checked here. @throws Refusal `token-expired`
 */
function callerOf(event: APIGatewayProxyEvent, stage: Method): string {
  const { expires = '0' } = (event.requestContext.authorizer ?? {}) as Partial<AuthorizerContext>;
  if (stage.method === 'oidc' && Number(expires) * 1000 <= Date.now()) throw new Refusal('token-expired');
  return identityOf(event, stage);
}

/** The id of the absent person on whose behalf the call is made; undefined where it doesn't say so. */
export function absentOf({ headers }: APIGatewayProxyEvent): string | undefined {
  return Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === ACTING_FOR)?.[1];
}

/**
 * The caller as registered, and on whose behalf they call. Whoever signs with the role of a department where they don't work is nobody.
 * @throws Refusal `token-expired`, `person-inactive`, `not-delegated`
 */
export async function principalOf(
  event: APIGatewayProxyEvent,
  authentication: Authentication,
  database: Database,
): Promise<Principal> {
  const on = dateOf(instant(event.requestContext.requestTimeEpoch));
  const caller = await callerIn(database, callerOf(event, authentication), event);
  const principal = await admitted(database, caller, authentication.founder, on);
  const { department = principal.department } = sessionOf(event, authentication) ?? {};
  if (department !== principal.department) throw new Refusal('person-inactive');
  const absent = absentOf(event);
  return absent === undefined ? principal : actingFor(principal, absent);
}

/** The person or the system whose subject it is; in one query where it is who it probably is. */
async function callerIn(database: Database, subject: string, event: APIGatewayProxyEvent): Promise<Found> {
  const nobody = { id: subject, ...nobodyRegistered };
  if (!subject) return nobody;
  const guess = probably(subject, event);
  const first = await loadPerson(database, guess);
  if (isKnownAs(subject, first)) return { id: guess, ...first };
  // It is another's since it was last looked for, or was never looked for.
  const own = guess === subject ? first : await loadPerson(database, subject);
  if (isKnownAs(subject, own)) return { id: subject, ...own };
  if (own.subjectOf === undefined) return own.person ? nobody : { id: subject, ...own };
  const other = await loadPerson(database, own.subjectOf);
  return isKnownAs(subject, other) ? { id: own.subjectOf, ...other } : nobody;
}

function isKnownAs(subject: string, { person, system }: Awaited<ReturnType<typeof loadPerson>>): boolean {
  return (person ? credentialOf(person.state).subject : system?.id) === subject;
}

type Found = { id: string } & Awaited<ReturnType<typeof loadPerson>>;

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
  const found = personId ? await loadPerson(database, personId) : nobodyRegistered;
  return await admitted(database, { id: personId, ...found }, founder, on);
}

async function admitted(
  database: Database,
  { id: personId, person, system, standsInFor, deputyOf }: Found,
  founder: string,
  on: LocalDate,
): Promise<Principal> {
  if (system?.state.status === 'active') {
    return { personId, department: system.state.department, roles: ['system'] };
  }
  if (person?.state.active) {
    const { department, roles } = person.state;
    const today = ({ from, to }: { from: string; to: string }) => from <= on && on <= to;
    const [mayActFor, deputy] = await Promise.all([
      delegations(
        database,
        person.state,
        standsInFor.filter(today).map((one) => one.absent),
        on,
      ),
      namedBy(
        database,
        person.state,
        deputyOf.filter(today).map((one) => one.leader),
        on,
      ),
    ]);
    return { personId, department, roles: deputy ? [...roles, 'deputy'] : roles, mayActFor };
  }
  if (!person && !system && personId === founder && (await isFounding(database))) {
    return { personId, department: BUREAU, roles: ['administrator'] };
  }
  throw new Refusal('person-inactive');
}

const nobodyRegistered = { person: null, system: null, subjectOf: undefined, standsInFor: [], deputyOf: [] };

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

/** Whether one of these leaders has named the person their deputy for the day, as their own registration says. */
async function namedBy(database: Database, person: Person, leaders: string[], on: LocalDate): Promise<boolean> {
  const found = await Promise.all(leaders.map((id) => load(database, 'person', id)));
  return found.some((leader) => leader !== null && isDeputy(leader.state, person, on));
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
