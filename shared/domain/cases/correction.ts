import type { Instant } from '../calendar/time.ts';
import { mustBePublished, type Resource } from '../catalog/resource.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { openOnReceipt } from '../duties/case-duties.ts';
import type { DutyChange } from '../duties/duty.ts';
import { passOn } from '../duties/waiting.ts';
import { type DomainEvent, event } from '../event.ts';
import { type Kept, kept } from '../field.ts';
import type { Grant } from '../grants/grant.ts';
import type { Id } from '../id.ts';
import { type CorrectionStatus, correctionLife } from '../lives/correction.ts';
import { partsOf, take } from '../machine.ts';
import { maskedKey } from '../masking.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import {
  type answerFields,
  type CorrectionAnswer,
  type Rating,
  type Report,
  reportedFields,
} from './correction-fields.ts';

/**
 * A report of wrong, missing or stale data, and its outcome. Free text here may quote the record, so it stays in this state:
 * events contain only what happened.
 */
export interface Correction extends Kept<typeof reportedFields> {
  id: Id<'cor'>;
  number: string;
  status: CorrectionStatus;
  /** The department that reports, and the one that holds the data. */
  requester: string;
  provider: string;
  resource: { id: Id<'res'>; code: string; name: string };
  /** The grant through which the record was obtained; null if the report is about the entry itself. */
  grant: Id<'grt'> | null;
  /** null: the whole record or entry. */
  item: { id: string; name: string } | null;
  recordKey: string | null;
  reportedAt: Instant;
  reportedBy: string;
  answer: (Kept<typeof answerFields> & { outcome: CorrectionAnswer['outcome']; at: Instant; by: string }) | null;
  objection: { reason: string; at: Instant } | null;
  rating: (Rating & { at: Instant }) | null;
}

/** Changes of a decision on a correction. */
export type CorrectionDecision = (Change<'correction', Correction> | DutyChange)[];

/** What a report is about, as stored: the entry, and the grant if it is a granted record. */
export interface ReportTarget {
  resource: Resource;
  grant: Grant | null;
}

/** What a report is about, as a correction keeps it. */
export type ReportedSubject = Pick<Correction, 'provider' | 'resource' | 'grant' | 'item' | 'recordKey'>;

/**
 * Resolves what a report is about: entry, item, masked key. This happens before the correction gets a number, so that a refused
 * report leaves no gap in the series.
 * @throws Refusal `identifier-in-full`, `key-not-masked`, `own-record`, `resource-not-published`, `items-unknown`
 */
export function reportedSubject({ about }: Report, { resource, grant }: ReportTarget, by: Principal): ReportedSubject {
  const key = about.recordKey === undefined ? null : maskedKey('body.about.recordKey', about.recordKey);
  if (resource.provider === by.department) throw new Refusal('own-record');
  if (!grant) mustBePublished(resource);
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

/**
 * A department that uses data and finds it wrong reports it to the provider (article 12), who owes verification, correction and
 * an answer within the days of the policy (Order 809 art. 26).
 */
export function report(
  { id, number, subject, ...given }: Report & { id: Id<'cor'>; number: string; subject: ReportedSubject },
  { by, law, now }: Omit<Circumstances, 'duties'>,
): CorrectionDecision {
  const correction: Correction = {
    ...{ id, number, ...subject, ...kept(reportedFields, given) },
    status: 'reported',
    requester: by.department,
    reportedAt: now,
    reportedBy: by.personId,
    answer: null,
    objection: null,
    rating: null,
  };
  const { subject: about, provider: owes, requester: waits } = aboutOf(correction);
  const duty = { id: correctDuty(id), kind: 'correct' as const, subject: about, owes, waits };
  const reported = event('CorrectionReported', { ...correctionFacts(correction), fault: given.fault.kind });
  return [change('correction', null, correction, reported), openOnReceipt(duty, null, { law, now })];
}

/** The reporter withdraws the report before it is answered, which cancels the duty. */
export function withdraw(correction: Correction, at: Circumstances): CorrectionDecision {
  const to = take(correctionLife, 'withdraw', correction.status, partsOf(at.by, correction));
  const withdrawn = event('CorrectionWithdrawn', correctionFacts(correction));
  return stepped(correction, { ...correction, status: to() }, withdrawn, at);
}

/** A step of a correction, with the duties that follow from whose turn it is. */
export function stepped(
  before: Correction,
  next: Correction,
  told: DomainEvent,
  at: Circumstances,
): (Change<'correction', Correction> | DutyChange)[] {
  return [
    change('correction', before, next, told),
    ...passOn(correctionLife, [before.status, next.status], aboutOf(next), at),
  ];
}

function aboutOf({ id, number, resource: { name }, requester, provider }: Correction) {
  return { subject: { type: 'correction', id, number, name } as const, requester, provider };
}

/** Ids of the duties to answer it: the report (Order 809 art. 26), and the objection to the first answer. The last comes first. */
export function answerDuties({ id, objection }: Pick<Correction, 'id' | 'objection'>): string[] {
  return [...(objection ? [`${id}.answer-objection.1`] : []), correctDuty(id)];
}

const correctDuty = (correction: string) => `${correction}.correct`;

/** Facts in every event of a correction. */
export function correctionFacts({ number, requester, provider, resource, item }: Correction) {
  return { number, requester, provider, resource: resource.id, name: resource.name, item: item?.id ?? null };
}
