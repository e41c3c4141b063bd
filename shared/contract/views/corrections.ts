import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import { type Contested, counts } from '../../domain/cases/contested.ts';
import type { Correction } from '../../domain/cases/correction.ts';
import { answerFields, reportedFields } from '../../domain/cases/correction-fields.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import type { Law } from '../../domain/duties/law.ts';
import { kept } from '../../domain/field.ts';
import type * as corrections from '../schemas/correction.ts';
import { deadlineView, proofView } from './duties.ts';

/** A correction with the duty to answer it, without what people wrote in it. */
export function correctionRowView(
  correction: Correction,
  duty: Duty | null,
  law: Law,
  now: Instant,
): z.input<typeof corrections.correctionRow> {
  return {
    id: correction.id,
    number: correction.number,
    status: correction.status,
    requester: correction.requester,
    provider: correction.provider,
    resource: correction.resource,
    grant: correction.grant,
    item: correction.item,
    recordKey: correction.recordKey,
    kind: correction.fault.kind,
    reportedAt: correction.reportedAt,
    answeredAt: correction.answer?.at ?? null,
    rating: correction.rating,
    deadline: duty && deadlineView(duty, law, now),
  };
}

export function correctionView(
  correction: Correction,
  duty: Duty | null,
  law: Law,
  now: Instant,
): z.input<typeof corrections.correction> {
  const { answer, objection } = correction;
  return {
    ...correctionRowView(correction, duty, law, now),
    ...kept(reportedFields, correction),
    answer: answer && { outcome: answer.outcome, ...kept(answerFields, answer), at: answer.at },
    objection,
    proof: duty && proofView(duty, law),
  };
}

export function contestedView(contested: Contested): z.input<typeof corrections.contested> {
  const { resource, provider, since, cases } = contested;
  return { resource, provider, since: since ?? '', ...counts(contested), cases };
}
