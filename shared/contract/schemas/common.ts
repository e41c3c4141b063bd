import * as z from 'zod';
import { dateSchema, instantSchema, localDate } from '../../domain/calendar/time.ts';
import { type Id, type IdPrefix, idSchema } from '../../domain/id.ts';
import { callerRoles, roles } from '../../domain/people/person.ts';

/** Ids are opaque: a prefix for the reader and a ULID. */
export const id = <P extends IdPrefix>(prefix: P) =>
  idSchema(prefix).meta({ examples: [`${prefix}_01k5wv1m6t8e0b7q9z3c4d5f6g` as Id<P>] });

export const instant = instantSchema(
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/)
    .meta({ description: 'Instant in Asia/Shanghai', examples: ['2026-09-24T09:00:00.000+08:00'] }),
);

export const date = dateSchema(z.iso.date().meta({ description: 'Date in Asia/Shanghai', examples: ['2026-10-09'] }));

/** A date that somebody asks about: one that the calendar has. */
export const day = dateSchema(
  localDate.meta({ description: 'Date in Asia/Shanghai, from 1992 to 2199', examples: ['2026-10-09'] }),
);

/** A page of a list; `next` is the cursor of the following page, null at the end. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

export const paging = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};

/** The version of what was read, as in the header ETag of its own answer. */
export const etag = z
  .string()
  .regex(/^"\d{1,9}"$/)
  .meta({ examples: ['"3"'] });

/** The id of whoever did something, as the log has it. */
export const actor = z.string();

/** Who did something, and the absent person in whose name. */
export const signature = { by: actor, actingFor: actor.optional() };

export const byId = <P extends IdPrefix>(prefix: P) => z.strictObject({ id: id(prefix) });

/** Problem details (RFC 9457) with a stable code, the rule cited, both languages and the invalid fields. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  detailEn: z.string(),
  rule: z.string().nullable(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })),
  correlationId: z.string(),
});
export type Problem = z.infer<typeof problem>;

export const role = z.enum(roles);

/** The role of a caller, who may be a system. */
export const callerRole = z.enum(callerRoles);
