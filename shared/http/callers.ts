import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Principal } from '../domain/people/person.ts';
import type { ItemsToRead } from '../storage/items.ts';
import { kinds } from '../storage/kinds.ts';

const MOST = 10_000;
/** The department of each caller, as it was at their last call to this function. */
const departments = new Map<string, string>();

/**
 * What a command reads about its caller's department. Whose department it is says the registry, which is being read; but it is
 * mostly the one of last time, so that one is read meanwhile. A wrong guess is a read that nobody asks for.
 */
export function readingsOfCaller(event: APIGatewayProxyEvent): ItemsToRead[] {
  const department = departments.get(identityIn(event));
  return department ? [{ table: 'registry', ...kinds.department.key(department) }] : [];
}

export function rememberCaller(event: APIGatewayProxyEvent, { department }: Principal): void {
  if (departments.size >= MOST) departments.clear();
  departments.set(identityIn(event), department);
}

function identityIn({ requestContext: { authorizer, identity } }: APIGatewayProxyEvent): string {
  return String(authorizer?.personId ?? identity.userArn ?? '');
}
