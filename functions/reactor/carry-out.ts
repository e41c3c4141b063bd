import { epoch, instant } from '../../shared/domain/calendar/time.ts';
import type { Effect } from '../../shared/domain/effects.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { fingerprint, isGrant } from '../../shared/storage/ids.ts';
import { load } from '../../shared/storage/read.ts';
import type { ReactorDeps } from './deps.ts';
import { writeMails } from './mails.ts';
import { askWhatIsHeld, push } from './upward.ts';

/** Carries out one effect of an event. Repeating it changes nothing. `now` is business time. */
export async function carryOut(effect: Effect, event: LoggedEvent, now: string, deps: ReactorDeps): Promise<void> {
  switch (effect.kind) {
    case 'timer':
      return await setTimer(event.stream, now, deps);
    case 'job':
      return await deps.jobs.send([{ jobId: event.stream, at: now }]);
    case 'push':
      return await push(event, now, deps);
    case 'reconcile':
      return await askWhatIsHeld(event, now, deps);
    case 'mail':
      return await writeMails(effect, event, now, deps);
  }
}

/**
 * One timer at a time for a duty or a grant: for its next wake-up as it is now, whatever event this was.
 * A time that has passed is set a minute ahead, since a timer in the past would never fire.
 */
async function setTimer(id: string, now: string, { database, timers }: ReactorDeps): Promise<void> {
  const woken = await load(database, isGrant(id) ? 'grant' : 'duty', id);
  if (!woken) return;
  const { nextWakeAt, wakeSeq } = woken.state;
  const name = (seq: number) => `${fingerprint(id)}.${seq}`;
  if (wakeSeq > 1) await timers.clear(name(wakeSeq - 1));
  if (!nextWakeAt) return;
  const soon = instant(epoch(now) + 60_000);
  await timers.set(name(wakeSeq), nextWakeAt > now ? nextWakeAt : soon, id);
}
