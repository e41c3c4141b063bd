import * as z from 'zod';
import { comparedView } from '../../shared/contract/views/policies.ts';
import { totals } from '../../shared/domain/duties/comparison.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerCsv } from '../../shared/http/csv.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { ALL_AT_MOST } from '../../shared/storage/date-lists.ts';
import { comparisonColumns } from '../../shared/text/tables.ts';
import { comparedFrom, keyOf, placeSchema, START } from './comparison-cases.ts';

/** The part that a page is in, and the case after which it begins. */
const positionSchema = z.strictObject({ part: placeSchema, after: sortKeySchema.nullable() });
type Position = z.output<typeof positionSchema>;

/**
 * Compares two policies over the cases of a period ("had Order 809's ten days applied"): a page of cases with the
 * totals of all, recounted for each page. Too many cases for one pass are compared part by part, each part with its own
 * totals.
 */
export async function comparePolicies(
  call: Call<'comparePolicies'>,
  context: Context,
): Promise<Outcome<'comparePolicies'>> {
  const { duty, from, to } = call.body;
  const asking = { operation: call.operation, principal: call.principal, query: call.body };
  let [cases, whole]: [Awaited<ReturnType<typeof comparedFrom>>['cases'], boolean] = [[], true];
  const page = await paged(
    asking,
    context.cursors,
    async (position: Position | null, limit): Promise<{ items: typeof cases; next: Position | null }> => {
      const { part, after } = position ?? { part: START, after: null };
      const found = await comparedFrom(part, call.body, call.now, context);
      cases = found.cases;
      whole = found.next === null && part.look === START.look && part.from === START.from;
      const left = cases.filter((one) => after === null || keyOf(one) > after);
      const last = left[limit - 1];
      const more = last && left.length > limit ? { part, after: keyOf(last) } : null;
      return { items: left.slice(0, limit), next: more ?? (found.next && { part: found.next, after: null }) };
    },
    positionSchema,
  );
  const departments = [...Map.groupBy(cases, (one) => one.duty.owes)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    body: {
      ...{ duty, from, to, whole },
      total: totals(cases),
      departments: departments.map(([department, own]) => ({ department, ...totals(own) })),
      items: page.items.map(comparedView),
      next: page.next,
    },
  };
}

/** Exports a comparison. @throws Refusal `list-too-long` if it takes more than one part */
export async function exportComparison(
  call: Call<'exportComparison'>,
  context: Context,
): Promise<Outcome<'exportComparison'>> {
  const { cases, next } = await comparedFrom(START, call.body, call.now, context);
  if (next) throw new Refusal('list-too-long', { most: ALL_AT_MOST });
  const { duty, from, to } = call.body;
  const name = `comparison-${duty}-${from}-${to}`;
  return answerCsv(context.database, comparisonColumns, cases.map(comparedView), name);
}
