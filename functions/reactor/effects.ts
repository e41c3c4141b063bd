import { epoch, type Instant, instant } from '../../shared/domain/calendar/time.ts';
import { type Duty, isOpen } from '../../shared/domain/duties/duty.ts';
import { type Law, rulesOf } from '../../shared/domain/duties/law.ts';
import { recount } from '../../shared/domain/duties/recount.ts';
import type { Effect } from '../../shared/domain/effects.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { fingerprint, isGrant } from '../../shared/storage/ids.ts';
import { load } from '../../shared/storage/read.ts';
import type { ReactorDeps } from './deps.ts';
import { writeMails } from './mails.ts';
import { resend } from './resend.ts';
import { suggest } from './suggest.ts';
import { askWhatIsHeld, push } from './upper-platform.ts';
import { goOn, tellEndpoints } from './webhooks.ts';

/** Carries out one effect of an event. Repeating it changes nothing. `now` is business time. */
export async function carryOut(effect: Effect, event: LoggedEvent, now: Instant, deps: ReactorDeps): Promise<void> {
  switch (effect.kind) {
    case 'timer':
      return await setTimer(event, now, deps);
    case 'job':
      return await deps.jobs.send([{ jobId: event.stream, at: now }]);
    case 'push':
      return await push(event, now, deps);
    case 'reconcile':
      return await askWhatIsHeld(event, now, deps);
    case 'index':
      return await index(event, now, deps);
    case 'suggest':
      return await suggest(event, deps);
    case 'webhook':
      return await tellEndpoints(event, now, deps);
    case 'deliver':
      return await goOn(event, now, deps);
    case 'resend':
      return await resend(event, now, deps);
    case 'mail':
      return await writeMails(effect, event, now, deps);
  }
}

/** Cases and duties are handed over to a succeeding department by the same event as entries, but are not found by search. */
async function index({ stream }: LoggedEvent, now: Instant, { catalog }: ReactorDeps): Promise<void> {
  if (!/^(res_[^.]*|department:.*)$/.test(stream)) return;
  for (const queue of catalog) await queue.send([{ id: stream, at: now }]);
}

/**
 * Sets the one timer of a duty or a grant for its next wake-up as it stands now, whatever the event was.
 * A time that has passed becomes a minute from now, since a timer in the past never fires.
 */
async function setTimer({ stream: id, seq }: LoggedEvent, now: Instant, deps: ReactorDeps): Promise<void> {
  const { database, timers, law } = deps;
  const read = () => load(database, isGrant(id) ? 'grant' : 'duty', id);
  const woken = await read();
  if (!woken) return;
  const { nextWakeAt, wakeSeq } = woken.state;
  const soon = instant(epoch(now) + 60_000);
  const name = (wakeUp: number) => `${fingerprint(id)}.${wakeUp}`;
  // If more has happened since, the timers in between may never have been set, and an older one may still be there.
  const oldest = seq < woken.seq ? 1 : Math.max(1, wakeSeq - 1);
  for (let before = oldest; before < wakeSeq; before += 1) await timers.clear(name(before));
  // The law may have changed after the recount passed this duty: its wake-up counts it again.
  if (woken.kind === 'duty' && isMiscounted(woken.state as Duty, law, now)) {
    await timers.set(`${fingerprint(id)}.law${law.version}`, soon, id);
  }
  if (!nextWakeAt) return;
  await timers.set(name(wakeSeq), nextWakeAt > now ? nextWakeAt : soon, id);
  // A reaction to a later event may have looked for this timer before it was there.
  if ((await read())?.state.wakeSeq !== wakeSeq) await timers.clear(name(wakeSeq));
}

function isMiscounted(duty: Duty, law: Law, now: Instant): boolean {
  return isOpen(duty) && recount(duty, rulesOf(law, duty), now).events.length > 0;
}
