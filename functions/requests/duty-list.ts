import { dutyView } from '../../shared/contract/views/duties.ts';
import { countDuties as countViews, dutyMatches } from '../../shared/contract/views/filters.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerCsv } from '../../shared/http/csv.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { allInOrder, type DateList, duties, pageInOrder, type Show } from '../../shared/storage/date-lists.ts';
import { departmentIds } from '../../shared/storage/lists.ts';
import { dutyColumns } from '../../shared/text/tables.ts';

type DutyView = ReturnType<typeof dutyView>;
type ListCall = Pick<Call<'countDuties'>, 'principal' | 'query' | 'now'>;

/**
 * The duties of a department, for the bureau those of all. Open duties are ordered by due date, the most urgent first,
 * or by their beginning, the newest first. Met duties are ordered by when they were met, the newest first.
 */
export async function listDuties(call: Call<'listDuties'>, deps: Context): Promise<Outcome<'listDuties'>> {
  const { order, show } = await selectionOf(call, deps);
  const body = await paged(
    call,
    deps.cursors,
    async (from: string | null, limit) =>
      sortsByBeginning(call)
        ? pageOf(await sortedDuties(call, deps), from, limit)
        : pageInOrder(deps.database, order, { limit, from }, show),
    sortKeySchema,
  );
  return { body };
}

/** Counts duties for the head of a page. Every duty is read, so that the counts are exact. */
export async function countDuties(call: Call<'countDuties'>, deps: Context): Promise<Outcome<'countDuties'>> {
  const { order, show } = await selectionOf(call, deps);
  return { body: countViews(await allInOrder(deps.database, order, show)) };
}

export async function exportDuties(call: Call<'exportDuties'>, deps: Context): Promise<Outcome<'exportDuties'>> {
  return answerCsv(deps.database, dutyColumns, await sortedDuties(call, deps), `duties-${dateOf(call.now)}`);
}

/** The list that a call asks for, and the rows shown of it. */
async function selectionOf({ principal, query, now }: ListCall, { database, law }: Context) {
  const { department = isBureau(principal) ? null : principal.department, late, level } = query;
  if (department !== principal.department && !isBureau(principal)) throw new Refusal('role-missing');
  const of = department === null ? null : [department];
  const order: DateList = isMet(query)
    ? duties.met(of ?? (await departmentIds(database)))
    : // An open duty that is late was due before today.
      duties.open(of, late === 'true' || level === 'red' ? dateOf(now) : query.dueBefore);
  const show: Show<'duty', DutyView> = async (batch) =>
    batch.map(({ state }) => {
      const view = dutyView(state, law, now);
      return visible.duty(principal, state) && dutyMatches(view, query) ? view : null;
    });
  return { order, show };
}

function isMet({ status, level }: ListCall['query']): boolean {
  return status === 'met' || level === 'done';
}

/** Whether open duties are asked for by their beginning. No index has that order, so they are sorted here. */
function sortsByBeginning({ query }: Pick<Call<'listDuties' | 'exportDuties'>, 'query'>): boolean {
  return query.sort === 'newest' && !isMet(query);
}

async function sortedDuties(call: Call<'listDuties'> | Call<'exportDuties'>, deps: Context): Promise<DutyView[]> {
  const { order, show } = await selectionOf(call, deps);
  const views = await allInOrder(deps.database, order, show);
  return sortsByBeginning(call) ? views.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)) : views;
}

const keyOf = ({ openedAt, id }: DutyView) => `${openedAt}#${id}`;

/** The page after a key, of rows sorted with the newest first. */
function pageOf(views: DutyView[], from: string | null, limit: number) {
  const left = views.filter((view) => from === null || keyOf(view) < from);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && left.length > limit ? keyOf(last) : null };
}
