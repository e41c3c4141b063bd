import { systemActs } from '../../shared/contract/actions/registry.ts';
import { createSystem as create, revokeSystem as revoke, type System } from '../../shared/domain/people/system.ts';
import { isBureau } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { listings } from '../../shared/storage/lists.ts';
import { loadPerson } from '../../shared/storage/read.ts';

const system = subject({
  kind: 'system',
  name: '系统',
  visible: (by, state) => isBureau(by) || by.department === state.department,
  duties: 'none',
  view: (state: System) => state,
  acts: systemActs,
});

/** Registers a system of the head's department, which calls with a credential of its own. */
export async function createSystem(call: Call<'createSystem'>, context: Context): Promise<Outcome<'createSystem'>> {
  const { id } = call.body;
  const known = await loadPerson(context.database, id);
  if (known.person || known.system || known.subjectOf) throw new Refusal('already-registered', { what: `主体 ${id}` });
  const begun = await begin(system, call, context, (at) => create(call.body, at));
  return { ...begun, location: `/v1/systems/${id}` };
}

/** The systems of the caller's department, for the bureau those of any; the newest first. */
export function listSystems(call: Call<'listSystems'>, context: Context): Promise<Outcome<'listSystems'>> {
  const { principal, query } = call;
  const { department = principal.department } = query;
  if (department !== principal.department && !isBureau(principal)) throw new Refusal('role-missing');
  return answerList(call, context, listings.systems(department), (systems: System[]) => systems);
}

export function getSystem(call: Call<'getSystem'>, context: Context): Promise<Outcome<'getSystem'>> {
  return show(system, call, context);
}

export function revokeSystem(call: Call<'revokeSystem'>, context: Context): Promise<Outcome<'revokeSystem'>> {
  return decide(system, call, context, (state, at) => revoke(state, call.body, at));
}
