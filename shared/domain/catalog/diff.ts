import type { Content } from './content.ts';

/** The value of a field; null if the field is missing. */
type FieldValue = string | number | boolean | null;

/** One field that differs: its path in the content, such as `sharing.condition` or `items.i3.name`. */
export interface FieldDifference {
  field: string;
  before: FieldValue;
  after: FieldValue;
}

/** The differences between two versions of an entry, field by field. Items are matched by id. */
export function diff(before: Content, after: Content): FieldDifference[] {
  const [old, young] = [flatten(before), flatten(after)];
  return [...new Set([...old.keys(), ...young.keys()])]
    .filter((field) => old.get(field) !== young.get(field))
    .map((field) => ({ field, before: old.get(field) ?? null, after: young.get(field) ?? null }));
}

function flatten(content: Content): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries())
        walk(each, `${path}.${(each as { id?: string } | null)?.id ?? index}`);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, each] of Object.entries(value)) walk(each, path ? `${path}.${key}` : key);
    } else if (value !== undefined) fields.set(path, value as FieldValue);
  };
  walk(content, '');
  return fields;
}
