import { cited, ORDER_809 } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

/** Applications and their answers (article 15). */
export const requestsRefusals = {
  'duplicate-case': {
    kind: 'conflict',
    rule: null,
    zh: `本部门已有相同的事项 {number} 正在办理。确需另行提出的，请注明 repeat 和理由。申请其他信息项、变更用途、扩大范围或者向第三方提供，不是重复，依${cited(ORDER_809, '第二十五条')}须另经同意，请照实填写。`,
    en: 'An equal case, {number}, is open. To insist, send repeat and a reason. Other items, another purpose, a wider scope or passing on to others is no repetition: it needs consent of its own (Order 809 art. 25), so state it as it is.',
  },
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
  'resource-not-shared': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该信息资源不予共享，确需使用的，由双方协商解决。',
    en: 'This entry is not shared; its use is a matter of negotiation.',
  },
  'application-incomplete': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '申请表尚未填写完整，请补充所列各项。',
    en: 'The application is not complete: see the fields.',
  },
  'version-moved': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '目录条目 {code} 在提请之后已更新，请退回经办人核对后重新提请。',
    en: 'The entry {code} was updated after this was proposed; send it back to staff to look at it again.',
  },
  'supplement-asked': {
    kind: 'conflict',
    rule: cited(ORDER_809, '第二十一条'),
    zh: '需要补充的材料应当一次性告知，本申请已要求补正过一次。',
    en: 'What is missing is told once; this application was asked for a supplement already.',
  },
  'supplement-over': {
    kind: 'conflict',
    rule: cited(ORDER_809, '第二十一条'),
    zh: '补正期限已过，申请失效，可以重新提出。',
    en: 'The time to supplement is over and the application lapses; it may be made anew.',
  },
  'incomplete-no-ground': {
    kind: 'invalid',
    rule: cited(ORDER_809, '第二十一条'),
    zh: '申请材料不全不得直接拒绝，应当一次性告知需要补充的材料（要求补正）。',
    en: 'An incomplete application may not be refused for it: ask for a supplement, once.',
  },
  'conditions-beyond': {
    kind: 'invalid',
    rule: cited(ORDER_809, '第十五条'),
    zh: '不得在目录列明的共享条件之外另设条件。',
    en: 'No conditions beyond those published with the entry.',
  },
  'reply-items': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '每个申请的信息项都须答复一次：同意，或者不予共享并说明理由和依据；同意的时限短于申请的，对其余时限同样说明理由和依据。',
    en: 'Every item asked for is answered once: agreed, or refused with reason and basis; where a shorter term is agreed, the rest of it is refused the same way.',
  },
  'term-too-long': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '同意的使用时限须在今日之后，且不超过申请的时限 {until}。',
    en: 'The term agreed lies after today and no later than asked, {until}.',
  },
  'nudged-today': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '今日已催办过，每日限一次。',
    en: 'The provider was reminded today already; once a day.',
  },
  'extension-asked': {
    kind: 'conflict',
    rule: cited(ORDER_809, '第二十一条'),
    zh: '已申请过延长答复期限。',
    en: 'More time was asked for already.',
  },
  'extension-not-asked': {
    kind: 'conflict',
    rule: cited(ORDER_809, '第二十一条'),
    zh: '没有待处理的延期申请。',
    en: 'There is no open application for more time.',
  },
  'step-closed': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '当前状态为“{status}”，不能执行此操作。',
    en: 'The case is in the state "{status}", which does not allow this.',
  },
} as const satisfies Record<string, RefusalEntry>;
