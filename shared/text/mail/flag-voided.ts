import type { LocalDate } from '../../domain/calendar/time.ts';
import { dutyWords } from '../duties.ts';
import { dateWords } from '../words.ts';
import { deadlineOf, type Template } from './letter.ts';

/** To people who were told that a duty was late: after a recount it was not. */
export const flagVoided: Template = (facts) => {
  const deadline = deadlineOf(facts);
  const { name } = dutyWords[deadline.duty];
  const { flagged = '', due = '', notice = '' } = facts.told?.fields ?? {};
  const [was, is] = [dateWords(flagged as LocalDate), dateWords(due as LocalDate)];
  const who = facts.owes ?? facts.provider ?? '';
  return {
    tone: 'blue',
    title: { zh: `逾期警示作废：${name.zh}`, en: `Alert void: ${name.en.toLowerCase()} was not late` },
    opening: {
      zh: `工作日安排有变动，重新计算后${who}的以下事项当时并未逾期，原逾期警示作废。`,
      en: `Working days have changed: counted again, ${who} was not late with the matter below, and the alert is void.`,
    },
    date: {
      label: { zh: '原截止日', en: 'Date before' },
      value: { zh: `${was.zh}24:00`, en: `${was.en} 24:00` },
    },
    rule: deadline,
    count: deadline,
    rows: [
      { label: { zh: '重新计算的截止日', en: 'Date as counted again' }, value: `${is.zh}24:00` },
      { label: { zh: '变动依据', en: 'Changed by' }, value: String(notice) },
    ],
    closing: [
      {
        zh: '警示留有记录，但不计入任何逾期统计。',
        en: 'The alert stays on record and counts nowhere.',
      },
    ],
  };
};
