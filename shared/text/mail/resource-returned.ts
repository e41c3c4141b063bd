import { dueOr, ofMeasures, type Template } from './letter.ts';

/** To the department that compiled it: the bureau returned its entry. Article 7. */
export const resourceReturned: Template = ({ deadline }, _to, on) => ({
  tone: 'amber',
  title: { zh: '目录条目已退回，请修改', en: 'Catalog entry returned, please revise' },
  opening: {
    zh: '主管部门审定后退回了贵部门提交的目录条目，意见如下。',
    en: 'The bureau reviewed the entry and returned it with the remarks below.',
  },
  date: dueOr(deadline, on, { zh: '退回日期', en: 'Returned on' }),
  rule: ofMeasures('第七条'),
  closing: [{ zh: '请按审定意见修改后重新提交。', en: 'Please revise it accordingly and submit it again.' }],
});
