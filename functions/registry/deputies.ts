import { deputyActs } from '../../shared/contract/actions/registry.ts';
import { deputiesFrom, endDeputy as end, nameDeputy as name } from '../../shared/domain/people/deputy.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, show } from '../../shared/http/subject.ts';
import { load } from '../../shared/storage/read.ts';
import { colleague } from './colleague.ts';

const leader = colleague(deputiesFrom, deputyActs);

export function listDeputies(call: Call<'listDeputies'>, context: Context): Promise<Outcome<'listDeputies'>> {
  return show(leader, call, context);
}

/** The leader names a colleague who consents to entries in their place (809 art. 13). */
export function createDeputy(call: Call<'createDeputy'>, context: Context): Promise<Outcome<'createDeputy'>> {
  const { person, from, to } = call.body;
  return decide(leader, call, context, async (state, at) => {
    const deputy = await load(context.database, 'person', person);
    return name(state, { deputy: deputy?.state ?? null, from, to }, at);
  });
}

export function endDeputy(call: Call<'endDeputy'>, context: Context): Promise<Outcome<'endDeputy'>> {
  return decide(leader, call, context, (state, at) => end(state, { person: call.params.deputy }, at));
}
