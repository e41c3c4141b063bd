import { GOVERNMENT } from '../../shared/domain/people/department.ts';
import type { Database } from '../../shared/storage/database.ts';
import { allDepartments } from '../../shared/storage/lists.ts';

/**
 * The departments that are evaluated: those of the city that act. Its government's office decides about others and has nothing to share,
 * and departments outside the city answer to their own (article 15).
 */
export async function evaluatedIn(database: Database): Promise<string[]> {
  const all = await allDepartments(database);
  const own = all.filter(({ id, division, merged }) => id !== GOVERNMENT && division === undefined && !merged);
  return own.map(({ id }) => id);
}
