import type { LoggedEvent } from '../../shared/domain/event.ts';
import { isConsequence, knowsOf } from '../../shared/domain/events/history.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { caseKinds, type SubjectState, sees, sidesOf } from '../../shared/domain/subject.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { newestEvents } from '../../shared/storage/history.ts';
import { loadWithDuties } from '../../shared/storage/read.ts';
import { told } from '../../shared/text/history.ts';

/** How many events of the case, and of each of its duties, are told. */
const AT_MOST = 200;

/** What happened to an entry or a case, as far as the caller may know of it, with what happened to the duties that they see (article 12). */
export async function getHistory(call: Call<'getHistory'>, { database }: Context): Promise<Outcome<'getHistory'>> {
  const { principal: by } = call;
  const { id } = call.params;
  const kind = caseKinds[id.slice(0, 3) as keyof typeof caseKinds];
  const { found, duties } = await loadWithDuties(database, kind, id);
  const subject = found && ({ kind, state: found.state } as SubjectState);
  if (!subject || !sees(by, subject)) throw new Refusal('not-found', { what: '事项' });
  const sides = sidesOf(subject);
  const streams = [id, ...duties.filter((duty) => visible.duty(by, duty)).map((duty) => duty.id)];
  const read = await Promise.all(streams.map((stream) => newestEvents(database, stream, AT_MOST)));
  const events = read.flat().filter((event) => knowsOf(by, event, sides));
  const items = events.sort(newestFirst).flatMap((event) => {
    const words = told(event);
    if (!words) return [];
    const { id, at, actorId, actingFor = null } = event;
    const doneBy = actorId === 'system' || isConsequence(event) ? null : actorId;
    return [{ id, at, ...words, by: doneBy, actingFor: doneBy && actingFor }];
  });
  return { body: { items, more: read.some(({ length }) => length === AT_MOST) } };
}

/** What a step brought with it came after it, at the same instant. */
function newestFirst(a: LoggedEvent, b: LoggedEvent): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return Number(isConsequence(b)) - Number(isConsequence(a)) || b.seq - a.seq;
}
