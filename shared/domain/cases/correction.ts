import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { type Decision, type EventType, event } from '../event.ts';
import type { Grant } from '../grants/grant.ts';
import { type CorrectionStatus, correctionLife } from '../lives/correction.ts';
import { mayTake, partsOf } from '../machine.ts';
import { maskedKey } from '../masked.ts';
import type { Principal } from '../people/person.ts';
import { namingNobody, prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** What is wrong with the data: 错误, 缺失, 过时. */
export const faultKinds = { wrong: '错误', missing: '缺失', stale: '过时' } as const;

const itemId = z.string().max(31);
const recordKey = z.string().trim().min(1).max(60);
const value = z.string().trim().min(1).max(500);
const said = prose(2, 1000);

/** What it is about: a published entry, or a record had through a grant, which its masked key tells. */
const aboutSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('entry'),
    resource: z.string().max(60),
    item: itemId.optional(),
    recordKey: recordKey.optional(),
  }),
  z.strictObject({ type: z.literal('record'), grant: z.string().max(60), item: itemId.optional(), recordKey }),
]);

/**
 * What was seen and what was expected: what is missing was not seen, and of what is stale the present value may be unknown.
 * Either may be a number that names somebody, where that number is what is wrong.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wrong'), seen: value, expected: value }),
  z.strictObject({ kind: z.literal('missing'), expected: value.optional() }),
  z.strictObject({ kind: z.literal('stale'), seen: value, expected: value.optional() }),
]);

/** The report (数据校核申请, Order 809 art. 26): what it is about, what is wrong, and the evidence for it. */
export const reportSchema = z.strictObject({
  about: aboutSchema,
  fault: faultSchema,
  evidence: said,
  /** Where the evidence can be read. */
  link: namingNobody(z.url({ protocol: /^https?$/ }).max(500)).optional(),
});
export type Report = z.infer<typeof reportSchema>;

/** The provider's answer: corrected, verified as right, or rejected with the reason. */
export const answerSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('corrected'), reason: said.optional() }),
  z.strictObject({ outcome: z.literal('verified'), reason: said }),
  z.strictObject({ outcome: z.literal('rejected'), reason: said }),
]);
export type CorrectionAnswer = z.infer<typeof answerSchema>;

/** How the reporter finds the answer: one to five stars, and whether it solved what was wrong. */
export const ratingSchema = z.strictObject({ stars: z.int().min(1).max(5), solved: z.boolean() });
export type Rating = z.infer<typeof ratingSchema>;

/**
 * A report of wrong, missing or stale data and what became of it. What people write here may quote the record, so it stays in this
 * state: events, and what is made of them, tell only what happened.
 */
export interface Correction {
  id: string;
  number: string;
  status: CorrectionStatus;
  /** Who reports, and who holds the data. */
  requester: string;
  provider: string;
  resource: { id: string; code: string; name: string };
  /** The grant by which the record was had; null where the entry itself is meant. */
  grant: string | null;
  /** null: the record, or the entry, as a whole. */
  item: { id: string; name: string } | null;
  recordKey: string | null;
  fault: z.infer<typeof faultSchema>;
  evidence: string;
  link: string | null;
  reportedAt: Instant;
  reportedBy: string;
  answer: (Omit<CorrectionAnswer, 'reason'> & { reason: string | null; at: Instant; by: string }) | null;
  objection: { reason: string; at: Instant } | null;
  rating: (Rating & { at: Instant }) | null;
}

/** What a report is about, as its department holds it: the entry, and the grant where it is a granted record. */
export interface Reported {
  resource: Resource;
  grant: Grant | null;
}

/** The part of a correction that is settled before it has a number, so that a report refused leaves nothing behind. */
type Subject = Pick<Correction, 'provider' | 'resource' | 'grant' | 'item' | 'recordKey'>;

/**
 * What is reported, of which item, under which masked key.
 * @throws Refusal `identifier-in-full`, `key-not-masked`, `own-record`, `resource-not-published`, `items-unknown`
 */
