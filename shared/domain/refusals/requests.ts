import type { RefusalEntry } from './entry.ts';

/** Applications and their answers (article 15). */
export const requestsRefusals = {
  'own-data': {
    kind: 'conflict',
    rule: '第二条',
    zh: '本部门的信息资源无需申请共享。',
    en: 'A department need not request its own data.',
  },
  'items-unknown': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '所列信息项不在该目录版本中：{items}。',
    en: 'Not items of this version of the entry: {items}.',
  },
  'item-count': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '申请信息资源项数（{stated}）与所选信息项数（{chosen}）不一致。',
    en: 'The number of items stated ({stated}) is not the number chosen ({chosen}).',
  },
  'agreed-items': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '答复的信息项须为申请的信息项；部分同意须同意至少一项，且不是全部。',
    en: 'A reply covers the items requested; agreeing in part means at least one and not all.',
  },
  'resource-not-shared': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该信息资源不予共享，确需使用的，由双方协商解决。',
    en: 'This entry is not shared; its use is a matter of negotiation.',
  },
  'step-closed': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '当前状态为“{status}”，不能执行此操作。',
    en: 'The case is in the state "{status}", which does not allow this.',
  },
  'request-closed': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该申请已办结（{status}）。',
    en: 'The request is closed ({status}).',
  },
} as const satisfies Record<string, RefusalEntry>;
