import { dutyWords } from '../duties.ts';
import { deadlineOf, dueDate, isLate, type Template } from './letter.ts';

/** To the department that owes: what it handed in was not accepted, and the clock runs again. Article 9. */
export const dutyReopened: Template = (facts, _to, on) => {
  const deadline = deadlineOf(facts);
  const { name, todo, warning } = dutyWords[deadline.duty];
  return {
    tone: isLate(deadline, on) ? 'red' : 'amber',
    title: { zh: `${name.zh}未获通过，请继续办理`, en: `${name.en} not accepted, please continue` },
    opening: {
      zh: '主管部门未认可贵部门提交的内容，以下事项重新计时；审定占用的工作日已从期限中扣除。',
      en: 'The bureau did not accept what was submitted. The clock runs again, the days of its review left out.',
    },
    date: dueDate(deadline, { zh: `新的${name.zh}截止`, en: `New date: ${name.en.toLowerCase()} due` }, on),
    rule: deadline,
    count: deadline,
    closing: [todo, warning],
  };
};
