import * as suspension from '../../shared/domain/grants/suspension.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { grant } from './grants.ts';

/** The bureau or the provider suspends a misused grant at once and sets the date for rectification (809 art. 27). */
export function suspendGrant(call: Call<'suspendGrant'>, context: Context): Promise<Outcome<'suspendGrant'>> {
  return decide(grant, call, context, (state, at) => suspension.suspend(state, call.body, at));
}

export function rectifyGrant(call: Call<'rectifyGrant'>, context: Context): Promise<Outcome<'rectifyGrant'>> {
  return decide(grant, call, context, (state, at) => suspension.rectify(state, call.body, at));
}

export function decideSuspension(
  call: Call<'decideSuspension'>,
  context: Context,
): Promise<Outcome<'decideSuspension'>> {
  return decide(grant, call, context, (state, at) => suspension.decideSuspension(state, call.body, at));
}
