import type { RefusalEntry } from './entry.ts';

/** One source for each datum (article 10). */
export const sourcesRefusals = {
  'duplicate-collection': {
    kind: 'conflict',
    rule: '第十条',
    zh: '已有部门掌握相同信息（{count} 处：{matches}），不得重复采集；请使用现有来源，或者写明依法需要另行采集的依据。',
    en: 'The same is held already ({count}: {matches}) and is not collected twice; use the source there is, or state the rule of law that asks for it.',
  },
  'answer-unknown': {
    kind: 'invalid',
    rule: '第十条',
    zh: '“{source}”不是比对出的来源，或者重复答复。',
    en: 'Source {source} is not among the matches, or is answered twice.',
  },
  'nothing-to-collect': {
    kind: 'conflict',
    rule: '第十条',
    zh: '全部信息项均可由现有来源取得，无需采集。',
    en: 'Every item can be had from the sources there are; nothing is left to collect.',
  },
  'parties-wrong': {
    kind: 'invalid',
    rule: '第十条',
    zh: '跨部门采集须由登记部门牵头，牵头部门只有一个，至少一个部门负责采集，角色不得重复。',
    en: 'The registrant leads, as the only one; at least one department collects; no role is given twice.',
  },
  'not-a-holder': {
    kind: 'invalid',
    rule: '第十条',
    zh: '部门 {department} 不掌握该信息，不能确定为数源部门。',
    en: 'Department {department} does not hold this and cannot be its source.',
  },
  'source-unknown': {
    kind: 'invalid',
    rule: '第十条',
    zh: '没有这个已有来源，或者它就是被认定的一项；来源须是另一已发布条目或者已登记采集。',
    en: 'There is no such source, or it is the same; a source is another published entry or registered collection.',
  },
  'duplicate-found': {
    kind: 'conflict',
    rule: '第十条',
    zh: '已认定与 {source} 重复。',
    en: 'It was found to duplicate {source} already.',
  },
  'duplicate-not-found': {
    kind: 'conflict',
    rule: '第十条',
    zh: '未被认定为重复采集。',
    en: 'It is not found to be a duplicate.',
  },
} as const satisfies Record<string, RefusalEntry>;
