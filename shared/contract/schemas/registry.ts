import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { systemLife } from '../../domain/lives/system.ts';
import { addressFailures } from '../../domain/mail/address.ts';
import { mailChoice } from '../../domain/mail/preferences.ts';
import { departmentId, departmentSchema } from '../../domain/people/department.ts';
import { absenceTerms, deputySchema, personId, personSchema, subjectSchema } from '../../domain/people/person.ts';
import { systemSchema } from '../../domain/people/system.ts';
import { actions } from './action.ts';
import { actor, callerRole, id, instant } from './common.ts';

export const department = departmentSchema.extend({
  /** The names that it had before, each until when; what was signed then names it so. */
  formerNames: z.array(z.strictObject({ name: z.string(), until: instant })),
  /** The department that it was merged into. `doneAt`: when all that it had was the other's. */
  merged: z.strictObject({ into: departmentId, at: instant, doneAt: instant.nullable() }).nullable(),
  /** Whether its leader, its staff and the head of its sharing office are registered (article 6; 809 art. 20). */
  complete: z.boolean(),
});

export const departmentRead = department.extend({ actions });

const count = z.int().nonnegative();

/** How much of each a merger moves to the successor: what is open and what is done, given and had. */
export const merger = z.strictObject({
  people: count,
  systems: count,
  entries: count,
  applications: count,
  requests: count,
  grants: count,
  corrections: count,
  demands: count,
  negotiations: count,
  /** Of what it owes, what is open. */
  duties: count,
});

const absence = absenceTerms.extend({ id: id('abs'), recordedAt: instant, recordedBy: personId });

const credential = z.strictObject({
  subject: subjectSchema,
  former: z.array(subjectSchema),
  /** What waits for another administrator. */
  proposed: z
    .strictObject({
      subject: subjectSchema,
      reason: z.string(),
      at: instant,
      by: actor,
      actingFor: personId.optional(),
    })
    .nullable(),
});

export const person = personSchema.extend({
  absences: z.array(absence).optional(),
  deputies: z.array(deputySchema).optional(),
  mail: mailChoice.optional(),
  /** As whom they sign in, where that is or was another than their id. */
  credential: credential.optional(),
});
/** A person, with what is wrong with their address if mail to it fails. */
export const personRead = person.extend({
  addressTrouble: z.strictObject({ kind: z.enum(keysOf(addressFailures)), since: instant }).optional(),
});
/** A person as a list shows them: without an address, which only whoever registers people needs. */
export const personRow = personSchema.omit({ email: true });
export const changedDepartment = departmentSchema.omit({ id: true });
export const newPerson = personSchema.omit({ active: true });
export const changedPerson = personSchema.omit({ id: true });

/** A system of a department, registered and revoked by its head. */
export const system = systemSchema.extend({
  department: departmentId,
  status: z.enum(keysOf(systemLife.states)),
  registeredAt: instant,
  registeredBy: actor,
  revoked: z.strictObject({ at: instant, by: actor, reason: z.string() }).nullable(),
});

export const systemRead = system.extend({ actions });

/** The deputies whom a leader has named, from today on. */
export const deputies = z.strictObject({ person: personId, items: z.array(deputySchema), actions });

export const absences = z.strictObject({ person: personId, items: z.array(absence), actions });

export const me = z.strictObject({
  personId,
  department: departmentId,
  roles: z.array(callerRole),
  /** The person on whose behalf this call was made (header Acting-For). */
  actingFor: personId.nullable(),
  /** Colleagues who are away today, and the roles in which the caller may act for them. */
  mayActFor: z.array(z.strictObject({ person: personId, roles: z.array(callerRole) })),
});

export const byDepartment = z.strictObject({ id: departmentId });
export const byPerson = z.strictObject({ id: personId });
export const byDeputy = z.strictObject({ id: personId, deputy: personId });
export const byAbsence = z.strictObject({ id: personId, absence: id('abs') });
