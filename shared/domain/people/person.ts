import * as z from 'zod';
import { type Instant, localDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import type { PersonChanges, PersonTrace } from '../events/people.ts';
import type { Id } from '../id.ts';
import type { MailChoice } from '../mail/preferences.ts';
import { Refusal } from '../refusals.ts';
import { BUREAU, departmentId, GOVERNMENT } from './department.ts';

/**
 * Roles of people. One person may hold several.
 * `administrator` registers departments and people and sees no cases; `bureau` reviews, supervises and records changes;
 * `staff` (专职人员) acts for a department; `head` (共享工作机构负责人) consents to what staff propose, never to their own;
 * `leader` (第一责任人，部门负责人) consents to entries, reads and is alerted; `upper` (上级主管部门) reads the catalog, the requests and the bureau's views, and
 * does nothing; `government` (市政府办公室) sees the cases referred to the city government and decides them, and nothing else;
 * `auditor` (审计员) reads the whole log, and does nothing; `evaluator` (评估人员) scores in the yearly evaluation what is their department's
 * to score (编制、财政、审计).
 */
export const roles = [
  'administrator',
  'bureau',
  'staff',
  'head',
  'leader',
  'upper',
  'government',
  'auditor',
  'evaluator',
] as const;
export type PersonRole = (typeof roles)[number];

export const roleNames: Readonly<Record<PersonRole, string>> = {
  administrator: '系统管理员',
  bureau: '主管部门经办人',
  staff: '专职人员',
  head: '共享工作机构负责人',
  leader: '第一责任人',
  upper: '上级主管部门',
  government: '市人民政府办公室',
  auditor: '审计员',
  evaluator: '评估人员',
};

/**
 * What a caller may be: a person in a registered role, the deputy whom a leader has named for these days (`deputy.ts`), or a system of
 * a department (`system.ts`), which never decides.
 */
export const callerRoles = [...roles, 'deputy', 'system'] as const;
export type Role = (typeof callerRoles)[number];

/** Id of a person. They sign in under it until another subject is theirs (`credential.ts`). */
export const personId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.@-]{1,62}$/);

export const personSchema = z.strictObject({
  id: personId,
  department: departmentId,
  name: z.string().trim().min(1).max(50),
  email: z.email().max(200),
  roles: z.array(z.enum(roles)).min(1),
  active: z.boolean(),
});
/** An absence as people record it: first day, last day, delegate. */
export const absenceTerms = z.strictObject({ from: localDate, to: localDate, delegate: personId });

/** A colleague whom a leader names to consent to entries in their place (`deputy.ts`): first day, last day. */
export const deputySchema = z.strictObject({ person: personId, from: localDate, to: localDate });
export type Deputy = z.infer<typeof deputySchema>;

export interface Absence extends z.infer<typeof absenceTerms> {
  id: Id<'abs'>;
  recordedAt: Instant;
  recordedBy: string;
}

/**
 * What an identity provider calls somebody: the `sub` of their tokens, or the name of their role session. Printable ASCII without
 * spaces (OpenID Connect Core, 2).
 */
export const subjectSchema = z.string().regex(/^[!-~]{2,255}$/);

/**
 * As whom a person is known to the identity provider, where that was ever changed; before, it is their id. `former`: what they were known
 * as before, which opens nothing any more and is never anybody else's. `proposed`: waits for another administrator (`credential.ts`).
 */
export interface Credential {
  subject: string;
  former: string[];
  proposed: { subject: string; reason: string; at: Instant; by: string; actingFor?: string } | null;
}

/**
 * A registered person, with absences and deputies (those not over when the newest was recorded), the choice about mails, if made, and as
 * whom they sign in, where that was ever changed.
 */
export type Person = z.infer<typeof personSchema> & {
  absences?: Absence[];
  deputies?: Deputy[];
  mail?: MailChoice;
  credential?: Credential;
};

export type PersonChange = Change<'person', Person>;

/** Who calls: taken from the verified credential and the registry, never from the input. */
export interface Principal {
  personId: string;
  department: string;
  /** Roles of this call: while acting for somebody, the roles lent by that person. */
  roles: readonly Role[];
  /** The absent person for whom they act in this call. */
  actingFor?: string;
  /** For whom they may act today, and with which roles. */
  mayActFor?: readonly Delegation[];
}

export interface Delegation {
  person: string;
  roles: readonly Role[];
}

/**
 * The principal when acting for an absent person, with the lent roles only. The log still names the principal.
 * @throws Refusal `not-delegated`
 */
