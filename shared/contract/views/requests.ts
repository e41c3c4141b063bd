import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import { useFields } from '../../domain/cases/application-fields.ts';
import { answerFields } from '../../domain/cases/reply-fields.ts';
import type { DataRequest } from '../../domain/cases/request.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import type { Law } from '../../domain/duties/law.ts';
import { kept } from '../../domain/field.ts';
import type { Principal } from '../../domain/people/person.ts';
import type * as requests from '../schemas/request.ts';
import { deadlineView, proofView } from './duties.ts';

/** The duties of a case: to reply, unless all its data is unconditional, and to supplement. */
export interface CaseDuties {
  reply: Duty | null;
  supplement: Duty | null;
}

interface Shown {
  duties: CaseDuties;
  law: Law;
  now: Instant;
  /** Who looks. What staff of a provider propose to their head is shown to the provider alone. */
  by: Principal;
}

export function requestView(request: DataRequest, { duties, law, now, by }: Shown): z.input<typeof requests.request> {
  const { id, number, application, status, requester, handler, provider, name, resources, submittedAt, extension } =
    request;
  const own = by.department === provider;
  return {
    ...{ id, number, application, status, requester, handler, provider, name, resources, submittedAt, extension },
    ...kept(useFields, request),
    form: `/v1/requests/${id}/form`,
    deadline: duties.reply && deadlineView(duties.reply, law, now),
    supplement: supplementView(request, duties.supplement, law, now),
    proposed: own && request.status === 'replying' ? request.proposed.reply : null,
    remarks: own ? request.remarks : null,
    reply: replyView(request, duties.reply),
    grants: resources.flatMap(({ grant }) => grant ?? []),
  };
}

export function requestWithProofView(request: DataRequest, shown: Shown): z.input<typeof requests.requestWithProof> {
  const { reply } = shown.duties;
  return { ...requestView(request, shown), proof: reply && proofView(reply, shown.law) };
}

function supplementView({ supplement }: DataRequest, duty: Duty | null, law: Law, now: Instant) {
  if (!supplement) return null;
  const { missing, askedAt, answer, answeredAt } = supplement;
  return { missing, askedAt, answer, answeredAt, deadline: duty && deadlineView(duty, law, now) };
}

function replyView(request: DataRequest, duty: Duty | null) {
  if (!('reply' in request)) return null;
  const { at, agreed, refused } = request.reply;
  const late = duty?.status === 'met' && duty.late;
  return { at, late, ...kept(answerFields, request.reply), agreed, refused };
}
