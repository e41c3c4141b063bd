import { cited, ORDER_809 } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

/** Rectifications (articles 23 to 25; Order 809 arts. 39 to 41). */
export const rectificationsRefusals = {
  'ground-of-bureau': {
    kind: 'invalid',
    rule: cited(ORDER_809, '第四十一条'),
    zh: '该情形只适用于主管部门。',
    en: 'Only the bureau can be at fault so.',
  },
  'facts-unknown': {
    kind: 'invalid',
    rule: '第二十三条',
    zh: '所列事项或者记录不存在，或者与该部门无关：{links}。',
    en: 'These cases or events do not exist, or do not concern the department: {links}.',
  },
  'due-out-of-range': {
    kind: 'invalid',
    rule: '第二十三条',
    zh: '整改期限须晚于今日，且不超过 {most} 个工作日。',
    en: 'The date is after today, and at most {most} working days ahead.',
  },
  'time-asked': {
    kind: 'conflict',
    rule: '第二十三条',
    zh: '整改期限只能申请延长一次。',
    en: 'More time is asked for once.',
  },
  'time-not-asked': {
    kind: 'conflict',
    rule: '第二十三条',
    zh: '没有待决定的延期申请。',
    en: 'No more time was asked for, or that was decided already.',
  },
  'notice-not-late': {
    kind: 'conflict',
    rule: '第二十三条',
    zh: '整改期限未满，不能上报或者督办。',
    en: 'The date on the notice is not over yet.',
  },
  'accountability-proposed': {
    kind: 'conflict',
    rule: '第二十三条',
    zh: '本案已经提请问责。',
    en: 'Accountability was proposed already.',
  },
  'accountability-not-proposed': {
    kind: 'conflict',
    rule: '第二十三条',
    zh: '没有待记录结果的问责提请。',
    en: 'No accountability was proposed, or its outcome is recorded already.',
  },
} as const satisfies Record<string, RefusalEntry>;
