import { createContext } from 'react';

export interface Offered {
  id: string;
  name: string;
}

/** What a form lets one choose by name where the API takes ids: the items that a case is about, the files in it, and so on. */
export interface Offers {
  items?: readonly Offered[] | undefined;
  files?: readonly Offered[] | undefined;
  grants?: readonly Offered[] | undefined;
  /** What an evaluation judges by, and whom. */
  indicators?: readonly Offered[] | undefined;
  departments?: readonly Offered[] | undefined;
}

export const OffersOfForm = createContext<Offers>({});

/** What the case itself offers. */
export function offersOf(shown: unknown): Offers {
  const { items, files, grants } = (shown ?? {}) as Record<string, unknown>;
  return { items: named(items), files: named(files), grants: named(grants) };
}

const named = (all: unknown): Offered[] | undefined =>
  Array.isArray(all) && all.every((one) => typeof one === 'object' && 'id' in one && 'name' in one) ? all : undefined;

/** What is offered for a field, by its path: `about.item`, `items.0.id`. */
export function offeredAt(
  { items, files, grants, indicators, departments }: Offers,
  path: string,
): readonly Offered[] | undefined {
  const names = path.split('.').filter((name) => !/^\d+$/.test(name));
  const field = names.at(-1) === 'id' ? (names.at(-2) ?? '') : (names.at(-1) ?? '');
  if (field === 'item' || field === 'items') return items;
  if (field === 'grant' || field === 'grants') return grants;
  if (field === 'indicator') return indicators;
  if (field === 'department' && departments) return departments;
  return field === 'file' || field === 'files' ? files : undefined;
}
