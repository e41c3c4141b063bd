import { dateOf, type Instant, type LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { entryConsentersOn } from '../../shared/domain/duties/policy.ts';
import type { MailAudience } from '../../shared/domain/effects.ts';
import { absenceOn, standsIn } from '../../shared/domain/people/absence.ts';
import { BUREAU, GOVERNMENT } from '../../shared/domain/people/department.ts';
import { isDeputy } from '../../shared/domain/people/deputy.ts';
import type { Person, PersonRole } from '../../shared/domain/people/person.ts';
import type { Database } from '../../shared/storage/database.ts';
import { actingDepartments, departmentIds, peopleIn, peopleOf } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { ReactorDeps } from './deps.ts';
import { usersOf } from './users.ts';

/**
 * The people who are told, by the registry as it is now (article 6). If a department has nobody in the role, its leader is told;
 * if it has no leader either, the bureau. The delegate of somebody who is away is told as well.
 * @param on the day on which a person gets their mail
 */
export async function recipients(
  to: MailAudience,
  about: About,
  deps: Deps,
  on: (person: Person) => LocalDate,
): Promise<Person[]> {
  const people = await addressees(to, about, deps);
  const others = await Promise.all(people.map((person) => inPlaceOf(person, deps.database, on(person))));
  return [...new Map([...people, ...others.flat()].map((person) => [person.id, person])).values()];
}

type Deps = Pick<ReactorDeps, 'database' | 'law'>;

/** What a mail is about: its duty, if any, and the stream of its event. */
interface About {
  duty: Duty | null;
  stream: string;
  at: Instant;
}

async function addressees(to: MailAudience, about: About, deps: Deps): Promise<Person[]> {
  const { database } = deps;
  const { duty, stream } = about;
  if (to === 'bureau') return await peopleIn(database, BUREAU, 'bureau');
  if (to === 'auditors') {
    const all = await departmentIds(database);
    return (await Promise.all(all.map((id) => peopleIn(database, id, 'auditor')))).flat();
  }
  if (typeof to === 'object' && 'departments' in to) {
    const all = await actingDepartments(database);
    return await staffOfAll(all, about, deps);
  }
  if (typeof to === 'object' && 'leaders' in to) {
    const all = await actingDepartments(database);
    return (await Promise.all(all.map((id) => peopleIn(database, id, 'leader')))).flat();
  }
  if (typeof to === 'object' && 'usersOf' in to) {
    return await staffOfAll(await usersOf(stream, to.usersOf, database), about, deps);
  }
  if (typeof to === 'object' && 'otherLeadersOf' in to) {
    const leaders = await peopleIn(database, to.otherLeadersOf, 'leader');
    return leaders.filter(({ id }) => `person:${id}` !== stream);
  }
  if (typeof to === 'object' && 'person' in to) {
    const person = await load(database, 'person', to.person);
    return person ? [person.state] : [];
  }
  if (typeof to === 'object' && 'inChargeOf' in to) {
    const found = await inChargeOf(to.inChargeOf, dateOf(about.at), deps);
    return found.length > 0 ? found : await peopleIn(database, BUREAU, 'bureau');
  }
  const [department, wanted] = departmentAndRoles(to, duty);
  if (!department) return [];
  const acting = await actingIn(department, database);
  for (const role of wanted) {
    const found = await peopleIn(database, acting, role);
    if (found.length > 0) return found;
  }
  return await peopleIn(database, BUREAU, 'bureau');
}

/** The department, or the one that acts in its place once its people have gone there. */
async function actingIn(department: string, database: Database): Promise<string> {
  const merged = (await load(database, 'department', department))?.state.merged;
  return merged ? await actingIn(merged.into, database) : department;
}

/** Whoever consents to a department's entries on a day (809 art. 13); of its deputies those whom a leader has named. */
async function inChargeOf(department: string, on: LocalDate, { database, law }: Deps): Promise<Person[]> {
  const people = await peopleOf(database, await actingIn(department, database));
  const wanted: readonly string[] = entryConsentersOn(law.policies, on);
  return people.filter(
    (person) =>
      person.roles.some((role) => wanted.includes(role)) ||
      (wanted.includes('deputy') && people.some((leader) => isDeputy(leader, person, on))),
  );
}

async function staffOfAll(departments: string[], about: About, deps: Deps): Promise<Person[]> {
  return (await Promise.all(departments.map((id) => addressees({ staffOf: id }, about, deps)))).flat();
}

/** The delegate of somebody who is away; the department's leader if the delegate cannot stand in that day. */
async function inPlaceOf(person: Person, database: Database, on: LocalDate): Promise<Person[]> {
  const absence = absenceOn(person, on);
  if (!absence) return [];
  const delegate = await load(database, 'person', absence.delegate);
  if (delegate && standsIn(person, delegate.state, on)) return [delegate.state];
  return await peopleIn(database, person.department, 'leader');
}

/** The department, and the roles to look for: the first that somebody holds is told. */
function departmentAndRoles(
  to: Exclude<
    MailAudience,
    | 'bureau'
    | 'auditors'
    | { departments: 'all' }
    | { leaders: 'all' }
    | { person: string }
    | { inChargeOf: string }
    | { usersOf: string }
    | { otherLeadersOf: string }
  >,
  duty: Duty | null,
): [string | null | undefined, PersonRole[]] {
  if (typeof to === 'object' && 'leaderOf' in to) return [to.leaderOf, ['leader']];
  if (typeof to === 'object' && 'evaluatorsOf' in to) return [to.evaluatorsOf, ['evaluator', 'leader']];
  if (typeof to === 'object')
    return 'headOf' in to ? [to.headOf, ['head', 'leader']] : [to.staffOf, ['staff', 'leader']];
  if (to === 'government') return [GOVERNMENT, decidingRoles];
  if (to === 'bureau-leader') return [BUREAU, ['leader']];
  if (to === 'leader') return [duty?.owes, ['leader']];
  return [to === 'waiting' ? duty?.waits : duty?.owes, ['staff', 'leader']];
}

/** Whoever decides for the city government, or else the leader of its office. */
const decidingRoles: PersonRole[] = ['government', 'leader'];
