import { dateOf } from '../../shared/domain/calendar/time.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import { deputiesFrom, endDeputy as end, nameDeputy as name } from '../../shared/domain/people/deputy.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, show, subject } from '../../shared/http/subject.ts';
import { load } from '../../shared/storage/read.ts';

const leader = subject({
  kind: 'person',
  name: '人员',
  visible: (by, person) => person.department === by.department,
  duties: 'none',
  view: (person: Person, { now }: Circumstances) => ({
    person: person.id,
    items: deputiesFrom(person, dateOf(now)),
  }),
});

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