export function actingFor(principal: Principal, person: string): Principal {
  const lent = principal.mayActFor?.find((delegation) => delegation.person === person);
  if (!lent) throw new Refusal('not-delegated');
  return { ...principal, roles: lent.roles, actingFor: person };
}

/** Makes the keyed digest of a value that names a person, for the log (shared/adapters/sealing.ts). */
export type Sealing = (person: string, field: 'name' | 'email' | 'subject', value: string) => string;

/** Registers a person, who can act from now on (article 6). @throws Refusal `bureau-role`, `upper-role`, `auditor-role`, `government-role` */
export function registerPerson(person: Omit<Person, 'active'>, sealed: Sealing): [PersonChange] {
  checkRoles(person);
  const next = { ...person, active: true };
  const { active: _, ...registered } = traceOf(next, sealed);
  return [change('person', null, next, event('PersonRegistered', registered))];
}

/**
 * Changes the registration of a person. A person made inactive has left without a successor.
 * @throws Refusal `bureau-role`, `upper-role`, `auditor-role`, `government-role`
 */
export function changePerson(person: Person, to: Omit<Person, 'id'>, sealed: Sealing): [PersonChange] {
  checkRoles(to);
  const next = { ...person, ...to };
  const { active, roles, department } = next;
  const leaves = person.active && !active;
  const told = leaves
    ? leftEvent(person, next, null, sealed)
    : event('PersonChanged', { active, roles, department, ...changesBetween(person, next, sealed) });
  return [change('person', person, next, told)];
}

/**
 * Records that a person leaves. From now on their credential is invalid. A colleague in one of their roles takes over the open
 * work; without one, the leader and the bureau get a mail, and a successor can be given later (article 6).
 * @throws Refusal `left-already`, `successor-unfit`
 */
export function leave(person: Person, { successor }: { successor: Person | null }, sealed: Sealing): [PersonChange] {
  if (!person.active && !successor) throw new Refusal('left-already');
  const fit =
    !successor ||
    (successor.active &&
      successor.id !== person.id &&
      successor.department === person.department &&
      successor.roles.some((role) => person.roles.includes(role)));
  if (!fit) throw new Refusal('successor-unfit', {}, [{ field: 'body.successor', message: successor.id }]);
  const next = { ...person, active: false };
  return [change('person', person, next, leftEvent(person, next, successor, sealed))];
}

function leftEvent(person: Person, next: Person, successor: Person | null, sealed: Sealing) {
  const { department } = person;
  return event('PersonLeft', {
    department,
    successor: successor?.id ?? null,
    ...changesBetween(person, next, sealed),
  });
}

function traceOf({ id, department, roles, active, name, email }: Person, sealed: Sealing): PersonTrace {
  return { department, roles, active, name: sealed(id, 'name', name), email: sealed(id, 'email', email) };
}

/** The fields that differ. */
function changesBetween(person: Person, next: Person, sealed: Sealing): PersonChanges {
  const [was, is] = [traceOf(person, sealed), traceOf(next, sealed)];
  const fields = Object.keys(is) as (keyof PersonTrace)[];
  const changed = fields.filter((field) => String(was[field]) !== String(is[field]));
  const of = (trace: PersonTrace) => Object.fromEntries(changed.map((field) => [field, trace[field]]));
  return { before: of(was), after: of(is) };
}

/** Roles that only read, and that nobody holds beside another. */
const readersAlone = [
  ['upper', 'upper-role'],
  ['auditor', 'auditor-role'],
] as const;

/**
 * Only people of the bureau hold roles that act for everybody (article 6), and a reader for the upper authority, or an auditor, holds no
 * other role. Whoever decides for the city government is of its office and holds no other role, so that they are never a side (article
 * 16). @throws Refusal `bureau-role`, `upper-role`, `auditor-role`, `government-role`
 */
function checkRoles({ department, roles }: Pick<Person, 'department' | 'roles'>): void {
  const acting = roles.filter((role) => role === 'bureau' || role === 'administrator');
  if (department !== BUREAU && acting.length > 0) {
    throw new Refusal('bureau-role', {}, [{ field: 'body.roles', message: acting.join(', ') }]);
  }
  for (const [role, code] of readersAlone) {
    if (roles.includes(role) && roles.some((other) => other !== role)) {
      throw new Refusal(code, {}, [{ field: 'body.roles', message: roles.join(', ') }]);
    }
  }
  if (roles.includes('government') && (department !== GOVERNMENT || roles.some((role) => role !== 'government'))) {
    throw new Refusal('government-role', {}, [{ field: 'body.roles', message: roles.join(', ') }]);
  }
}
