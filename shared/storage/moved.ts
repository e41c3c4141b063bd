import type { Duty } from '../domain/duties/duty.ts';
import type { Decision } from '../domain/event.ts';
import { type AnyStep, type Stored, step } from './commit.ts';

/** What a decision on a case does to its duties: those that go on or end, and those that begin. */
export interface Moved {
  duties: readonly { of: Duty; decision: Decision<Duty> }[];
  opened?: readonly Decision<Duty>[];
}

/** The steps that commit it. @param read the duties as they were read */
export function dutySteps(read: readonly Stored<'duty'>[], { duties, opened = [] }: Moved): AnyStep[] {
  const before = new Map(read.map((duty) => [duty.id, duty]));
  return [
    ...duties.map(({ of, decision }) => step('duty', before.get(of.id) ?? null, decision)),
    ...opened.map((begun) => step('duty', null, begun)),
  ];
}

export function statesOf(duties: readonly Stored<'duty'>[]): Duty[] {
  return duties.map(({ state }) => state);
}
