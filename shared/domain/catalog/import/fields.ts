import type { ColumnKey } from './columns.ts';

/** The spreadsheet column of each field of the content. Longer paths first. */
const fields: [path: string, column: ColumnKey][] = [
  ['sharing.type', 'shareType'],
  ['sharing.condition', 'condition'],
  ['sharing.bases', 'bases'],
  ['sharing.method', 'methodType'],
  ['format.category', 'formatCategory'],
  ['format.other', 'formatOther'],
  ['format', 'formatType'],
  ['open.condition', 'openCondition'],
  ['open.theme', 'openTheme'],
  ['open', 'open'],
  ['items', 'itemName'],
  ['classification.builders', 'builders'],
  ['classification.class', 'class'],
  ['classification', 'category'],
  ['subcategory', 'subcategory'],
  ['detail', 'detail'],
  ['updateCycle', 'cycle'],
  ['cycleNote', 'cycleNote'],
  ['publishedOn', 'publishedOn'],
  ['dataClass', 'dataClass'],
  ['secrecy', 'secrecy'],
  ['confidential', 'confidential'],
  ['related', 'related'],
  ['abstract', 'abstract'],
  ['business', 'business'],
  ['theme', 'theme'],
  ['unit', 'unit'],
];

export function columnOf(path: string[]): ColumnKey {
  const dotted = path.join('.');
  return fields.find(([field]) => dotted === field || dotted.startsWith(`${field}.`))?.[1] ?? 'name';
}
