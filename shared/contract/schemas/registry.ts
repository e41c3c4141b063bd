import * as z from 'zod';
import { departmentId, departmentSchema } from '../../domain/department.ts';
import { personId, personSchema } from '../../domain/person.ts';
import { role } from './common.ts';

export const department = departmentSchema.extend({
  /** Whether its leader and its staff are registered, as article 6 asks. */
  complete: z.boolean(),
});

export const person = personSchema;
export const newPerson = personSchema.omit({ active: true });
export const changedPerson = personSchema.omit({ id: true });

export const me = z.strictObject({ personId, department: departmentId, roles: z.array(role) });

export const byDepartment = z.strictObject({ id: departmentId });
export const byPerson = z.strictObject({ id: personId });
