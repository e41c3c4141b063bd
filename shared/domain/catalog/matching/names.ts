import { plain } from './items.ts';

/** Places at the beginning of names, which say nothing in this city. */
const PLACES = /^(河南省|三门峡市?|义马市?|全省|全市|全区|我市|本市|市本级|市级|市直)+/;
/** Endings of names that say nothing. They may repeat, as in 基本情况统计表. */
const ENDINGS =
  /(信息|数据|情况|名单|名录|名册|花名册|一览|统计|明细|清单|目录|汇总|台账|基本|基础|相关|详细|登记表|年报表|公示|公告|列表|资料|档案|库|表|的)$/;

/** The core of a name: without places of the city, years, brackets, and words such as 信息 or 一览表. */
export function core(name: string): string {
  const bare = name
    .normalize('NFKC')
    .replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]?/g, '')
    .replace(/(19|20)\d\d(年度?)?/g, '')
    .replace(/第?[\d一二三四]季度|\d+月份?/g, '');
  let rest = plain(bare || name).replace(PLACES, '');
  for (let ending = ENDINGS.exec(rest); ending && rest.length - ending[0].length >= 2; ending = ENDINGS.exec(rest)) {
    rest = rest.slice(0, ending.index);
  }
  return rest || plain(name);
}

/** A name prepared for many comparisons. */
export interface NameParts {
  core: string;
  characters: PartCounts;
  pairs: PartCounts;
}

/** How often each part occurs. */
interface PartCounts {
  parts: Map<string, number>;
  size: number;
}

export function nameParts(name: string): NameParts {
  const about = core(name);
  const characters = Array.from(about);
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return { core: about, characters: countParts(characters), pairs: countParts(pairs) };
}

/** Similarity of two names, 0 to 1: the share of common characters and common pairs of neighbours in their cores. */
export function nameSimilarity(mine: NameParts, theirs: NameParts): number {
  if (mine.core === theirs.core) return 1;
  return (diceCoefficient(mine.characters, theirs.characters) + diceCoefficient(mine.pairs, theirs.pairs)) / 2;
}

/** Dice's coefficient: twice the common parts, divided by all parts. */
function diceCoefficient(mine: PartCounts, theirs: PartCounts): number {
  let both = 0;
  for (const [part, count] of mine.parts) both += Math.min(count, theirs.parts.get(part) ?? 0);
  const all = mine.size + theirs.size;
  return all === 0 ? 0 : (2 * both) / all;
}

function countParts(list: string[]): PartCounts {
  const parts = new Map<string, number>();
  for (const part of list) parts.set(part, (parts.get(part) ?? 0) + 1);
  return { parts, size: list.length };
}
