import type { DutyKind } from '../../domain/duties/policy.ts';
import { dutyWords } from '../duties.ts';
import { dateWords } from '../words.ts';
import { ofMeasures, type Template } from './letter.ts';

/** To a department, once, after a notice on working days has moved dates it owes or waits for. */
export const dutiesRecounted: Template = ({ recounted }, _to, on) => {
  if (!recounted) throw new Error('a mail about a recount without what it moved');
  const { owed, awaited, notices, rows } = recounted;
  const [zh, en] = [dateWords(on).zh, dateWords(on).en];
  const more = owed + awaited - rows.length;
  return {
    tone: 'amber',
    title: { zh: '期限已重新计算', en: 'Dates were counted again' },
    opening: {
      zh: `工作日安排有变动，已重新计算：贵部门应办的 ${owed} 项、等待其他部门办理的 ${awaited} 项期限有变动。`,
      en: `Working days have changed: the dates of ${owed} duties of your department and of ${awaited} it waits for have moved.`,
    },
    date: { label: { zh: '重新计算', en: 'Counted again on' }, value: { zh, en } },
    rule: ofMeasures('第九条、第十五条'),
    rows: [
      { label: { zh: '变动依据', en: 'Changed by' }, value: notices.join('；') },
      ...rows.map(({ number, name, kind, from, to }) => ({
        label: dutyWords[kind as DutyKind].name,
        value: `${name}（${number}） ${from} → ${to}`,
      })),
    ],
    closing: [
      ...(more > 0
        ? [{ zh: `其余 ${more} 项请在系统中查看。`, en: `The other ${more} are listed in the system.` }]
        : []),
      { zh: '每项任务的计算依据可在系统中逐日查看。', en: 'How each date was counted is shown there day by day.' },
    ],
  };
};
