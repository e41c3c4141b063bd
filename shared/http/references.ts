import type { Resource } from '../domain/catalog/resource.ts';
import { mustBeOpen } from '../domain/people/department.ts';
import type { Principal } from '../domain/people/person.ts';
import { visible } from '../domain/people/visibility.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from '../storage/database.ts';
import { load } from '../storage/read.ts';

/** An entry that a command names and its caller may see. @throws Refusal `not-found` */
export async function visibleEntry(database: Database, id: string, by: Principal): Promise<Resource> {
  const entry = (await load(database, 'resource', id))?.state;
  if (!entry || !visible.resource(by, entry)) throw new Refusal('not-found', { what: '信息资源' });
  return entry;
}

/** Checks that a department that a command names in a field acts. @throws Refusal `unknown-department`, `department-closed` */
export async function mustBeRegistered(database: Database, department: string, field: string): Promise<void> {
  const found = await load(database, 'department', department);
  if (!found) throw new Refusal('unknown-department', { department }, [{ field, message: department }]);
  mustBeOpen(found.state, [{ field, message: department }]);
}
