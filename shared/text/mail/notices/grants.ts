import type { Notice } from './notice.ts';

const order809 = (article: string) => ({ document: '政务数据共享条例', article });

/** A grant from its provision to its end (article 15; 809 arts. 22, 27). */
export const grantsNotices = {
  GrantProvided: {
    tone: 'blue',
    title: { zh: '数据已提供', en: 'Data provided' },
    opening: {
      zh: '{provider}已提供以下信息资源，请登录系统领取使用方式。',
      en: '{provider} has provided the following; take the details in the system.',
    },
    rule: order809('第二十二条'),
    closing: [
      {
        zh: '请严格按照答复意见使用并做好使用记录；使用中发生的信息安全事故由使用部门承担责任（第二十二条）。',
        en: 'Use it strictly as agreed and keep records of use; the requester answers for its security (article 22).',
      },
    ],
  },
} as const satisfies Record<string, Notice>;
