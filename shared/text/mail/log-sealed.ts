import type { LocalDate } from '../../domain/calendar/time.ts';
import { dateWords } from '../words.ts';
import { ofMeasures, type Template } from './letter.ts';

/** To the auditors: the root of a day's log, by which they can tell later whether anything before it was changed (article 12). */
export const logSealed: Template = ({ case: { number }, told }) => {
  if (!told) throw new Error('a mail about a sealed day without its root');
  const { day, root } = told.fields;
  return {
    tone: 'blue',
    title: { zh: '日志已封存', en: 'The log is sealed' },
    opening: {
      zh: '当日日志已逐小时封存并签名。下面的根包含此前全部日志，请妥善保存本邮件：此后日志若有任何改动、删除，均可据此查出。',
      en: 'The log of the day is sealed, hour by hour, and signed. This root contains all of the log before it. Please keep this mail: it shows any later change or deletion.',
    },
    date: { label: { zh: '日志日期', en: 'Day of the log' }, value: dateWords(day as LocalDate) },
    rule: ofMeasures('第十二条'),
    rows: [
      { label: { zh: '封存序号', en: 'Number of the seal' }, value: number },
      { label: { zh: '根（SHA-256）', en: 'Root (SHA-256)' }, value: String(root) },
    ],
    closing: [
      {
        zh: '核验无需联网：以 verify 命令核对全部日志分段，用 --root 给出上面的根，用 --keys 给出保存的公钥。',
        en: 'To check it without a network: npm run verify -- every-segment.jsonl --keys keys.json --root and the root above.',
      },
    ],
  };
};
