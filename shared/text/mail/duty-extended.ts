import { dutyWords } from '../duties.ts';
import { deadlineOf, dueDate, isLate, type Template } from './letter.ts';

/** To the department that owes: the bureau gave it more time (809 art. 17, 21). */
export const dutyExtended: Template = (facts, _to, on) => {
  const deadline = deadlineOf(facts);
  const { name, todo, warning } = dutyWords[deadline.duty];
  return {
    tone: isLate(deadline, on) ? 'red' : 'amber',
    title: { zh: `${name.zh}期限已延长`, en: `${name.en}: more time` },
    opening: {
      zh: '经主管部门同意，以下事项的期限已延长。',
      en: 'The bureau has agreed to more time for the matter below.',
    },
    date: dueDate(deadline, { zh: `新的${name.zh}截止`, en: `New date: ${name.en.toLowerCase()} due` }, on),
    rule: deadline,
    count: deadline,
    closing: [todo, warning],
  };
};
