import { dueOr, ofMeasures, type Template } from './letter.ts';

/** To whoever is in charge of the department: staff propose an entry for the bureau's review (article 7; 809 art. 13). */
export const resourceProposed: Template = ({ deadline }, _to, on) => ({
  tone: 'amber',
  title: { zh: '目录条目待您同意', en: 'Catalog entry awaits your consent' },
  opening: {
    zh: '本部门经办人提请报送以下目录条目，须经您同意后报主管部门审定。',
    en: 'Your staff propose this entry; with your consent it goes to the bureau for review.',
  },
  date: dueOr(deadline, on, { zh: '提请日期', en: 'Proposed on' }),
  rule: ofMeasures('第七条'),
  closing: [
    {
      zh: '同意时请确认已评估保密风险和个人信息风险；提请人本人不能同意。',
      en: 'By consenting you state that secrecy and personal information were assessed; who proposed it cannot consent.',
    },
  ],
});
