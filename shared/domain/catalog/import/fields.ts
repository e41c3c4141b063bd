import type { ColumnKey } from './columns.ts';

/** The spreadsheet column of each field of the content, by its path. */
export const contentColumns = {
  name: 'name',
  'sharing.type': 'shareType',
  'sharing.condition': 'condition',
  'sharing.bases': 'bases',
  'sharing.method': 'methodType',
  'format.category': 'formatCategory',
  'format.other': 'formatOther',
  format: 'formatType',
  'open.condition': 'openCondition',
  'open.theme': 'openTheme',
  open: 'open',
  items: 'itemName',
  'classification.builders': 'builders',
  'classification.class': 'class',
  classification: 'category',
  subcategory: 'subcategory',
  detail: 'detail',
  updateCycle: 'cycle',
  cycleNote: 'cycleNote',
  publishedOn: 'publishedOn',
  dataClass: 'dataClass',
  secrecy: 'secrecy',
  confidential: 'confidential',
  related: 'related',
  abstract: 'abstract',
  business: 'business',
  theme: 'theme',
  unit: 'unit',
  'items.dataType': 'dataType',
  'items.length': 'length',
  'items.sharing': 'itemSharing',
  'items.open': 'itemOpen',
  'items.identifies': 'identifies',
  'items.confidential': 'itemConfidential',
} as const satisfies Record<string, ColumnKey>;

/** The column of a field, or of what the field is part of. An item as a whole stands in the column of its name. */
export function columnOf(path: string[]): ColumnKey {
  const known: Record<string, ColumnKey> = contentColumns;
  for (let length = path.length; length > 0; length -= 1) {
    const column = known[path.slice(0, length).join('.')];
    if (column) return column;
  }
  return 'name';
}
