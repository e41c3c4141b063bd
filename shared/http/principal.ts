import type { APIGatewayProxyEvent } from 'aws-lambda';
import { BUREAU } from '../domain/department.ts';
import type { Principal, Role } from '../domain/person.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from '../storage/database.ts';
import { peopleOf } from '../storage/lists.ts';
import { load } from '../storage/read.ts';

/** What the authorizer tells the function behind it; API Gateway passes text only. */
export interface AuthorizerContext {
  personId: string;
  department: string;
  roles: string;
}

/** How callers are known in this stage, and who may begin. */
export interface Authentication {
  method: 'oidc' | 'iam';
  founder: string;
}

export function toContext(principal: Principal): AuthorizerContext {
  return { personId: principal.personId, department: principal.department, roles: principal.roles.join(',') };
}

/**
 * Who asks. With OIDC the authorizer has verified the token and read the registry. With IAM (SigV4) the person is the
 * session name of the department's role, which the role's trust policy enforces, and the registry is read here.
 * @throws Refusal `person-inactive`
 */
export async function principalOf(
  event: APIGatewayProxyEvent,
  { method, founder }: Authentication,
  database: Database,
): Promise<Principal> {
  if (method === 'iam') {
    const session = /:assumed-role\/[^/]+\/([^/]+)$/.exec(event.requestContext.identity.userArn ?? '')?.[1];
    return await registered(database, session ?? '', founder);
  }
  const { personId, department, roles } = (event.requestContext.authorizer ?? {}) as Partial<AuthorizerContext>;
  if (!personId || !department || !roles) throw new Refusal('person-inactive');
  return { personId, department, roles: roles.split(',') as Role[] };
}

/**
 * The person as registered and working here now (article 6): one who has left is nobody at once. The founder named at
 * deployment may register the first people; once the bureau has an administrator, no longer.
 * @throws Refusal `person-inactive`
 */
export async function registered(database: Database, personId: string, founder: string): Promise<Principal> {
  const person = personId ? await load(database, 'person', personId) : null;
  if (person?.state.active) return { personId, department: person.state.department, roles: person.state.roles };
  if (!person && personId === founder && (await nobodyAdministers(database))) {
    return { personId, department: BUREAU, roles: ['administrator'] };
  }
  throw new Refusal('person-inactive');
}

async function nobodyAdministers(database: Database): Promise<boolean> {
  const people = await peopleOf(database, BUREAU);
  return !people.some((person) => person.roles.includes('administrator'));
}
