import * as z from 'zod';
import { actor, instant } from './common.ts';

const words = z.strictObject({ zh: z.string(), en: z.string() });

/** An entry or a case of any kind. */
export const historyId = z
  .string()
  .regex(/^(res|app|req|grt|cor|dem|neg|rec|sfg|inc|ctr|cmp|cir)_[0-9a-hjkmnp-tv-z]{26}$/)
  .meta({ examples: ['req_01k5wv1m6t8e0b7q9z3c4d5f6g'] });

/** Something that happened to a case, in words. */
const happening = z.strictObject({
  /** The logged event, which the mails about it name. */
  id: z.string(),
  at: instant,
  what: words,
  /** What was said with it, such as the reason. */
  said: z.string().nullable(),
  /** Who did it; null where it happened by itself. */
  by: actor.nullable(),
  /** The absent person in whose name. */
  actingFor: actor.nullable(),
});

/** What happened to an entry, a case and its duties, the newest first. */
export const history = z.strictObject({
  items: z.array(happening),
  /** Whether there is more, before these. */
  more: z.boolean(),
});
