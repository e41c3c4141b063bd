import * as replies from '../../shared/domain/cases/reply.ts';
import { meet } from '../../shared/domain/duties/duty-steps.ts';
import { rulesOf } from '../../shared/domain/duties/law.ts';
import { make } from '../../shared/domain/grants/start.ts';
import type { Call } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';
import { caseToChange, changedCase } from './cases.ts';
import type { RequestsDeps } from './deps.ts';

/** Article 15: the provider's staff write the reply; until their head consents the clock runs on. */
export async function replyToRequest(call: Call<'replyToRequest'>, deps: RequestsDeps) {
  const found = await caseToChange(deps.database, call);
  const proposed = replies.proposeReply(found.request.state, call.body, call.principal, call.now);
  return changedCase(found, proposed, call, deps);
}

export async function declineReply(call: Call<'declineReply'>, deps: RequestsDeps) {
  const found = await caseToChange(deps.database, call);
  const declined = replies.declineReply(found.request.state, call.body.remarks, call.principal);
  return changedCase(found, declined, call, deps);
}

/** The head consents: the reply counts, meets the duty (late where it is late), and what is agreed becomes grants. */
export async function consentReply(call: Call<'consentReply'>, deps: RequestsDeps) {
  const { now, principal } = call;
  const found = await caseToChange(deps.database, call);
  const decided = replies.consentReply(found.request.state, principal, () => newId('grt', now), now);
  const { reply: duty } = found;
  return changedCase(found, decided, call, deps, [
    ...(duty ? [step('duty', duty, meet(duty.state, rulesOf(deps.law, duty.state), now))] : []),
    ...decided.grants.flatMap((terms) => make(terms, { law: deps.law, now })),
  ]);
}
