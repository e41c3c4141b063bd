import { dueOr, ofMeasures, type Template } from './letter.ts';

/** To the bureau, each morning: entries that came in for review. Article 7, 809 art. 17. */
export const resourceSubmitted: Template = ({ deadline }, _to, on) => ({
  tone: 'amber',
  title: { zh: '目录条目待审定', en: 'Catalog entry awaits review' },
  opening: {
    zh: '以下目录条目经部门负责人同意，已报送审定。',
    en: 'With the consent of the department’s head this entry was submitted for review.',
  },
  date: dueOr(deadline, on, { zh: '报送日期', en: 'Submitted on' }),
  rule: ofMeasures('第七条'),
  closing: [
    {
      zh: '请登录系统审定：批准发布，或注明意见退回；参与过该条目的人员不能审定。',
      en: 'Please approve the entry, or return it with your remarks; nobody who had a hand in it reviews it.',
    },
  ],
});
