import * as z from 'zod';
import { keysOf } from '../catalog/metadata.ts';
import { calls, choice, day, field, optional, shapeOf, short, text } from '../field.ts';
import { prose } from '../prose.ts';

/** How the data is handed over. */
export const modeNames = {
  interface: '服务接口',
  'batch-table': '库表批量交换',
  file: '文件下载',
} as const;

/** The chosen items of one entry, by id, and their number (article 15). */
export const entrySelectionFields = {
  resource: field(z.string().regex(/^res_[0-9a-z]{26}$/), { zh: '信息资源', en: 'Resource' }),
  items: field(z.array(z.string().max(31)).min(1).max(300), { zh: '信息项', en: 'Items' }),
  itemCount: field(z.int().min(1).max(300), { zh: '信息项数', en: 'Number of items' }),
};
const askedSchema = z.strictObject(shapeOf(entrySelectionFields));
export type EntrySelection = z.infer<typeof askedSchema>;

/** Expected calls a day of an interface. */
export const frequencyFields = {
  peakPerDay: field(z.int().min(1), { zh: '每日峰值', en: 'Peak a day' }),
  averagePerDay: field(z.int().min(1), { zh: '每日平均', en: 'Average a day' }),
};

/**
 * The application form 需求申请表, in the order in which it is printed (article 15; Order 809 art. 20). Lengths are in
 * characters.
 */
export const applicationFields = {
  resources: field(z.array(askedSchema).min(1).max(8), { zh: '申请信息资源', en: 'Resources' }),
  scope: text(prose(2, 500), { zh: '共享范围', en: 'Scope' }),
  purpose: text(prose(2, 500), { zh: '共享用途', en: 'Purpose' }),
  basis: text(prose(2, 300), { zh: '使用依据', en: 'Basis' }),
  scene: text(prose(2, 500), { zh: '使用场景', en: 'Scene' }),
  mode: choice(z.enum(keysOf(modeNames)), { zh: '共享方式', en: 'Mode' }, modeNames),
  until: day({ zh: '使用时限', en: 'Until' }),
  frequency: optional(calls(z.strictObject(shapeOf(frequencyFields)), { zh: '使用频率', en: 'Frequency' })),
  system: short(text(prose(2, 100), { zh: '使用系统', en: 'System' })),
  phone: short(text(z.string().regex(/^\+?[\d -]{5,20}$/), { zh: '联系电话', en: 'Telephone' })),
};

/** The fields that a request copies from its application: all but the entries, which it pins to their versions. */
const { resources: _entries, ...useFields } = applicationFields;

export { useFields };

export const applicationSchema = z.strictObject(shapeOf(applicationFields));
export type Application = z.infer<typeof applicationSchema>;

/** An unfinished application. */
export const draftSchema = applicationSchema.partial();
export type Draft = z.infer<typeof draftSchema>;
