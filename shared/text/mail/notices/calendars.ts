import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

/** To the bureau, which loads the calendar of working days. */
export const calendarsNotices = notices({
  NoticeMissing: {
    tone: 'amber',
    title: { zh: '请载入放假安排', en: 'Please load the arrangement of holidays' },
    opening: {
      zh: '{year}年的放假安排尚未载入。跨入该年度的期限暂按法定节假日计算，标为“暂定”。',
      en: 'The arrangement of holidays for {year} is not loaded yet. Dates that reach into it are provisional.',
    },
    rule: ofMeasures('第九条、第十五条'),
    closing: [
      {
        zh: '国务院办公厅发布后请尽快载入，系统将重新计算所有未办结任务的期限并通知双方；载入前每周提醒一次。',
        en: 'Load it once it is published: every open duty is then counted again and both sides are told. Until then you are reminded weekly.',
      },
    ],
  },
});
