import { dateOf, type Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import type { PushStatus } from '../lives/push.ts';

/** An entry as the upper platform has it. `hash`: hash of the pushed content; null if the platform keeps none. */
export interface UpperEntry {
  code: string;
  version: number;
  hash: string | null;
}

/** An entry as it is here. `hash`: hash of the newest version; null if it is no longer published. */
export interface LocalEntry {
  code: string;
  resource: Id<'res'>;
  provider: string;
  name: string | null;
  version: number;
  hash: string | null;
}

export const differenceKinds = {
  missing: '上级平台缺失',
  unknown: '本级无此条目',
  version: '版本不一致',
  content: '内容不一致',
} as const;
type DifferenceKind = keyof typeof differenceKinds;

/** An entry that differs between the two. Unknown values are null. */
export interface DriftDifference {
  kind: DifferenceKind;
  code: string;
  resource: Id<'res'> | null;
  provider: string | null;
  name: string | null;
  push: PushStatus | null;
  here: { version: number; hash: string | null } | null;
  there: { version: number; hash: string | null } | null;
}

/** A reconciliation and its counts. `waiting`: entries that differ only because a push is on its way, which is no drift. */
export interface Drift {
  id: Id<'drf'>;
  status: 'running' | 'finished' | 'failed';
  startedAt: Instant;
  finishedAt: Instant | null;
  published: number;
  held: number;
  waiting: number;
  counts: Record<DifferenceKind, number>;
  /** Why it failed. */
  reason: string | null;
}

export type DriftChange = Change<'drift', Drift>;

type Now = Pick<Circumstances, 'now'>;

export function newDrift(id: Id<'drf'>, { now }: Now): Drift {
  return {
    ...{ id, status: 'running', startedAt: now, finishedAt: null, published: 0, held: 0, waiting: 0 },
    counts: { missing: 0, unknown: 0, version: 0, content: 0 },
    reason: null,
  };
}

/** The bureau asks for a reconciliation. */
export function startDrift({ id }: { id: Id<'drf'> }, at: Now): [DriftChange] {
  return [change('drift', null, newDrift(id, at), event('DriftStarted', { on: dateOf(at.now) }))];
}

/**
 * Compares the published entries with those of the upper platform. If the platform has a code twice, the last one counts.
 * @returns the differences, sorted by code
 */
export function compare(entries: LocalEntry[], held: UpperEntry[]): DriftDifference[] {
  const there = new Map(held.map((entry) => [entry.code, entry]));
  const codes = new Set(entries.map(({ code }) => code));
  return [
    ...entries.flatMap((entry) => difference(entry, there.get(entry.code))),
    ...[...there.values()]
      .filter(({ code }) => !codes.has(code))
      .map((entry) => driftDifference('unknown', entry.code, null, entry)),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}

export function finishDrift(
  drift: Drift,
  found: { published: number; held: number; waiting: number; differences: DriftDifference[] },
  { now }: Now,
): [DriftChange] {
  const { published, held, waiting, differences } = found;
  const counts = { ...drift.counts };
  for (const { kind } of differences) counts[kind] += 1;
  const next: Drift = { ...drift, status: 'finished', finishedAt: now, published, held, waiting, counts };
  return [change('drift', drift, next, event('DriftReported', { published, held, ...counts }))];
}

/** Records that the upper platform could not list its entries. */
export function failDrift(drift: Drift, { reason }: { reason: string }, { now }: Now): [DriftChange] {
  const next: Drift = { ...drift, status: 'failed', finishedAt: now, reason };
  return [change('drift', drift, next, event('DriftFailed', { reason }))];
}

function difference(entry: LocalEntry, there: UpperEntry | undefined): DriftDifference[] {
  const { code, version, hash } = entry;
  if (hash === null) return there ? [driftDifference('unknown', code, entry, there)] : [];
  if (!there) return [driftDifference('missing', code, entry, null)];
  if (there.version !== version) return [driftDifference('version', code, entry, there)];
  return there.hash !== null && there.hash !== hash ? [driftDifference('content', code, entry, there)] : [];
}

function driftDifference(
  kind: DifferenceKind,
  code: string,
  entry: LocalEntry | null,
  there: UpperEntry | null,
): DriftDifference {
  return {
    kind,
    code,
    resource: entry?.resource ?? null,
    provider: entry?.provider ?? null,
    name: entry?.name ?? null,
    push: null,
    here: entry && { version: entry.version, hash: entry.hash },
    there: there && { version: there.version, hash: there.hash },
  };
}
