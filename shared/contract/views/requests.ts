import type * as z from 'zod';
import { useFields } from '../../domain/cases/application-fields.ts';
import { answerFields } from '../../domain/cases/reply-fields.ts';
import { type DataRequest, replyDutyOf, supplementDutyOf } from '../../domain/cases/request.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { kept } from '../../domain/field.ts';
import type { Unacted } from '../actions/action.ts';
import type * as requests from '../schemas/request.ts';
import { deadlineView, proofView } from './duties.ts';

/** A request as shown. A reply that the provider's staff propose to their head is shown only to the provider. */
export function requestView(request: DataRequest, at: Circumstances): z.input<typeof requests.request> {
  const { law, now, by } = at;
  const duty = replyDutyOf(at);
  const { id, number, application, status, requester, handler, provider, name, resources, submittedAt } = request;
  const own = by.department === provider;
  return {
    ...{ id, number, application, status, requester, handler, provider, name, resources, submittedAt },
    ...(request.handlingFor === undefined ? {} : { handlingFor: request.handlingFor }),
    extension: extensionView(request),
    ...kept(useFields, request),
    form: `/v1/requests/${id}/form`,
    deadline: duty && deadlineView(duty, law, now),
    supplement: supplementView(request, at),
    proposed: own && request.status === 'replying' ? request.proposed.reply : null,
    remarks: own ? request.remarks : null,
    reply: replyView(request, duty),
    grants: resources.flatMap(({ grant }) => grant ?? []),
  };
}

export function requestWithProofView(
  request: DataRequest,
  at: Circumstances,
): Unacted<typeof requests.requestWithProof> {
  const reply = replyDutyOf(at);
  return { ...requestView(request, at), proof: reply && proofView(reply, at.law) };
}

function extensionView({ extension }: DataRequest) {
  if (!extension) return null;
  const { days, reason, at, declined } = extension;
  return { days, reason, at, declined };
}

function supplementView({ supplement }: DataRequest, at: Circumstances) {
  if (!supplement) return null;
  const duty = supplementDutyOf(at);
  const { missing, askedAt, answer, answeredAt } = supplement;
  return { missing, askedAt, answer, answeredAt, deadline: duty && deadlineView(duty, at.law, at.now) };
}

function replyView(request: DataRequest, duty: Duty | null) {
  if (!('reply' in request)) return null;
  const { at, agreed, refused } = request.reply;
  const late = duty?.status === 'met' && duty.late;
  return { at, late, ...kept(answerFields, request.reply), agreed, refused };
}
