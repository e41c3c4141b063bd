import type { Instant } from '../../shared/domain/calendar/time.ts';
import { failDrift } from '../../shared/domain/catalog/drift.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { commit } from '../../shared/storage/commit.ts';
import { recordPush } from '../../shared/storage/pushes.ts';
import { load } from '../../shared/storage/read.ts';
import type { ReactorDeps } from './deps.ts';

/** Records the push before it is queued, so that the sweep finds what the queue loses. Without an upper platform it does nothing. */
export async function push(event: LoggedEvent, now: Instant, { database, pushes }: ReactorDeps): Promise<void> {
  if (!pushes) return;
  if (event.type === 'ResourcePublished' || event.type === 'ResourceWithdrawn') {
    const { version, code, provider, name } = event.data;
    const action = event.type === 'ResourcePublished' ? ('publish' as const) : ('withdraw' as const);
    await recordPush(database, {
      resource: event.stream as Id<'res'>,
      version,
      action,
      code,
      provider,
      name,
      at: event.at,
    });
  }
  const resource = event.type === 'PushResent' ? event.data.resource : event.stream;
  await pushes.send([{ kind: 'push', resource, at: now }]);
}

/** Asks the upper platform what it holds. If the stage has none, that is the answer. */
export async function askWhatIsHeld(
  event: LoggedEvent,
  now: Instant,
  { database, pushes }: ReactorDeps,
): Promise<void> {
  if (pushes) return await pushes.send([{ kind: 'reconcile', driftId: event.stream, at: now }]);
  const drift = await load(database, 'drift', event.stream);
  if (drift?.state.status !== 'running') return;
  const reason = '本系统未配置上级平台 no upper platform is configured';
  await commit(database, failDrift(drift.state, { reason }, { now }), {
    at: now,
    actorId: 'system',
    correlation: event.id,
  });
}
