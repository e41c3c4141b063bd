import * as z from 'zod';
import { applicationFields } from '../cases/application-fields.ts';
import { field, shapeOf, text } from '../field.ts';
import { prose, shortText } from '../prose.ts';

/** As many items as one case takes. */
const MOST_ITEMS = 100;
export const itemIds = z.array(z.string().max(31)).min(1).max(MOST_ITEMS);

/** What a negotiation is about (article 15). */
export const disputedFields = {
  resource: field(z.string().min(1).max(60), { zh: '信息资源', en: 'Resource' }),
  items: field(itemIds, { zh: '争议信息项', en: 'Items' }),
};

/** Items that were refused in the reply to a request. */
export const onRefusalFields = {
  request: field(z.string().min(1).max(60), { zh: '共享申请', en: 'Request' }),
  ...disputedFields,
  /** Why the refusal should not stand, or why it does. */
  grounds: text(prose(2, 1500), { zh: '陈述', en: 'Grounds' }),
};

/** What the requester states of its use where there is no request to state it: as in an application. */
const { purpose, scope, basis, until } = applicationFields;
export const statedFields = { purpose, scope, basis, until };

/** Items that are not shared. */
export const onNotSharedFields = { ...disputedFields, ...statedFields };

/** Article 15: on what was refused in the reply to a request, or on what is not shared; the latter states what it is for. */
export const openingSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('refusal'), ...shapeOf(onRefusalFields) }),
  z.strictObject({ on: z.literal('not-shared'), ...shapeOf(onNotSharedFields) }),
]);
export type Opening = z.infer<typeof openingSchema>;

/** The head of the requester's sharing office consents to it, or does not (Order 809 art. 20). */
export const consentSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('consent') }),
  z.strictObject({ decision: z.literal('decline'), remarks: shortText }),
]);
