import type * as z from 'zod';
import type { Fields, Name } from '../../domain/field.ts';

/** The meaning of a field for people who fill it in, with an example that its schema accepts. */
interface Explanation<S extends z.ZodType = z.ZodType> extends Name {
  example: NonNullable<z.input<S>>;
}

/** An explanation for each field; a missing one does not compile. */
export type Explanations<F extends Fields> = { readonly [K in keyof F]: Explanation<F[K]['schema']> };

/** A form filled in with the examples. */
export function exampleOf<E extends Record<string, { example: unknown }>>(
  explanations: E,
): { -readonly [K in keyof E]: E[K]['example'] } {
  const examples = Object.entries(explanations).map(([key, { example }]) => [key, example]);
  return Object.fromEntries(examples) as { -readonly [K in keyof E]: E[K]['example'] };
}
