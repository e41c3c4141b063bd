import { failDrift } from '../../shared/domain/catalog/drift.ts';
import { newPush } from '../../shared/domain/catalog/push.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { commit, step } from '../../shared/storage/commit.ts';
import { recordPush } from '../../shared/storage/pushes.ts';
import { load } from '../../shared/storage/read.ts';
import type { ReactorDeps } from './deps.ts';

/** Records the push before it is queued, so that the sweep finds what the queue loses. Without an upper platform it does nothing. */
export async function push(event: LoggedEvent, now: string, { database, pushes }: ReactorDeps): Promise<void> {
  if (!pushes) return;
  if (event.type === 'ResourcePublished' || event.type === 'ResourceWithdrawn') {
    const { version, code, provider, name } = event.data;
    const action = event.type === 'ResourcePublished' ? ('publish' as const) : ('withdraw' as const);
    const pushed = { resource: event.stream, version, action, code, provider, name, at: event.at };
    await recordPush(database, newPush(pushed));
  }
  const resource = event.type === 'PushResent' ? event.data.resource : event.stream;
  await pushes.send([{ kind: 'push', resource, at: now }]);
}

/** Asks the upper platform what it holds. If the stage has none, that is the answer. */
export async function askWhatIsHeld(event: LoggedEvent, now: string, { database, pushes }: ReactorDeps): Promise<void> {
  if (pushes) return await pushes.send([{ kind: 'reconcile', driftId: event.stream, at: now }]);
  const drift = await load(database, 'drift', event.stream);
  if (drift?.state.status !== 'running') return;
  const failed = failDrift(drift.state, '本系统未配置上级平台 no upper platform is configured', now);
  await commit(database, [step('drift', drift, failed)], { at: now, actorId: 'system', correlation: event.id });
}
