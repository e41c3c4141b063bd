import type { Department } from '../../shared/domain/people/department.ts';
import { registerDepartment as register } from '../../shared/domain/people/department.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { list, listings, type Position, peopleOf } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { RegistryDeps } from './deps.ts';

/** Article 6: a department registers its office; its leader and staff follow. */
export async function registerDepartment(
  call: Call<'registerDepartment'>,
  { database }: RegistryDeps,
): Promise<Outcome<'registerDepartment'>> {
  if (await load(database, 'department', call.body.id)) {
    throw new Refusal('already-registered', { what: `部门 ${call.body.id}` });
  }
  const registered = register(call.body);
  return {
    body: { ...registered.next, complete: false },
    etag: 1,
    location: `/v1/departments/${call.body.id}`,
    changes: [step('department', null, registered)],
  };
}

export async function getDepartment(
  call: Call<'getDepartment'>,
  { database }: RegistryDeps,
): Promise<Outcome<'getDepartment'>> {
  const department = await load(database, 'department', call.params.id);
  if (!department) throw new Refusal('not-found', { what: '部门' });
  return { body: await view(database, department.state), etag: department.version };
}

export async function listDepartments(
  call: Call<'listDepartments'>,
  { database, cursors }: RegistryDeps,
): Promise<Outcome<'listDepartments'>> {
  const body = await paged(call, cursors, async (from: Position | null, limit) => {
    const page = await list<'department'>(database, listings.departments(), { limit, from });
    const items = await Promise.all(page.items.map(({ state }) => view(database, state)));
    return { items: call.query.incomplete ? items.filter((item) => !item.complete) : items, next: page.next };
  });
  return { body };
}

/** Article 6 asks for a leader and for staff; a department without either is shown as incomplete. */
async function view(database: Database, department: Department) {
  const people = await peopleOf(database, department.id);
  const has = (role: 'leader' | 'staff') => people.some((person) => person.roles.includes(role));
  return { ...department, complete: has('leader') && has('staff') };
}
