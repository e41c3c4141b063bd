import * as z from 'zod';
import { localDate } from './calendar/time.ts';

/**
 * A field that people fill in, declared once with its schema and its name. Everything else is built from these declarations:
 * the schemas of the contract, the views, the printed documents, the signed data, the spreadsheets and the reference.
 * Explanations stand beside the contract (`shared/contract/explanations`), so that they are in no function's bundle.
 */
export interface Field<S extends z.ZodType = z.ZodType> {
  schema: S;
  name: Name;
}

/** A field whose value prints as one line of text. Every document and spreadsheet shows it in the same way. */
export interface Line<S extends z.ZodType = z.ZodType> extends Field<S> {
  print: Print;
  /** The value is short enough to share a line of a document with its neighbour. */
  short: boolean;
}

export interface Name {
  zh: string;
  en: string;
}

/** How a value is printed: as it is, as a date, as calls a day, as a citation, or by the name of an option. */
type Print = 'text' | 'date' | 'calls' | 'citation' | Readonly<Record<string, string>>;

export type Fields = Readonly<Record<string, Field>>;
export type Lines = Readonly<Record<string, Line>>;

/** The fields as a person submits them. */
export type Given<F extends Fields> = z.output<z.ZodObject<Shape<F>>>;
/** The fields as the state keeps them: null where the person left one out. */
export type Kept<F extends Fields> = { -readonly [K in keyof F]: z.output<KeptSchema<F[K]['schema']>> };

type Shape<F extends Fields> = { -readonly [K in keyof F]: F[K]['schema'] };
type KeptShape<F extends Fields> = { -readonly [K in keyof F]: KeptSchema<F[K]['schema']> };
type KeptSchema<S extends z.ZodType> = S extends z.ZodOptional<infer I extends z.ZodType> ? z.ZodNullable<I> : S;

/** A field with a layout of its own in documents. Its schema is a copy, so that its explanation belongs to this field alone. */
export function field<S extends z.ZodType>(schema: S, name: Name): Field<S> {
  const own = schema.clone();
  names.set(own, name);
  return { schema: own, name };
}

/** The names of fields, by their schemas. */
const names = new WeakMap<z.core.$ZodType, Name>();

/** The name of the field at a path within a schema; undefined where what is there is no declared field. */
export function nameAt(schema: z.core.$ZodType | undefined, path: readonly PropertyKey[]): Name | undefined {
  if (!schema) return undefined;
  const [key, ...rest] = path;
  const own = names.get(schema);
  if (own && key === undefined) return own;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return nameAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) {
    const found = schema.options.map((option) => nameAt(option, path));
    return found.find((name) => name !== undefined);
  }
  if (key === undefined) return undefined;
  const part =
    schema instanceof z.ZodObject
      ? schema.shape[String(key)]
      : schema instanceof z.ZodArray
        ? schema.element
        : undefined;
  // What is wrong with one of several, such as an item of a list, is wrong with the field.
  return nameAt(part, rest) ?? own;
}

export function text<S extends z.ZodType<string>>(schema: S, name: Name): Line<S> {
  return line(schema, name, 'text');
}

export function day(name: Name) {
  return short(line(localDate, name, 'date'));
}

/** One of several options with Chinese names. */
export function choice<S extends z.ZodType<string>>(
  schema: S,
  name: Name,
  options: Readonly<Record<string, string>>,
): Line<S> {
  return short(line(schema, name, options));
}

/** How often an interface is called. */
export function calls<S extends z.ZodType<{ peakPerDay: number; averagePerDay: number }>>(
  schema: S,
  name: Name,
): Line<S> {
  return line(schema, name, 'calls');
}

/** An article of a document, cited as a basis. */
export function citation<S extends z.ZodType<{ document: string; article: string }>>(schema: S, name: Name): Line<S> {
  return line(schema, name, 'citation');
}

function line<S extends z.ZodType>(schema: S, name: Name, print: Print): Line<S> {
  return { ...field(schema, name), print, short: false };
}

export function short<S extends z.ZodType>(of: Line<S>): Line<S> {
  return { ...of, short: true };
}

export function optional<F extends Field>(of: F): Omit<F, 'schema'> & { schema: z.ZodOptional<F['schema']> } {
  return { ...of, schema: z.optional(of.schema as F['schema']) };
}

/** Schema properties for what a person submits. */
export function shapeOf<F extends Fields>(fields: F): Shape<F> {
  return mapped(fields, ({ schema }) => schema) as Shape<F>;
}

/** Schema properties for what the state keeps and a view shows. */
export function keptShape<F extends Fields>(fields: F): KeptShape<F> {
  return mapped(fields, ({ schema }) =>
    schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType).nullable() : schema,
  ) as KeptShape<F>;
}

/** Picks the values of these fields; null where one was left out. */
export function kept<F extends Fields>(fields: F, given: { [K in keyof F]?: unknown }): Kept<F> {
  return mapped(fields, (_, key) => given[key] ?? null) as Kept<F>;
}

function mapped<F extends Fields>(fields: F, of: (field: Field, key: string) => unknown) {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, of(field, key)]));
}
