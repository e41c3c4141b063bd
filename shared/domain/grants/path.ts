import * as z from 'zod';

/** A path in a JSON document: names with dots between them, such as `data.rows`. */
export const pathSchema = z
  .string()
  .max(200)
  .regex(/^[^.\s]+(\.[^.\s]+)*$/);

/** The value at a dotted path; undefined if there is none. */
export function valueAt(value: unknown, dotted: string): unknown {
  let found = value;
  for (const step of dotted.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return found;
}
