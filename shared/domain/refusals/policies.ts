import { cited, ORDER_809 } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

/** Rules about time as the bureau loads them (article 26), and questions about them. */
export const policiesRefusals = {
  'policy-id-taken': {
    kind: 'conflict',
    rule: '第二十六条',
    zh: '期限规则编号 {id} 已使用过，编号不重复使用。',
    en: 'The id {id} has been used; none is used again.',
  },
  'policy-in-past': {
    kind: 'invalid',
    rule: '第二十六条',
    zh: '期限规则须自明天或以后起施行：已经开始的事项适用开始时的规则。',
    en: 'A rule takes effect tomorrow at the earliest: what has begun keeps the rule it began under.',
  },
  'policy-matter-unknown': {
    kind: 'invalid',
    rule: null,
    zh: '本系统没有该任务和共享类型的期限，不能为其制定规则。',
    en: 'There is no deadline for this duty and sharing type that a rule could be about.',
  },
  'policy-same-day': {
    kind: 'conflict',
    rule: null,
    zh: '已有自 {effectiveFrom} 起施行的规则，同一事项同日只能有一个。',
    en: 'A rule about the same takes effect on {effectiveFrom} already.',
  },
  'policy-too-long': {
    kind: 'invalid',
    rule: cited(ORDER_809, '第二十三条'),
    zh: '{rule}规定不超过 {most} 个工作日，只能缩短；依据效力更高的文件或该文件新修订的条文方可放宽。',
    en: 'At most {most} working days by {rule}: shorter is encouraged; longer takes a document of a higher rank, or that one as amended since.',
  },
  'policy-in-force': {
    kind: 'conflict',
    rule: '第二十六条',
    zh: '该期限规则已经施行，不能撤回；请另行制定新的规则。',
    en: 'The rule is in force and cannot be withdrawn; load the one that is to follow it.',
  },
  'policy-unknown': {
    kind: 'invalid',
    rule: null,
    zh: '没有所指的期限规则：{policy}。',
    en: 'There is no such rule: {policy}.',
  },
  'calendar-unknown': {
    kind: 'invalid',
    rule: null,
    zh: '没有所指的日历版本：{calendar}。',
    en: 'There is no such version of the calendar: {calendar}.',
  },
  'days-not-stated': {
    kind: 'invalid',
    rule: null,
    zh: '该期限规则的工作日数固定为 {days}，不由交办方另定。',
    en: 'This rule has {days} working days; they are not for whoever orders it to state.',
  },
  'outside-calendar': {
    kind: 'invalid',
    rule: null,
    zh: '日历范围为 {from} 至 {to}，不能计算所求日期。',
    en: 'The calendar goes from {from} to {to}; this cannot be counted in it.',
  },
} as const satisfies Record<string, RefusalEntry>;
