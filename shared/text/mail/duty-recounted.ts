import type { LocalDate } from '../../domain/calendar/time.ts';
import { dutyWords } from '../duties.ts';
import { dateWords } from '../words.ts';
import { deadlineOf, dueDate, isLate, type Template } from './letter.ts';

/** To both sides: a notice on working days has moved the date of a duty. */
export const dutyRecounted: Template = (facts, _to, on) => {
  const deadline = deadlineOf(facts);
  const { name, todo } = dutyWords[deadline.duty];
  const { from = '', notice = '' } = facts.told?.fields ?? {};
  const before = dateWords(from as LocalDate);
  return {
    tone: isLate(deadline, on) ? 'red' : 'amber',
    title: { zh: `${name.zh}期限已重新计算`, en: `${name.en}: counted again` },
    opening: {
      zh: `工作日安排有变动，以下事项的期限由${before.zh}改为${dateWords(deadline.due).zh}。`,
      en: `Working days have changed: the date of the matter below moved from ${before.en} to ${dateWords(deadline.due).en}.`,
    },
    date: dueDate(deadline, { zh: `新的${name.zh}截止`, en: `New date: ${name.en.toLowerCase()} due` }, on),
    rule: deadline,
    count: deadline,
    rows: [{ label: { zh: '变动依据', en: 'Changed by' }, value: String(notice) }],
    closing: deadline.doneOn ? [] : [todo],
  };
};
