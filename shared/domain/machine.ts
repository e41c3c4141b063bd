import { BUREAU } from './people/department.ts';
import type { Principal } from './people/person.ts';
import { Refusal } from './refusals.ts';

/**
 * The part somebody plays in a case: a role on one of its two sides, or the bureau above both. Where the bureau is itself a side
 * it plays no other part, so it cannot decide its own case (article 16).
 */
export type Part = `${'requester' | 'provider'}:${'staff' | 'head' | 'leader'}` | 'bureau' | 'system';

/**
 * One step: the states it may be taken from, the states it may lead to (none: it stays as it is), and who may take it. One that
 * `stays` may lead on or leave the case where it is, as the first of two acceptances does.
 */
export interface Step<S extends string> {
  from: readonly S[];
  to: readonly S[];
  stays?: true;
  by: readonly Part[];
}

/** A life as data: its states by name, its steps. Decisions ask it, the documentation draws it, a test walks all of it. */
export interface Machine<S extends string = string, C extends string = string> {
  /** Chinese, as people read it. */
  states: Readonly<Record<S, string>>;
  /** Where a life begins; a step from nothing is not listed. */
  initial: readonly S[];
  steps: Readonly<Record<C, Step<S>>>;
}

/** Keeps the names of states and steps, so that a step misspelt does not compile. */
export function machine<const S extends string, const C extends string>(of: Machine<S, C>): Machine<S, C> {
  return of;
}

/** The two sides of a case; null where there is no such side yet. */
export interface Sides {
  requester: string | null;
  provider: string | null;
}

/** The parts that a person plays in a case. */
export function partsOf(by: Principal, sides: Sides): Part[] {
  const parts: Part[] = [];
  for (const side of ['requester', 'provider'] as const) {
    if (sides[side] !== by.department) continue;
    for (const role of ['staff', 'head', 'leader'] as const) if (by.roles.includes(role)) parts.push(`${side}:${role}`);
  }
  const isParty = sides.requester === BUREAU || sides.provider === BUREAU;
  if (by.department === BUREAU && by.roles.includes('bureau') && !isParty) parts.push('bureau');
  return parts;
}

/**
 * Whether a step may be taken now, by somebody who plays these parts.
 * @throws Refusal `not-your-step` before anything is told of the state, `step-closed` where the state does not allow it
 */
export function mayTake<S extends string, C extends string>(
  { steps, states }: Machine<S, C>,
  step: C,
  status: S,
  parts: readonly Part[],
): void {
  const { by, from } = steps[step];
  if (!by.some((part) => parts.includes(part))) throw new Refusal('not-your-step');
  if (!from.includes(status)) throw new Refusal('step-closed', { status: states[status] });
}

/** The life as a Mermaid state diagram, steps in their order. */
export function diagram({ states, initial, steps }: Machine): string {
  const lines = Object.entries(states).map(([id, name]) => `  ${node(id)}: ${id} ${name}`);
  for (const id of initial) lines.push(`  [*] --> ${node(id)}`);
  for (const [name, { from, to, stays }] of Object.entries<Step<string>>(steps)) {
    for (const a of from) {
      const there = stays || to.length === 0 ? [a, ...to] : to;
      for (const b of there) lines.push(`  ${node(a)} --> ${node(b)}: ${name}`);
    }
  }
  const left = new Set(Object.values<Step<string>>(steps).flatMap(({ from }) => from));
  for (const id of Object.keys(states)) if (!left.has(id)) lines.push(`  ${node(id)} --> [*]`);
  return ['stateDiagram-v2', ...lines].join('\n');
}

const node = (id: string) => id.replaceAll('-', '_');
