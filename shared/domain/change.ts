import type { DomainEvent } from './event.ts';

/**
 * One state's part of a decision: what it was (null: it begins), what it becomes, and the events that say what happened.
 * Every decision of the domain is a list of these. Nothing has changed yet: the commit writes all of them, or none.
 */
export interface Change<K extends string = string, S = unknown> {
  kind: K;
  /** The very object that was read, by which the commit knows what the decision was made on. */
  before: S | null;
  next: S;
  events: readonly DomainEvent[];
  /** Nobody sees a difference, as with a late flag: the ETag stays, so that nobody gets a 412 for it. */
  unseen?: true;
}

/** @param before null where the state begins */
export function change<K extends string, S>(kind: K, before: null, next: S, ...events: DomainEvent[]): Change<K, S>;
export function change<K extends string, S>(
  kind: K,
  before: S | null,
  next: NoInfer<S>,
  ...events: DomainEvent[]
): Change<K, S>;
export function change<K extends string, S>(kind: K, before: S | null, next: S, ...events: DomainEvent[]) {
  return { kind, before, next, events };
}

/** A state that stays as it is, and on which the decision rests: the commit is a conflict where it has moved meanwhile. */
export function unchanged<K extends string, S>(kind: K, state: S): Change<K, S> {
  return { kind, before: state, next: state, events: [] };
}

export function isUnchanged({ before, next, events }: Change): boolean {
  return before === next && events.length === 0;
}

/** A change and what is decided on the state it leads to, as one change. */
export function andThen<K extends string, S>(first: Change<K, S>, decide: (state: S) => Change<K, S>): Change<K, S> {
  const { next, events, unseen } = decide(first.next);
  const { kind, before } = first;
  return { kind, before, next, events: [...first.events, ...events], ...(first.unseen && unseen ? { unseen } : {}) };
}

/** The changes of one kind in a decision. */
export function changesOf<C extends Change, K extends C['kind']>(changes: readonly C[], kind: K) {
  return changes.filter((one): one is Extract<C, { kind: K }> => one.kind === kind);
}
