import type { itemFields, refusalFields, replyFields } from '../../domain/cases/reply-fields.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { type Explanations, exampleOf } from './explanation.ts';

export const itemExplanations: Explanations<typeof itemFields> = {
  resource: {
    zh: '申请中信息资源的编号。',
    en: 'The id of an entry of the request.',
    example: 'res_01k5wv1m6t8e0b7q9z3c4d5f6g',
  },
  item: { zh: '申请中信息项的标识。', en: 'The id of an item of the request.', example: 'name' },
  until: {
    zh: '使用的最后一日，早于所申请的时限时填写。',
    en: 'The last day of use, if it is earlier than requested.',
    example: '2027-12-31',
  },
};
const { until: _until, ...refused } = exampleOf(itemExplanations);

export const refusalExplanations: Explanations<typeof refusalFields> = {
  items: {
    zh: '不予共享的信息项；all 为全部。',
    en: 'The items that are refused; `all` stands for every item.',
    example: [{ ...refused, item: 'id-number' }],
  },
  kind: {
    zh: `不予共享的理由属于哪一类；材料不齐不是理由，应当要求补正（${cited(ORDER_809, '第二十一条')}）。`,
    en: 'The kind of the reason. An incomplete application is no reason: ask for a supplement (Order 809 art. 21).',
    example: 'law-forbids',
  },
  reason: {
    zh: '不予共享的理由（第十五条）。',
    en: 'Why the items are refused (article 15).',
    example: '超出所需最小范围',
  },
  basis: {
    zh: '不予共享所依据的文件和条款（第十五条）。',
    en: 'The document and article that the refusal rests on (article 15).',
    example: {
      document: '中华人民共和国个人信息保护法',
      article: '第六条',
      kind: 'law',
      url: 'https://flk.npc.gov.cn/detail.html',
    },
  },
};

export const replyExplanations: Explanations<typeof replyFields> = {
  agreed: {
    zh: '同意共享的信息项；all 为全部。',
    en: 'The items that are agreed to; `all` stands for every item.',
    example: [exampleOf(itemExplanations)],
  },
  refused: {
    zh: '不予共享的信息项，连同理由和依据。',
    en: 'The items that are refused, with reason and basis. An item that is agreed to for a shorter term than asked is here too, for the rest of it.',
    example: [exampleOf(refusalExplanations)],
  },
  opinion: { zh: '对使用的意见。', en: "The provider's opinion on the use.", example: '按用途使用' },
  conditions: {
    zh: `共享条件，须为目录中已公布的条件（${cited(ORDER_809, '第十五条')}）。`,
    en: 'The conditions of use; only those published with the entry are allowed (Order 809 art. 15).',
    example: '用于依法核验参保资格',
  },
};
