import { type Department, GOVERNMENT, registerDepartment as register } from '../../shared/domain/people/department.ts';
import type { Role } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { listings, peopleOf } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';

const department = subject({
  kind: 'department',
  name: '部门',
  visible: () => true,
  duties: 'none',
  view: (state, _at, { database }) => view(database, state),
});

/** Registers a department; its leader and staff follow (article 6). */
export async function createDepartment(
  call: Call<'createDepartment'>,
  { database }: Context,
): Promise<Outcome<'createDepartment'>> {
  const { id } = call.body;
  if (await load(database, 'department', id)) throw new Refusal('already-registered', { what: `部门 ${id}` });
  const changes = register(call.body);
  return { body: { ...changes[0].next, complete: false }, etag: 1, location: `/v1/departments/${id}`, changes };
}

export function getDepartment(call: Call<'getDepartment'>, context: Context): Promise<Outcome<'getDepartment'>> {
  return show(department, call, context);
}

export async function listDepartments(
  call: Call<'listDepartments'>,
  context: Context,
): Promise<Outcome<'listDepartments'>> {
  return answerList(call, context, listings.departments(), async (departments: Department[]) => {
    const rows = await Promise.all(departments.map((each) => view(context.database, each)));
    return call.query.incomplete ? rows.filter(({ complete }) => !complete) : rows;
  });
}

/**
 * A department with whether it is complete: it needs a leader, staff, and a head who consents (article 6; 809 art. 20). The city
 * government's office needs a leader, and somebody who decides what is referred to it (article 16).
 */
async function view(database: Database, department: Department) {
  const people = await peopleOf(database, department.id);
  const needed: Role[] = department.id === GOVERNMENT ? ['leader', 'government'] : ['leader', 'staff', 'head'];
  const complete = needed.every((role) => people.some((person) => person.roles.includes(role)));
  return { ...department, complete };
}
