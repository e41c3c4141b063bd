import { dutyWords } from '../duties.ts';
import { dateWords } from '../words.ts';
import { deadlineOf, lateSince, type Template } from './letter.ts';

/** To the bureau and the owing department's leader, once, when the last day has ended. Articles 9, 15. */
export const dutyLate: Template = (facts, { bureau }) => {
  const deadline = deadlineOf(facts);
  const { name, todo, late } = dutyWords[deadline.duty];
  const since = lateSince(deadline);
  const due = dateWords(deadline.due);
  const who = facts.owes ?? facts.provider ?? '';
  const done = deadline.doneOn ? dateWords(deadline.doneOn) : null;
  return {
    tone: 'red',
    title: { zh: `警示：${name.zh}逾期`, en: `Alert: ${name.en.toLowerCase()} is late` },
    opening: {
      zh: `${who}未在期限内办结以下事项，${since.zh}。`,
      en: `${who} has not done the following in time: ${since.en}.`,
    },
    date: {
      label: { zh: '已逾期', en: 'Late since' },
      value: { zh: `${due.zh}24:00`, en: `${due.en} 24:00` },
      owed: deadline,
    },
    rule: deadline,
    count: deadline,
    closing: done
      ? [
          {
            zh: `该事项已于${done.zh}办理，逾期记录保留。`,
            en: `It was done on ${done.en}; that it was late stays on record.`,
          },
        ]
      : [
          bureau
            ? { zh: '请督促该部门尽快办理。', en: 'Please see that the department does it.' }
            : {
                zh: '您是部门第一责任人，请督促尽快办理。',
                en: 'As the responsible leader, please see that it is done.',
              },
          ...(bureau ? [] : [todo]),
          late,
        ],
  };
};
