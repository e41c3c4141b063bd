import * as z from 'zod';
import { keysOf } from '../catalog/metadata.ts';
import { choice, field, optional, shapeOf, text } from '../field.ts';
import { namingNobody, prose } from '../prose.ts';
import { webAddress } from '../web-address.ts';

/** What is wrong with the data: 错误, 缺失, 过时. */
export const faultKinds = { wrong: '错误', missing: '缺失', stale: '过时' } as const;

const value = () => z.string().trim().min(1).max(500);
const explanation = () => prose(2, 1000);

/** What a report is about: an entry, or a record with its masked key. */
export const aboutFields = {
  resource: field(z.string().max(60), { zh: '信息资源', en: 'Resource' }),
  grant: field(z.string().max(60), { zh: '共享授权', en: 'Grant' }),
  item: optional(field(z.string().max(31), { zh: '信息项', en: 'Item' })),
  recordKey: field(z.string().trim().min(1).max(60), { zh: '记录标识（脱敏）', en: 'Masked key of the record' }),
};
const { resource, grant, item, recordKey } = shapeOf(aboutFields);

/** A published entry, or a record obtained through a grant. */
const aboutSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('entry'), resource, item, recordKey: recordKey.optional() }),
  z.strictObject({ type: z.literal('record'), grant, item, recordKey }),
]);

/** What was seen and what was expected. */
export const faultFields = {
  kind: choice(z.enum(keysOf(faultKinds)), { zh: '问题类型', en: 'Kind of fault' }, faultKinds),
  seen: text(value(), { zh: '现有内容', en: 'Seen' }),
  expected: text(value(), { zh: '应有内容', en: 'Expected' }),
};
const { seen, expected } = shapeOf(faultFields);

/**
 * Missing data has no seen value, and for stale data the present value may be unknown. Both values may contain an identifier,
 * since that may be what is wrong.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wrong'), seen, expected }),
  z.strictObject({ kind: z.literal('missing'), expected: expected.optional() }),
  z.strictObject({ kind: z.literal('stale'), seen, expected: expected.optional() }),
]);

/** The report (数据校核申请, Order 809 art. 26): what it is about, what is wrong, and the evidence for it. */
export const reportFields = {
  about: field(aboutSchema, { zh: '校核对象', en: 'Subject' }),
  fault: field(faultSchema, { zh: '问题', en: 'Fault' }),
  evidence: text(explanation(), { zh: '证据', en: 'Evidence' }),
  link: optional(text(namingNobody(webAddress(500)), { zh: '证据网址', en: 'Link' })),
};

/** Fields that a correction keeps as reported. Its subject is looked up instead. */
const { about: _about, ...reportedFields } = reportFields;

export { reportedFields };

export const reportSchema = z.strictObject(shapeOf(reportFields));
export type Report = z.infer<typeof reportSchema>;

/** Fields of the provider's answer; only a correction needs no reason. */
export const answerFields = {
  reason: optional(text(explanation(), { zh: '说明', en: 'Reason' })),
};
const { reason, ...rest } = shapeOf(answerFields);
const withReason = { ...rest, reason: reason.unwrap() };

/** The provider's answer: corrected, verified as right, or declined with the reason. */
export const correctionAnswerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('corrected'), ...rest, reason }),
  z.strictObject({ outcome: z.literal('verified'), ...withReason }),
  z.strictObject({ outcome: z.literal('declined'), ...withReason }),
]);
export type CorrectionAnswer = z.infer<typeof correctionAnswerSchema>;

/** The reporter's rating: one to five stars, and whether the problem is solved. */
export const ratingFields = {
  stars: field(z.int().min(1).max(5), { zh: '评分', en: 'Stars' }),
  solved: field(z.boolean(), { zh: '是否解决', en: 'Solved' }),
};
export const ratingSchema = z.strictObject(shapeOf(ratingFields));
export type Rating = z.infer<typeof ratingSchema>;
