import { dutyWords } from '../duties.ts';
import { deadlineOf, dueDate, isLate, type Template } from './letter.ts';

/** To the department that owes: a duty has begun, such as the update after a law was revised. Article 9. */
export const dutyOpened: Template = (facts, _to, on) => {
  const deadline = deadlineOf(facts);
  const { name, todo, warning } = dutyWords[deadline.duty];
  return {
    tone: isLate(deadline, on) ? 'red' : 'blue',
    title: { zh: `待办：${name.zh}`, en: `To do: ${name.en.toLowerCase()}` },
    opening: {
      zh: `以下事项由贵部门在 ${deadline.days} 个工作日内办理。`,
      en: `Your department has ${deadline.days} working days for the following.`,
    },
    date: dueDate(deadline, { zh: `${name.zh}截止`, en: `${name.en} due` }, on),
    rule: deadline,
    count: deadline,
    closing: [todo, warning],
  };
};
