import { change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import { Refusal } from '../refusals.ts';
import { handsOf, mustBeAnother, signature } from './hands.ts';
import type { Credential, Person, PersonChange, Sealing } from './person.ts';

export function credentialOf({ id, credential }: Pick<Person, 'id' | 'credential'>): Credential {
  return credential ?? { subject: id, former: [], proposed: null };
}

/** All subjects that are a person's and nobody else's, besides their id. */
export function subjectsOf(person: Pick<Person, 'id' | 'credential'>): string[] {
  const { subject, former, proposed } = credentialOf(person);
  const all = [subject, ...former, ...(proposed ? [proposed.subject] : [])];
  return [...new Set(all)].filter((one) => one !== person.id);
}

/**
 * Proposes another subject, as the city changes its identity provider or a credential is lost. Nothing changes until another administrator
 * confirms it (article 6).
 * @param asked `taken`: whether the subject is somebody else's
 * @throws Refusal `left-already`, `subject-taken`
 */
export function proposeSubject(
  person: Person,
  asked: { subject: string; reason: string; taken: boolean },
  { by, now }: Actor,
  sealed: Sealing,
): [PersonChange] {
  const was = credentialOf(person);
  const { subject, reason, taken } = asked;
  if (!person.active) throw new Refusal('left-already');
  if (taken || subject === was.subject)
    throw new Refusal('subject-taken', {}, [{ field: 'body.subject', message: '' }]);
  const proposed = { subject, reason, at: now, ...signature(by) };
  const told = event('SubjectProposed', { ...factsOf(person, was.subject, subject, sealed), reason });
  return [change('person', person, { ...person, credential: { ...was, proposed } }, told)];
}

/**
 * Another administrator confirms it: from the next call on, the person is known by the new subject, and the former opens nothing.
 * @throws Refusal `left-already`, `subject-not-proposed`, `same-person`
 */
export function confirmSubject(person: Person, { by }: Pick<Actor, 'by'>, sealed: Sealing): [PersonChange] {
  const { subject: was, former, proposed } = credentialOf(person);
  if (!person.active) throw new Refusal('left-already');
  if (!proposed) throw new Refusal('subject-not-proposed');
  mustBeAnother(by, handsOf(proposed));
  const { subject } = proposed;
  const past = [...new Set([...former, was])].filter((one) => one !== subject && one !== person.id);
  const told = event('SubjectChanged', factsOf(person, was, subject, sealed));
  return [change('person', person, { ...person, credential: { subject, former: past, proposed: null } }, told)];
}

/** Takes a proposal back. @throws Refusal `subject-not-proposed` */
export function withdrawSubject(person: Person, sealed: Sealing): [PersonChange] {
  const was = credentialOf(person);
  if (!was.proposed) throw new Refusal('subject-not-proposed');
  const told = event('SubjectWithdrawn', factsOf(person, was.subject, was.proposed.subject, sealed));
  return [change('person', person, { ...person, credential: { ...was, proposed: null } }, told)];
}

/** In the log a subject is a keyed digest, as names and addresses are. */
function factsOf({ id, department }: Person, from: string, to: string, sealed: Sealing) {
  return { department, person: id, from: sealed(id, 'subject', from), to: sealed(id, 'subject', to) };
}
