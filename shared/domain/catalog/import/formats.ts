import type { FormatCategory } from '../content.ts';
import { formatCategories } from '../metadata.ts';
import { sameness } from './text.ts';

/** Types of each category in the order of the guide, since people also write its numbers (`0307`). */
const guideTypes: Record<FormatCategory, readonly string[]> = {
  file: ['ofd', 'wps', 'xml', 'txt', 'doc', 'docx', 'html', 'pdf', 'ppt'],
  spreadsheet: ['et', 'xls', 'xlsx'],
  database: ['dm', 'kingbasees', 'access', 'dbf', 'oracle', 'mysql', 'sql server', 'db2'],
  image: ['jpg', 'gif', 'bmp'],
  media: ['swf', 'rm', 'mpg'],
  'self-describing': [],
  interface: [],
};
const furtherTypes: Record<FormatCategory, readonly string[]> = {
  file: ['word', 'pptx', 'rtf', 'zip', 'rar'],
  spreadsheet: ['excel', 'csv'],
  database: [
    'postgresql',
    'mongodb',
    'gbase',
    'oscar',
    'opengauss',
    'oceanbase',
    'tidb',
    'hive',
    'impala',
    'greenplum',
    'bdb',
    'clickhouse',
    'sybase',
    'sqlite',
    'redis',
    'elasticsearch',
  ],
  image: ['png', 'tif', 'svg'],
  media: ['mp4', 'avi', 'mp3', 'wmv', 'flv', 'wav'],
  'self-describing': ['rdf', 'geojson', 'shp', 'gml', 'kml'],
  interface: ['api', 'webservice', 'rest', 'http', 'wms', 'wfs', 'wmts'],
};
/** Types of several categories. For these the category must be given. */
const ambiguousTypes: Record<string, readonly FormatCategory[]> = {
  xml: ['file', 'self-describing', 'interface'],
  json: ['file', 'self-describing', 'interface'],
  html: ['file', 'interface'],
};

const otherFormat = ['其他', '其它'];
const typeSpellings: Record<string, string> = {
  达梦: 'dm',
  达梦数据库: 'dm',
  dameng: 'dm',
  人大金仓: 'kingbasees',
  金仓: 'kingbasees',
  kingbase: 'kingbasees',
  南大通用: 'gbase',
  神通: 'oscar',
  高斯: 'opengauss',
  gaussdb: 'opengauss',
  sqlserver: 'sql server',
  mssql: 'sql server',
  microsoftsqlserver: 'sql server',
  oracle数据库: 'oracle',
  mysql数据库: 'mysql',
  postgres: 'postgresql',
  postgre: 'postgresql',
  pgsql: 'postgresql',
  mongo: 'mongodb',
  jpeg: 'jpg',
  tiff: 'tif',
  mpeg: 'mpg',
  htm: 'html',
  接口: 'api',
  数据接口: 'api',
  服务接口: 'api',
  restful: 'rest',
  restapi: 'rest',
  restfulapi: 'rest',
  web服务: 'webservice',
  webservices: 'webservice',
};

const types = new Map<string, { type: string; categories: readonly FormatCategory[] }>();
for (const category of Object.keys(formatCategories) as FormatCategory[]) {
  for (const type of [...guideTypes[category], ...furtherTypes[category]]) {
    types.set(sameness(type), { type, categories: ambiguousTypes[type] ?? [category] });
  }
}
types.set('json', { type: 'json', categories: ambiguousTypes.json ?? [] });
for (const [spelling, type] of Object.entries(typeSpellings)) {
  const known = types.get(sameness(type));
  if (known) types.set(sameness(spelling), known);
}

const categories = new Map<string, FormatCategory>();
const categorySpellings: Record<FormatCategory, string> = {
  file: '文件 文档 电子文档 文本 文本文件',
  spreadsheet: '表格 电子表 电子表格类',
  database: '库表 库 数据库类 数据库表 数据表 结构化数据 table',
  image: '图形 图像 图片 图形图像类 图形文件',
  media: '流媒体类 音视频 视频 音频 多媒体',
  'self-describing': '自描述 自描述格式类',
  interface: '接口 服务 服务接口类 api接口',
};
for (const [index, category] of (Object.keys(formatCategories) as FormatCategory[]).entries()) {
  const zh = formatCategories[category];
  const forms = [category, zh, String(index + 1), `0${index + 1}`, `0${index + 1}${zh}`, `${index + 1}${zh}`];
  for (const form of [...forms, ...categorySpellings[category].split(' ')]) categories.set(sameness(form), category);
}

export interface Format {
  category: FormatCategory;
  type: string;
}

type FormatTrouble = 'unknown' | 'several' | 'mismatch' | 'no-category' | 'no-type';

/** Why no format can be read, and the few that are likely. */
export interface UnreadFormat {
  trouble: FormatTrouble;
  category?: FormatCategory;
  type?: string;
  likely: string[];
}

/**
 * Reads category and type from the two cells in any spelling: `电子表格` and `XLSX`, `电子表格-xlsx` or `数据库/oracle` in either
 * cell, the numbers of the guide `03,0307`, or a type alone if only one category has it. Of several types that one can have as
 * files, the first of its category counts, and `more` names the others.
 * @param handed the category that the way of sharing tells, where a type alone has several
 */
