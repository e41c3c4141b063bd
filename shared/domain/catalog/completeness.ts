import type { Content } from './content.ts';

/** An optional field of the metadata. `filled`: how much of it is filled in, from 0 to 1; null if it does not apply. */
interface MetadataField {
  field: string;
  name: string;
  filled(content: Content): number | null;
}

const has = (value: unknown): number => (value === undefined || value === '' ? 0 : 1);
const share = (items: Content['items'], of: (item: Content['items'][number]) => unknown) =>
  items.filter((item) => has(of(item)) === 1).length / items.length;

/** Fields that the guide to catalogs (发改高技〔2017〕1272号) asks for and that are optional here. */
export const completenessFields: readonly MetadataField[] = [
  { field: 'classification', name: '信息资源分类', filled: (c) => has(c.classification) },
  { field: 'unit', name: '下设机构', filled: (c) => has(c.unit) },
  { field: 'business', name: '关联业务事项', filled: (c) => has(c.business) },
  { field: 'items.dataType', name: '数据类型', filled: (c) => share(c.items, (item) => item.dataType) },
  { field: 'items.length', name: '数据长度', filled: (c) => share(c.items, (item) => item.length) },
  {
    field: 'sharing.bases.url',
    name: '依据链接',
    filled: ({ sharing: { bases } }) =>
      bases.length === 0 ? null : bases.filter((basis) => basis.url).length / bases.length,
  },
  { field: 'open.theme', name: '开放主题分类', filled: (c) => (c.open.toSociety ? has(c.open.theme) : null) },
  { field: 'dataClass', name: '数据分类分级', filled: (c) => has(c.dataClass) },
  { field: 'publishedOn', name: '发布日期', filled: (c) => has(c.publishedOn) },
];

/** Completeness of some entries. `filled`: the share of all applicable fields, from 0 to 1; 1 without entries. */
export interface Completeness {
  entries: number;
  filled: number;
  lacking: { field: string; name: string; entries: number }[];
}

export function completenessOf(contents: Iterable<Content>): Completeness {
  const lacking = completenessFields.map(({ field, name }) => ({ field, name, entries: 0 }));
  let entries = 0;
  let filled = 0;
  let applying = 0;
  for (const content of contents) {
    entries += 1;
    for (const [index, field] of completenessFields.entries()) {
      const part = field.filled(content);
      if (part === null) continue;
      applying += 1;
      filled += part;
      const counted = lacking[index];
      if (part < 1 && counted) counted.entries += 1;
    }
  }
  return {
    entries,
    filled: applying === 0 ? 1 : Math.round((filled / applying) * 10_000) / 10_000,
    lacking: lacking.filter((field) => field.entries > 0).sort((a, b) => b.entries - a.entries),
  };
}
