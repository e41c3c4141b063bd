import { dutyWords } from '../duties.ts';
import { deadlineOf, dueDate, lateSince, nextStep, type Template } from './letter.ts';

/** After the date, step by step: to whoever owes, their leader and the bureau, as the policy says. */
export const dutyUrged: Template = (facts, { bureau }, on) => {
  const deadline = deadlineOf(facts);
  const { name, todo, late } = dutyWords[deadline.duty];
  const since = lateSince(deadline);
  const who = facts.owes ?? facts.provider ?? '';
  return {
    tone: 'red',
    title: { zh: `催办：${name.zh}逾期未办结`, en: `Overdue: ${name.en.toLowerCase()} still open` },
    opening: {
      zh: `${who}的以下事项${since.zh}，至今未办结。`,
      en: `The following, owed by ${who}, is still open: ${since.en}.`,
    },
    date: dueDate(deadline, { zh: `${name.zh}截止`, en: `${name.en} due` }, on),
    rule: deadline,
    count: deadline,
    closing: [
      bureau ? { zh: '请督促该部门尽快办理。', en: 'Please see that the department does it.' } : nextStep(facts, todo),
      late,
      {
        zh: '仍未办结的，将按规定建议整改，并报市政府（第二十三条）。',
        en: 'If it stays open, rectification is suggested and a report to the city government prepared (art. 23).',
      },
    ],
  };
};
