import * as z from 'zod';
import { partyRoles, planSchema } from '../../domain/catalog/collection.ts';
import { sourceAnswerSchema } from '../../domain/catalog/matching/answers.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { departmentId } from '../../domain/people/department.ts';
import { id, instant } from './common.ts';

/** A finding that the data is collected again although the source has it (article 10). */
export const duplicate = z.strictObject({
  source: z.strictObject({
    id: z.union([id('res'), id('col')]),
    number: z.string(),
    name: z.string(),
    department: departmentId,
  }),
  reason: z.string(),
  foundAt: instant,
});

const share = z.number().min(0).max(1);

/** A source that holds the same data, how similar it is and why. Scores and shares range from 0 to 1. */
export const match = z.strictObject({
  kind: z.enum(['resource', 'collection']),
  id: z.union([id('res'), id('col')]),
  number: z.string().meta({ examples: ['341128112/000001', 'CJ-2026-000001'] }),
  department: departmentId,
  name: z.string(),
  score: share,
  /** Whether it must be answered. */
  mustAnswer: z.boolean(),
  explanation: z.strictObject({
    /** Items in common, by the name on each side: mine, theirs. */
    items: z.array(z.tuple([z.string(), z.string()])),
    covered: share,
    nameSimilarity: share,
    sameIdentity: z.boolean().nullable(),
    sameTheme: z.boolean().nullable(),
    zh: z.string(),
    en: z.string(),
  }),
});

/** The result of a comparison: the score from which a match must be answered, and the matches, the closest first. */
export const matches = z.strictObject({ threshold: share, matches: z.array(match) });

/** The same for an entry, with its department's answers. */
export const entryMatches = matches.extend({
  answers: z.array(sourceAnswerSchema),
  /** Ids of the matches that must still be answered before the entry can be submitted. */
  undecided: z.array(z.string()),
});

/** An imported entry that waits as a draft for its department's answers, with its closest matches. */
export const unanswered = z.strictObject({
  id: id('res'),
  code: z.string(),
  provider: departmentId,
  name: z.string(),
  held: z.array(match.pick({ id: true, number: true, department: true, name: true, score: true })),
});

export const collection = planSchema.extend({
  id: id('col'),
  number: z.string().meta({ examples: ['CJ-2026-000001'] }),
  department: departmentId,
  purpose: z.string(),
  parties: z.array(z.strictObject({ department: departmentId, role: z.enum(keysOf(partyRoles)) })),
  matches: z.array(match),
  answers: z.array(sourceAnswerSchema),
  collected: z.array(z.string()),
  registeredAt: instant,
  source: z.strictObject({ department: departmentId, reason: z.string(), namedAt: instant }).nullable(),
  duplicate: duplicate.nullable(),
});
