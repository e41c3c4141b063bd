import * as consequences from '../../shared/domain/rectifications/consequences.ts';
import * as notice from '../../shared/domain/rectifications/notice.ts';
import * as work from '../../shared/domain/rectifications/work.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { rectification } from './rectifications.ts';

/** The steps of a rectification after its draft, in order. */

export function issueRectification(
  call: Call<'issueRectification'>,
  context: Context,
): Promise<Outcome<'issueRectification'>> {
  return decide(rectification, call, context, notice.issue);
}

export function discardRectification(
  call: Call<'discardRectification'>,
  context: Context,
): Promise<Outcome<'discardRectification'>> {
  return decide(rectification, call, context, (state, at) => notice.discard(state, call.body, at));
}

export function askTime(call: Call<'askTime'>, context: Context): Promise<Outcome<'askTime'>> {
  return decide(rectification, call, context, (state, at) => work.askTime(state, call.body, at));
}

export function answerTime(call: Call<'answerTime'>, context: Context): Promise<Outcome<'answerTime'>> {
  return decide(rectification, call, context, (state, at) => work.answerTime(state, call.body, at));
}

export function reportRectification(
  call: Call<'reportRectification'>,
  context: Context,
): Promise<Outcome<'reportRectification'>> {
  return decide(rectification, call, context, (state, at) => work.report(state, call.body, at));
}

export function reviewRectification(
  call: Call<'reviewRectification'>,
  context: Context,
): Promise<Outcome<'reviewRectification'>> {
  return decide(rectification, call, context, (state, at) => work.review(state, call.body, at));
}

export function escalateRectification(
  call: Call<'escalateRectification'>,
  context: Context,
): Promise<Outcome<'escalateRectification'>> {
  return decide(rectification, call, context, (state, at) => consequences.escalate(state, call.body, at));
}

export function orderRectification(
  call: Call<'orderRectification'>,
  context: Context,
): Promise<Outcome<'orderRectification'>> {
  return decide(rectification, call, context, (state, at) => consequences.order(state, call.body, at));
}

export function concludeRectification(
  call: Call<'concludeRectification'>,
  context: Context,
): Promise<Outcome<'concludeRectification'>> {
  return decide(rectification, call, context, (state, at) => consequences.conclude(state, call.body, at));
}

export function closeRectification(
  call: Call<'closeRectification'>,
  context: Context,
): Promise<Outcome<'closeRectification'>> {
  return decide(rectification, call, context, (state, at) => consequences.close(state, call.body, at));
}

export function proposeAccountability(
  call: Call<'proposeAccountability'>,
  context: Context,
): Promise<Outcome<'proposeAccountability'>> {
  return decide(rectification, call, context, (state, at) => consequences.proposeAccountability(state, call.body, at));
}

export function recordAccountability(
  call: Call<'recordAccountability'>,
  context: Context,
): Promise<Outcome<'recordAccountability'>> {
  return decide(rectification, call, context, (state, at) => consequences.recordAccountability(state, call.body, at));
}
