import type { SubjectState } from '../../shared/domain/subject.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { duties, pageInOrder } from '../../shared/storage/date-lists.ts';
import { policyVersions } from '../../shared/storage/law.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import { actedOnFor, dutyRow, mayBeFor, proposedRow, type Returned, returnedRow, workView } from './work-view.ts';

/** How many duties of a department are looked through, the earliest due first, and how much that came back. */
const AT_MOST = { duties: 200, returned: 50 };

/**
 * What waits for the caller: the duties whose act is theirs, what came back to their department's staff, and for an officer the rules
 * that another proposed. It is read in two rounds: the lists of the department, then in one batch what the duties are about.
 */
export async function getWork(call: Call<'getWork'>, { database, law }: Context): Promise<Outcome<'getWork'>> {
  const { principal, now } = call;
  const at = { by: principal, now, law, duties: [] };
  const { department, roles } = principal;
  const cameBack = roles.includes('staff') ? [listings.returned(department), listings.returnedEntries(department)] : [];
  const [owed, rules, ...returned] = await Promise.all([
    pageInOrder<'duty', Stored<'duty'>>(
      database,
      duties.open([department]),
      { limit: AT_MOST.duties, from: null },
      async (batch) => batch,
    ),
    roles.includes('bureau') ? policyVersions(database) : [],
    ...cameBack.map((listing) =>
      list<Returned['kind']>(database, listing, { limit: AT_MOST.returned }).then(({ items }) => items),
    ),
  ]);
  const mine = owed.items.map(({ state }) => state).filter((duty) => mayBeFor(principal, duty));
  const rows = await Promise.all(
    mine.map(async (duty) => {
      const { type, id } = actedOnFor(duty);
      const found = await load(database, type, id);
      return found && dutyRow(duty, { kind: type, state: found.state } as SubjectState, at);
    }),
  );
  const dated = rows.filter((row) => row !== null);
  const shown = new Set(dated.map(({ subject }) => subject.id));
  const undated = returned
    .flat()
    .filter(({ id }) => !shown.has(id))
    .flatMap(({ kind, state, at: since }) => returnedRow({ kind, state } as Returned, since, at) ?? []);
  const proposed = rules.flatMap((version) => proposedRow(version, at) ?? []);
  return { body: workView([...dated, ...undated, ...proposed], now, owed.next !== null) };
}
