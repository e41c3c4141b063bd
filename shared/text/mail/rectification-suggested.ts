import { dutyWords } from '../duties.ts';
import { deadlineOf, dueDate, lateSince, ofMeasures, recordRow, type Template } from './letter.ts';

/** To the officers of the bureau, who decide whether to order it (article 23). */
export const rectificationSuggested: Template = (facts, _to, on) => {
  const deadline = deadlineOf(facts);
  const { name } = dutyWords[deadline.duty];
  const since = lateSince(deadline);
  const who = facts.owes ?? facts.provider ?? '';
  const ground = facts.ground ?? '第二十三条';
  return {
    tone: 'red',
    title: { zh: `建议整改：${name.zh}逾期`, en: `Rectification suggested: ${name.en.toLowerCase()} overdue` },
    opening: {
      zh: `${who}未办结以下事项，${since.zh}，经提醒、告警和催办仍未办结。`,
      en: `${who} has not done the following in spite of reminders and alerts: ${since.en}.`,
    },
    date: dueDate(deadline, { zh: `${name.zh}截止`, en: `${name.en} due` }, on),
    rule: ofMeasures(ground),
    count: deadline,
    rows: [recordRow(facts)],
    closing: [
      {
        zh: `建议通知该部门整改并确定时限（可能属于${ground}所列情形）。是否通知整改由主管部门认定，系统不代为认定。`,
        en: 'We suggest that the bureau order rectification within a time it sets. Whether an item of article 23 applies is for the bureau to say.',
      },
    ],
  };
};
