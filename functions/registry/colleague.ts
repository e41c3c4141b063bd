import type { Acts } from '../../shared/contract/actions/action.ts';
import { dateOf, type LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { subject } from '../../shared/http/subject.ts';

/** A person as their colleagues see them, with what is on record of them from today on. */
export function colleague<T>(itemsFrom: (person: Person, today: LocalDate) => T[], acts: Acts<Person>) {
  return subject({
    kind: 'person',
    name: '人员',
    visible: (by, person) => person.department === by.department,
    duties: 'none',
    view: (person: Person, { now }: Circumstances) => ({ person: person.id, items: itemsFrom(person, dateOf(now)) }),
    acts,
  });
}
