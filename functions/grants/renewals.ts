import * as renewal from '../../shared/domain/grants/renewal.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { grant } from './grants.ts';

/**
 * Renewal of a grant: staff ask for a later end and staff answer, each with the consent of their head (article 15; 809
 * art. 20).
 */
export function askRenewal(call: Call<'askRenewal'>, context: Context): Promise<Outcome<'askRenewal'>> {
  return decide(grant, call, context, (state, at) => renewal.askRenewal(state, call.body, at));
}

export function consentRenewal(call: Call<'consentRenewal'>, context: Context): Promise<Outcome<'consentRenewal'>> {
  return decide(grant, call, context, (state, at) => renewal.consentRenewal(state, call.body, at));
}

export function answerRenewal(call: Call<'answerRenewal'>, context: Context): Promise<Outcome<'answerRenewal'>> {
  return decide(grant, call, context, (state, at) => renewal.answerRenewal(state, call.body, at));
}

export function confirmRenewal(call: Call<'confirmRenewal'>, context: Context): Promise<Outcome<'confirmRenewal'>> {
  return decide(grant, call, context, (state, at) => renewal.confirmRenewal(state, call.body, at));
}
