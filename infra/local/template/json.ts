import * as z from 'zod';

/** Any JSON value. Templates are read with this type. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Whether a value is a JSON object (not null, not a list). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses a value with a schema. @throws Error with the place, and with each name that the schema does not know. */
export function parse<S extends z.ZodType>(schema: S, value: unknown, place: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${place}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
