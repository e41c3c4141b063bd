import { cited, ORDER_809 } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

/** Changes of law or function and everything that has a date (article 9). */
export const dutiesRefusals = {
  'change-in-future': {
    kind: 'invalid',
    rule: '第九条',
    zh: '变化日期不得晚于今天。',
    en: 'The change cannot lie in the future.',
  },
  'change-too-old': {
    kind: 'invalid',
    rule: '第二十六条',
    zh: '变化发生在本办法施行（2021年3月10日）之前。',
    en: 'The change was before these measures took effect (2021-03-10).',
  },
  'changes-unknown': {
    kind: 'invalid',
    rule: '第九条',
    zh: '本条目没有所列变化的更新任务：{changes}。',
    en: 'This entry has no open update duty for: {changes}.',
  },
  'change-withdrawn': {
    kind: 'conflict',
    rule: '第九条',
    zh: '该变化已撤回。',
    en: 'The change has been withdrawn.',
  },
  // Every kind of duty has it, so it rests on no article of one of them.
  'duty-not-open': {
    kind: 'conflict',
    rule: null,
    zh: '该任务当前状态为“{status}”，不能执行此操作。',
    en: 'The duty is {status}; this cannot be done.',
  },
  'no-extension': {
    kind: 'conflict',
    rule: null,
    zh: '该任务的期限不能延长。',
    en: 'The time for this duty cannot be extended.',
  },
  'extended-already': {
    kind: 'conflict',
    rule: null,
    zh: '该任务已经延长过一次。',
    en: 'This duty has been extended once already.',
  },
  'extension-too-late': {
    kind: 'conflict',
    rule: cited(ORDER_809, '第十七条、第二十一条'),
    zh: '期限已于 {due} 届满，逾期已经发生，不能再延长。',
    en: 'The date {due} has passed; what was missed is not extended any more.',
  },
  'extension-too-long': {
    kind: 'invalid',
    rule: null,
    zh: `延长不得超过 {most} 个工作日（${cited(ORDER_809, '第十七条、第二十一条')}）。`,
    en: 'An extension is at most {most} working days (Order 809 art. 17, 21).',
  },
  'not-an-update-duty': {
    kind: 'conflict',
    rule: '第九条',
    zh: '只有目录更新任务可以报“无需变更”。',
    en: 'Only an update duty can be answered with "no change needed".',
  },
} as const satisfies Record<string, RefusalEntry>;
