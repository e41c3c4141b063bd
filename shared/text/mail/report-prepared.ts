import { dutyWords } from '../duties.ts';
import { citation, dateWords } from '../words.ts';
import { deadlineOf, dueDate, lateSince, ofMeasures, recordRow, type Template } from './letter.ts';

/**
 * To the bureau and its leader: a draft of what they report to the city government (article 23). The government is nobody
 * registered here, so nothing goes to it by itself.
 */
export const reportPrepared: Template = (facts, _to, on) => {
  const deadline = deadlineOf(facts);
  const { name } = dutyWords[deadline.duty];
  const { number, name: subject } = facts.case;
  const who = facts.owes ?? facts.provider ?? '';
  const ground = facts.ground ?? '第二十三条';
  const due = dateWords(deadline.due);
  const ordered = deadline.duty === 'rectify';
  return {
    tone: 'red',
    title: { zh: `拟报市政府：${name.zh}逾期`, en: `For the city government: ${name.en.toLowerCase()} overdue` },
    opening: {
      zh: `${who}的以下事项${lateSince(deadline).zh}，至今未办结。以下为报告代拟稿，请审核后按公文程序上报；系统未向市政府直接报送。`,
      en: `The following, owed by ${who}, is still open: ${lateSince(deadline).en}. Below is a draft report for the bureau to hand in; nothing was sent to the city government.`,
    },
    date: dueDate(deadline, { zh: `${name.zh}截止`, en: `${name.en} due` }, on),
    rule: ofMeasures(ground),
    count: deadline,
    rows: [recordRow(facts)],
    closing: [
      {
        zh: `义马市人民政府：${who}承办的“${subject}”（${number}）${name.zh}，应于${due.zh}24:00前办结，截至${dateWords(on).zh}仍未办结，其间已提醒、告警、催办${ordered ? '' : '并建议整改'}。依据${citation(ofMeasures('第二十三条'))}，现将有关情况上报，请纳入督查督办并责令改正。义马市政务服务和大数据管理局`,
        en: `Draft: ${who} was to do the ${name.en.toLowerCase()} of ${number} by ${due.en} 24:00 and has not done it by ${dateWords(on).en}, after reminders, alerts${ordered ? '' : ', a suggestion of rectification'} and urging. Reported under article 23 for supervision and an order to put it right.`,
      },
      ...(ordered
        ? []
        : [
            {
              zh: '第二十三条以已通知整改且未在规定时限内完成为前提：尚未通知整改的，请先通知整改。',
              en: 'Article 23 asks that rectification was ordered and not done in time: where it was not ordered yet, order it first.',
            },
          ]),
    ],
  };
};
