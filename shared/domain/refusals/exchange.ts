import { cited, ORDER_809 } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

/** Interfaces on the existing sharing platform, and what is passed on from them (articles 15, 22; Order 809 art. 27, 31). */
export const exchangeRefusals = {
  'not-by-interface': {
    kind: 'conflict',
    rule: '第七条',
    zh: '目录所列的共享方式不是“共享平台·服务接口”，请先修订目录条目。',
    en: 'The entry is not published as shared by interface; revise the entry first.',
  },
  'host-not-allowed': {
    kind: 'invalid',
    rule: null,
    zh: `{host} 不是现有共享平台的地址；不得另建数据交换系统（${cited(ORDER_809, '第三十一条')}）。`,
    en: '{host} is not of the existing sharing platform; no new exchange system may be built (Order 809 art. 31).',
  },
  'interface-serves': {
    kind: 'conflict',
    rule: null,
    zh: `仍有授权（{grant}）使用该接口；终止或者变更服务应当先协商并报备（${cited(ORDER_809, '第二十七条')}）。`,
    en: 'A grant ({grant}) is served by this interface; ending or changing the service is negotiated and filed first (Order 809 art. 27).',
  },
  'interface-unfit': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '须为本部门为该目录条目登记、在用且含全部授权信息项的服务接口。',
    en: 'An interface in service that the provider has registered for this entry, with every item granted.',
  },
  'provided-otherwise': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该授权不是以服务接口方式提供的。',
    en: 'This grant is not provided as a service interface.',
  },
  'other-purpose': {
    kind: 'forbidden',
    rule: '第十五条',
    zh: '所述用途与授权用途（{granted}）不符，不得超出答复的用途使用。',
    en: 'Not the purpose that was granted ({granted}); data is used strictly as replied.',
  },
  'provider-failed': {
    kind: 'failed-dependency',
    rule: null,
    zh: '提供部门的接口未能提供数据：{failure}。已记录，双方可查。',
    en: 'The provider’s interface gave no data ({failure}); it is on record for both sides.',
  },
  'provider-rests': {
    kind: 'busy',
    rule: null,
    zh: '提供部门的接口连续失败，暂停调用，请稍后再试。',
    en: 'The provider’s interface has failed repeatedly and is left alone for a while; try again later.',
  },
} as const satisfies Record<string, RefusalEntry>;
