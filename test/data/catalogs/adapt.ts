import { namedItems } from '../../../infra/local/sample/adapt/items.ts';
import { departments } from '../../../infra/local/sample/departments.ts';
import { providerOf } from '../../../infra/local/sample/adapt/providers.ts';
import { type ColumnKey, columnKeys, columns } from '../../../shared/domain/catalog/import/columns.ts';
import type { SheetRow } from '../../../shared/domain/catalog/import/header.ts';

type Cells = Partial<Record<ColumnKey, string>>;
type Source = Record<string, string | string[] | null>;

/**
 * Published catalogs of Chinese cities in the columns of the spreadsheet, with as little done to them as that takes. They are
 * catalogs of open data, which say nothing of sharing: what anybody may have is shared without condition; what is open on
 * conditions is shared on the same, and the law behind it is missing, as it would be in a department's first draft.
 */
const catalogs = { tongren, quzhou, open, template2017 };
export type Catalog = keyof typeof catalogs;

/** Tongren (Guizhou): an open-data portal; everything is to be had as JSON by its interface. */
function tongren(row: Source): Cells {
  const format = list(row.数据格式)[0] ?? '';
  return entry({
    name: text(row.标题),
    abstract: text(row.数据摘要),
    provider: text(row.数据提供方),
    formatCategory: format === 'json' ? '服务接口' : '',
    formatType: format,
    opened: text(row.开放属性),
    cycle: text(row.更新频率),
    publishedOn: text(row.发布时间),
    openTheme: text(row.主题名称),
  });
}

/** Quzhou (Zhejiang): category and type of the format in one. */
function quzhou(row: Source): Cells {
  const format = text(row.资源格式);
  return entry({
    name: text(row.标题),
    abstract: text(row.摘要),
    provider: text(row.数源单位),
    formatCategory: format,
    opened: text(row.开放条件),
    cycle: text(row.更新周期),
    publishedOn: text(row.发布日期),
    openTheme: text(row.数据领域),
  });
}

/** 28 portals in one shape: formats as lists, half of the columns empty. */
function open(row: Source): Cells {
  const [format = '', ...more] = list(row.format);
  return entry({
    name: text(row.title),
    abstract: text(row.abstract),
    provider: text(row.provider),
    formatType: format,
    formatOther: more.join('、'),
    opened: text(row.open),
    cycle: text(row.cycle),
    publishedOn: text(row.published),
    openTheme: text(row.domain),
  });
}

/** Quzhou, Jinhua and Lishui in the columns of the 2017 template, items in one cell. */
function template2017(row: Source): Cells {
  return entry({
    name: text(row.信息资源名称),
    abstract: text(row.信息资源摘要),
    provider: text(row.信息资源提供方),
    formatCategory: text(row.信息资源格式分类),
    formatType: text(row.信息资源格式类型),
    itemName: text(row.信息项名称),
    opened: text(row.开放条件),
    cycle: text(row.更新周期),
    publishedOn: text(row.发布日期),
    openTheme: text(row.数据领域),
  });
}

function entry({ opened, ...cells }: Cells & { opened: string; name: string; abstract: string; provider: string }): Cells {
  const free = /^(无条件|无条件开放|开放网站|开放网站开放|可开放|无|暂无)$/.test(opened);
  const database = /数据库|mysql|oracle|sqlserver/i.test(`${cells.formatCategory}${cells.formatType}`);
  return {
    ...cells,
    provider: cells.provider && providerOf(cells.provider, cells.name),
    itemName: cells.itemName ?? namedItems(cells.abstract, cells.name).join('、'),
    shareType: opened === '' ? '' : free ? '无条件共享' : '有条件共享',
    condition: free ? '' : opened,
    methodType: database ? '数据库' : '',
    open: '是',
    openCondition: free ? '' : opened,
  };
}

export const known = {
  departments,
  own: null,
  existing: () => [],
};

/** Rows of a source as a spreadsheet: the header in row 1, the source's first row in row 2. */
export function asSheet(catalog: Catalog, rows: Source[]): SheetRow[] {
  const cells = (of: Cells) => columnKeys.map((key) => of[key] ?? '');
  return [
    { number: 1, cells: columnKeys.map((key) => columns[key].zh) },
    ...rows.map((row, index) => ({ number: index + 2, cells: cells(catalogs[catalog](row)) })),
  ];
}

function text(value: string | string[] | null | undefined): string {
  return Array.isArray(value) ? value.join('、') : (value ?? '');
}

function list(value: string | string[] | null | undefined): string[] {
  return Array.isArray(value) ? value : value ? [value] : [];
}
