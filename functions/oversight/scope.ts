import type { Principal } from '../../shared/domain/people/person.ts';
import { readsAll } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Database } from '../../shared/storage/database.ts';
import { departmentIds } from '../../shared/storage/lists.ts';

/**
 * The departments whose entries a list covers: the one asked for; otherwise all for people who read everything, and the
 * caller's own for others.
 * @throws Refusal `role-missing` for another department
 */
export async function departmentsInScope(
  { principal, query }: { principal: Principal; query: { department?: string | undefined } },
  database: Database,
): Promise<string[]> {
  const all = readsAll(principal);
  if (query.department === undefined) return all ? await departmentIds(database) : [principal.department];
  if (!all && query.department !== principal.department) throw new Refusal('role-missing');
  return [query.department];
}
