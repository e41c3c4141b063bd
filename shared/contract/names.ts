import * as z from 'zod';
import { contentSchema } from '../domain/catalog/content.ts';
import { departmentId } from '../domain/people/department.ts';
import { personId } from '../domain/people/person.ts';
import { actor } from './schemas/common.ts';
import { person, personRead } from './schemas/registry.ts';

/** What an id in an answer may name. */
type Named = 'department' | 'person';

/** The schemas of the ids that have names. A field of an answer with one of these gets its name beside it. */
const references = new Map<z.ZodType, Named>([
  [departmentId, 'department'],
  [personId, 'person'],
  [actor, 'person'],
]);

/** What an id of this schema refers to. */
export function referredBy(schema: z.core.$ZodType): Named | undefined {
  return references.get(schema as z.ZodType);
}

/** What people read, change and send back, so nothing is put into it: the content of an entry, a registered person. */
const asWritten = new Set<z.ZodType>([contentSchema, person, personRead]);

const name = z.string().nullable().meta({ description: '名称，随登记更新 · the name, as registered now' });

/** The schemas that were made, by those they are made of. */
const made = new Map<z.ZodType, z.ZodType>();
/** The same the other way round, for those in which there are names. */
const sources = new Map<z.ZodType, z.ZodType>();

/**
 * The schema of an answer with names beside ids: `providerName` beside `provider`, `personName` beside `personId`, and
 * `departmentNames` beside a list `departments`.
 */
export function withNames(schema: z.ZodType): z.ZodType {
  if (asWritten.has(schema)) return schema;
  const known = made.get(schema);
  if (known) return known;
  const next = inside(schema);
  made.set(schema, next);
  if (next !== schema) sources.set(next, schema);
  return next;
}

/** Whether a schema that `withNames` gave has any names in it. */
export function hasNames(schema: z.ZodType): boolean {
  return sources.has(schema);
}

/** The schema that `withNames` was given for this one. */
export function withoutNames(schema: z.ZodType): z.ZodType {
  return sources.get(schema) ?? schema;
}

function inside(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return ofObject(schema);
  if (schema instanceof z.ZodArray) return again(schema, schema.element, (of) => z.array(of));
  if (schema instanceof z.ZodNullable) return again(schema, schema.unwrap(), (of) => of.nullable());
  if (schema instanceof z.ZodOptional) return again(schema, schema.unwrap(), (of) => of.optional());
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as z.ZodType[]).map(withNames);
    return options.some((option, n) => option !== schema.options[n]) ? z.union(options) : schema;
  }
  return schema;
}

function again(schema: z.ZodType, part: unknown, wrap: (of: z.ZodType) => z.ZodType): z.ZodType {
  const of = withNames(part as z.ZodType);
  return of === part ? schema : wrap(of);
}

function ofObject(schema: z.ZodObject): z.ZodType {
  const shape = schema.shape as Record<string, z.ZodType>;
  const fields = Object.entries(shape).flatMap(([key, field]): [string, z.ZodType][] => {
    const next = withNames(field);
    const named = referenceIn(key, field);
    if (!named) return next === field ? [] : [[key, next]];
    const optional = field instanceof z.ZodOptional;
    const beside = named.many ? z.array(name) : name;
    return [[named.key, optional ? beside.optional() : beside]];
  });
  return fields.length === 0 ? schema : schema.safeExtend(Object.fromEntries(fields));
}

/** What a field refers to, and the key of the name beside it; null for its own id, and for any other field. */
function referenceIn(key: string, field: z.ZodType): { of: Named; many: boolean; key: string } | null {
  const plain = bare(field);
  const many = plain instanceof z.ZodArray;
  const of = references.get(many ? (plain.element as z.ZodType) : plain);
  if (!of || key === 'id') return null;
  return { of, many, key: many ? `${key.replace(/s$/, '')}Names` : `${key.replace(/Id$/, '')}Name` };
}

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}

/** Tells the names of departments and people; null for one who is not registered. */
export type NamesOf = (of: Named, ids: string[]) => Promise<(string | null)[]>;

/** An answer with the names that its schema has beside ids. What is not registered has no name. */
export async function putNames(schema: z.ZodType, body: unknown, namesOf: NamesOf): Promise<unknown> {
  const places = [...placesIn(schema, body)];
  const of = async (wanted: Named) => {
    const ids = [...new Set(places.filter((place) => place.of === wanted).flatMap(({ ids }) => ids))];
    const found = ids.length > 0 ? await namesOf(wanted, ids) : [];
    return new Map(ids.map((id, n) => [id, found[n] ?? null]));
  };
  const [department, person] = await Promise.all([of('department'), of('person')]);
  const names = { department, person };
  for (const place of places) {
    const found = place.ids.map((id) => names[place.of].get(id) ?? null);
    place.beside[place.key] = place.many ? found : (found[0] ?? null);
  }
  return body;
}

interface Place {
  beside: Record<string, unknown>;
  key: string;
  of: Named;
  many: boolean;
  ids: string[];
}

/** Every place of an answer where names belong. */
function* placesIn(schema: z.ZodType, value: unknown): Generator<Place> {
  if (value === null || value === undefined || asWritten.has(schema)) return;
  const plain = bare(schema);
  if (plain instanceof z.ZodArray) {
    for (const each of value as unknown[]) yield* placesIn(plain.element as z.ZodType, each);
  } else if (plain instanceof z.ZodUnion) {
    const fits = (plain.options as z.ZodType[]).find((option) => isOf(option, value));
    if (fits) yield* placesIn(fits, value);
  } else if (plain instanceof z.ZodObject) {
    const fields = value as Record<string, unknown>;
    for (const [key, field] of Object.entries(plain.shape as Record<string, z.ZodType>)) {
      const held = fields[key];
      if (held === undefined) continue;
      const named = referenceIn(key, field);
      if (named && named.key in plain.shape) {
        const ids = held === null ? [] : named.many ? (held as string[]) : [String(held)];
        yield { beside: fields, ...named, ids };
      } else yield* placesIn(field, held);
    }
  }
}

/** Whether a value is of an option of a union: it has no other fields than that, and the same constants. */
function isOf(option: z.ZodType, value: unknown): boolean {
  if (!(option instanceof z.ZodObject)) return false;
  const shape = option.shape as Record<string, z.ZodType>;
  return Object.entries(value as object).every(([key, held]) => {
    const field = shape[key];
    return field !== undefined && !(field instanceof z.ZodLiteral && !field.values.has(held as never));
  });
}
