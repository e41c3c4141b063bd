import { absenceActs } from '../../shared/contract/actions/registry.ts';
import { absencesFrom, endAbsence as end, recordAbsence as record } from '../../shared/domain/people/absence.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, show } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { load } from '../../shared/storage/read.ts';
import { colleague } from './colleague.ts';

const withAbsences = colleague(absencesFrom, absenceActs);

/** A person's absences from today on, visible to colleagues. */
export function listAbsences(call: Call<'listAbsences'>, context: Context): Promise<Outcome<'listAbsences'>> {
  return show(withAbsences, call, context);
}

/** Records that somebody is away and a colleague stands in, who is told by mail (article 6). */
export function createAbsence(call: Call<'createAbsence'>, context: Context): Promise<Outcome<'createAbsence'>> {
  const { now, body } = call;
  return decide(withAbsences, call, context, async (state, at) => {
    const delegate = await load(context.database, 'person', body.delegate);
    return record(state, { ...body, id: newId('abs', now), delegate: delegate?.state ?? null }, at);
  });
}

export function endAbsence(call: Call<'endAbsence'>, context: Context): Promise<Outcome<'endAbsence'>> {
  return decide(withAbsences, call, context, (state, at) => end(state, { id: call.params.absence }, at));
}
