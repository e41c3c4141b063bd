/** Whether restored tables are complete: held against the sealed log, and against each other. */

import type { LogLine } from '../../shared/documents/segment.ts';
import { epoch, type Instant } from '../../shared/domain/calendar/time.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { accessKey } from '../../shared/storage/accesses.ts';
import type { Kind } from '../../shared/storage/kinds/states.ts';
import { eventKey, hashOf, streamOf, writtenEvent } from '../../shared/storage/log.ts';
import { stateDigest } from '../../shared/storage/state-digests.ts';
import type { TableName } from '../../shared/storage/tables.ts';

export type Item = Record<string, unknown>;
/** Reads all items of a restored table. Items under one key come in order, as a scan gives them. */
export type Restored = (table: TableName) => AsyncIterable<Item> | Iterable<Item>;

export interface Report {
  events: number;
  states: number;
  /** Records of the sealed log up to the time that was asked for. */
  sealed: number;
  /** What is missing or does not fit, each in words; empty where the restored tables are whole. */
  missing: string[];
  /** When the newest event that is there happened; null where there is none. */
  newest: Instant | null;
  /** The end of the last segment: what came later is held against nothing outside the tables. */
  sealedUpTo: Instant | null;
}

/** Tables of states. */
const STATES = ['registry', 'catalog', 'cases', 'work'] as const;
/** What happened to no state: somebody changed the log, an operator acted. And what was delivered, which expires. */
const STATELESS = /^(tampered:|operation:|whk_[^.]+\.)/;

interface Stream {
  seq: number;
  hash: string;
  digest: string | undefined;
}

/**
 * Holds restored tables against the sealed log and against each other.
 * @param at the time to which they were restored: what is sealed of later is not missing
 */
export async function checkRestored(
  restored: Restored,
  segments: AsyncIterable<LogLine[]> | Iterable<LogLine[]>,
  at: Instant,
): Promise<Report> {
  const missing: string[] = [];
  const hashes = new Map<string, string>();
  const streams = new Map<string, Stream>();
  let newest: Instant | null = null;
  for await (const item of restored('events')) {
    const event = writtenEvent(item);
    follow(event, streams, missing);
    hashes.set(keyOf(item), event.hash);
    if (newest === null || event.at > newest) newest = event.at;
  }
  const accesses = new Set<string>();
  for await (const item of restored('access')) accesses.add(keyOf(item));

  let sealed = 0;
  let sealedUpTo: Instant | null = null;
  for await (const segment of segments) {
    for (const line of segment) {
      const when = 'event' in line ? line.event.at : line.access.at;
      if (epoch(when) > epoch(at)) continue;
      sealed += 1;
      if (sealedUpTo === null || when > sealedUpTo) sealedUpTo = when;
      const key = keyOf('event' in line ? eventKey(line.event.stream, line.event.seq) : accessKey(line.access));
      if ('access' in line && !accesses.has(key)) missing.push(`record of access ${key}: sealed and not restored`);
      if ('event' in line && hashes.get(key) !== line.event.hash)
        missing.push(`event ${line.event.id}: ${hashes.has(key) ? 'not as it was sealed' : 'sealed and not restored'}`);
    }
  }
  const states = await checkStates(restored, streams, missing);
  return { events: hashes.size, states, sealed, missing, newest, sealedUpTo };
}

/** Checks the chain of a stream, event by event. */
function follow(event: LoggedEvent, streams: Map<string, Stream>, missing: string[]): void {
  const before = streams.get(event.stream);
  const { seq, hash, digest, prev } = event;
  if (seq !== (before?.seq ?? 0) + 1 || prev !== (before?.hash ?? null))
    missing.push(`event ${event.id}: the one before it is missing`);
  if (hashOf(event) !== hash) missing.push(`event ${event.id}: not as it was written`);
  streams.set(event.stream, { seq, hash, digest });
}

/** Checks that each state is what its last event says, and that no stream has lost its state. */
async function checkStates(restored: Restored, streams: Map<string, Stream>, missing: string[]): Promise<number> {
  const seen = new Set<string>();
  for (const table of STATES) {
    for await (const { kind, id, seq, head, state } of restored(table)) {
      if (kind === undefined) continue;
      const stream = streamOf(kind as Kind, String(id));
      const last = streams.get(stream);
      seen.add(stream);
      if (Number(seq) === 0) continue;
      const name = `${kind} ${id}`;
      if (!last || Number(seq) > last.seq)
        missing.push(`${name}: ${Number(seq) - (last?.seq ?? 0)} of its events are missing`);
      else if (Number(seq) < last.seq) missing.push(`${name}: older than its log by ${last.seq - Number(seq)} events`);
      else if (head !== last.hash || (last.digest !== undefined && stateDigest(state as object) !== last.digest))
        missing.push(`${name}: not what its last event says`);
    }
  }
  for (const stream of streams.keys())
    if (!seen.has(stream) && !STATELESS.test(stream)) missing.push(`${stream}: has events, and no state`);
  return seen.size;
}

const keyOf = ({ pk, sk }: Item) => `${pk}/${sk}`;
