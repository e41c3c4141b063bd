import { beginJob } from '../../shared/domain/job.ts';
import {
  confirmSubject as confirm,
  credentialOf,
  proposeSubject as propose,
  withdrawSubject as withdraw,
} from '../../shared/domain/people/credential.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import { endFounding, FOUNDING } from '../../shared/domain/people/founding.ts';
import {
  changePerson as change,
  leave,
  type Person,
  registerPerson as register,
} from '../../shared/domain/people/person.ts';
import { isBureau } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import { mustBeRegistered } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, read, subject } from '../../shared/http/subject.ts';
import { addressTroubleOf } from '../../shared/storage/addresses.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { departmentIds, listings, peopleIn } from '../../shared/storage/lists.ts';
import { load, loadPerson } from '../../shared/storage/read.ts';
import { pageOfMatches } from '../../shared/storage/whole-lists.ts';
import type { RegistryContext } from './context.ts';

const person = subject({
  kind: 'person',
  name: '人员',
  visible: () => true,
  duties: 'none',
  view: (state: Person) => state,
});

export async function getMe({ principal }: Call<'getMe'>): Promise<Outcome<'getMe'>> {
  return {
    body: {
      personId: principal.personId,
      department: principal.department,
      roles: [...principal.roles],
      actingFor: principal.actingFor ?? null,
      mayActFor: (principal.mayActFor ?? []).map(({ person, roles }) => ({ person, roles: [...roles] })),
    },
  };
}

/** Registers a person of a department. They sign in under their id until another subject is theirs (article 6). */
export async function createPerson(
  call: Call<'createPerson'>,
  context: RegistryContext,
): Promise<Outcome<'createPerson'>> {
  const { database, sealed } = context;
  const { id, department } = call.body;
  await mustBeRegistered(database, department, 'body.department');
  const known = await loadPerson(database, id);
  if (known.person || known.system || known.subjectOf) throw new Refusal('already-registered', { what: `人员 ${id}` });
  const founding = (await load(database, 'founding', FOUNDING))?.state ?? null;
  const begun = await begin(person, call, context, (at) => {
    const [registered] = register(call.body, sealed);
    return [registered, ...endFounding(founding, registered.next, at)];
  });
  return { ...begun, location: `/v1/persons/${id}` };
}

/** Changes a registered person. `active: false` ends their access at once, since every call reads the registry. */
export function updatePerson(call: Call<'updatePerson'>, context: RegistryContext): Promise<Outcome<'updatePerson'>> {
  return decide(person, call, context, async (state) => {
    await mustBeRegistered(context.database, call.body.department, 'body.department');
    const [changed] = change(state, call.body, context.sealed);
    await mustLeaveAdministrator(context.database, state, changed.next);
    return [changed];
  });
}

/**
 * Ends a person's work here; access ends at once. A job hands open cases to the successor; without one, the leader and
 * the bureau are told (article 6).
 */
export function leavePerson(call: Call<'leavePerson'>, context: RegistryContext): Promise<Outcome<'leavePerson'>> {
  const { successor: to } = call.body;
  return decide(person, call, context, async (state, { by, now }) => {
    const successor = to === null ? null : ((await load(context.database, 'person', to))?.state ?? null);
    if (to !== null && !successor) throw new Refusal('not-found', { what: '接手人' });
    const left = leave(state, { successor }, context.sealed);
    await mustLeaveAdministrator(context.database, state, left[0].next);
    if (!successor) return left;
    const work = { kind: 'handover', from: state.id, to: successor.id } as const;
    const asking = { ...by, department: state.department };
    return [...left, ...beginJob(work, { id: newId('job', now) }, { by: asking, now })];
  });
}

/** Proposes another subject under which a person signs in. */
export function proposeSubject(
  call: Call<'proposeSubject'>,
  context: RegistryContext,
): Promise<Outcome<'proposeSubject'>> {
  return decide(person, call, context, async (state, at) => {
    const taken = await isTaken(context.database, state, call.body.subject);
    return propose(state, { ...call.body, taken }, at, context.sealed);
  });
}

export function confirmSubject(
  call: Call<'confirmSubject'>,
  context: RegistryContext,
): Promise<Outcome<'confirmSubject'>> {
  return decide(person, call, context, async (state, at) => {
    const changes = confirm(state, at, context.sealed);
    const { subject } = credentialOf(changes[0].next);
    // Somebody may have been registered under it meanwhile.
    if (await isTaken(context.database, state, subject)) throw new Refusal('subject-taken');
    return changes;
  });
}

export function withdrawSubject(
  call: Call<'withdrawSubject'>,
  context: RegistryContext,
): Promise<Outcome<'withdrawSubject'>> {
  return decide(person, call, context, (state) => withdraw(state, context.sealed));
}

/** Whether a subject is that of another person or a system. */
async function isTaken(database: Database, { id }: Person, subject: string): Promise<boolean> {
  const { person, system, subjectOf = id } = await loadPerson(database, subject);
  return system !== null || (person !== null && person.id !== id) || subjectOf !== id;
}

/** Checks that somebody administers after a change of a person. @throws Refusal `last-administrator` */
async function mustLeaveAdministrator(database: Database, before: Person, next: Person): Promise<void> {
  const administers = ({ active, roles }: Person) => active && roles.includes('administrator');
  if (!administers(before) || administers(next)) return;
  const others = (await peopleIn(database, BUREAU, 'administrator')).filter(({ id }) => id !== before.id);
  if (others.length === 0) throw new Refusal('last-administrator');
}

/**
 * People, department by department, each in order of id: for the administrator and the bureau those of all, for others their
 * colleagues. No address is listed (article 6).
 */
export async function listPersons(
  call: Call<'listPersons'>,
  { database, cursors }: Context,
): Promise<Outcome<'listPersons'>> {
  const { principal, query } = call;
  const { department, role, active } = query;
  const all = principal.roles.includes('administrator') || isBureau(principal);
  if (!all && department !== undefined && department !== principal.department) throw new Refusal('role-missing');
  const own = all ? await departmentIds(database) : [principal.department];
  const people = listings.people(department === undefined ? own : [department]);
  const body = await paged(call, cursors, (from, limit) =>
    pageOfMatches<'person', Outcome<'listPersons'>['body']['items'][number]>(
      database,
      people,
      { from, limit },
      (one) =>
        (role === undefined || one.roles.includes(role)) && (active === undefined || String(one.active) === active)
          ? { id: one.id, department: one.department, name: one.name, roles: one.roles, active: one.active }
          : null,
    ),
  );
  return { body };
}

export async function getPerson(call: Call<'getPerson'>, context: Context): Promise<Outcome<'getPerson'>> {
  const { state, version } = (await read(person, call, context)).stored;
  const addressTrouble = await addressTroubleOf(context.database, state);
  return { body: { ...state, ...(addressTrouble ? { addressTrouble } : {}) }, etag: version };
}
