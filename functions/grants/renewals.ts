import * as renewal from '../../shared/domain/grants/renewal.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { GrantsDeps } from './deps.ts';
import { decided } from './grants.ts';

/** Articles 15, 809 art. 20: a later end, asked for and answered by staff, each with the consent of their head. */
export function askRenewal(call: Call<'askRenewal'>, deps: GrantsDeps): Promise<Outcome<'askRenewal'>> {
  return decided(call, deps, (grant, at) => renewal.askRenewal(grant, call.body, at));
}

export function consentRenewal(call: Call<'consentRenewal'>, deps: GrantsDeps): Promise<Outcome<'consentRenewal'>> {
  return decided(call, deps, (grant, at) => renewal.consentRenewal(grant, call.body, at));
}

export function answerRenewal(call: Call<'answerRenewal'>, deps: GrantsDeps): Promise<Outcome<'answerRenewal'>> {
  return decided(call, deps, (grant, at) => renewal.answerRenewal(grant, call.body, at));
}

export function confirmRenewal(call: Call<'confirmRenewal'>, deps: GrantsDeps): Promise<Outcome<'confirmRenewal'>> {
  return decided(call, deps, (grant, at) => renewal.confirmRenewal(grant, call.body, at));
}
