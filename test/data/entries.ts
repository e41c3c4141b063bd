import { readFileSync } from 'node:fs';
import { readings } from '../../shared/adapters/search/pinyin.ts';
import type { SearchDepartment, SearchDocument } from '../../shared/adapters/search/port.ts';
import { itemKey, weightOf } from '../../shared/domain/catalog/matching/items.ts';
import { formatCategories, keysOf, shareTypes, updateCycles } from '../../shared/domain/catalog/metadata.ts';

/** 800 entries of two cities' published catalogs (Tongren, Quzhou): names, abstracts and items as they were written there. */
export const entries = JSON.parse(readFileSync(new URL('entries.json', import.meta.url), 'utf8')) as {
  name: string;
  abstract: string;
  department: string;
  items: string[];
}[];

const names = [...new Set(entries.map((entry) => entry.department))];
const numbers = new Map(names.map((name, index) => [name, String(index % 60).padStart(2, '0')]));
/** As many departments as there are numbers, each named after one that has the number. */
export const departments: SearchDepartment[] = names
  .slice(0, 60)
  .map((name) => ({ id: numbers.get(name) ?? '', name, readings: readings(name) }));

const types = keysOf(shareTypes);
const formats = keysOf(formatCategories);
const cycles = keysOf(updateCycles);
const themes = ['经济', '社会保障', '教育文化', '公共安全', '生态环境', '交通运输', '医疗卫生'];
const read = new Map<string, string[]>();

/** Documents for the index, as many as wanted: beyond the entries there are, these again for other places. */
export function documents(count = entries.length): SearchDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const entry = entries[index % entries.length] as (typeof entries)[number];
    const round = Math.floor(index / entries.length);
    const place = round === 0 ? '' : placeOf(round);
    const keys = [...new Set(entry.items.map(itemKey))].filter((key) => weightOf(key) > 0);
    return {
      code: `520600${String(index % 1000).padStart(3, '0')}/${String(index).padStart(6, '0')}`,
      id: `res_${String(index).padStart(26, '0')}`,
      seq: 1,
      version: 1,
      publishedAt: '2026-09-24T09:00:00.000+08:00',
      department: numbers.get(entry.department) ?? '00',
      shareType: types[index % types.length] ?? 'unconditional',
      theme: themes[index % themes.length] ?? '',
      format: formats[index % formats.length] ?? 'file',
      updateCycle: cycles[index % cycles.length] ?? 'irregular',
      name: place + entry.name,
      abstract: place + entry.abstract,
      items: entry.items,
      readings: joined(readingsOf(place), readingsOf(entry.name)),
      keys,
    };
  });
}

/** Read once for each name: the library takes longer over a name than everything else here. */
function readingsOf(name: string): string[] {
  const known = read.get(name) ?? readings(name);
  read.set(name, known);
  return known;
}

function joined(place: string[], name: string[]): string[] {
  return name.map((reading, index) => [place[index] ?? place[0], reading].filter(Boolean).join(' '));
}

const SYLLABLES = Array.from('东西南北上下安平永兴龙凤石江河湖山林泉溪');

/** An invented county for each number: 东安县, 西安县, … */
function placeOf(round: number): string {
  const first = SYLLABLES[round % SYLLABLES.length];
  const second = SYLLABLES[Math.floor(round / SYLLABLES.length) % SYLLABLES.length];
  return `${first}${second}县`;
}
