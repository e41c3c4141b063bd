import type { SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/adapters/batch.ts';
import type { WakeMessage } from '../../shared/adapters/queue.ts';
import { type Instant, toInstant } from '../../shared/domain/calendar/time.ts';
import { wake } from '../../shared/domain/duties/duty-steps.ts';
import { rulesOf } from '../../shared/domain/duties/law.ts';
import { endTerm } from '../../shared/domain/grants/end.ts';
import { Conflict, commit } from '../../shared/storage/commit.ts';
import { isGrant } from '../../shared/storage/ids.ts';
import { evenIfLawMoves, renewLaw } from '../../shared/storage/law.ts';
import { grantsBeside } from '../../shared/storage/lists.ts';
import { load, loadWithDuties } from '../../shared/storage/read.ts';
import { audit } from './audit.ts';
import type { DutiesDeps } from './deps.ts';
import { lapseOf } from './lapse.ts';
import { sweep } from './sweep.ts';

/** Handles wake-ups from timers, and from the hourly sweep for timers that were lost. Both have the same effect. */
export function wakeUp(deps: DutiesDeps) {
  return (batch: SQSEvent) =>
    eachMessage<WakeMessage>(
      batch,
      async (message) => {
        await renewLaw(deps.database, deps.law);
        const at = toInstant(message.at);
        if (message.kind === 'sweep') await sweep({ ...message, at }, deps);
        else if (message.kind === 'audit') await audit({ ...message, at }, deps);
        else await evenIfLawMoves(deps.database, deps.law, () => wakeAny(message.id, at, deps));
      },
      deps.logger,
    );
}

/**
 * Wakes a duty, or a grant whose term is over. The grant comes first: its end makes some duties pointless, and these
 * must not be found late, whichever of several timers was lost.
 */
async function wakeAny(id: string, at: Instant, deps: DutiesDeps): Promise<void> {
  const [subject = id] = id.split('.');
  if (isGrant(subject)) await endGrant(subject, at, deps);
  if (subject !== id) await wakeDuty(id, at, deps);
}

/**
 * Records that the term of a grant is over, so that both sides are told; does nothing if it is recorded already (809
 * art. 27).
 */
async function endGrant(id: string, at: Instant, { database, law, logger }: DutiesDeps): Promise<void> {
  for (;;) {
    const { found: grant, duties } = await loadWithDuties(database, 'grant', id);
    if (!grant) return;
    const now = at > grant.at ? at : grant.at;
    const ended = endTerm(grant.state, { beside: await grantsBeside(database, grant.state) }, { duties, law, now });
    if (!ended) return;
    try {
      const correlation = `wake:${id}:${grant.state.wakeSeq}`;
      await commit(database, ended, { at: now, actorId: 'system', correlation });
      logger.info('ended', { grant: id });
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}

/** Reads a duty again and does what is due by `at`. A late or repeated wake-up finds nothing to do. */
async function wakeDuty(id: string, at: Instant, { database, law, logger }: DutiesDeps): Promise<void> {
  for (;;) {
    const duty = await load(database, 'duty', id);
    if (!duty) return;
    const now = at > duty.at ? at : duty.at;
    const lapsed = await lapseOf(duty.state, now, { database, law });
    const woken = lapsed ? null : wake(duty.state, rulesOf(law, duty.state), now);
    const changes = lapsed ?? (woken ? [{ ...woken, keepsEtag: true } as const] : []);
    if (changes.length === 0) return;
    try {
      const events = await commit(database, changes, {
        at: now,
        actorId: 'system',
        correlation: `wake:${id}:${duty.state.wakeSeq}`,
      });
      logger.info('woken', { duty: id, events: events.map((event) => event.type) });
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
