import { requestWithProofView } from '../../shared/contract/views/requests.ts';
import { withdrawn } from '../../shared/domain/cases/owed.ts';
import * as domain from '../../shared/domain/cases/request.ts';
import { mayExtend } from '../../shared/domain/duties/duty-steps.ts';
import { rulesOf } from '../../shared/domain/duties/law.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { dutySteps, statesOf } from '../../shared/storage/moved.ts';
import { type Case, caseToChange, changedCase, readCase } from './cases.ts';
import type { RequestsDeps } from './deps.ts';

export async function getRequest(
  call: Call<'getRequest'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'getRequest'>> {
  const found = await readCase(database, call);
  return { body: shown(found, call, law), etag: found.request.version };
}

/** The requester needs it no more: nothing is owed any longer. */
export async function withdrawRequest(call: Call<'withdrawRequest'>, deps: RequestsDeps) {
  const found = await caseToChange(deps.database, call);
  const duties = [found.reply, found.supplement].filter((duty) => duty !== null);
  const over = withdrawn(found.request.state, call.principal, {
    duties: statesOf(duties),
    law: deps.law,
    now: call.now,
  });
  return changedCase(found, over.request, call, deps, dutySteps(duties, over));
}

export async function nudgeRequest(call: Call<'nudgeRequest'>, deps: RequestsDeps) {
  const found = await caseToChange(deps.database, call);
  const due = found.reply?.state.due ?? '';
  return changedCase(found, domain.nudge(found.request.state, due, call.principal, call.now), call, deps);
}

/** 809 art. 21: the provider asks for more time; the bureau gives it with `extendDuty`, or declines. */
export async function askExtension(call: Call<'askExtension'>, deps: RequestsDeps) {
  const found = await caseToChange(deps.database, call);
  const asked = domain.askExtension(found.request.state, call.body, call.principal, call.now);
  if (found.reply) mayExtend(found.reply.state, call.body.days, rulesOf(deps.law, found.reply.state));
  return changedCase(found, asked, call, deps);
}

export async function declineExtension(call: Call<'declineExtension'>, deps: RequestsDeps) {
  const found = await caseToChange(deps.database, call);
  const declined = domain.declineExtension(
    found.request.state,
    call.body.reason,
    found.reply?.state ?? null,
    call.principal,
  );
  return changedCase(found, declined, call, deps);
}

function shown(found: Case, { now, principal }: Pick<Call, 'now' | 'principal'>, law: RequestsDeps['law']) {
  const duties = { reply: found.reply?.state ?? null, supplement: found.supplement?.state ?? null };
  return requestWithProofView(found.request.state, { duties, law, now, by: principal });
}
