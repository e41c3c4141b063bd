import { departmentActs } from '../../shared/contract/actions/registry.ts';
import {
  changeDepartment as change,
  type Department,
  GOVERNMENT,
  registerDepartment as register,
} from '../../shared/domain/people/department.ts';
import { mergeDepartment as merge } from '../../shared/domain/people/merger.ts';
import type { PersonRole } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { listings, peopleOf } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';

const department = subject({
  kind: 'department',
  name: '部门',
  visible: () => true,
  duties: 'none',
  view: (state: Department, _at, { database }) => view(database, state),
  acts: departmentActs,
});

/** Registers a department; its leader and staff follow (article 6). */
export async function createDepartment(
  call: Call<'createDepartment'>,
  context: Context,
): Promise<Outcome<'createDepartment'>> {
  const { id } = call.body;
  if (await load(context.database, 'department', id)) throw new Refusal('already-registered', { what: `部门 ${id}` });
  const begun = await begin(department, call, context, () => register(call.body));
  return { ...begun, location: `/v1/departments/${id}` };
}

/** Changes what is registered of a department. Its former names stay, for what was signed under them. */
export function updateDepartment(
  call: Call<'updateDepartment'>,
  context: Context,
): Promise<Outcome<'updateDepartment'>> {
  return decide(department, call, context, (state, at) => change(state, call.body, at));
}

/** Merges a department into another. A job moves its people, its entries and its cases. */
export function mergeDepartment(call: Call<'mergeDepartment'>, context: Context): Promise<Outcome<'mergeDepartment'>> {
  const job = newId('job', call.now);
  return decide(department, call, context, async (state, at) => {
    const into = await load(context.database, 'department', call.body.into);
    return merge(state, { into: into?.state ?? null, job }, at);
  });
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
async function view(database: Database, { formerNames = [], merged, ...registered }: Department) {
  const people = merged ? [] : await peopleOf(database, registered.id);
  const needed: PersonRole[] = registered.id === GOVERNMENT ? ['leader', 'government'] : ['leader', 'staff', 'head'];
  const isComplete = needed.every((role) => people.some((person) => person.roles.includes(role)));
  const told = merged ? { into: merged.into, at: merged.at, doneAt: merged.doneAt } : null;
  // Nobody is missing where nothing is done any more.
  return { ...registered, formerNames, merged: told, complete: merged !== undefined || isComplete };
}
