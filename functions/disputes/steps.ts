import {
  consentToNegotiation,
  declineNegotiation,
  withdrawNegotiation as withdraw,
} from '../../shared/domain/disputes/opening.ts';
import { state } from '../../shared/domain/disputes/record.ts';
import * as ruling from '../../shared/domain/disputes/ruling.ts';
import { acceptTerms, propose, rejectTerms } from '../../shared/domain/disputes/terms.ts';
import { standing } from '../../shared/domain/duties/law.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { newId } from '../../shared/storage/ids.ts';
import { departmentIds } from '../../shared/storage/lists.ts';
import { move } from './case.ts';
import type { DisputesDeps } from './deps.ts';

/** The steps of a case after its opening, in their order. */

export async function consentNegotiation(
  call: Call<'consentNegotiation'>,
  deps: DisputesDeps,
): Promise<Outcome<'consentNegotiation'>> {
  const { body, principal, now } = call;
  return await move(call, deps, (negotiation) =>
    body.decision === 'consent'
      ? consentToNegotiation(negotiation, principal, now)
      : declineNegotiation(negotiation, body.remarks, principal, now),
  );
}

export async function withdrawNegotiation(
  call: Call<'withdrawNegotiation'>,
  deps: DisputesDeps,
): Promise<Outcome<'withdrawNegotiation'>> {
  return await move(call, deps, (negotiation) => withdraw(negotiation, call.body.reason, call.principal, call.now));
}

export async function stateInNegotiation(
  call: Call<'stateInNegotiation'>,
  deps: DisputesDeps,
): Promise<Outcome<'stateInNegotiation'>> {
  return await move(call, deps, (negotiation) => state(negotiation, call.body.text, call.principal, call.now));
}

export async function proposeTerms(call: Call<'proposeTerms'>, deps: DisputesDeps): Promise<Outcome<'proposeTerms'>> {
  return await move(call, deps, (negotiation) => propose(negotiation, call.body, call.principal, call.now));
}

export async function answerTerms(call: Call<'answerTerms'>, deps: DisputesDeps): Promise<Outcome<'answerTerms'>> {
  const { body, params, principal, now } = call;
  return await move(call, deps, (negotiation) =>
    body.decision === 'accept'
      ? acceptTerms(negotiation, params.number, granting(call), now)
      : rejectTerms(negotiation, params.number, body.reason, principal, now),
  );
}

export async function declareFailure(
  call: Call<'declareFailure'>,
  deps: DisputesDeps,
): Promise<Outcome<'declareFailure'>> {
  return await move(call, deps, (negotiation) =>
    ruling.declareFailure(negotiation, call.body.reason, call.principal, call.now),
  );
}

export async function recordMeeting(
  call: Call<'recordMeeting'>,
  deps: DisputesDeps,
): Promise<Outcome<'recordMeeting'>> {
  const registered = await departmentIds(deps.database);
  return await move(call, deps, (negotiation) =>
    ruling.recordMeeting(negotiation, call.body, { by: call.principal, registered }, call.now),
  );
}

export async function adjudicate(call: Call<'adjudicate'>, deps: DisputesDeps): Promise<Outcome<'adjudicate'>> {
  const registered = await departmentIds(deps.database);
  return await move(call, deps, (negotiation) =>
    ruling.adjudicate(negotiation, call.body, { by: call.principal, registered }, call.now),
  );
}

export async function answerRuling(call: Call<'answerRuling'>, deps: DisputesDeps): Promise<Outcome<'answerRuling'>> {
  const { body, principal, now } = call;
  return await move(call, deps, (negotiation) =>
    body.decision === 'accept'
      ? ruling.acceptRuling(negotiation, granting(call), now)
      : ruling.objectToRuling(negotiation, body.reason, principal, now),
  );
}

export async function enforceRuling(
  call: Call<'enforceRuling'>,
  deps: DisputesDeps,
): Promise<Outcome<'enforceRuling'>> {
  return await move(call, deps, (negotiation, { duties }) =>
    ruling.enforceRuling(
      negotiation,
      duties.map(({ state }) => standing(deps.law, state).duty),
      granting(call),
      call.now,
    ),
  );
}

export async function recordDecision(
  call: Call<'recordDecision'>,
  deps: DisputesDeps,
): Promise<Outcome<'recordDecision'>> {
  return await move(call, deps, (negotiation) =>
    ruling.recordDecision(negotiation, call.body, granting(call), call.now),
  );
}

/** Who takes a step that may end in a grant, and the id that it has then. */
function granting({ principal: by, now }: Pick<Call, 'principal' | 'now'>) {
  return { by, grantId: newId('grt', now) };
}
