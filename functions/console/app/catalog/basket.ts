import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { me } from '../api.ts';

/** Items picked from an entry, to be applied for. */
export interface Picked {
  resource: string;
  name: string;
  provider: string;
  providerName: string;
  items: string[];
}

/** How many entries one application takes. */
export const MOST_ENTRIES = 8;

const heard = new Set<() => void>();
const NONE: Picked[] = [];
let read = { key: '', text: '', picked: NONE };

/** What a person has picked, as the browser keeps it. */
function pickedBy(key: string): Picked[] {
  const text = localStorage.getItem(key) ?? '';
  if (read.key !== key || read.text !== text)
    read = { key, text, picked: text ? (JSON.parse(text) as Picked[]) : NONE };
  return read.picked;
}

function listen(changed: () => void): () => void {
  heard.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    heard.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

/** The basket of whoever is signed in: what is in it, and how it is filled. */
export function useBasket() {
  const { data: who } = useQuery(me);
  const key = `basket ${who?.personId ?? ''}`;
  const picked = useSyncExternalStore(listen, () => pickedBy(key));
  const keep = (next: Picked[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    for (const changed of heard) changed();
  };
  return {
    picked,
    has: (resource: string) => picked.some((each) => each.resource === resource),
    put: (entry: Picked) =>
      keep(
        picked.some(({ resource }) => resource === entry.resource)
          ? picked.map((each) => (each.resource === entry.resource ? entry : each))
          : [...picked, entry],
      ),
    take: (resource: string) => keep(picked.filter((each) => each.resource !== resource)),
    empty: () => keep([]),
    /** Whether the caller's department may ask for an entry of this provider. */
    mayApply: (provider: string) => (who?.roles.includes('staff') ?? false) && provider !== who?.department,
  };
}
