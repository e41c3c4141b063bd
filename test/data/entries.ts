import { readFileSync } from 'node:fs';
import type { SearchDocument } from '../../shared/adapters/search/port.ts';
import { keysOf, shareTypes } from '../../shared/domain/metadata.ts';

/** 800 entries of two cities' published catalogs (Tongren, Quzhou): names, abstracts and items as they were written there. */
export const entries = JSON.parse(readFileSync(new URL('entries.json', import.meta.url), 'utf8')) as {
  name: string;
  abstract: string;
  department: string;
  items: string[];
}[];

const departments = new Map([...new Set(entries.map((entry) => entry.department))].map((name, index) => [name, index]));
const types = keysOf(shareTypes);

/** Documents for the index, as many as wanted: beyond the entries there are, these again for other places. */
export function documents(count = entries.length): SearchDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const entry = entries[index % entries.length] as (typeof entries)[number];
    const round = Math.floor(index / entries.length);
    const place = round === 0 ? '' : placeOf(round);
    return {
      id: `res_${String(index).padStart(26, '0')}`,
      seq: 1,
      provider: String((departments.get(entry.department) ?? 0) % 60).padStart(2, '0'),
      shareType: types[index % types.length] ?? 'unconditional',
      name: place + entry.name,
      abstract: place + entry.abstract,
      items: entry.items,
    };
  });
}

const SYLLABLES = Array.from('东西南北上下安平永兴龙凤石江河湖山林泉溪');

/** An invented county for each number: 东安县, 西安县, … */
function placeOf(round: number): string {
  const first = SYLLABLES[round % SYLLABLES.length];
  const second = SYLLABLES[Math.floor(round / SYLLABLES.length) % SYLLABLES.length];
  return `${first}${second}县`;
}
