import { reportView } from '../../shared/contract/views/duties.ts';
import { addDays, dateOf } from '../../shared/domain/calendar/time.ts';
import type { RungTaken } from '../../shared/domain/duties/duty.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerCsv } from '../../shared/http/csv.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import type { Database } from '../../shared/storage/database.ts';
import { allItems, type DateList, duties, pageOfItems, type ShowItems } from '../../shared/storage/date-lists.ts';
import { loadMany } from '../../shared/storage/read.ts';
import { reportColumns } from '../../shared/text/tables.ts';
import { departmentsInScope } from './scope.ts';

type ListCall = Call<'listReports'> | Call<'exportReports'>;
type Row = NonNullable<ReturnType<typeof reportView>>;

/**
 * Prepared reports to the city government, the newest first. They stay listed whatever was done since, with the present state of the
 * duty (article 23).
 */
export async function listReports(call: Call<'listReports'>, context: Context): Promise<Outcome<'listReports'>> {
  const { database, cursors } = context;
  const reports = await reportList(call, database);
  const fetch = (from: string | null, limit: number) =>
    pageOfItems(database, reports, { limit, from }, reportRows(call, database));
  return { body: await paged(call, cursors, fetch, sortKeySchema) };
}

export async function exportReports(
  call: Call<'exportReports'>,
  { database }: Context,
): Promise<Outcome<'exportReports'>> {
  const reports = await reportList(call, database);
  const views = await allItems(database, reports, reportRows(call, database));
  return answerCsv(database, reportColumns, views, `reports-${dateOf(call.now)}`);
}

async function reportList(call: ListCall, database: Database): Promise<DateList> {
  const { from: since, to } = call.query;
  return duties.reported(await departmentsInScope(call, database), { since, before: to && addDays(to, 1) });
}

/** Rows of the steps, each with its duty as it is now. */
function reportRows({ query: { kind } }: ListCall, database: Database): ShowItems<Row> {
  return async (batch) => {
    const steps = batch as unknown as (RungTaken & { duty: string })[];
    const found = await loadMany(database, 'duty', [...new Set(steps.map(({ duty }) => duty))]);
    const byId = new Map(found.map(({ id, state }) => [id, state]));
    return steps.map((one) => {
      const duty = byId.get(one.duty);
      return duty && (kind === undefined || duty.kind === kind) ? reportView(duty, one) : null;
    });
  };
}