export function formatOf(
  categoryText: string,
  typeText: string,
  handed: FormatCategory | null = null,
): (Format & { more?: string[] }) | UnreadFormat {
  const first = partsOfText(categoryText);
  const second = partsOfText(typeText);
  if (first.unknown || second.unknown) {
    const category = first.category ?? second.category;
    return { trouble: 'unknown', likely: category ? [...guideTypes[category]] : [] };
  }
  const stated = [...new Set([first.category ?? [], second.category ?? []].flat())];
  const named = [...new Set([...(first.types ?? []), ...(second.types ?? [])])];
  const [category] = stated;
  if (stated.length > 1 || first.several || second.several) return severalFormats(stated, named);
  const [type] = named;
  if (type === undefined)
    return { trouble: 'no-type', likely: category ? [...guideTypes[category]] : [], ...(category ? { category } : {}) };
  if (named.length > 1) return mainFormat(category, named);
  if (type === otherFormat[0]) return category ? { category, type } : { trouble: 'no-category', likely: [] };
  const fitting = categoriesOf(type);
  if (category && fitting.includes(category)) return { category, type };
  if (category) return { trouble: 'mismatch', category, type, likely: fitting.map((each) => formatCategories[each]) };
  const only = fitting.length === 1 ? fitting[0] : fitting.find((each) => each === handed);
  if (only) return { category: only, type };
  return { trouble: 'no-category', type, likely: fitting.map((each) => formatCategories[each]) };
}

function categoriesOf(type: string): readonly FormatCategory[] {
  return types.get(sameness(type))?.categories ?? [];
}

/** Of several types: all but the first of the category are other forms of the same data. */
function mainFormat(
  category: FormatCategory | undefined,
  named: string[],
): (Format & { more: string[] }) | UnreadFormat {
  const plain = named.filter((type) => type !== otherFormat[0]);
  const inDatabase = plain.filter((type) => categoriesOf(type).every((each) => each === 'database'));
  // A table that one connects to and a file are two ways of sharing.
  if (inDatabase.length > 0 && (inDatabase.length > 1 || plain.length > 1)) return severalFormats([], named);
  const main = category ?? (['spreadsheet', 'file', 'image', 'media'] as const).find((each) => plain.some(only(each)));
  const type = plain.find((each) => main !== undefined && categoriesOf(each).includes(main));
  if (!main || !type) return severalFormats([], named);
  return { category: main, type, more: named.filter((each) => each !== type) };
}

const only = (category: FormatCategory) => (type: string) => categoriesOf(type).join() === category;

function severalFormats(stated: FormatCategory[], named: string[]): UnreadFormat {
  const likely = named.flatMap((type) => {
    const fitting = categoriesOf(type);
    const category = fitting.find((each) => stated.includes(each)) ?? fitting[0];
    return category ? `${formatCategories[category]}-${type}` : [];
  });
  return { trouble: 'several', likely };
}

interface Parts {
  category?: FormatCategory;
  types?: string[];
  several?: boolean;
  unknown?: boolean;
}

function partsOfText(text: string): Parts {
  if (text === '') return {};
  const known = partsOfWord(text);
  if (known) return known;
  const words = text.split(/[-－—_/／\\,，、;；:：|()（）\s]+/).filter(Boolean);
  const parts = words.map(partsOfWord);
  const named = parts.filter((part) => part !== undefined);
  const stated = new Set(named.flatMap(({ category, types }) => (category && !types ? category : [])));
  const numbered = new Set(named.flatMap(({ category, types }) => (category && types ? category : [])));
  const category = [...stated][0] ?? [...numbered][0];
  // A number beyond those of the guide tells its category alone.
  const beyond = words.flatMap((word) => categoryOfNumber(word) ?? []);
  if (words.length === 0 || parts.some((part) => part === undefined))
    return { unknown: true, ...(category || beyond[0] ? { category: category ?? beyond[0] } : {}) };
  const types = [...new Set(named.flatMap((part) => part.types ?? []))];
  // 接口 among types is one more way to have the same data.
  const calls = stated.size === 1 && stated.has('interface') && types.length > 0 && named.length > 2;
  return {
    ...(category && !calls ? { category } : {}),
    ...(types.length > 0 ? { types: calls ? [...types, 'api'] : types } : {}),
    ...(stated.size > 1 || numbered.size > 1 ? { several: true } : {}),
  };
}

function categoryOfNumber(word: string): FormatCategory | undefined {
  const number = /^0([1-7])\d\d$/.exec(word.trim());
  return number ? (Object.keys(formatCategories) as FormatCategory[])[Number(number[1]) - 1] : undefined;
}

/** Reads a single word: a category, a type, or the number of either; `接口` is only a category. */
function partsOfWord(word: string): Parts | undefined {
  const number = /^0([1-7])(\d\d)$/.exec(word.trim());
  if (number) {
    const category = (Object.keys(formatCategories) as FormatCategory[])[Number(number[1]) - 1];
    const type = category && guideTypes[category][Number(number[2]) - 1];
    return category && type ? { category, types: [type] } : undefined;
  }
  const category = categories.get(sameness(word));
  if (category) return { category };
  if (otherFormat.includes(word.trim())) return { types: [otherFormat[0] as string] };
  const type = types.get(sameness(word.replace(/^\./, '')))?.type;
  return type ? { types: [type] } : undefined;
}
