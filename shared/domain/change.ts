import type { DomainEvent } from './event.ts';

/**
 * What a decision does to one state: the state before (null: it begins), the state after, and the events that happened.
 * Every decision of the domain is a list of changes. Nothing is written yet: the commit writes all of them, or none.
 */
export interface Change<K extends string = string, S = unknown> {
  kind: K;
  /** The object as it was read. The commit uses it to check that nobody changed the state meanwhile. */
  before: S | null;
  next: S;
  events: readonly DomainEvent[];
  /** The ETag stays as it is, because people see no difference, as with a late flag. Otherwise they would get a 412 for it. */
  keepsEtag?: true;
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

/** A state that the decision depends on and leaves as it is. The commit fails with a conflict if it has changed meanwhile. */
export function unchanged<K extends string, S>(kind: K, state: S): Change<K, S> {
  return { kind, before: state, next: state, events: [] };
}

export function isUnchanged({ before, next, events }: Change): boolean {
  return before === next && events.length === 0;
}

/** Two changes as one: the second is decided on the result of the first. */
export function andThen<K extends string, S>(first: Change<K, S>, decide: (state: S) => Change<K, S>): Change<K, S> {
  const { next, events, keepsEtag } = decide(first.next);
  const { kind, before } = first;
  return {
    kind,
    before,
    next,
    events: [...first.events, ...events],
    ...(first.keepsEtag && keepsEtag ? { keepsEtag } : {}),
  };
}

/** The changes of one kind in a decision. */
export function changesOf<C extends Change, K extends C['kind']>(changes: readonly C[], kind: K) {
  return changes.filter((each): each is Extract<C, { kind: K }> => each.kind === kind);
}
