import { requestWithProofView } from '../../shared/contract/views/requests.ts';
import { meet } from '../../shared/domain/duty.ts';
import { make } from '../../shared/domain/grant.ts';
import { rulesOf } from '../../shared/domain/law.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { reply } from '../../shared/domain/request.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type AnyStep, step } from '../../shared/storage/commit.ts';
import { grantSteps } from '../../shared/storage/granted.ts';
import { newId } from '../../shared/storage/ids.ts';
import type { RequestsDeps } from './deps.ts';
import { readCase } from './requests.ts';

/** Article 15: the provider's answer. It meets the duty, late where it is late; what is agreed becomes a grant. */
export async function replyToRequest(
  call: Call<'replyToRequest'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'replyToRequest'>> {
  const { now, principal } = call;
  const { request, duty } = await readCase(database, call);
  if (principal.department !== request.state.provider) throw new Refusal('not-the-provider');
  call.expects(request);
  const decided = reply(request.state, call.body, { personId: principal.personId, grantId: newId('grt', now) }, now);
  const met = duty && meet(duty.state, rulesOf(law, duty.state), now);
  const steps: AnyStep[] = [
    step('request', request, decided),
    ...(met ? [step('duty', duty, met, { policy: duty.state.policy })] : []),
    ...(decided.grant ? grantSteps(make(decided.grant, law, now)) : []),
  ];
  return {
    body: requestWithProofView(decided.next, met?.next ?? null, law, now),
    etag: request.version + 1,
    steps,
  };
}
