import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import type { DataRequest } from '../../domain/cases/request.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import type { Law } from '../../domain/duties/law.ts';
import type { Principal } from '../../domain/people/person.ts';
import type * as requests from '../schemas/request.ts';
import { deadlineView, proofView } from './duties.ts';

/** The duties of a case: to reply, which unconditional data does not have, and to supplement. */
export interface CaseDuties {
  reply: Duty | null;
  supplement: Duty | null;
}

interface Shown {
  duties: CaseDuties;
  law: Law;
  now: Instant;
  /** Who looks: what is between a provider's staff and their head is shown to them alone. */
  by: Principal;
}

export function requestView(request: DataRequest, { duties, law, now, by }: Shown): z.input<typeof requests.request> {
  const { id, number, application, status, requester, handler, provider, name, resources } = request;
  const { scope, purpose, basis, scene, mode, frequency, until, system, phone, submittedAt, extension } = request;
  const own = by.department === provider;
  return {
    ...{ id, number, application, status, requester, handler, provider, name, resources },
    ...{ scope, purpose, basis, scene, mode, until, system, phone, submittedAt, extension },
    frequency: frequency ?? null,
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
  const { at, opinion, agreed, refused } = request.reply;
  return { at, late: duty?.status === 'met' && duty.late, opinion, agreed, refused };
}
