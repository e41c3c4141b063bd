import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Principal } from '../domain/people/person.ts';
import type { ItemsToRead } from '../storage/items.ts';
import { kinds } from '../storage/kinds.ts';

const MOST = 10_000;
/** Each caller as at their last call to this function, by subject. */
const lately = new Map<string, Pick<Principal, 'personId' | 'department'>>();

/**
 * What a command reads about its caller's department. Whose department it is says the registry, which is being read; but it is
 * mostly the one of last time, so that one is read meanwhile. A wrong guess is a read that nobody asks for.
 */
export function readingsOfCaller(subject: string): ItemsToRead[] {
  const known = lately.get(subject);
  return known ? [{ table: 'registry', ...kinds.department.key(known.department) }] : [];
}

/**
 * Who a caller probably is, so that they are read at once: as the authorizer found, or as at the last call, or else the subject is the
 * person's id, as it mostly is.
 */
export function probably(subject: string, { requestContext: { authorizer } }: APIGatewayProxyEvent): string {
  return String(authorizer?.personId ?? lately.get(subject)?.personId ?? subject);
}

export function rememberCaller(subject: string, { personId, department }: Principal): void {
  if (lately.size >= MOST) lately.clear();
  lately.set(subject, { personId, department });
}
