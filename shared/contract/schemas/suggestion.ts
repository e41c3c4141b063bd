import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { suggestionLife } from '../../domain/lives/suggestion.ts';
import { departmentId } from '../../domain/people/department.ts';
import { noticeSchema } from '../../domain/rectifications/rectification-fields.ts';
import { suggestionRuleIds } from '../../domain/rectifications/suggestion-rule-names.ts';
import { actions } from './action.ts';
import { date, id, instant, signature } from './common.ts';

export const suggestionStatus = z.enum(keysOf(suggestionLife.states));

/** A suggestion of rectification as a list shows it. */
export const suggestion = z.strictObject({
  id: id('sug'),
  number: z.string().meta({ examples: ['JY-2026-000001'] }),
  status: suggestionStatus,
  department: departmentId,
  /** The rule that opened it. */
  rule: z.enum(suggestionRuleIds),
  /** What that is called. */
  name: z.string(),
  ground: noticeSchema.shape.ground,
  /** The article and item of it. */
  cited: z.string(),
  /** How many facts show it. */
  shown: z.int(),
  openedAt: instant,
});

/** A suggestion in full. */
export const suggestionCase = suggestion.extend({
  actions,
  facts: z.array(z.strictObject({ text: z.string(), on: date, shownBy: z.string() })),
  /** What became of it: the notice that was drafted, or why it was put aside. */
  settled: z
    .strictObject({ rectification: id('rec').nullable(), reason: z.string().nullable(), at: instant, ...signature })
    .nullable(),
});
