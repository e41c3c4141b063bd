import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import type { Machine } from '../../domain/machine.ts';
import type { Principal } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/refusals.ts';
import type { Route } from '../route.ts';
import type { action } from '../schemas/action.ts';

/** An operation on a state: the contract's words and roles, the states that have it, and what its decision checks. */
interface Act<S> {
  route: Pick<Route, 'roles' | 'summary'>;
  /** Whether the state has this step, for whomever. */
  open(state: S, now: Instant): boolean;
  /** The decision's own checks of who, when and what came before, without what is said. @throws Refusal */
  may(state: S, at: Circumstances): unknown;
  /** The decisions that can be stated, where that depends on the state. */
  choices?: ((state: S, at: Circumstances) => string[]) | undefined;
}

/** All that can be done to a state, by operation. */
export type Acts<S> = Readonly<Record<string, Act<S>>>;

/** The step or steps of the machine by which an operation acts, its checks, and what else there must be for it to make sense. */
type Said<S, M extends Machine> = readonly [
  steps: (keyof M['steps'] & string) | readonly (keyof M['steps'] & string)[],
  may: Act<S>['may'],
  when?: (state: S) => boolean,
  choices?: Act<S>['choices'],
];

/** Declares what can be done by the steps of a life. @param status null where the state has no such life at the moment */
export function actsOf<S, M extends Machine, const R extends Record<string, Act<never>['route']>>(
  life: M,
  status: (state: S, now: Instant) => string | null,
  routes: R,
  said: { readonly [O in keyof R & string]?: Said<S, M> },
): Acts<S> {
  const acts = Object.entries<Said<S, M> | undefined>(said).flatMap(([operation, of]) => {
    const route = routes[operation];
    if (!of || !route) return [];
    const [steps, may, when = () => true, choices] = of;
    const from = [steps].flat().flatMap((step) => life.steps[step]?.from ?? []);
    const open = (state: S, now: Instant) => from.includes(status(state, now) ?? '') && when(state);
    return [[operation, { route, open, may, choices }] as const];
  });
  return Object.fromEntries(acts);
}

type Plain<S> = readonly [may: Act<S>['may'], when?: Act<S>['open']];

/** Declares what can be done to what has no life: it is registered, and changed as often as need be. */
export function plainActs<S, const R extends Record<string, Act<never>['route']>>(
  routes: R,
  said: { readonly [O in keyof R & string]?: Plain<S> },
): Acts<S> {
  const acts = Object.entries<Plain<S> | undefined>(said).flatMap(([operation, of]) => {
    const route = routes[operation];
    if (!of || !route) return [];
    const [may, open = () => true] = of;
    return [[operation, { route, open, may }] as const];
  });
  return Object.fromEntries(acts);
}

/** Checks the roles that an operation admits. @throws Refusal `role-missing` */
export function mustHaveRole({ roles }: Pick<Route, 'roles'>, by: Principal): void {
  if (!roles.some((role) => by.roles.includes(role))) throw new Refusal('role-missing');
}

/**
 * What can be done to a state now, and whether by this caller. What the state excludes for everybody is left out; what a colleague or
 * a later day could do says why not now. It reads nothing, and knows no rule: it asks what the decisions ask.
 */
export function actionsOf<S>(acts: Acts<S>, state: S, at: Circumstances): z.input<typeof action>[] {
  return Object.entries(acts)
    .filter(([, { open }]) => open(state, at.now))
    .map(([operation, { route, may, choices }]) => {
      const because = refusalOf(() => {
        mustHaveRole(route, at.by);
        may(state, at);
      });
      const left = because === null && choices ? { choices: choices(state, at) } : {};
      return { operation, title: route.summary.zh, allowed: because === null, because, ...left };
    });
}

/** Whether a decision's own checks refuse it. */
export function isRefused(check: () => unknown): boolean {
  return refusalOf(check) !== null;
}

function refusalOf(check: () => unknown): z.input<typeof action>['because'] {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, zh, message: en, rule } = error;
    return { code, zh, en, rule };
  }
}

/** A view before it says what can be done. */
export type Unacted<T extends z.ZodType> = Omit<z.input<T>, 'actions'>;
