import { wellFormed } from '../domain/plain-text.ts';
import type { Database } from './database.ts';
import { firstBreak, streamOf } from './log.ts';
import { loadLog } from './read.ts';
import { canonicalHash } from './responses.ts';
import { type Stored, writtenState } from './stored-state.ts';

/** SHA-256 over the RFC 8785 form of a state as it is stored, before it is read in today's form. Its events carry it. */
export function stateDigest(written: object): string {
  return canonicalHash(wellFormed(written));
}

/** The digest of a state that was read. */
export function digestOf({ state }: Stored): string {
  return stateDigest(writtenState(state));
}

/**
 * Holds a state against its log: whether it is what its last event says, and every change before it was decided on what the event
 * before says. So a state that was changed behind the log is found, also after somebody has gone on from it. Events from before
 * events carried digests say nothing of states, so nothing is held against them.
 * @returns false for a state that was not made by its events
 */
export async function isAsLogged(database: Database, stored: Stored): Promise<boolean> {
  if (stored.seq === 0) return true;
  const events = (await loadLog(database, streamOf(stored.kind, stored.id))).slice(0, stored.seq);
  const last = events.at(-1);
  if (events.length !== stored.seq || last?.hash !== stored.head || firstBreak(events) !== null) return false;
  return last.digest === undefined || last.digest === digestOf(stored);
}
