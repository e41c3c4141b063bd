import * as z from 'zod';
import { applicationFields } from '../cases/application-fields.ts';
import { field, shapeOf, text } from '../field.ts';
import { prose, shortText } from '../prose.ts';

/** The most items of one negotiation. */
const MOST_ITEMS = 100;
export const itemIds = z.array(z.string().max(31)).min(1).max(MOST_ITEMS);

/** What a negotiation is about (article 15). */
export const disputedFields = {
  resource: field(z.string().min(1).max(60), { zh: '信息资源', en: 'Resource' }),
  items: field(itemIds, { zh: '争议信息项', en: 'Items' }),
};

/** A negotiation about items that the reply to a request refused. */
export const onRefusalFields = {
  request: field(z.string().min(1).max(60), { zh: '共享申请', en: 'Request' }),
  ...disputedFields,
  /** Why the refusal is wrong, or why it is right. */
  grounds: text(prose(2, 1500), { zh: '陈述', en: 'Grounds' }),
};

/** The intended use, stated as in an application, since there is no request that states it. */
const { purpose, scope, basis, until } = applicationFields;
export const statedFields = { purpose, scope, basis, until };

/** A negotiation about items that are not shared. */
export const onNotSharedFields = { ...disputedFields, ...statedFields };

/** Opens a negotiation about items that were refused, or that are not shared; the latter states the intended use (article 15). */
export const openingSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('refusal'), ...shapeOf(onRefusalFields) }),
  z.strictObject({ on: z.literal('not-shared'), ...shapeOf(onNotSharedFields) }),
]);
export type Opening = z.infer<typeof openingSchema>;

/** The head of the requester's sharing office consents or declines (Order 809 art. 20). */
export const consentSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('consent') }),
  z.strictObject({ decision: z.literal('decline'), remarks: shortText }),
]);
