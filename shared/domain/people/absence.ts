import type * as z from 'zod';
import { addDays, dateOf, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { Refusal } from '../refusals.ts';
import type { Absence, absenceTerms, Person, PersonChange, Principal, Role } from './person.ts';

type Days = Omit<z.infer<typeof absenceTerms>, 'delegate'>;
type Acting = Pick<Circumstances, 'by' | 'now'>;

/** The work that can be done in another's place; administration and the leader's responsibility stay where they are. */
const lendable: readonly Role[] = ['staff', 'head', 'bureau'];

/** An absence is planned a year ahead at most. */
const AHEAD_AT_MOST = 366;

/**
 * Somebody is away and a colleague acts in their place (article 6: there is always staff), so that a reply does not wait.
 * - In those days, both included, in Asia/Shanghai, the delegate may act with the roles of whoever is away, one call at a time and
 *   saying so. What is recorded is the delegate, and for whom: whoever proposed still cannot consent, in whatever name.
 * - What is lent are the roles registered to the one who is away: what was lent to them is not passed on, so there are no chains.
 * - While the delegate is away as well the delegation rests, and the department's leader gets the mails.
 * - It ends by itself with its last day, or when either leaves, changes department or loses the role; it may be ended early.
 * - Whoever is away may still act: an absence lends and takes nothing.
 * @throws Refusal `role-missing`, `absence-dates`, `absence-overlaps`, `delegate-unfit`
 */
export function recordAbsence(
  person: Person,
  { id, from, to, delegate }: Days & { id: Id<'abs'>; delegate: Person | null },
  { by, now }: Acting,
): [PersonChange] {
  mayDecide(person, by);
  const today = dateOf(now);
  if (to < from || to < today || to > addDays(today, AHEAD_AT_MOST)) {
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
  return [change('person', person, { ...person, absences }, event('AbsenceRecorded', facts(person, absence)))];
}

/** Back early, or not away after all: nobody acts in their place from this moment. @throws Refusal `role-missing`, `not-found` */
export function endAbsence(person: Person, { id }: { id: string }, { by, now }: Acting): [PersonChange] {
  mayDecide(person, by);
  const all = absencesFrom(person, dateOf(now));
  const ended = all.find((absence) => absence.id === id);
  if (!ended) throw new Refusal('not-found', { what: '缺勤' });
  const absences = all.filter((absence) => absence !== ended);
  return [change('person', person, { ...person, absences }, event('AbsenceEnded', facts(person, ended)))];
}

/** The absences that are not over. */
export function absencesFrom({ absences = [] }: Person, today: LocalDate): Absence[] {
  return absences.filter(({ to }) => to >= today);
}

export function absenceOn({ absences = [] }: Person, on: LocalDate): Absence | null {
  return absences.find(({ from, to }) => from <= on && on <= to) ?? null;
}

/** Whether one stands in for another on a day. */
export function standsIn(absent: Person, delegate: Person, on: LocalDate): boolean {
  return absenceOn(absent, on)?.delegate === delegate.id && fits(absent, delegate) && !absenceOn(delegate, on);
}

/** The roles in which one may act for another on a day. */
export function rolesLent(absent: Person, delegate: Person, on: LocalDate): Role[] {
  return absent.active && standsIn(absent, delegate, on) ? absent.roles.filter((role) => lendable.includes(role)) : [];
}

/** A colleague who does such work. So the roles of the bureau, which only its own people hold, never leave it. */
function fits(absent: Person, delegate: Person): boolean {
  return (
    delegate.active &&
    delegate.id !== absent.id &&
    delegate.department === absent.department &&
    delegate.roles.some((role) => lendable.includes(role))
  );
}

/** Oneself, or one's leader; never somebody who acts in one's place. */
function mayDecide(person: Person, by: Principal): void {
  const leads = by.department === person.department && by.roles.includes('leader');
  if (by.personId !== person.id && !leads) throw new Refusal('role-missing');
}

function overlap(a: Days, b: Days): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function facts({ department }: Person, { id, delegate, from, to }: Absence) {
  return { department, absence: id, delegate, from, to };
}
