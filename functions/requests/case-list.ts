import { countRequests as countViews, requestMatches } from '../../shared/contract/views/filters.ts';
import { requestView } from '../../shared/contract/views/requests.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import { replyDutyId, supplementDutyId } from '../../shared/domain/cases/request.ts';
import { listedFor, readsAll, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerCsv } from '../../shared/http/csv.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { allInOrder, duties, pageInOrder, requests, type Show } from '../../shared/storage/date-lists.ts';
import { loadMany } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import { requestColumns } from '../../shared/text/tables.ts';

type RequestView = ReturnType<typeof requestView>;
type ListCall = Pick<Call<'countRequests'>, 'principal' | 'query' | 'now'>;

/**
 * Requests that the caller's department sent or received, for the bureau all of them, for the city government those of the
 * bureau's that are referred to it: the newest first, or the earliest due first.
 */
export async function listRequests(call: Call<'listRequests'>, deps: Context): Promise<Outcome<'listRequests'>> {
  const { database, cursors } = deps;
  const { query } = call;
  checkSide(call);
  const fetch = (from: string | null, limit: number) =>
    query.sort === 'due'
      ? pageInOrder(database, openDuties(call), { limit, from }, requestsOfDuties(call, deps))
      : pageInOrder(database, requestsOfSide(call), { limit, from }, requestRows(call, deps));
  return { body: await paged(call, cursors, fetch, sortKeySchema) };
}

/** Counts requests by status and by the level of their reply. */
export async function countRequests(call: Call<'countRequests'>, deps: Context): Promise<Outcome<'countRequests'>> {
  checkSide(call);
  return { body: countViews(await allInOrder(deps.database, requestsOfSide(call), requestRows(call, deps))) };
}

export async function exportRequests(call: Call<'exportRequests'>, deps: Context): Promise<Outcome<'exportRequests'>> {
  checkSide(call);
  const { database } = deps;
  const views =
    call.query.sort === 'due'
      ? await allInOrder(database, openDuties(call), requestsOfDuties(call, deps))
      : await allInOrder(database, requestsOfSide(call), requestRows(call, deps));
  return answerCsv(database, requestColumns, views, `requests-${dateOf(call.now)}`);
}

function checkSide({ query, principal }: ListCall): void {
  if (query.side === 'all' && !readsAll(principal)) throw new Refusal('role-missing');
}

function requestsOfSide({ query: { side, since }, principal, now }: ListCall) {
  return requests({ side, department: listedFor(principal), until: dateOf(now), since });
}

/** Open duties by due date: the deadline of a request is its duty to reply, so requests are found through duties. */
function openDuties({ query: { side, dueBefore }, principal }: ListCall) {
  return duties.open(side === 'received' ? [listedFor(principal)] : null, dueBefore);
}

/** Rows of requests, each with its duties. */
function requestRows(
  { query, principal: by, now }: ListCall,
  { database, law }: Context,
): Show<'request', RequestView> {
  return async (batch) => {
    const ids = batch.flatMap(({ id, state }) => [
      replyDutyId(id),
      ...(state.supplement ? [supplementDutyId(id)] : []),
    ]);
    const found = new Map((await loadMany(database, 'duty', ids)).map(({ id, state }) => [id, state]));
    return batch.map(({ id, state }) => {
      const duties = [replyDutyId(id), supplementDutyId(id)].flatMap((duty) => found.get(duty) ?? []);
      const view = requestView(state, { duties, law, now, by });
      return visible.request(by, state) && requestMatches(view, query) ? view : null;
    });
  };
}

function requestsOfDuties(call: ListCall, deps: Context): Show<'duty', RequestView> {
  const { query, principal } = call;
  const isReplyInScope = ({ state: { kind, waits } }: Stored<'duty'>) =>
    kind === 'reply' && (query.side !== 'sent' || waits === listedFor(principal));
  return async (batch) => {
    const ids = batch.filter(isReplyInScope).map(({ state }) => state.subject.id);
    const found = await loadMany(deps.database, 'request', ids);
    const views = await requestRows(call, deps)(found);
    const byId = new Map(found.map(({ id }, n) => [id, views[n] ?? null]));
    return batch.map((duty) => (isReplyInScope(duty) ? (byId.get(duty.state.subject.id) ?? null) : null));
  };
}
