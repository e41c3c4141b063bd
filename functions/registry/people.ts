import { newJob, startJob } from '../../shared/domain/job.ts';
import { changePerson as change, leave, registerPerson as register } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { addressTroubleOf } from '../../shared/storage/addresses.ts';
import { type AnyStep, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { load } from '../../shared/storage/read.ts';
import type { RegistryDeps } from './deps.ts';

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

/** Article 6: the staff and the leader of a department. The id is the subject of the person's credential. */
export async function registerPerson(
  call: Call<'registerPerson'>,
  { database }: RegistryDeps,
): Promise<Outcome<'registerPerson'>> {
  await mustBeRegistered(database, call.body.department);
  if (await load(database, 'person', call.body.id)) {
    throw new Refusal('already-registered', { what: `人员 ${call.body.id}` });
  }
  const registered = register(call.body);
  return {
    body: registered.next,
    etag: 1,
    location: `/v1/persons/${call.body.id}`,
    changes: [step('person', null, registered)],
  };
}

/** Changes what is registered. `active: false` ends the person's access at once: every call reads the registry. */
export async function changePerson(
  call: Call<'changePerson'>,
  { database }: RegistryDeps,
): Promise<Outcome<'changePerson'>> {
  const person = await load(database, 'person', call.params.id);
  if (!person) throw new Refusal('not-found', { what: '人员' });
  call.expects(person);
  await mustBeRegistered(database, call.body.department);
  const changed = change(person.state, call.body);
  return { body: changed.next, etag: person.version + 1, changes: [step('person', person, changed)] };
}

/** Article 6: the credential is dead at once; a job hands what is open to the successor, or the leader and the bureau are told. */
export async function leavePerson(
  call: Call<'leavePerson'>,
  { database }: RegistryDeps,
): Promise<Outcome<'leavePerson'>> {
  const { now, principal, body } = call;
  const person = await load(database, 'person', call.params.id);
  if (!person) throw new Refusal('not-found', { what: '人员' });
  call.expects(person);
  const successor = body.successor === null ? null : await load(database, 'person', body.successor);
  if (body.successor !== null && !successor) throw new Refusal('not-found', { what: '接手人' });
  const left = leave(person.state, successor?.state ?? null);
  const changes: AnyStep[] = [step('person', person, left)];
  if (successor) {
    const work = { kind: 'handover', from: person.id, to: successor.id } as const;
    const { department } = person.state;
    const id = newId('job', now);
    changes.push(step('job', null, startJob(newJob(work, { id, department, personId: principal.personId }), now)));
  }
  return { body: left.next, etag: person.version + 1, changes };
}

export async function getPerson(call: Call<'getPerson'>, { database }: RegistryDeps): Promise<Outcome<'getPerson'>> {
  const person = await load(database, 'person', call.params.id);
  if (!person) throw new Refusal('not-found', { what: '人员' });
  const addressTrouble = await addressTroubleOf(database, person.state);
  return { body: { ...person.state, ...(addressTrouble ? { addressTrouble } : {}) }, etag: person.version };
}

async function mustBeRegistered(database: Database, department: string) {
  if (await load(database, 'department', department)) return;
  throw new Refusal('unknown-department', { department }, [{ field: 'body.department', message: department }]);
}
