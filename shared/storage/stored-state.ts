import type { Instant } from '../domain/calendar/time.ts';
import { wellFormed } from '../domain/plain-text.ts';
import type { Kind, States } from './kinds/states.ts';
import { upcast } from './versions.ts';

/** A state as it was read, with the values that the next commit is conditioned on. */
export interface Stored<K extends Kind = Kind> {
  kind: K;
  id: string;
  /** Number of events so far; the commit's condition. */
  seq: number;
  /** The hash of the last event. */
  head: string | null;
  /** The ETag: it moves only on a change that people can see. */
  version: number;
  /** When the last event happened. */
  at: Instant;
  state: States[K];
}

/** The record that each state in memory was read from. A decision names the state it was made on; this tells its version. */
const readings = new WeakMap<object, Stored>();

/** The states as they were written, by what was read of them. */
const written = new WeakMap<object, object>();

/** A state as it was written, before it was read in today's form. @throws Error for a state that was not read */
export function writtenState(state: object): object {
  const found = written.get(state);
  if (!found) throw new Error('not a state that was read');
  return found;
}

/**
 * Reads an item that `commit` wrote: without table keys, the state in today's form. Half a character, which was once accepted as
 * input, is read as �, so that what was stored with it can be shown and signed.
 */
export function toStored<K extends Kind>(item: Record<string, unknown>): Stored<K> {
  const { kind, v, id, seq, head, version, at, state: raw } = item as unknown as Stored<K> & { v: number };
  const state = wellFormed(upcast.state(kind, v, raw)) as States[K];
  const record = { kind, id, seq, head, version, at, state };
  readings.set(state, record);
  written.set(state, raw);
  return record;
}

/** The record a state was read from. @throws Error for a state that was made up or changed, which nothing may be decided on */
export function asRead<K extends Kind>(kind: K, state: States[K]): Stored<K> {
  const record = readings.get(state);
  if (record?.kind !== kind) throw new Error(`decided on a ${kind} that is not as it was read`);
  return record as Stored<K>;
}
