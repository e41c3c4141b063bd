import { dutyWords } from '../duties.ts';
import { deadlineOf, dueDate, isLate, lateSince, left, nextStep, type Template } from './letter.ts';

/** Before, on or after the date: how many working days are left, or since when it is late. */
export const dutyReminder: Template = (facts, _to, on) => {
  const deadline = deadlineOf(facts);
  const { name, todo, warning } = dutyWords[deadline.duty];
  const late = isLate(deadline, on);
  const state = late ? lateSince(deadline) : left(deadline);
  return {
    tone: late ? 'red' : 'amber',
    title: late
      ? { zh: `提醒：${name.zh}已逾期`, en: `Reminder: ${name.en.toLowerCase()} is late` }
      : { zh: `提醒：${name.zh}${state.zh}`, en: `Reminder: ${name.en.toLowerCase()}, ${state.en}` },
    opening: {
      zh: `以下事项尚未办结，${state.zh}。`,
      en: `The following is still open: ${state.en}.`,
    },
    date: dueDate(deadline, { zh: `${name.zh}截止`, en: `${name.en} due` }, on),
    rule: deadline,
    count: deadline,
    closing: late ? [nextStep(facts, todo)] : [nextStep(facts, todo), warning],
  };
};