export function subjectOf({ about }: Report, { resource, grant }: Reported, by: Principal): Subject {
  const key = about.recordKey === undefined ? null : maskedKey('body.about.recordKey', about.recordKey);
  if (resource.provider === by.department) throw new Refusal('own-record');
  if (!grant && !isPublished(resource)) throw new Refusal('resource-not-published');
  const items = grant?.items ?? resource.published?.items ?? [];
  const item = items.find(({ id }) => id === about.item);
  if (about.item !== undefined && !item) {
    throw new Refusal('items-unknown', { items: about.item }, [{ field: 'body.about.item', message: about.item }]);
  }
  return {
    provider: resource.provider,
    resource: { id: resource.id, code: resource.code, name: grant?.resourceName ?? resource.published?.name ?? '' },
    grant: grant?.id ?? null,
    item: item ? { id: item.id, name: item.name } : null,
    recordKey: key,
  };
}

/** Article 12, Order 809 art. 26: who uses data and finds it wrong tells its provider. */
export function report(
  { fault, evidence, link }: Report,
  subject: Subject,
  { id, number, by }: { id: string; number: string; by: Principal },
  now: Instant,
): Decision<Correction> {
  const correction: Correction = {
    ...{ id, number, ...subject, fault, evidence },
    status: 'reported',
    requester: by.department,
    link: link ?? null,
    reportedAt: now,
    reportedBy: by.personId,
    answer: null,
    objection: null,
    rating: null,
  };
  return { next: correction, events: [event('CorrectionReported', { ...facts(correction), fault: fault.kind })] };
}

/**
 * The provider has verified: it has corrected the data, finds it right, or rejects the report. After an objection it may answer
 * anew.
 */
export function answer(
  correction: Correction,
  { outcome, reason }: CorrectionAnswer,
  by: Principal,
  now: Instant,
): Decision<Correction> {
  mayTake(correctionLife, 'answer', correction.status, partsOf(by, correction));
  const next: Correction = {
    ...correction,
    status: outcome,
    answer: { outcome, reason: reason ?? null, at: now, by: by.personId },
  };
  return { next, events: [event(answered[outcome], facts(next))] };
}

const answered = {
  corrected: 'DataCorrected',
  verified: 'DataVerified',
  rejected: 'CorrectionRejected',
} as const satisfies Record<CorrectionAnswer['outcome'], EventType>;

/** The reporter does not accept the answer: once, with the reason, and the bureau sees it. */
export function object(correction: Correction, reason: string, by: Principal, now: Instant): Decision<Correction> {
  mayTake(correctionLife, 'object', correction.status, partsOf(by, correction));
  if (correction.objection) throw new Refusal('objected-already');
  const next: Correction = { ...correction, status: 'objected', objection: { reason, at: now } };
  return { next, events: [event('CorrectionObjected', facts(next))] };
}

/** The reporter says how the answer was, which closes the case. */
export function rate(correction: Correction, rating: Rating, by: Principal, now: Instant): Decision<Correction> {
  mayTake(correctionLife, 'rate', correction.status, partsOf(by, correction));
  const next: Correction = { ...correction, status: 'closed', rating: { ...rating, at: now } };
  return { next, events: [event('CorrectionRated', { ...facts(next), ...rating })] };
}

/** The reporter takes the report back, before it is answered. */
export function withdraw(correction: Correction, by: Principal): Decision<Correction> {
  mayTake(correctionLife, 'withdraw', correction.status, partsOf(by, correction));
  const next: Correction = { ...correction, status: 'withdrawn' };
  return { next, events: [event('CorrectionWithdrawn', facts(next))] };
}

/** The duty of the provider to verify, correct and answer (Order 809 art. 26). */
export function correctDuty(correction: string): string {
  return `${correction}.correct`;
}

function facts({ number, requester, provider, resource, item }: Correction) {
  return { number, requester, provider, resource: resource.id, name: resource.name, item: item?.id ?? null };
}
