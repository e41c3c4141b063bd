import type {
  aboutFields,
  answerFields,
  faultFields,
  ratingFields,
  reportFields,
} from '../../domain/cases/correction-fields.ts';
import { type Explanations, exampleOf } from './explanation.ts';

export const aboutExplanations: Explanations<typeof aboutFields> = {
  resource: {
    zh: '已发布的信息资源的编号。',
    en: 'The id of a published entry.',
    example: 'res_01k5wv1m6t8e0b7q9z3c4d5f6g',
  },
  grant: {
    zh: '取得该记录所凭的共享授权的编号。',
    en: 'The id of the grant through which the record was obtained.',
    example: 'grt_01k5wv1m6t8e0b7q9z3c4d5f6g',
  },
  item: {
    zh: '有问题的信息项的标识；不填为整条记录。',
    en: 'The id of the item concerned; without it, the whole record.',
    example: 'level',
  },
  recordKey: {
    zh: '记录的标识，证件号码须脱敏。',
    en: 'The identifier of the record; document numbers are masked.',
    example: '411281********1234',
  },
};
const { grant: _grant, ...entry } = exampleOf(aboutExplanations);

export const faultExplanations: Explanations<typeof faultFields> = {
  kind: { zh: '错误、缺失或者过时。', en: 'Wrong, missing or stale.', example: 'wrong' },
  seen: { zh: '数据中现有的内容。', en: 'What the data says.', example: '低保户甲类' },
  expected: { zh: '应当是什么内容。', en: 'What it should say.', example: '特困供养' },
};

export const reportExplanations: Explanations<typeof reportFields> = {
  about: {
    zh: '哪个信息资源，或者凭授权取得的哪条记录。',
    en: 'The entry, or the record obtained through a grant.',
    example: { type: 'entry', ...entry },
  },
  fault: {
    zh: '数据有什么问题。',
    en: 'What is wrong with the data.',
    example: { ...exampleOf(faultExplanations), kind: 'wrong' },
  },
  evidence: {
    zh: '据以认为有误的事实或者材料。',
    en: 'The facts or documents that show it.',
    example: '与特困人员供养档案不一致',
  },
  link: {
    zh: '可以查阅证据的网址。',
    en: 'A URL where the evidence can be read.',
    example: 'https://archive.yima.example/2026/17',
  },
};

export const answerExplanations: Explanations<typeof answerFields> = {
  reason: {
    zh: '核实的情况；核实无误和不予更正须写明理由。',
    en: 'The findings; a reason is required if the data is correct or the correction is declined.',
    example: '与登记档案一致，理由见说明',
  },
};

export const ratingExplanations: Explanations<typeof ratingFields> = {
  stars: { zh: '对答复的评分，一至五。', en: 'One to five stars for the answer.', example: 4 },
  solved: { zh: '问题是否已经解决。', en: 'Whether the problem is solved.', example: true },
};
