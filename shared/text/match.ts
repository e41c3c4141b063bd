import { type Match, percent } from '../domain/catalog/matching/answers.ts';

/** How many of the common items are named; the others are only counted. */
const NAMED = 6;

/** Explains in a sentence why two subjects may be the same, for the person who has to answer; Chinese and English. */
export function explain({ kind, name, items, covered, sameIdentity, sameTheme }: Match): { zh: string; en: string } {
  const what = kind === 'resource' ? ['目录条目', 'An entry'] : ['已登记的采集', 'A registered collection'];
  const pairs = items.slice(0, NAMED).map(([mine, theirs]) => (mine === theirs ? mine : `${mine}＝${theirs}`));
  const more = items.length > NAMED;
  const zh = [
    `${what[0]}名称相近度 ${percent(name)}`,
    items.length === 0
      ? '没有相同的信息项'
      : `相同信息项 ${items.length} 个（${pairs.join('、')}${more ? '等' : ''}），占本次信息项的 ${percent(covered)}`,
    ...(sameIdentity === null ? [] : [sameIdentity ? '标识相同' : '标识不同']),
    ...(sameTheme === null ? [] : [sameTheme ? '主题相同' : '主题不同']),
  ];
  const en = [
    `${what[1]} whose name is ${percent(name)} alike`,
    items.length === 0
      ? 'no items in common'
      : `${items.length} items in common (${pairs.join(', ')}${more ? ' and more' : ''}), ${percent(covered)} of these items`,
    ...(sameIdentity === null ? [] : [`${sameIdentity ? 'the same' : 'another'} identity key`]),
    ...(sameTheme === null ? [] : [`${sameTheme ? 'the same' : 'another'} theme`]),
  ];
  return { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
}
