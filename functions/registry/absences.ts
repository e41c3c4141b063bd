import { dateOf } from '../../shared/domain/calendar/time.ts';
import { absencesFrom, endAbsence as end, recordAbsence as record } from '../../shared/domain/people/absence.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { load } from '../../shared/storage/read.ts';
import type { RegistryDeps } from './deps.ts';

/** A person's absences from today on, for colleagues. */
export async function getAbsences(
  call: Call<'getAbsences'>,
  { database }: RegistryDeps,
): Promise<Outcome<'getAbsences'>> {
  const person = await colleague(database, call);
  return { body: view(person.state, call.now), etag: person.version };
}

/** Article 6: somebody is away and a colleague stands in, told by a mail. */
export async function recordAbsence(
  call: Call<'recordAbsence'>,
  { database }: RegistryDeps,
): Promise<Outcome<'recordAbsence'>> {
  const { now, principal, body } = call;
  const person = await colleague(database, call);
  call.expects(person);
  const delegate = await load(database, 'person', body.delegate);
  const terms = { id: newId('abs', now), from: body.from, to: body.to };
  const recorded = record(person.state, terms, delegate?.state ?? null, principal, now);
  return { body: view(recorded.next, now), etag: person.version + 1, changes: [step('person', person, recorded)] };
}

export async function endAbsence(call: Call<'endAbsence'>, { database }: RegistryDeps): Promise<Outcome<'endAbsence'>> {
  const person = await colleague(database, call);
  call.expects(person);
  const ended = end(person.state, call.params.absence, call.principal, call.now);
  return { body: view(ended.next, call.now), etag: person.version + 1, changes: [step('person', person, ended)] };
}

/** @throws Refusal `not-found` for somebody of another department too */
async function colleague(database: Database, { params, principal }: Pick<Call<'getAbsences'>, 'params' | 'principal'>) {
  const person = await load(database, 'person', params.id);
  if (person?.state.department !== principal.department) throw new Refusal('not-found', { what: '人员' });
  return person;
}

function view(person: Person, now: string) {
  return { person: person.id, absences: absencesFrom(person, dateOf(now)) };
}
