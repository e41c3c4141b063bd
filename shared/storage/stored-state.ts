import type { Instant } from '../domain/calendar/time.ts';
import type { Kind, States } from './kinds/states.ts';
import { upcast } from './versions.ts';

/** A state as it was read, with what the next commit is conditioned on. */
export interface Stored<K extends Kind = Kind> {
  kind: K;
  id: string;
  /** Counts every event; the commit's condition. */
  seq: number;
  /** The hash of the last event. */
  head: string | null;
  /** The ETag: moves only on a change that a person can see. */
  version: number;
  /** When the last event was. */
  at: Instant;
  state: States[K];
}

/** How each state in memory was read. A decision names the state it was made on; this says which version of it that was. */
const readings = new WeakMap<object, Stored>();

/** An item as `commit` wrote it, without the keys, its state in today's form. */
export function stored<K extends Kind>(item: Record<string, unknown>): Stored<K> {
  const { kind, v, id, seq, head, version, at, state: written } = item as unknown as Stored<K> & { v: number };
  const state = upcast.state(kind, v, written) as States[K];
  const record = { kind, id, seq, head, version, at, state };
  readings.set(state, record);
  return record;
}

/** How a state was read. @throws Error where it was not: nothing may be decided on a state that was made up or changed */
export function asRead<K extends Kind>(kind: K, state: States[K]): Stored<K> {
  const record = readings.get(state);
  if (record?.kind !== kind) throw new Error(`decided on a ${kind} that is not as it was read`);
  return record as Stored<K>;
}
