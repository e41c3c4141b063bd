import type { Schemas } from '../api.ts';
import { nameOf } from '../names.ts';
import { words as common } from '../words.ts';
import { fieldName } from './content-schema.ts';
import { catalogWords } from './words.ts';

export interface Difference {
  field: string;
  /** The item it is about, where it is about one. */
  item?: string;
  before: unknown;
  after: unknown;
}

type Content = Schemas['Content'];
const said = (field: string, value: unknown) => {
  if (value === null || value === undefined || value === '') return catalogWords.compare.none;
  if (typeof value === 'boolean') return value ? common.yes : catalogWords.compare.no;
  return field === 'sharing.method' ? nameOf('methods', String(value)) : nameOf('values', String(value));
};

/** What differs, field by field. */
export function Differences({ items, none }: { items: readonly Difference[]; none: string }) {
  if (items.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="differences">
      {items.map(({ field, item, before, after }) => (
        <li key={`${item ?? ''} ${field}`}>
          <strong>{item ? `${nameOf('content', 'items')}“${item}”` : fieldName(field)}</strong>
          <div>
            <del>{said(field, before)}</del> → <ins>{said(field, after)}</ins>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What differs between two contents, as it is typed; the API compares what is saved. Items are matched by their id. */
export function differencesOf(before: Content, after: Content): Difference[] {
  const [was, is] = [flat(before), flat(after)];
  const names = new Map([...(before.items ?? []), ...(after.items ?? [])].map(({ id, name }) => [id, name]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, before: was.get(field), after: is.get(field), ...itemIn(field, names) }));
}

/** The name of the item that a path is about. */
export function itemIn(field: string, names: ReadonlyMap<string, string>): { item?: string } {
  const [first, id = ''] = field.split('.');
  return first === 'items' ? { item: names.get(id) ?? id } : {};
}

function flat(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(value))
    for (const [at, each] of value.entries()) flat(each, `${path}.${(each as { id?: string } | null)?.id ?? at}`, into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) flat(each, path ? `${path}.${name}` : name, into);
  else if (value !== undefined && !/^items\.[^.]+\.id$/.test(path)) into.set(path, value);
  return into;
}
