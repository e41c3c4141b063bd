import * as z from 'zod';
import { localDate } from './calendar/time.ts';

/**
 * A field that people fill in, declared once with its schema and its name. The contract's schemas, the views, the printed
 * documents, the signed data, the spreadsheets and the reference are made of these declarations. What a field means is explained
 * beside the contract (`shared/contract/explanations`), so that no function carries it.
 */
export interface Field<S extends z.ZodType = z.ZodType> {
  schema: S;
  name: Name;
}

/** A field whose value is one line of text, so that every document and spreadsheet shows it in the same way. */
export interface Line<S extends z.ZodType = z.ZodType> extends Field<S> {
  print: Print;
  /** Short enough to share a line of a document with its neighbour. */
  short: boolean;
}

export interface Name {
  zh: string;
  en: string;
}

/** How a value becomes text: as it is, as a date, as calls a day, as a citation, or as the name of an option. */
export type Print = 'text' | 'date' | 'calls' | 'citation' | Readonly<Record<string, string>>;

export type Fields = Readonly<Record<string, Field>>;
export type Lines = Readonly<Record<string, Line>>;

/** What a person hands in of these fields. */
export type Given<F extends Fields> = z.output<z.ZodObject<Shape<F>>>;
/** What the state keeps of them: null where the person left a field out. */
export type Kept<F extends Fields> = { -readonly [K in keyof F]: z.output<KeptSchema<F[K]['schema']>> };

type Shape<F extends Fields> = { -readonly [K in keyof F]: F[K]['schema'] };
type KeptShape<F extends Fields> = { -readonly [K in keyof F]: KeptSchema<F[K]['schema']> };
type KeptSchema<S extends z.ZodType> = S extends z.ZodOptional<infer I extends z.ZodType> ? z.ZodNullable<I> : S;

/** A field that a document lays out in its own way. Its schema is a copy, so that an explanation of it is of no other field. */
export function field<S extends z.ZodType>(schema: S, name: Name): Field<S> {
  return { schema: schema.clone(), name };
}

export function text<S extends z.ZodType<string>>(schema: S, name: Name): Line<S> {
  return line(schema, name, 'text');
}

export function day(name: Name) {
  return short(line(localDate, name, 'date'));
}

/** One of some options, which have names in Chinese. */
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

/** An article of a document that something rests on. */
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

/** The properties of the schema of what a person hands in. */
export function shapeOf<F extends Fields>(fields: F): Shape<F> {
  return mapped(fields, ({ schema }) => schema) as Shape<F>;
}

/** The properties of the schema of what the state keeps, and a view shows. */
export function keptShape<F extends Fields>(fields: F): KeptShape<F> {
  return mapped(fields, ({ schema }) =>
    schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType).nullable() : schema,
  ) as KeptShape<F>;
}

/** The values of these fields and of no others: null where one was left out. */
export function kept<F extends Fields>(fields: F, given: { [K in keyof F]?: unknown }): Kept<F> {
  return mapped(fields, (_, key) => given[key] ?? null) as Kept<F>;
}

function mapped<F extends Fields>(fields: F, of: (field: Field, key: string) => unknown) {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, of(field, key)]));
}
