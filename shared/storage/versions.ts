import type { EventType } from '../domain/event.ts';
import type { Kind } from './kinds/states.ts';

/** Converts what was stored under one version into the next version. */
export type Upcast = (old: Data) => Data;
type Data = Record<string, unknown>;

/**
 * Stored items stay as they were written, for years; readers get them in today's form. So every change of a stored type needs
 * an upcast here: the first of a list converts version 1 to 2, the last converts to today's version.
 * test/stored/ fails where a type has changed and its version has not.
 */
const states: { [K in Kind]?: readonly Upcast[] } = {
  // Since then a job may fail.
  job: [(old) => ({ ...old, failure: null })],
};
const events: { [T in EventType]?: readonly Upcast[] } = {};
/** The content of a published version of an entry. */
const contents: readonly Upcast[] = [];

/** The version under which a type is stored today; a type that never changed is at 1. */
export const current = {
  state: (kind: Kind) => newest(states[kind]),
  event: (type: EventType) => newest(events[type]),
  content: () => newest(contents),
};

/** Converts what was stored under version `v` to today's form. */
export const upcast = {
  state: (kind: Kind, v: number, state: object) => raise(states[kind], v, state),
  event: (type: EventType, v: number, data: object) => raise(events[type], v, data),
  content: (v: number, content: object) => raise(contents, v, content),
};

export function newest(steps: readonly Upcast[] = []): number {
  return steps.length + 1;
}

/** @throws RangeError for an unknown version, such as one that a later release has written */
export function raise(steps: readonly Upcast[] = [], v: number, stored: object): object {
  if (!(v >= 1 && v <= newest(steps))) throw new RangeError(`stored under version ${v}, of ${newest(steps)}`);
  return steps.slice(v - 1).reduce((old, step) => step(old), stored as Data);
}
