import { plain } from './items.ts';

/** What names of entries begin with in this city and say nothing by. */
const PLACES = /^(河南省|三门峡市?|义马市?|全省|全市|全区|我市|本市|市本级|市级|市直)+/;
/** What names end with and say nothing by; repeated, as in 基本情况统计表. */
const ENDINGS =
  /(信息|数据|情况|名单|名录|名册|花名册|一览|统计|明细|清单|目录|汇总|台账|基本|基础|相关|详细|登记表|年报表|公示|公告|列表|资料|档案|库|表|的)$/;

/** What a name is about: without places of the city, years, what is in brackets, and words such as 信息 or 一览表. */
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

/** How alike two names are, 0 to 1: the share of characters, and of pairs of neighbours, that their cores have in common. */
export function nameSimilarity(mine: string, theirs: string): number {
  const [a, b] = [core(mine), core(theirs)];
  if (a === b) return 1;
  return (shared(Array.from(a), Array.from(b)) + shared(pairs(a), pairs(b))) / 2;
}

/** Dice's coefficient: twice what is in both, of all. */
function shared(mine: string[], theirs: string[]): number {
  const left = [...theirs];
  let both = 0;
  for (const part of mine) {
    const at = left.indexOf(part);
    if (at < 0) continue;
    left.splice(at, 1);
    both += 1;
  }
  const all = mine.length + theirs.length;
  return all === 0 ? 0 : (2 * both) / all;
}

function pairs(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
