import type { RefusalEntry } from './entry.ts';

/** Security duties (articles 18, 19, 21). */
export const securityRefusals = {
  'before-period': {
    kind: 'invalid',
    rule: '第十九条',
    zh: '报告须为本期（自{from}起）开展的工作。',
    en: 'The report is about work done in this period, which begins on {from}.',
  },
  'found-later': {
    kind: 'invalid',
    rule: null,
    zh: '时间不得晚于现在。',
    en: 'The time is not later than now.',
  },
  'grant-elsewhere': {
    kind: 'invalid',
    rule: '第二十二条',
    zh: '该授权与发生安全事件的部门无关。',
    en: 'The department where the incident happened has no part in the grant.',
  },
  'level-unreasoned': {
    kind: 'invalid',
    rule: null,
    zh: '定级与规则所定的级别不同的，须说明理由。',
    en: 'Another level than that of the rule takes a reason.',
  },
  'told-already': {
    kind: 'conflict',
    rule: null,
    zh: '已经登记告知网信部门。',
    en: 'That the authority was told is on record already.',
  },
  'authority-not-told': {
    kind: 'conflict',
    rule: null,
    zh: '尚未登记告知网信部门，不能报结。',
    en: 'The authority is told first.',
  },
  'ends-before': {
    kind: 'invalid',
    rule: null,
    zh: '终止日期须晚于起始日期和原终止日期。',
    en: 'The end is later than the beginning, and than the end before.',
  },
} as const satisfies Record<string, RefusalEntry>;
