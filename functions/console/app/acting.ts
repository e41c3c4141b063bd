/** For whom one acts: a choice of this window, sent with each call, which lasts until it is ended or the absence is over. */
import { useSyncExternalStore } from 'react';

const KEY = 'acting-for';
const listeners = new Set<() => void>();
let over = false;

export const actsFor = (): string | undefined => sessionStorage.getItem(KEY) ?? undefined;

/** Acts for a colleague from now on; for undefined, in the own name. */
export function actFor(person: string | undefined): void {
  if (person) sessionStorage.setItem(KEY, person);
  else sessionStorage.removeItem(KEY);
  over = false;
  for (const listen of listeners) listen();
}

/** The absence is over, as the API said. */
export function endActing(): void {
  if (!actsFor()) return;
  actFor(undefined);
  over = true;
  for (const listen of listeners) listen();
}

export function onActing(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

export const useActing = () => useSyncExternalStore(onActing, actsFor);
/** Whether acting has just ended by itself. */
export const useActingOver = () => useSyncExternalStore(onActing, () => over);
