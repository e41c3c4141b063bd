import * as z from 'zod';

/** The prefix of an id says what it is the id of. */
export const idPrefixes = [
  'res',
  'chg',
  'col',
  'abs',
  'app',
  'req',
  'grt',
  'use',
  'fil',
  'neg',
  'cor',
  'dem',
  'rec',
  'sug',
  'itf',
  'cal',
  'job',
  'drf',
  'whk',
  'sfg',
  'inc',
  'ctr',
  'cmp',
  'cir',
  'sch',
  'evl',
] as const;
export type IdPrefix = (typeof idPrefixes)[number];

/** An id of one kind of thing. Its type keeps the id of another from being taken for it. */
export type Id<P extends IdPrefix> = `${P}_${string}`;

/** A schema that accepts the ids of one kind, with their type: the prefix for the reader, and a ULID. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  const schema: z.ZodType = z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));
  return schema as z.ZodType<Id<P>, Id<P>>;
}
