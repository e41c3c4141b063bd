import { reportView } from '../../shared/contract/views/duties.ts';
import { addDays, dateOf } from '../../shared/domain/calendar/time.ts';
import type { Escalated } from '../../shared/domain/duties/duty.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerCsv } from '../../shared/http/csv.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import type { Database } from '../../shared/storage/database.ts';
import { allItems, duties, type Ordered, pageOfItems, type ShowItems } from '../../shared/storage/date-lists.ts';
import { loadMany } from '../../shared/storage/read.ts';
import { reportColumns } from '../../shared/text/tables.ts';
import { concerned } from './scope.ts';

type Asking = Call<'listReports'> | Call<'exportReports'>;
type Row = NonNullable<ReturnType<typeof reportView>>;

/**
 * Suggested rectifications and prepared reports to the city government, the newest first. They stay listed whatever was
 * done since, with the present state of the duty (article 23).
 */
export async function listReports(call: Call<'listReports'>, context: Context): Promise<Outcome<'listReports'>> {
  const { database, cursors } = context;
  const order = await orderOf(call, database);
  const fetch = (from: string | null, limit: number) =>
    pageOfItems(database, order, { limit, from }, shown(call, database));
  return { body: await paged(call, cursors, fetch, sortKeySchema) };
}

export async function exportReports(
  call: Call<'exportReports'>,
  { database }: Context,
): Promise<Outcome<'exportReports'>> {
  const order = await orderOf(call, database);
  const views = await allItems(database, order, shown(call, database));
  return answerCsv(database, reportColumns, views, `reports-${dateOf(call.now)}`);
}

async function orderOf(call: Asking, database: Database): Promise<Ordered> {
  const { from: since, to } = call.query;
  return duties.reported(await concerned(call, database), { since, before: to && addDays(to, 1) });
}

/** Rows of the steps, each with its duty as it is now. */
function shown({ query: { step, kind } }: Asking, database: Database): ShowItems<Row> {
  return async (batch) => {
    const steps = batch as unknown as (Escalated & { duty: string })[];
    const found = await loadMany(database, 'duty', [...new Set(steps.map(({ duty }) => duty))]);
    const byId = new Map(found.map(({ id, state }) => [id, state]));
    return steps.map((one) => {
      const duty = byId.get(one.duty);
      const wanted = (step === undefined || one.step === step) && (kind === undefined || duty?.kind === kind);
      return duty && wanted ? reportView(duty, one) : null;
    });
  };
}
