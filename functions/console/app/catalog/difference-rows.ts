import type { Schemas } from '../api.ts';
import { fields } from '../fields.ts';
import { groupsOf } from '../groups.ts';
import { nameOf, namesIn } from '../names.ts';
import { words as common } from '../words.ts';
import { catalogWords } from './words.ts';

type Content = Schemas['Content'];
const { compare: words } = catalogWords;

/** A field that differs between two contents: its path as the API's comparison gives it, and its two values. */
export interface Difference {
  field: string;
  before: unknown;
  after: unknown;
}

export interface Row {
  key: string;
  label: string;
  before: string;
  after: string;
}

/**
 * A row for each field that differs. An item that is new or gone is one row with all that it says.
 * @param items the names of the items on both sides, by their id
 */
export function rowsOf(differences: readonly Difference[], items: ReadonlyMap<string, string>): Row[] {
  const itemOf = (field: string) => /^items\.([^.]+)\./.exec(field)?.[1] ?? '';
  return groupsOf(differences, ({ field }) => itemOf(field) || field).flatMap(([key, some]): Row[] => {
    const id = itemOf(some[0]?.field ?? '');
    if (id === '') return some.map((one) => ({ key, label: labelOf(one.field), ...valuesOf(one) }));
    // The id of an item never changes, so it differs only where the item is new or gone.
    if (some.some(({ field }) => field.endsWith('.id'))) {
      const fields = some.filter(({ field }) => !field.endsWith('.id')).map(valuesOf);
      const all = (of: 'before' | 'after') =>
        fields
          .map((each) => each[of])
          .filter(Boolean)
          .join('　');
      const [old, young] = [all('before'), all('after')];
      return [{ key, label: old === '' ? words.newItem : words.goneItem, before: old, after: young }];
    }
    return some.map((one) => ({
      key: one.field,
      label: `${fields.item}${common.quote(items.get(id) ?? id)}${common.colon}${labelOf(one.field.replace(`.${id}.`, '.'))}`,
      ...valuesOf(one),
    }));
  });
}

/** What differs between two contents, as it is typed; the API compares what is saved. Items are matched by their id. */
export function differencesOf(before: Content, after: Content): Difference[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }));
}

/** The names of the items of some contents, by their id. */
export function itemNames(...contents: (Partial<Content> | null | undefined)[]): Map<string, string> {
  return new Map(contents.flatMap((content) => (content?.items ?? []).map(({ id, name }) => [id, name] as const)));
}

function flat(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(value))
    for (const [at, each] of value.entries()) flat(each, `${path}.${(each as { id?: string } | null)?.id ?? at}`, into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) flat(each, path ? `${path}.${name}` : name, into);
  else if (value !== undefined) into.set(path, value);
  return into;
}

function valuesOf({ field, before, after }: Difference) {
  return { before: written(field, before), after: written(field, after) };
}

/** The name of a field, or else of what it is a part of. */
function labelOf(field: string): string {
  const names = namesIn<string>('content');
  for (let path = field; path; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const name = names[path];
    if (name) return name;
  }
  return field;
}

function written(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? common.yes : words.no;
  return field === 'sharing.method' ? nameOf('methods', String(value)) : nameOf('values', String(value));
}
