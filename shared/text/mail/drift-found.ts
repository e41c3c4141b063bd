import { dateWords } from '../words.ts';
import { ofMeasures, type Row, type Template } from './letter.ts';

/** To the bureau: the upper platform's catalog differs from the published one (article 7). */
export const driftFound: Template = ({ drift }, _to, on) => {
  if (!drift) throw new Error('a mail about drift without its counts');
  const counted: [string, string, number][] = [
    ['上级平台缺失', 'Missing there', drift.missing],
    ['本级无此条目', 'Unknown here', drift.unknown],
    ['版本不一致', 'Other version', drift.version],
    ['内容不一致', 'Other content', drift.content],
  ];
  return {
    tone: 'amber',
    title: { zh: '与上级平台的目录不一致', en: 'The catalog differs on the upper platform' },
    opening: {
      zh: '已将本级已发布的目录与上级数据共享交换平台所存目录逐条比对，发现下列不一致。',
      en: 'What is published here was compared with what the upper platform holds; these entries differ.',
    },
    date: { label: { zh: '比对日期', en: 'Compared on' }, value: dateWords(on) },
    rule: ofMeasures('第七条'),
    rows: counted
      .filter(([, , entries]) => entries > 0)
      .map(([zh, en, entries]): Row => ({ label: { zh, en }, value: String(entries) })),
    closing: [
      {
        zh: '请打开比对结果逐条查看，缺失或版本不一致的可重新报送。',
        en: 'Please open the report; what is missing or of another version can be pushed again.',
      },
    ],
  };
};
