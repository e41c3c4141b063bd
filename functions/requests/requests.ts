import { requestActs } from '../../shared/contract/actions/requests.ts';
import { requestWithProofView } from '../../shared/contract/views/requests.ts';
import * as steps from '../../shared/domain/cases/request-steps.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, show, subject } from '../../shared/http/subject.ts';

export const request = subject({
  kind: 'request',
  name: '共享申请',
  visible: visible.request,
  duties: 'shown',
  view: requestWithProofView,
  acts: requestActs,
});

export function getRequest(call: Call<'getRequest'>, context: Context): Promise<Outcome<'getRequest'>> {
  return show(request, call, context);
}

export function withdrawRequest(call: Call<'withdrawRequest'>, context: Context): Promise<Outcome<'withdrawRequest'>> {
  return decide(request, call, context, steps.withdraw);
}

export function nudgeRequest(call: Call<'nudgeRequest'>, context: Context): Promise<Outcome<'nudgeRequest'>> {
  return decide(request, call, context, steps.nudge);
}

/** The provider asks for more time. The bureau gives it with `extendDuty`, or declines (809 art. 21). */
export function askExtension(call: Call<'askExtension'>, context: Context): Promise<Outcome<'askExtension'>> {
  return decide(request, call, context, (state, at) => steps.askExtension(state, call.body, at));
}

export function declineExtension(
  call: Call<'declineExtension'>,
  context: Context,
): Promise<Outcome<'declineExtension'>> {
  return decide(request, call, context, (state, at) => steps.declineExtension(state, call.body, at));
}
