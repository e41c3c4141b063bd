import type * as z from 'zod';
import { dateOf, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { Refusal } from '../refusals.ts';
import type { Absence, absenceTerms, Person, PersonChange, Principal, Role } from './person.ts';
import { mayStandIn } from './standing-in.ts';

type Days = Omit<z.infer<typeof absenceTerms>, 'delegate'>;
/** Roles that a delegate can take over. Administration and the leader's responsibility are not among them. */
const lendableRoles: readonly Role[] = ['staff', 'head', 'bureau', 'government'];

/**
 * Records an absence: a colleague acts for the person, so that a reply does not wait (article 6: there is always staff).
 * - From the first to the last day, both included, in Asia/Shanghai, the delegate may act with the roles of the absent person,
 *   one call at a time and saying so. The log records the delegate and the absent person. Whoever proposed still cannot
 *   consent, in any name.
 * - The delegate gets the roles registered to the absent person, never roles lent to that person: there are no chains.
 * - While the delegate is away too, the delegation is paused, and the department's leader gets the mails.
 * - It ends with its last day, or when either person leaves, changes department or loses the role; it may be ended early.
 * - The absent person may still act: an absence takes nothing away.
 * @throws Refusal `role-missing`, `absence-dates`, `absence-overlaps`, `delegate-unfit`
 */
export function recordAbsence(
  person: Person,
  { id, from, to, delegate }: Days & { id: Id<'abs'>; delegate: Person | null },
  { by, now }: Actor,
): [PersonChange] {
  mayDecideAbsence(person, { by });
  const today = dateOf(now);
  if (!mayStandIn({ from, to }, today)) {
    throw new Refusal('absence-dates', {}, [{ field: 'body.to', message: to }]);
  }
  const others = absencesFrom(person, today);
  const overlapping = others.find((other) => overlap(other, { from, to }));
  if (overlapping) {
    const { from: since, to: until } = overlapping;
    throw new Refusal('absence-overlaps', { from: since, to: until }, [{ field: 'body.to', message: to }]);
  }
  const away = delegate?.absences?.some((other) => overlap(other, { from, to }));
  if (!delegate || away || !fits(person, delegate)) {
    throw new Refusal('delegate-unfit', {}, [{ field: 'body.delegate', message: delegate?.id ?? '' }]);
  }
  const absence: Absence = { id, from, to, delegate: delegate.id, recordedAt: now, recordedBy: by.personId };
  const absences = [...others, absence].sort((a, b) => (a.from < b.from ? -1 : 1));
  return [change('person', person, { ...person, absences }, event('AbsenceRecorded', absenceFacts(person, absence)))];
}

/** Ends an absence early. From now on nobody acts for the person. @throws Refusal `role-missing`, `not-found` */
export function endAbsence(person: Person, { id }: { id: string }, { by, now }: Actor): [PersonChange] {
  mayDecideAbsence(person, { by });
  const all = absencesFrom(person, dateOf(now));
  const ended = all.find((absence) => absence.id === id);
  if (!ended) throw new Refusal('not-found', { what: '缺勤' });
  const absences = all.filter((absence) => absence !== ended);
  return [change('person', person, { ...person, absences }, event('AbsenceEnded', absenceFacts(person, ended)))];
}

/** Absences that are not over. */
export function absencesFrom({ absences = [] }: Person, today: LocalDate): Absence[] {
  return absences.filter(({ to }) => to >= today);
}

export function absenceOn({ absences = [] }: Person, on: LocalDate): Absence | null {
  return absences.find(({ from, to }) => from <= on && on <= to) ?? null;
}

/** Whether the delegate stands in for the absent person on a day. */
export function standsIn(absent: Person, delegate: Person, on: LocalDate): boolean {
  return absenceOn(absent, on)?.delegate === delegate.id && fits(absent, delegate) && !absenceOn(delegate, on);
}

/** The roles that the delegate has for the absent person on a day. */
export function rolesLent(absent: Person, delegate: Person, on: LocalDate): Role[] {
  return absent.active && standsIn(absent, delegate, on)
    ? absent.roles.filter((role) => lendableRoles.includes(role))
    : [];
}

/** A delegate is an active colleague who does such work. So the roles of the bureau stay within the bureau. */
function fits(absent: Person, delegate: Person): boolean {
  return (
    delegate.active &&
    delegate.id !== absent.id &&
    delegate.department === absent.department &&
    delegate.roles.some((role) => lendableRoles.includes(role))
  );
}

/** Only the person or their leader may decide on an absence, never a delegate. @throws Refusal `role-missing` */
export function mayDecideAbsence(person: Person, { by }: { by: Principal }): void {
  const leads = by.department === person.department && by.roles.includes('leader');
  if (by.personId !== person.id && !leads) throw new Refusal('role-missing');
}

function overlap(a: Days, b: Days): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function absenceFacts({ department }: Person, { id, delegate, from, to }: Absence) {
  return { department, absence: id, delegate, from, to };
}
