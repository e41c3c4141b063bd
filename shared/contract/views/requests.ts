import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Duty } from '../../domain/duty.ts';
import type { Law } from '../../domain/law.ts';
import type { DataRequest } from '../../domain/request.ts';
import type * as requests from '../schemas/request.ts';
import { deadlineView, proofView } from './duties.ts';

/** A request with the duty to reply to it, which unconditional data does not have. */
export function requestView(
  request: DataRequest,
  duty: Duty | null,
  law: Law,
  now: Instant,
): z.input<typeof requests.request> {
  return {
    id: request.id,
    number: request.number,
    status: request.status,
    requester: request.requester,
    handler: request.handler,
    provider: request.provider,
    resource: request.resource,
    scope: request.scope,
    purpose: request.purpose,
    basis: request.basis,
    items: request.items,
    submittedAt: request.submittedAt,
    form: `/v1/requests/${request.id}/form`,
    deadline: duty && deadlineView(duty, law, now),
    reply: request.status === 'submitted' ? null : replyView(request, duty),
    grant: 'grant' in request ? request.grant : null,
  };
}

export function requestWithProofView(
  request: DataRequest,
  duty: Duty | null,
  law: Law,
  now: Instant,
): z.input<typeof requests.requestWithProof> {
  return { ...requestView(request, duty, law, now), proof: duty && proofView(duty, law) };
}

function replyView(request: Exclude<DataRequest, { status: 'submitted' }>, duty: Duty | null) {
  return {
    at: request.reply.at,
    late: duty?.status === 'met' && duty.late,
    opinion: request.reply.opinion,
    agreed: request.reply.agreed,
    refusal: 'refusal' in request.reply ? request.reply.refusal : null,
  };
}
