import { dutyWords } from '../duties.ts';
import { dateWords } from '../words.ts';
import { dueDate, ofMeasures, type Template } from './letter.ts';

/** To the provider's staff: somebody asks for their data. Article 15. */
export const requestReceived: Template = ({ requester, deadline }, _to, on) => {
  const who = requester ?? '';
  if (!deadline) {
    return {
      tone: 'green',
      title: { zh: '数据已获取', en: 'Data obtained directly' },
      opening: {
        zh: `${who}取得了贵部门的无条件共享信息资源，无需答复。`,
        en: `${who} has obtained an entry that your department shares unconditionally. No reply is needed.`,
      },
      date: { label: { zh: '获取日期', en: 'Obtained on' }, value: dateWords(on) },
      rule: ofMeasures('第十五条'),
      closing: [],
    };
  }
  const { todo, warning } = dutyWords.reply;
  return {
    tone: 'blue',
    title: { zh: '新的共享申请，请答复', en: 'New data request, please reply' },
    opening: {
      zh: `${who}向贵部门申请共享以下信息资源，需求申请表已由系统生成，可从下面的“打开需求申请表”查看。`,
      en: `${who} requests the data below. The application form has been generated and is linked below.`,
    },
    date: dueDate(deadline, { zh: '答复截止', en: 'Reply due' }, on),
    rule: deadline,
    count: deadline,
    links: [{ label: { zh: '打开需求申请表', en: 'Open the application form' }, path: '/form' }],
    closing: [todo, warning],
  };
};
