import { driftView } from '../../shared/contract/views/oversight.ts';
import { startDrift } from '../../shared/domain/catalog/drift.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { differencesOf, newestDrift } from '../../shared/storage/drifts.ts';
import { newId } from '../../shared/storage/ids.ts';

/** The newest comparison of the published catalog with the upper platform, and a page of the differences. */
export async function getDrift(call: Call<'getDrift'>, { database, cursors }: Context): Promise<Outcome<'getDrift'>> {
  const report = (await newestDrift(database))?.state ?? null;
  const { items, next } = await paged(call, cursors, async (from, limit) =>
    report ? await differencesOf(database, report.id, { limit, from }) : { items: [], next: null },
  );
  return { body: { report: report && driftView(report), items, next } };
}

/** Compares now and not at six tomorrow. The report is ready when its status is no longer `running`. */
export async function checkDrift(call: Call<'checkDrift'>): Promise<Outcome<'checkDrift'>> {
  const changes = startDrift({ id: newId('drf', call.now) }, call);
  return { body: driftView(changes[0].next), location: '/v1/drift', changes };
}
