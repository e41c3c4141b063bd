import type * as z from 'zod';
import type { Fields, Name } from '../../domain/field.ts';

/** What a field means, for whoever fills it in, with an example that its schema accepts. */
export interface Explanation<S extends z.ZodType = z.ZodType> extends Name {
  example: NonNullable<z.input<S>>;
}

/** An explanation of each field: to leave one out does not compile. */
export type Explanations<F extends Fields> = { readonly [K in keyof F]: Explanation<F[K]['schema']> };

/** A form that is filled in with the examples. */
export function exampleOf<E extends Record<string, { example: unknown }>>(
  explanations: E,
): { -readonly [K in keyof E]: E[K]['example'] } {
  const examples = Object.entries(explanations).map(([key, { example }]) => [key, example]);
  return Object.fromEntries(examples) as { -readonly [K in keyof E]: E[K]['example'] };
}
