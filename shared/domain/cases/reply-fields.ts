import * as z from 'zod';
import { basisSchema } from '../catalog/content.ts';
import { keysOf } from '../catalog/metadata.ts';
import { choice, citation, day, field, optional, shapeOf, text } from '../field.ts';
import { prose } from '../prose.ts';

/** Why an item is refused. An incomplete application is no ground: the provider asks for a supplement (809 art. 21). */
export const refusalKinds = {
  'law-forbids': '法律法规禁止',
  'not-held': '本部门不掌握',
  'not-ready': '资源尚不具备共享条件',
  other: '其他',
} as const;

/** An item of the request, and the last day of its use if that is earlier than asked. */
export const itemFields = {
  resource: field(z.string().max(40), { zh: '信息资源', en: 'Resource' }),
  item: field(z.string().max(31), { zh: '信息项', en: 'Item' }),
  until: optional(day({ zh: '使用时限', en: 'Until' })),
};
const agreedItem = z.strictObject(shapeOf(itemFields));
const refusedItem = agreedItem.omit({ until: true });

/** A refusal states its reason and its basis (article 15). */
export const refusalFields = {
  items: field(z.union([z.literal('all'), z.array(refusedItem).min(1).max(3000)]), { zh: '信息项', en: 'Items' }),
  kind: choice(z.enum([...keysOf(refusalKinds), 'incomplete']), { zh: '理由类型', en: 'Kind of reason' }, refusalKinds),
  reason: text(prose(2, 500), { zh: '理由', en: 'Reason' }),
  basis: citation(basisSchema, { zh: '依据', en: 'Basis' }),
};

/**
 * The reply agrees to each item asked for, or refuses it (article 15); `all` stands for every item. `conditions` are those
 * published with the entry, or none (809 art. 15).
 */
export const replyFields = {
  agreed: field(z.union([z.literal('all'), z.array(agreedItem).max(3000)]).default([]), {
    zh: '同意共享的信息项',
    en: 'Items agreed to',
  }),
  refused: field(
    z
      .array(z.strictObject(shapeOf(refusalFields)))
      .max(50)
      .default([]),
    {
      zh: '不予共享的信息项',
      en: 'Items refused',
    },
  ),
  opinion: optional(text(prose(0, 500), { zh: '意见', en: 'Opinion' })),
  conditions: optional(text(prose(0, 500), { zh: '共享条件', en: 'Conditions' })),
};

/** Fields that the effective reply keeps as written. Items are resolved against the request, which has the conditions already. */
const { agreed: _agreed, refused: _refused, conditions: _conditions, ...answerFields } = replyFields;

export { answerFields };

export const replySchema = z.strictObject(shapeOf(replyFields));
export type Reply = z.infer<typeof replySchema>;
