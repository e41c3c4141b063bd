import { contentHash } from '../../shared/adapters/upstream/hash.ts';
import { type PushAnswer, type UpperDocument, UpstreamUnavailable } from '../../shared/adapters/upstream/port.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import {
  acceptPush,
  idempotencyId,
  newerAccepted,
  overtakePush,
  type Push,
  postponePushes,
  refusePush,
} from '../../shared/domain/catalog/push.ts';
import { type AnyChange, Conflict, commit } from '../../shared/storage/commit.ts';
import { lease, release } from '../../shared/storage/leases.ts';
import { pushesOf, pushesUnder } from '../../shared/storage/pushes.ts';
import { load, loadVersion } from '../../shared/storage/read.ts';
import type { UpstreamDeps } from './deps.ts';

/**
 * Sends the waiting pushes of an entry in order, and stops where the platform gives no answer. A repeated message finds
 * nothing to do. A message that arrives while another worker sends leaves the work to that worker, which looks again
 * after releasing its lease.
 */
export async function pushEntry(resource: string, at: Instant, deps: UpstreamDeps): Promise<void> {
  const { database } = deps;
  while ((await pushesOf(database, resource)).some(({ state }) => isDue(state, at))) {
    if (!(await lease(database, pushesUnder(resource)))) return;
    try {
      await sendWaiting(resource, at, deps);
    } catch (error) {
      // The bureau has had it sent again meanwhile: read again.
      if (!(error instanceof Conflict)) throw error;
    } finally {
      await release(database, pushesUnder(resource));
    }
  }
}

async function sendWaiting(resource: string, at: Instant, deps: UpstreamDeps): Promise<void> {
  for (;;) {
    const pushes = await pushesOf(deps.database, resource);
    const waiting = pushes.filter(({ state }) => state.status === 'waiting');
    const first = waiting[0];
    if (!first || !waiting.some(({ state }) => isDue(state, at))) return;
    const now = at > first.at ? at : first.at;
    const changes = await sendOne(
      waiting.map(({ state }) => state),
      pushes.map(({ state }) => state),
      now,
      deps,
    );
    await commit(deps.database, changes, { at: now, actorId: 'system', correlation: first.id });
  }
}

/** Sends the first waiting push. @returns its outcome; without an answer, all waiting pushes are postponed together */
async function sendOne(
  waiting: readonly Push[],
  others: readonly Push[],
  now: Instant,
  deps: UpstreamDeps,
): Promise<AnyChange[]> {
  const [push] = waiting;
  if (!push) return [];
  const newer = newerAccepted(push, others);
  if (newer) return overtakePush(push, { newer }, { now });
  const told = { push: push.id, attempt: push.attempts + 1 };
  try {
    const answer = await send(push, deps);
    deps.logger.info('pushed', { ...told, outcome: answer.is });
    deps.metrics.addMetric(answer.is === 'accepted' ? 'PushesAccepted' : 'PushesRefused', 'Count', 1);
    return answer.is === 'accepted' ? acceptPush(push, answer, { now }) : refusePush(push, answer, { now });
  } catch (error) {
    if (!(error instanceof UpstreamUnavailable)) throw error;
    deps.logger.warn('not pushed', { ...told, reason: error.message });
    deps.metrics.addMetric('PushesPutOff', 'Count', 1);
    return postponePushes(waiting, { reason: error.message }, { now });
  }
}

async function send(push: Push, { database, upstream }: UpstreamDeps): Promise<PushAnswer> {
  const { action, code, version, name, at, resource } = push;
  const department = (await load(database, 'department', push.provider))?.state;
  const content = action === 'publish' ? (await loadVersion(database, resource, version))?.content : null;
  if (content === undefined) throw new Error(`no version ${version} of ${resource}`);
  const document: UpperDocument = {
    id: idempotencyId(push),
    action,
    code,
    version,
    name,
    at,
    provider: { id: push.provider, name: department?.name ?? push.provider, creditCode: department?.creditCode ?? '' },
    hash: content && contentHash(content),
    content: content && { ...content, classification: content.classification ?? { class: 'department' } },
  };
  return await upstream.push(document);
}

function isDue({ status, nextAttemptAt }: Push, at: Instant): boolean {
  return status === 'waiting' && nextAttemptAt !== null && nextAttemptAt <= at;
}
