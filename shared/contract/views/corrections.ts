import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import { type Contested, contestCounts } from '../../domain/cases/contest.ts';
import { answerDuties, type Correction } from '../../domain/cases/correction.ts';
import { answerFields, reportedFields } from '../../domain/cases/correction-fields.ts';
import type { Unattended } from '../../domain/circumstances.ts';
import { kept } from '../../domain/field.ts';
import type { Unacted } from '../actions/action.ts';
import type * as corrections from '../schemas/correction.ts';
import { deadlineView, proofView } from './duties.ts';

/** A correction with the present or latest duty to answer it, without the texts that people wrote. */
export function correctionRowView(
  correction: Correction,
  { duties, law, now }: Unattended,
): z.input<typeof corrections.correctionRow> {
  const duty = dutyOf(correction, duties);
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
    deadline: duty ? deadlineView(duty, law, now) : null,
  };
}

export function correctionView(correction: Correction, at: Unattended): Unacted<typeof corrections.correction> {
  const { answer, objection } = correction;
  const duty = dutyOf(correction, at.duties);
  return {
    ...correctionRowView(correction, at),
    ...kept(reportedFields, correction),
    answer: answer && { outcome: answer.outcome, ...kept(answerFields, answer), at: answer.at },
    objection,
    proof: duty ? proofView(duty, at.law) : null,
  };
}

function dutyOf(correction: Correction, duties: Unattended['duties']) {
  return answerDuties(correction)
    .map((id) => duties.find((duty) => duty.id === id))
    .find((duty) => duty !== undefined);
}

export function contestedView(contested: Contested): z.input<typeof corrections.contested> {
  const { resource, provider, since, cases } = contested;
  // Only what the bureau has to look at is listed, and that has its `since`.
  return { resource, provider, since: since as Instant, ...contestCounts(contested), cases };
}
