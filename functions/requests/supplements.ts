import * as supplements from '../../shared/domain/cases/supplement.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { request } from './requests.ts';

/** The provider states once what is missing (809 art. 21). */
export function askSupplement(call: Call<'askSupplement'>, context: Context): Promise<Outcome<'askSupplement'>> {
  return decide(request, call, context, (state, at) => supplements.askSupplement(state, call.body, at));
}

/** The requester supplies what was missing. */
export function supplementRequest(
  call: Call<'supplementRequest'>,
  context: Context,
): Promise<Outcome<'supplementRequest'>> {
  return decide(request, call, context, (state, at) => supplements.supply(state, call.body, at));
}
