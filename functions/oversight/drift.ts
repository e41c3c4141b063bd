import { driftView } from '../../shared/contract/views/oversight.ts';
import { startDrift } from '../../shared/domain/catalog/drift.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { differencesOf, newestDrift } from '../../shared/storage/drifts.ts';
import { newId } from '../../shared/storage/ids.ts';
import type { OversightDeps } from './deps.ts';

/** The newest comparison of what is published with what the upper platform holds, and a page of what differs. */
export async function getDrift(
  call: Call<'getDrift'>,
  { database, cursors }: OversightDeps,
): Promise<Outcome<'getDrift'>> {
  const report = (await newestDrift(database))?.state ?? null;
  const { items, next } = await paged(call, cursors, async (from, limit) =>
    report ? await differencesOf(database, report.id, { limit, from }) : { items: [], next: null },
  );
  return { body: { report: report && driftView(report), items, next } };
}

/** Compares now rather than tomorrow at six; the answer is ready when the report's status is no longer `running`. */
export async function runDrift(call: Call<'runDrift'>, _deps: OversightDeps): Promise<Outcome<'runDrift'>> {
  const started = startDrift(newId('drf', call.now), call.now);
  return { body: driftView(started.next), location: '/v1/drift', changes: [step('drift', null, started)] };
}
