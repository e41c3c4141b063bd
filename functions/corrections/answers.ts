import { correctionView } from '../../shared/contract/views/corrections.ts';
import { contest, contestedId } from '../../shared/domain/cases/contested.ts';
import { answer, type Correction, object, rate } from '../../shared/domain/cases/correction.ts';
import { meet } from '../../shared/domain/duties/duty-steps.ts';
import { rulesOf } from '../../shared/domain/duties/law.ts';
import type { Decision } from '../../shared/domain/event.ts';
import type { Call } from '../../shared/http/serve.ts';
import { type AnyStep, type Stored, step } from '../../shared/storage/commit.ts';
import { load } from '../../shared/storage/read.ts';
import { readCorrection } from './corrections.ts';
import type { CorrectionsDeps } from './deps.ts';

/** Order 809 art. 26: the provider's answer meets its duty, late where it is late; one given anew finds it met already. */
export async function answerCorrection(call: Call<'answerCorrection'>, deps: CorrectionsDeps) {
  const { correction, duty } = await readCorrection(deps.database, call);
  call.expects(correction);
  const answered = answer(correction.state, call.body, call.principal, call.now);
  return await decided(correction, answered, duty, call, deps);
}

export async function objectToCorrection(call: Call<'objectToCorrection'>, deps: CorrectionsDeps) {
  const { correction, duty } = await readCorrection(deps.database, call);
  call.expects(correction);
  const objected = object(correction.state, call.body.reason, call.principal, call.now);
  return await decided(correction, objected, duty, call, deps);
}

export async function rateCorrection(call: Call<'rateCorrection'>, deps: CorrectionsDeps) {
  const { correction, duty } = await readCorrection(deps.database, call);
  call.expects(correction);
  return await decided(correction, rate(correction.state, call.body, call.principal, call.now), duty, call, deps);
}

/** The step of the case, with what it means for the duty and for what stands contested of the entry (article 23(3)). */
async function decided(
  correction: Stored<'correction'>,
  decision: Decision<Correction>,
  duty: Stored<'duty'> | null,
  { now }: Pick<Call, 'now'>,
  { database, law }: CorrectionsDeps,
) {
  const met = duty?.state.status === 'open' ? meet(duty.state, rulesOf(law, duty.state), now) : null;
  const before = await load(database, 'contested', contestedId(decision.next.resource.id));
  const contested = contest(before?.state ?? null, decision.next, now);
  const changes: AnyStep[] = [
    step('correction', correction, decision),
    ...(duty && met ? [step('duty', duty, met)] : []),
    ...(contested ? [step('contested', before, contested)] : []),
  ];
  const owed = met?.next ?? duty?.state ?? null;
  return { body: correctionView(decision.next, owed, law, now), etag: correction.version + 1, changes };
}
