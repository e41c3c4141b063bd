import { dutyInFullView, dutyWithProofView } from '../../shared/contract/views/duties.ts';
import { rejectNoChange as rejectNoChangeOf } from '../../shared/domain/catalog/review.ts';
import { unchanged } from '../../shared/domain/change.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { mayClaim, mayGiveTime, mayReviewClaim } from '../../shared/domain/duties/duty-rights.ts';
import { acceptClaim, claim, extend } from '../../shared/domain/duties/duty-steps.ts';
import { taken } from '../../shared/domain/duties/escalation.ts';
import { rulesOf } from '../../shared/domain/duties/law.ts';
import type { Decision } from '../../shared/domain/event.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { load, loadEvents } from '../../shared/storage/read.ts';
import { sendingsAbout } from '../../shared/storage/sendings.ts';
import type { RequestsDeps } from './deps.ts';

export async function getDuty(call: Call<'getDuty'>, { database, law }: RequestsDeps): Promise<Outcome<'getDuty'>> {
  const { state, version } = await readDuty(database, call);
  const [events, mails] =
    taken(state).length > 0
      ? await Promise.all([loadEvents(database, state.id), sendingsAbout(database, state.subject.id)])
      : [[], []];
  return { body: dutyInFullView(state, law, call.now, { events, mails }), etag: version };
}

/** Article 9: the department answers that the change needs no change of its entry; the bureau has the word. */
export async function claimNoChange(
  call: Call<'claimNoChange'>,
  deps: RequestsDeps,
): Promise<Outcome<'claimNoChange'>> {
  const duty = await readDuty(deps.database, call);
  mayClaim(duty.state, call.principal);
  call.expects(duty);
  const { personId: by } = call.principal;
  const made = { kind: 'no-change', at: call.now, by, reason: call.body.reason } as const;
  return changed(duty, claim(duty.state, made, rulesOf(deps.law, duty.state)), call, deps);
}

export async function confirmNoChange(
  call: Call<'confirmNoChange'>,
  deps: RequestsDeps,
): Promise<Outcome<'confirmNoChange'>> {
  const duty = await readDuty(deps.database, call);
  mayReviewClaim(duty.state, call.principal);
  call.expects(duty);
  return changed(duty, acceptClaim(duty.state, rulesOf(deps.law, duty.state), call.now), call, deps);
}

export async function rejectNoChange(
  call: Call<'rejectNoChange'>,
  deps: RequestsDeps,
): Promise<Outcome<'rejectNoChange'>> {
  const duty = await readDuty(deps.database, call);
  mayReviewClaim(duty.state, call.principal);
  call.expects(duty);
  const entry = await load(deps.database, 'resource', duty.state.subject.id);
  const rejected = rejectNoChangeOf(duty.state, entry?.state ?? null, rulesOf(deps.law, duty.state), call.now);
  const { changes: steps, ...answer } = changed(duty, rejected, call, deps);
  return { ...answer, changes: [...steps, ...(entry ? [unchanged('resource', entry.state)] : [])] };
}

/** More time for a reason (809 art. 17, 21), by an officer of the bureau and not for the bureau's own duties. */
export async function extendDuty(call: Call<'extendDuty'>, deps: RequestsDeps): Promise<Outcome<'extendDuty'>> {
  const duty = await readDuty(deps.database, call);
  mayGiveTime(duty.state, call.principal);
  call.expects(duty);
  const given = { ...call.body, at: call.now, by: call.principal.personId };
  return changed(duty, extend(duty.state, given, rulesOf(deps.law, duty.state)), call, deps);
}

function changed(
  before: Stored<'duty'>,
  decision: Decision<Duty>,
  { now }: Pick<Call, 'now'>,
  { law }: Pick<RequestsDeps, 'law'>,
) {
  return {
    body: dutyWithProofView(decision.next, law, now),
    etag: before.version + 1,
    changes: [step('duty', before, decision)],
  };
}

/** A duty that the caller may see. @throws Refusal `not-found` */
export async function readDuty(
  database: Database,
  { params, principal }: { params: { id: string }; principal: Call['principal'] },
) {
  const duty = await load(database, 'duty', params.id);
  if (!duty || !visible.duty(principal, duty.state)) throw new Refusal('not-found', { what: '任务' });
  return duty;
}
