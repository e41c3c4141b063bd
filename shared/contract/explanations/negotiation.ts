import type { disputedFields, onNotSharedFields, onRefusalFields } from '../../domain/disputes/opening-fields.ts';
import type { termsFields } from '../../domain/disputes/terms-fields.ts';
import { applicationExplanations } from './application.ts';
import type { Explanations } from './explanation.ts';

const disputed: Explanations<typeof disputedFields> = {
  resource: {
    zh: '争议所涉信息资源的编号。',
    en: 'The id of the entry that the dispute is about.',
    example: 'res_01k5wv1m6t8e0b7q9z3c4d5f6g',
  },
  items: { zh: '争议所涉信息项的标识。', en: 'The ids of the items in dispute.', example: ['name', 'level'] },
};

export const onRefusalExplanations: Explanations<typeof onRefusalFields> = {
  ...disputed,
  request: {
    zh: '答复不予共享的申请的编号。',
    en: 'The id of the request in whose reply the items were refused.',
    example: 'req_01k5wv1m6t8e0b7q9z3c4d5f6g',
  },
  grounds: {
    zh: '不予共享为何不当，或者为何应当维持。',
    en: 'Why the refusal should not stand, or why it should.',
    example: '本部门履职确需使用',
  },
};

const { purpose, scope, basis, until } = applicationExplanations;
export const onNotSharedExplanations: Explanations<typeof onNotSharedFields> = {
  ...{ ...disputed, purpose, scope, basis, until },
};

export const termsExplanations: Explanations<typeof termsFields> = {
  items: {
    zh: '按此方案共享的信息项的标识。',
    en: 'The ids of the items that are shared.',
    example: ['name', 'level'],
  },
  until: { zh: '使用的最后一日。', en: 'The last day of use.', example: '2027-03-31' },
  conditions: { zh: '共享的条件。', en: 'The conditions under which they are shared.', example: '仅限核验，不得留存' },
};
