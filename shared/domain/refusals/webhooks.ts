import type { RefusalEntry } from './entry.ts';

/** Endpoints to which departments have events sent. */
export const webhooksRefusals = {
  'address-without-tls': {
    kind: 'invalid',
    rule: null,
    zh: '接收地址须以 https:// 开头。',
    en: 'The address of an endpoint begins with https://.',
  },
  'too-many-webhooks': {
    kind: 'conflict',
    rule: null,
    zh: '一个部门至多登记 {most} 个接收地址，请先删除不用的。',
    en: 'A department has at most {most} endpoints; remove one that is not used.',
  },
} as const satisfies Record<string, RefusalEntry>;
