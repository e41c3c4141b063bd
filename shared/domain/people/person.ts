import * as z from 'zod';
import { type Instant, localDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import type { MailChoice } from '../mail/preferences.ts';
import { Refusal } from '../refusals.ts';
import { BUREAU, departmentId } from './department.ts';

/**
 * What a person may do; a person may hold several.
 * `administrator` registers departments and people and sees no cases; `bureau` reviews, supervises and records changes;
 * `staff` (专职人员) acts for a department; `head` (共享工作机构负责人) consents to what staff propose, never to their own;
 * `leader` (第一责任人) reads and is alerted; `upper` (上级主管部门) reads the catalog, the requests and the bureau's views, and
 * does nothing.
 */
export const roles = ['administrator', 'bureau', 'staff', 'head', 'leader', 'upper'] as const;
export type Role = (typeof roles)[number];

/** The subject of a person's credential: the token's `sub`, or the session name of the department's role. */
export const personId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.@-]{1,62}$/);

export const personSchema = z.strictObject({
  id: personId,
  department: departmentId,
  name: z.string().trim().min(1).max(50),
  email: z.email().max(200),
  roles: z.array(z.enum(roles)).min(1),
  active: z.boolean(),
});
/** An absence as it is recorded: its days, both included, and who stands in. */
export const absenceTerms = z.strictObject({ from: localDate, to: localDate, delegate: personId });

export interface Absence extends z.infer<typeof absenceTerms> {
  id: Id<'abs'>;
  recordedAt: Instant;
  recordedBy: string;
}

/** With the absences recorded that were not over when the last was, and how they want their mails where they chose. */
export type Person = z.infer<typeof personSchema> & { absences?: Absence[]; mail?: MailChoice };

export type PersonChange = Change<'person', Person>;

/** Who asks: taken from the verified credential and the registry, never from what is sent. */
export interface Principal {
  personId: string;
  department: string;
  /** Those of whoever they act for, while they do. */
  roles: readonly Role[];
  /** Whoever is away and in whose place they act in this call. */
  actingFor?: string;
  /** In whose place they may act today, and as what. */
  mayActFor?: readonly Delegation[];
}

export interface Delegation {
  person: string;
  roles: readonly Role[];
}

/**
 * The same person, acting in another's place with the roles lent by them alone. What they do is recorded as theirs.
 * @throws Refusal `not-delegated`
 */
export function actingFor(principal: Principal, person: string): Principal {
  const lent = principal.mayActFor?.find((delegation) => delegation.person === person);
  if (!lent) throw new Refusal('not-delegated');
  return { ...principal, roles: lent.roles, actingFor: person };
}

/**
 * Whoever consents is another person than those who took part before, whatever second role they hold, and acts in the place of
 * none of them. @throws Refusal `same-person`
 */
export function mustBeAnother(by: Principal, earlier: readonly (string | null)[]): void {
  if (earlier.includes(by.personId) || (by.actingFor !== undefined && earlier.includes(by.actingFor)))
    throw new Refusal('same-person');
}

/** Article 6: a person is registered and can act from now on. @throws Refusal `bureau-role`, `upper-role` */
export function registerPerson(person: Omit<Person, 'active'>): [PersonChange] {
  const { department, roles } = person;
  checkRoles(person);
  return [change('person', null, { ...person, active: true }, event('PersonRegistered', { department, roles }))];
}

/**
 * A person's registration is changed; one made inactive has left, with nobody named to take over.
 * @throws Refusal `bureau-role`, `upper-role`
 */
export function changePerson(person: Person, to: Omit<Person, 'id'>): [PersonChange] {
  const { active, roles } = to;
  checkRoles(to);
  const leaves = person.active && !active;
  const told = leaves ? leaving(person, null) : event('PersonChanged', { active, roles });
  return [change('person', person, { ...person, ...to }, told)];
}

/**
 * Article 6: a person leaves, and from this moment their credential is worth nothing. A successor of the same department takes
 * over what is open; without one, the leader and the bureau are told.
 * @throws Refusal `left-already`, `successor-unfit`
 */
export function leave(person: Person, { successor }: { successor: Person | null }): [PersonChange] {
  if (!person.active) throw new Refusal('left-already');
  const fit =
    !successor ||
    (successor.active &&
      successor.id !== person.id &&
      successor.department === person.department &&
      successor.roles.includes('staff'));
  if (!fit) throw new Refusal('successor-unfit', {}, [{ field: 'body.successor', message: successor.id }]);
  return [change('person', person, { ...person, active: false }, leaving(person, successor))];
}

function leaving({ department }: Person, successor: Person | null) {
  return event('PersonLeft', { department, successor: successor?.id ?? null });
}

/**
 * The roles that act for everybody are held by people of the bureau alone (article 6), and whoever reads for the upper
 * authority acts for nobody here. @throws Refusal `bureau-role`, `upper-role`
 */
function checkRoles({ department, roles }: Pick<Person, 'department' | 'roles'>): void {
  const acting = roles.filter((role) => role === 'bureau' || role === 'administrator');
  if (department !== BUREAU && acting.length > 0) {
    throw new Refusal('bureau-role', {}, [{ field: 'body.roles', message: acting.join(', ') }]);
  }
  if (roles.includes('upper') && roles.some((role) => role !== 'upper')) {
    throw new Refusal('upper-role', {}, [{ field: 'body.roles', message: roles.join(', ') }]);
  }
}
