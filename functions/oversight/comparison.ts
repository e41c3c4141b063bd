import { csvFile } from '../../shared/adapters/spreadsheet/csv.ts';
import { comparedView } from '../../shared/contract/views/policies.ts';
import {
  type ComparedCase,
  compared,
  isCompared,
  policiesCompared,
  totals,
} from '../../shared/domain/duties/comparison.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { departmentIds, departmentNames } from '../../shared/storage/lists.ts';
import { allInOrder, duties, type Show } from '../../shared/storage/ordered.ts';
import { comparisonTable } from '../../shared/text/tables.ts';
import type { OversightDeps } from './deps.ts';

type Asking = Call<'comparePolicies'> | Call<'exportComparison'>;

/** "Had Order 809's ten days applied": a page of cases, with the totals of all of them, counted anew for each page. */
export async function comparePolicies(
  call: Call<'comparePolicies'>,
  deps: OversightDeps,
): Promise<Outcome<'comparePolicies'>> {
  const { duty, from, to } = call.body;
  const cases = await casesCompared(call, deps);
  const asking = { operation: call.operation, principal: call.principal, query: call.body };
  const page = await paged(
    asking,
    deps.cursors,
    async (after: string | null, limit) => {
      const left = cases.filter((one) => after === null || keyOf(one) > after);
      const last = left[limit - 1];
      return { items: left.slice(0, limit), next: last && left.length > limit ? keyOf(last) : null };
    },
    sortKeySchema,
  );
  const departments = [...Map.groupBy(cases, (one) => one.duty.owes)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    body: {
      ...{ duty, from, to },
      total: totals(cases),
      departments: departments.map(([department, own]) => ({ department, ...totals(own) })),
      items: page.items.map(comparedView),
      next: page.next,
    },
  };
}

export async function exportComparison(
  call: Call<'exportComparison'>,
  deps: OversightDeps,
): Promise<Outcome<'exportComparison'>> {
  const [cases, names] = await Promise.all([casesCompared(call, deps), departmentNames(deps.database)]);
  const { duty, from, to } = call.body;
  return {
    body: csvFile(comparisonTable(cases.map(comparedView), names)).toString(),
    file: `comparison-${duty}-${from}-${to}.csv`,
  };
}

/** Every case that is asked about, by its start. No index has that: what is open is gone through, and what was met since. */
async function casesCompared({ body, now }: Asking, { database, law }: OversightDeps): Promise<ComparedCase[]> {
  const policies = policiesCompared(law, body);
  const show: Show<'duty', ComparedCase> = async (batch) =>
    batch.map(({ state }) => (isCompared(state, body) ? compared(state, policies, law, now) : null));
  const of = body.department === undefined ? null : [body.department];
  const met = { ...duties.met(of ?? (await departmentIds(database))), since: body.from };
  const [open, done] = await Promise.all([
    allInOrder(database, duties.open(of), show),
    allInOrder(database, met, show),
  ]);
  // Read at two moments, one may be in both.
  const all = new Map([...open, ...done].map((one) => [one.duty.id, one]));
  return [...all.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ duty: { start, id } }: ComparedCase) => `${start}#${id}`;
