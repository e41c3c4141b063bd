import { dateOf, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import { Refusal } from '../refusals.ts';
import type { Deputy, Person, PersonChange, Principal } from './person.ts';
import { mayStandIn } from './standing-in.ts';

/**
 * The leader names a deputy on record, with an end (809 art. 13). Whoever is named for a further time replaces the former naming.
 * @throws Refusal `role-missing`, `deputy-dates`, `deputy-unfit`
 */
export function nameDeputy(
  leader: Person,
  { deputy, from, to }: { deputy: Person | null; from: LocalDate; to: LocalDate },
  at: Actor,
): [PersonChange] {
  mayNameDeputy(leader, at);
  const today = dateOf(at.now);
  if (!mayStandIn({ from, to }, today)) {
    throw new Refusal('deputy-dates', {}, [{ field: 'body.to', message: to }]);
  }
  if (!deputy?.active || deputy.id === leader.id || deputy.department !== leader.department) {
    throw new Refusal('deputy-unfit', {}, [{ field: 'body.person', message: deputy?.id ?? '' }]);
  }
  const others = deputiesFrom(leader, today).filter(({ person }) => person !== deputy.id);
  const named: Deputy = { person: deputy.id, from, to };
  return [withDeputies(leader, [...others, named], 'DeputyNamed', named)];
}

/** Ends the naming of a deputy early. @throws Refusal `role-missing`, `not-found` */
export function endDeputy(leader: Person, { person }: { person: string }, at: Actor): [PersonChange] {
  mayNameDeputy(leader, at);
  const all = deputiesFrom(leader, dateOf(at.now));
  const ended = all.find((deputy) => deputy.person === person);
  if (!ended) throw new Refusal('not-found', { what: '指定的负责人' });
  const others = all.filter((deputy) => deputy !== ended);
  return [withDeputies(leader, others, 'DeputyEnded', ended)];
}

/** The namings that are not over. */
export function deputiesFrom({ deputies = [] }: Person, today: LocalDate): Deputy[] {
  return deputies.filter(({ to }) => to >= today);
}

/** Whether a leader's naming makes somebody their deputy on a day: both work in the department, and the leader leads it. */
export function isDeputy(leader: Person, person: Pick<Person, 'id' | 'department'>, on: LocalDate): boolean {
  return (
    leader.active &&
    leader.roles.includes('leader') &&
    leader.department === person.department &&
    (leader.deputies ?? []).some((one) => one.person === person.id && one.from <= on && on <= one.to)
  );
}

function withDeputies(leader: Person, deputies: Deputy[], type: 'DeputyNamed' | 'DeputyEnded', of: Deputy) {
  const facts = { department: leader.department, deputy: of.person, from: of.from, to: of.to };
  return change('person', leader, { ...leader, deputies }, event(type, facts));
}

/** Only the leader names a deputy, and nobody in their place. @throws Refusal `role-missing` */
export function mayNameDeputy({ id }: Person, { by }: { by: Principal }): void {
  if (by.personId !== id || by.actingFor !== undefined) throw new Refusal('role-missing');
}
