import type { EventType } from '../domain/event.ts';
import type { Kind } from './kinds/states.ts';

/** Makes what was stored under one version what the next one has. */
export type Upcast = (old: Stored) => Stored;
type Stored = Record<string, unknown>;

/**
 * What is stored stays as it was written, for years; whoever reads it gets it in today's form. So a change of a stored type takes
 * an upcast here: the first of a list makes version 2 of version 1, the last makes the version of today.
 * test/stored/ fails where a type has changed and its version has not.
 */
const states: { [K in Kind]?: readonly Upcast[] } = {};
const events: { [T in EventType]?: readonly Upcast[] } = {};
/** The content of an entry as a version of it was published. */
const contents: readonly Upcast[] = [];

/** The version under which something is stored today: what was never changed is at 1. */
export const current = {
  state: (kind: Kind) => newest(states[kind]),
  event: (type: EventType) => newest(events[type]),
  content: () => newest(contents),
};

/** What was stored under version `v`, in today's form. */
export const upcast = {
  state: (kind: Kind, v: number, state: object) => raise(states[kind], v, state),
  event: (type: EventType, v: number, data: object) => raise(events[type], v, data),
  content: (v: number, content: object) => raise(contents, v, content),
};

export function newest(steps: readonly Upcast[] = []): number {
  return steps.length + 1;
}

/** @throws RangeError where there is no such version, as of what a later release has written */
export function raise(steps: readonly Upcast[] = [], v: number, stored: object): object {
  if (!(v >= 1 && v <= newest(steps))) throw new RangeError(`stored under version ${v}, of ${newest(steps)}`);
  return steps.slice(v - 1).reduce((old, step) => step(old), stored as Stored);
}
