import type { Instant } from '../../calendar/time.ts';
import type { Content, Item } from '../content.ts';
import { basisText } from '../import/basis.ts';
import type { ColumnKey } from '../import/columns.ts';
import {
  baseCategories,
  confidentialities,
  dataClasses,
  dataTypes,
  formatCategories,
  identityKeys,
  type provisionMethods,
  secrecyLevels,
  shareTypes,
  themeCategories,
  updateCycles,
} from '../metadata.ts';

/** A published entry, with what a reader outside the system needs. */
export interface PublishedEntry {
  id: string;
  code: string;
  provider: string;
  providerName: string;
  version: number;
  publishedAt: Instant;
  content: Content;
}

export type SheetCells = Partial<Record<ColumnKey, string>>;

/**
 * The rows of an entry in the spreadsheet, one for each item. Fields of the entry stand on the first row. An import reads the
 * same entry.
 */
export function sheetRows(entry: PublishedEntry, number: number): SheetCells[] {
  const { content, code, providerName } = entry;
  const { sharing, open, format } = content;
  const first: SheetCells = {
    number: String(number),
    ...classificationCells(content.classification),
    subcategory: content.subcategory,
    detail: content.detail,
    business: content.business,
    name: content.name,
    code,
    provider: providerName,
    unit: content.unit,
    abstract: content.abstract,
    formatCategory: formatCategories[format.category],
    formatType: format.type,
    formatOther: format.other,
    shareType: shareTypes[sharing.type],
    condition: sharing.condition,
    ...methods[sharing.method],
    bases: sharing.bases.map(basisText).join('\n'),
    open: yesNo(open.toSociety),
    openCondition: open.condition,
    openTheme: open.theme,
    cycle: updateCycles[content.updateCycle],
    cycleNote: content.cycleNote,
    publishedOn: content.publishedOn,
    secrecy: secrecyLevels.none,
    theme: content.theme,
    dataClass: content.dataClass && dataClasses[content.dataClass],
    confidential: content.confidential && confidentialities[content.confidential],
    related: content.related?.join('、'),
    version: String(entry.version),
  } satisfies { [K in ColumnKey]?: string | undefined } as SheetCells;
  return content.items.map((item, index) => (index === 0 ? { ...first, ...itemCells(item) } : itemCells(item)));
}

function itemCells(item: Item): SheetCells {
  return {
    itemName: item.name,
    dataType: item.dataType && dataTypes[item.dataType],
    length: item.length === undefined ? undefined : String(item.length),
    itemSharing: item.sharing && shareTypes[item.sharing],
    itemOpen: item.open === undefined ? undefined : yesNo(item.open),
    identifies: item.identifies && identityKeys[item.identifies],
    itemConfidential: item.confidential && confidentialities[item.confidential],
    itemId: item.id,
  } satisfies { [K in ColumnKey]?: string | undefined } as SheetCells;
}

function classificationCells(classification: Content['classification']): SheetCells {
  switch (classification?.class) {
    case undefined:
      return {};
    case 'base':
      return { class: '基础', category: baseCategories[classification.category] };
    case 'theme':
      return {
        class: '主题',
        category: themeCategories[classification.category],
        builders: classification.builders.join('、'),
      };
    case 'department':
      return { class: '部门' };
  }
}

const methods: Record<keyof typeof provisionMethods, SheetCells> = {
  database: { methodClass: '共享平台', methodType: '数据库' },
  file: { methodClass: '共享平台', methodType: '文件' },
  interface: { methodClass: '共享平台', methodType: '服务接口' },
  mail: { methodClass: '邮件', methodType: '邮件' },
  medium: { methodClass: '介质', methodType: '介质' },
};

const yesNo = (yes: boolean) => (yes ? '是' : '否');
