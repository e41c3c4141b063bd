import { supplementOwed } from '../../shared/domain/cases/owed.ts';
import { askSupplement as ask, supplement } from '../../shared/domain/cases/request.ts';
import { meet, resume, stop } from '../../shared/domain/duties/duty-steps.ts';
import { rulesOf, standing } from '../../shared/domain/duties/law.ts';
import type { Call } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { caseToChange, changedCase } from './cases.ts';
import type { RequestsDeps } from './deps.ts';

/** 809 art. 21: the provider tells once what is missing. Its clock stops, the requester's begins. */
export async function askSupplement(call: Call<'askSupplement'>, deps: RequestsDeps) {
  const { now, principal, body } = call;
  const found = await caseToChange(deps.database, call);
  const asked = ask(found.request.state, body.missing, principal, now);
  const { reply } = found;
  const owed = supplementOwed(asked.next, deps.law, now);
  return changedCase(found, asked, call, deps, [
    ...(reply ? [step('duty', reply, stop(reply.state, 'supplement', rulesOf(deps.law, reply.state), now))] : []),
    step('duty', null, owed),
  ]);
}

/** The requester supplies it. The provider's clock goes on, without the days in between. */
export async function supplementRequest(call: Call<'supplementRequest'>, deps: RequestsDeps) {
  const { now, principal, body } = call;
  const found = await caseToChange(deps.database, call);
  const { reply, supplement: owed } = found;
  const asked = owed && standing(deps.law, owed.state).duty;
  const given = supplement(found.request.state, body, asked, principal, now);
  return changedCase(found, given, call, deps, [
    ...(reply ? [step('duty', reply, resume(reply.state, rulesOf(deps.law, reply.state), now))] : []),
    ...(owed ? [step('duty', owed, meet(owed.state, rulesOf(deps.law, owed.state), now))] : []),
  ]);
}
