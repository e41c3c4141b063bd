import * as opening from '../../shared/domain/disputes/opening.ts';
import { makeStatement } from '../../shared/domain/disputes/record.ts';
import * as ruling from '../../shared/domain/disputes/ruling.ts';
import * as terms from '../../shared/domain/disputes/terms.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { actingDepartments } from '../../shared/storage/lists.ts';
import { negotiation } from './negotiations.ts';

/** The steps of a negotiation after its opening, in order. */

export function consentNegotiation(
  call: Call<'consentNegotiation'>,
  context: Context,
): Promise<Outcome<'consentNegotiation'>> {
  return decide(negotiation, call, context, (state, at) => opening.consentToNegotiation(state, call.body, at));
}

export function withdrawNegotiation(
  call: Call<'withdrawNegotiation'>,
  context: Context,
): Promise<Outcome<'withdrawNegotiation'>> {
  return decide(negotiation, call, context, (state, at) => opening.withdrawNegotiation(state, call.body, at));
}

export function createStatement(call: Call<'createStatement'>, context: Context): Promise<Outcome<'createStatement'>> {
  return decide(negotiation, call, context, (state, at) => makeStatement(state, call.body, at));
}

export function createProposal(call: Call<'createProposal'>, context: Context): Promise<Outcome<'createProposal'>> {
  return decide(negotiation, call, context, (state, at) => terms.proposeTerms(state, call.body, at));
}

export function answerProposal(call: Call<'answerProposal'>, context: Context): Promise<Outcome<'answerProposal'>> {
  const said = { ...call.body, number: call.params.number, grantId: newId('grt', call.now) };
  return decide(negotiation, call, context, (state, at) => terms.answerTerms(state, said, at));
}

export function declareFailure(call: Call<'declareFailure'>, context: Context): Promise<Outcome<'declareFailure'>> {
  return decide(negotiation, call, context, (state, at) => ruling.declareFailure(state, call.body, at));
}

export async function createMeeting(call: Call<'createMeeting'>, context: Context): Promise<Outcome<'createMeeting'>> {
  const meeting = { ...call.body, registered: await actingDepartments(context.database) };
  return await decide(negotiation, call, context, (state, at) => ruling.recordMeeting(state, meeting, at));
}

export async function adjudicateNegotiation(
  call: Call<'adjudicateNegotiation'>,
  context: Context,
): Promise<Outcome<'adjudicateNegotiation'>> {
  const given = { ...call.body, registered: await actingDepartments(context.database) };
  return await decide(negotiation, call, context, (state, at) => ruling.adjudicate(state, given, at));
}

export function answerRuling(call: Call<'answerRuling'>, context: Context): Promise<Outcome<'answerRuling'>> {
  const said = { ...call.body, grantId: newId('grt', call.now) };
  return decide(negotiation, call, context, (state, at) => ruling.answerRuling(state, said, at));
}

export function referRuling(call: Call<'referRuling'>, context: Context): Promise<Outcome<'referRuling'>> {
  return decide(negotiation, call, context, ruling.referRuling);
}

export function recordDecision(call: Call<'recordDecision'>, context: Context): Promise<Outcome<'recordDecision'>> {
  const given = { ...call.body, grantId: newId('grt', call.now) };
  return decide(negotiation, call, context, (state, at) => ruling.recordDecision(state, given, at));
}
