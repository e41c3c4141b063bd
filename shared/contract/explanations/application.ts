import type {
  applicationFields,
  entrySelectionFields,
  frequencyFields,
} from '../../domain/cases/application-fields.ts';
import { type Explanations, exampleOf } from './explanation.ts';

export const askedExplanations: Explanations<typeof entrySelectionFields> = {
  resource: {
    zh: '所申请的信息资源的编号。',
    en: 'The id of the entry asked for.',
    example: 'res_01k5wv1m6t8e0b7q9z3c4d5f6g',
  },
  items: {
    zh: '所申请的信息项的标识，只申请履行职责所必需的。',
    en: 'The ids of the items asked for: only those that the duty needs.',
    example: ['name', 'level'],
  },
  itemCount: {
    zh: '所申请的信息项的数目，须与所列信息项相符。',
    en: 'The number of items asked for; it must match the items listed.',
    example: 2,
  },
};

export const frequencyExplanations: Explanations<typeof frequencyFields> = {
  peakPerDay: { zh: '每日最多调用的次数。', en: 'The most calls in one day.', example: 300 },
  averagePerDay: { zh: '每日平均调用的次数。', en: 'The average number of calls in one day.', example: 40 },
};

export const applicationExplanations: Explanations<typeof applicationFields> = {
  resources: {
    zh: '申请哪些信息资源的哪些信息项（第十五条）。',
    en: 'Which items of which entries are asked for (article 15).',
    example: [exampleOf(askedExplanations)],
  },
  scope: {
    zh: '由哪些人员、在什么范围内使用。',
    en: 'Who uses the data, and within what scope.',
    example: '市教育体育局学生资助管理中心',
  },
  purpose: {
    zh: '为办理什么事项使用；共享所得不得用于其他目的（第十五条）。',
    en: 'The purpose of use; the data may be used for nothing else (article 15).',
    example: '助学资格核验',
  },
  basis: {
    zh: '使用所依据的本部门职责：文件和条款。',
    en: 'The duty of the requester that the use rests on: document and article.',
    example: '《学生资助资金管理办法》第九条',
  },
  scene: {
    zh: '在什么环节、怎样使用。',
    en: 'At which step of the work the data is used, and how.',
    example: '受理助学申请时由经办人员核对',
  },
  mode: {
    zh: '提供数据的方式；服务接口须写明使用频率。',
    en: 'How the data is provided; an interface requires the frequency of calls.',
    example: 'batch-table',
  },
  until: { zh: '使用的最后一日。', en: 'The last day of use.', example: '2028-12-31' },
  frequency: {
    zh: '服务接口每日的调用次数；共享方式为服务接口时必填。',
    en: 'The number of calls a day; required if the mode is an interface.',
    example: exampleOf(frequencyExplanations),
  },
  system: {
    zh: '在本部门的哪个信息系统中使用。',
    en: "The requester's own system in which the data is used.",
    example: '学生资助管理系统',
  },
  phone: { zh: '经办人的办公电话。', en: "The handler's office telephone.", example: '0398-5550100' },
};
