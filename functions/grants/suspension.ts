import * as suspension from '../../shared/domain/grants/suspension.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { GrantsDeps } from './deps.ts';
import { decided } from './grants.ts';

/** 809 art. 27: the bureau or the provider suspends at once what was misused, and says by when to put it right. */
export function suspendGrant(call: Call<'suspendGrant'>, deps: GrantsDeps): Promise<Outcome<'suspendGrant'>> {
  return decided(call, deps, (grant, at) => suspension.suspend(grant, call.body, at));
}

export function rectifyGrant(call: Call<'rectifyGrant'>, deps: GrantsDeps): Promise<Outcome<'rectifyGrant'>> {
  return decided(call, deps, (grant, at) => suspension.rectify(grant, call.body, at));
}

export function decideSuspension(
  call: Call<'decideSuspension'>,
  deps: GrantsDeps,
): Promise<Outcome<'decideSuspension'>> {
  return decided(call, deps, (grant, at) => suspension.decideSuspension(grant, call.body, at));
}
