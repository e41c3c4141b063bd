import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

/** Security duties (articles 18, 19, 21). */
export const securityNotices = notices({
  SafeguardReported: {
    tone: 'blue',
    title: { zh: '安全任务已报告', en: 'A security task is reported' },
    opening: {
      zh: '本部门已开展该项安全工作并提交报告。',
      en: 'Your department has carried the task out and handed in its report.',
    },
    rule: ofMeasures('第十九条'),
    rows: [
      { label: { zh: '开展日期', en: 'Carried out on' }, value: '{carriedOutOn}' },
      { label: { zh: '发现的问题和结论', en: 'Findings' }, value: '{findings}' },
    ],
    closing: [{ zh: '报告可在系统内查阅。', en: 'The report can be read in the system.' }],
  },
});
