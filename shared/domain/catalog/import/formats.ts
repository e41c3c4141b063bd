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
  file: ['pptx', 'rtf', 'zip', 'rar'],
  spreadsheet: ['csv'],
  database: [
    'postgresql',
    'mongodb',
    'gbase',
    'oscar',
    'opengauss',
    'oceanbase',
    'tidb',
    'hive',
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
  database: '库表 库 数据库类 数据库表 结构化数据',
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

export type FormatTrouble = 'unknown' | 'several' | 'mismatch' | 'no-category' | 'no-type';

/**
 * Reads category and type from the two cells in any spelling: `电子表格` and `XLSX`, `电子表格-xlsx` or `数据库/oracle` in either
 * cell, the numbers of the guide `03,0307`, or a type alone if only one category has it.
 */
export function formatOf(
  categoryText: string,
  typeText: string,
): Format | { trouble: FormatTrouble; category?: FormatCategory; type?: string } {
  const first = partsOfText(categoryText);
  const second = partsOfText(typeText);
  const category = first.category ?? second.category;
  const type = second.type ?? first.type;
  if (first.several || second.several) return { trouble: 'several' };
  if (first.unknown || second.unknown) return { trouble: 'unknown' };
  if (type === undefined) return { trouble: 'no-type', ...(category ? { category } : {}) };
  if (type === otherFormat[0]) return category ? { category, type } : { trouble: 'no-category' };
  const fitting = types.get(sameness(type))?.categories ?? [];
  if (category) return fitting.includes(category) ? { category, type } : { trouble: 'mismatch', category, type };
  return fitting.length === 1 && fitting[0] ? { category: fitting[0], type } : { trouble: 'no-category', type };
}

interface Parts {
  category?: FormatCategory;
  type?: string;
  several?: boolean;
  unknown?: boolean;
}

function partsOfText(text: string): Parts {
  if (text === '') return {};
  const known = partsOfWord(text);
  if (known) return known;
  const words = text.split(/[-－—_/／\\,，、;；:：|()（）\s]+/).filter(Boolean);
  const parts = words.map(partsOfWord);
  if (words.length === 0 || parts.some((part) => part === undefined)) return { unknown: true };
  const named = parts as Parts[];
  const inCategories = new Set(named.flatMap(({ category, type }) => (category && !type ? category : [])));
  const ofTypes = new Set(named.flatMap(({ type }) => type ?? []));
  if (inCategories.size > 1 || ofTypes.size > 1) return { several: true };
  const category = [...inCategories][0] ?? named.find((part) => part.category)?.category;
  const type = [...ofTypes][0];
  return { ...(category ? { category } : {}), ...(type ? { type } : {}) };
}

/** Reads a single word: a category, a type, or the number of either; `接口` is only a category. */
function partsOfWord(word: string): Parts | undefined {
  const number = /^0([1-7])(\d\d)$/.exec(word.trim());
  if (number) {
    const category = (Object.keys(formatCategories) as FormatCategory[])[Number(number[1]) - 1];
    const type = category && guideTypes[category][Number(number[2]) - 1];
    return category && type ? { category, type } : undefined;
  }
  const category = categories.get(sameness(word));
  if (category) return { category };
  if (otherFormat.includes(word.trim())) return { type: otherFormat[0] as string };
  const type = types.get(sameness(word.replace(/^\./, '')))?.type;
  return type ? { type } : undefined;
}
