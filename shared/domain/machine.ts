import type { DutyKind } from './duties/policy.ts';
import { BUREAU, GOVERNMENT } from './people/department.ts';
import type { Principal } from './people/person.ts';
import { Refusal } from './refusals.ts';

/** The part somebody plays in a case: a role on one of its two sides, or above both. */
export type Part =
  | `${'requester' | 'provider'}:${'staff' | 'head' | 'leader' | 'deputy' | 'system'}`
  | 'bureau'
  | 'government'
  | 'evaluator'
  | 'system';

/** Whoever is above both sides: the bureau, or the city government in its place. `partsOf` says which of the two. */
export const above: readonly Part[] = ['bureau', 'government'];

/**
 * A step: the states it starts from, the states it leads to, and who may take it. Without a target the state stays as it is.
 * With `stays` it may also leave the state as it is, like the first of two acceptances.
 */
export interface Step<S extends string = string> {
  from: readonly S[];
  to: readonly S[];
  stays?: true;
  by: readonly Part[];
}

/** Whose turn it is in a state, and the duty by which they act in time. The duty's kind has a policy, a ladder and words. */
export interface Wait {
  duty: DutyKind;
  by: readonly Part[];
}

/** Who must act in a state: one wait for each duty that there may be. A state that waits for nobody says why. */
export type Waits = readonly Wait[] | string;

/** A life as data: states and steps. Decisions take the steps, the documentation draws them, a test walks through all of them. */
export interface Machine<S extends string = string, C extends Record<string, Step<S>> = Record<string, Step<S>>> {
  /** Chinese names, as people read them. */
  states: Readonly<Record<S, string>>;
  /** States in which a life begins. The steps do not list the creation itself. */
  initial: readonly S[];
  steps: C;
  /** For each state that a step starts from: who must take one, by when. */
  waits: Readonly<Record<SourceOf<C[keyof C]>, Waits>>;
}

/** Keeps the names of states and steps in the type, so that a decision with a wrong target does not compile. */
export function machine<const S extends string, const C extends Record<string, Step<NoInfer<S>>>>(of: {
  states: Readonly<Record<S, string>>;
  initial: readonly NoInfer<S>[];
  steps: C;
  waits: Readonly<Record<NoInfer<SourceOf<C[keyof C]>>, Waits>>;
}): Machine<S, C> {
  return of;
}

/** Whose turn it is in a state; nobody's in a state that waits for nobody, or that no step leaves. */
export function waitsIn({ waits }: Machine, status: string): readonly Wait[] {
  const found = (waits as Record<string, Waits | undefined>)[status];
  return found === undefined || typeof found === 'string' ? [] : found;
}

/** The two sides of a case; null if a side is not known yet. */
export interface Sides {
  requester: string | null;
  provider: string | null;
}

/** Whether the bureau is itself a side and has to recuse itself (article 16). */
export function bureauIsParty({ requester, provider }: Sides): boolean {
  return requester === BUREAU || provider === BUREAU;
}

/** Whether a person decides what is referred to the city government. */
export function isGovernment(by: Pick<Principal, 'department' | 'roles'>): boolean {
  return by.department === GOVERNMENT && by.roles.includes('government');
}

/**
 * Returns the parts that a person plays in a case. Where the bureau is itself a side it plays no other part, since nobody decides
 * their own case: the city government takes its place above both sides (article 16).
 */
export function partsOf(by: Principal, sides: Sides): Part[] {
  const parts: Part[] = [];
  for (const side of ['requester', 'provider'] as const) {
    if (sides[side] !== by.department) continue;
    for (const role of ['staff', 'head', 'leader', 'deputy', 'system'] as const)
      if (by.roles.includes(role)) parts.push(`${side}:${role}`);
  }
  if (bureauIsParty(sides)) {
    if (isGovernment(by)) parts.push('government');
  } else if (by.department === BUREAU && by.roles.includes('bureau')) parts.push('bureau');
  return parts;
}

/**
 * Checks that somebody with these parts may take a step now.
 * @throws Refusal `not-your-step`, checked first so that strangers learn nothing of the state; `step-closed` in a wrong state
 */
export function mayTake<S extends string, C extends Record<string, Step<S>>>(
  { steps, states }: Machine<S, C>,
  step: keyof C & string,
  status: S,
  parts: readonly Part[],
): void {
  const { by, from } = steps[step] as Step<S>;
  if (!by.some((part) => parts.includes(part))) throw new Refusal('not-your-step');
  if (!from.includes(status)) throw new Refusal('step-closed', { status: states[status] });
}

type TargetOf<C> = C extends { to: readonly (infer T extends string)[] } ? T : never;
type SourceOf<C> = C extends { from: readonly (infer F extends string)[] } ? F : never;
type ReachOf<C> = TargetOf<C> | (C extends { stays: true } ? SourceOf<C> : never);
type IsUnion<T, All = T> = T extends All ? ([All] extends [T] ? false : true) : never;

/** Returns the target state of a step. If the step has several targets, the caller chooses one. */
type To<T extends string> = IsUnion<T> extends true ? <Chosen extends T>(to: Chosen) => Chosen : () => T;

/**
 * Takes a step.
 * @returns the target state, as a function (see `To`)
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function take<S extends string, C extends Record<string, Step<S>>, N extends keyof C & string>(
  life: Machine<S, C>,
  step: N,
  status: S,
  parts: readonly Part[],
): To<ReachOf<C[N]>> {
  mayTake(life, step, status, parts);
  return targetOf(life, step);
}

/** Returns the target state of a step, for a decision that checks in its own way whether the step is allowed. */
export function targetOf<S extends string, C extends Record<string, Step<S>>, N extends keyof C & string>(
  { steps }: Machine<S, C>,
  step: N,
): To<ReachOf<C[N]>> {
  const [only] = (steps[step] as Step<S>).to;
  return ((to: S | undefined = only) => to) as To<ReachOf<C[N]>>;
}

/** Whether a step leads from one state to another (null: from nothing). A state may always stay as it is. */
export function canReach({ initial, steps }: Machine, from: string | null, to: string): boolean {
  if (from === to) return true;
  if (from === null) return initial.includes(to);
  return Object.values(steps).some((step) => step.from.includes(from) && step.to.includes(to));
}

/** Draws a life as a Mermaid state diagram. */
export function diagram({ states, initial, steps }: Machine): string {
  const lines = Object.entries(states).map(([id, name]) => `  ${node(id)}: ${id} ${name}`);
  for (const id of initial) lines.push(`  [*] --> ${node(id)}`);
  for (const [name, { from, to, stays }] of Object.entries(steps)) {
    for (const a of from) {
      const there = stays || to.length === 0 ? [a, ...to] : to;
      for (const b of there) lines.push(`  ${node(a)} --> ${node(b)}: ${name}`);
    }
  }
  // A life ends where no step leads to another state.
  const leads = (id: string) =>
    Object.values(steps).some(({ from, to }) => from.includes(id) && to.some((b) => b !== id));
  for (const id of Object.keys(states)) if (!leads(id)) lines.push(`  ${node(id)} --> [*]`);
  return ['stateDiagram-v2', ...lines].join('\n');
}

const node = (id: string) => id.replaceAll('-', '_');
