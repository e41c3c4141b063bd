import { contentHash } from '../../shared/adapters/upstream/hash.ts';
import { type Upstream, UpstreamUnavailable } from '../../shared/adapters/upstream/port.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import {
  compare,
  type Drift,
  type DriftDifference,
  failDrift,
  finishDrift,
  type LocalEntry,
  newDrift,
  type UpperEntry,
} from '../../shared/domain/catalog/drift.ts';
import { pushId } from '../../shared/domain/catalog/push.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import type { Id } from '../../shared/domain/id.ts';
import { AlreadyThere, Conflict, commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { recordDifferences } from '../../shared/storage/drifts.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { allStates, departmentIds, listings } from '../../shared/storage/lists.ts';
import { load, loadMany } from '../../shared/storage/read.ts';
import type { UpstreamDeps } from './deps.ts';

/**
 * Compares the upper platform's entries with the published catalog and records the differences (article 7).
 * @param id the reconciliation that the bureau asked for; null for the daily one, which is named after its time, so
 *   that running it twice makes one
 */
export async function reconcile(id: string | null, at: Instant, deps: UpstreamDeps): Promise<void> {
  const { database, logger, metrics } = deps;
  const driftId = (id as Id<'drf'> | null) ?? derivedId('drf', at);
  const before = await load(database, 'drift', driftId);
  if (before && before.state.status !== 'running') return;
  const drift = before?.state ?? newDrift(driftId, { now: at });
  const [done] = await compared(drift, at, deps);
  const { status, counts, reason } = done.next;
  try {
    await commit(database, [before ? done : { ...done, before: null }], {
      at,
      actorId: 'system',
      correlation: driftId,
    });
  } catch (error) {
    // Another worker was faster.
    if (error instanceof AlreadyThere || error instanceof Conflict) return;
    throw error;
  }
  logger.info('reconciled', { drift: driftId, status, ...counts, reason });
  metrics.addMetric('ReconciliationsFailed', 'Count', status === 'failed' ? 1 : 0);
}

async function compared(drift: Drift, at: Instant, { database, upstream }: UpstreamDeps) {
  try {
    const held = await everythingHeld(upstream);
    const entries: LocalEntry[] = [];
    for await (const { state } of allStates<'resource'>(database, listings.entries(await departmentIds(database)))) {
      if (state.version > 0) entries.push(entryOf(state));
    }
    const found = compare(entries, held);
    const differences = await unexplained(database, found, drift.startedAt);
    await recordDifferences(database, drift, differences);
    const published = entries.filter(({ hash }) => hash !== null).length;
    const waiting = found.length - differences.length;
    return finishDrift(drift, { published, held: held.length, waiting, differences }, { now: at });
  } catch (error) {
    if (!(error instanceof UpstreamUnavailable)) throw error;
    return failDrift(drift, { reason: error.message }, { now: at });
  }
}

/** A list with more pages than this never ends. */
const MOST_PAGES = 10_000;

async function everythingHeld(upstream: Upstream): Promise<UpperEntry[]> {
  const held: UpperEntry[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const said: Awaited<ReturnType<Upstream['list']>> = await upstream.list(cursor);
    held.push(...said.held);
    cursor = said.next;
    if (cursor === null) return held;
  }
  throw new UpstreamUnavailable('its list does not end');
}

function entryOf({ id, code, provider, version, published }: Resource): LocalEntry {
  // A withdrawn entry has no content; only its last push has its name.
  return {
    resource: id,
    code,
    provider,
    version,
    name: published?.name ?? null,
    hash: published && contentHash(published),
  };
}

/**
 * The differences, each with the status of the push that should have removed it. Differences whose push is on its way,
 * or arrived after the comparison began, are left out.
 */
async function unexplained(
  database: Database,
  differences: DriftDifference[],
  since: Instant,
): Promise<DriftDifference[]> {
  const named = differences.map(({ resource, here }) =>
    resource && here ? pushId(resource, here.hash === null ? `${here.version}-withdrawn` : String(here.version)) : null,
  );
  const pushes = await loadMany(
    database,
    'push',
    named.filter((id) => id !== null),
  );
  const byId = new Map(pushes.map(({ id, state }) => [id, state]));
  return differences.flatMap((difference, index) => {
    const push = byId.get(named[index] ?? '');
    if (push?.status === 'waiting' || (push?.settledAt && push.settledAt >= since)) return [];
    return [{ ...difference, push: push?.status ?? null, name: difference.name ?? push?.name ?? null }];
  });
}
