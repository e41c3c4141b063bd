import * as z from 'zod';
import { day, field, type Given, shapeOf, text } from '../field.ts';
import { prose } from '../prose.ts';
import { itemIds } from './opening-fields.ts';

/** Terms of sharing: which items, until when, on what conditions. */
export const termsFields = {
  items: field(itemIds, { zh: '信息项', en: 'Items' }),
  until: day({ zh: '使用时限', en: 'Until' }),
  conditions: text(prose(2, 500), { zh: '条件', en: 'Conditions' }),
};
export const termsSchema = z.strictObject(shapeOf(termsFields));
export type Terms = Given<typeof termsFields>;
