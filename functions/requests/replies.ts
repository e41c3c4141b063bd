import * as replies from '../../shared/domain/cases/reply.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { request } from './requests.ts';

/** The provider's staff write the reply. The clock keeps running until their head consents (article 15). */
export function draftReply(call: Call<'draftReply'>, context: Context): Promise<Outcome<'draftReply'>> {
  return decide(request, call, context, (state, at) => replies.proposeReply(state, call.body, at));
}

export function returnReply(call: Call<'returnReply'>, context: Context): Promise<Outcome<'returnReply'>> {
  return decide(request, call, context, (state, at) => replies.returnReply(state, call.body, at));
}

/** The head consents: the reply takes effect and meets the duty, and the agreed items become grants. */
export function consentReply(call: Call<'consentReply'>, context: Context): Promise<Outcome<'consentReply'>> {
  const grantId = () => newId('grt', call.now);
  return decide(request, call, context, (state, at) => replies.consentReply(state, { grantId }, at));
}
