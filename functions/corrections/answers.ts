import { contestedId } from '../../shared/domain/cases/contest.ts';
import type { Correction } from '../../shared/domain/cases/correction.ts';
import { answer, object, rate } from '../../shared/domain/cases/correction-answer.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { load } from '../../shared/storage/read.ts';
import { correction } from './corrections.ts';

/** The provider answers a report after verifying it (Order 809 art. 26). */
export function answerCorrection(
  call: Call<'answerCorrection'>,
  context: Context,
): Promise<Outcome<'answerCorrection'>> {
  return decide(correction, call, context, async (state, at) =>
    answer(state, { ...call.body, contested: await contestedOf(state, context) }, at),
  );
}

export function raiseObjection(call: Call<'raiseObjection'>, context: Context): Promise<Outcome<'raiseObjection'>> {
  return decide(correction, call, context, async (state, at) =>
    object(state, { ...call.body, contested: await contestedOf(state, context) }, at),
  );
}

export function rateCorrection(call: Call<'rateCorrection'>, context: Context): Promise<Outcome<'rateCorrection'>> {
  return decide(correction, call, context, async (state, at) =>
    rate(state, { ...call.body, contested: await contestedOf(state, context) }, at),
  );
}

/** The contested corrections of the entry concerned (article 23(3)). */
async function contestedOf({ resource }: Correction, { database }: Context) {
  return (await load(database, 'contested', contestedId(resource.id)))?.state ?? null;
}
