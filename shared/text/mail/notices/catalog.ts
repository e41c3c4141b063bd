import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

/** To all who use an entry or are about to (article 9). */
export const catalogNotices = notices({
  ResourceWithdrawn: {
    tone: 'amber',
    title: { zh: '目录条目已撤销', en: 'A catalog entry was withdrawn' },
    opening: {
      zh: '{provider}撤销了贵部门正在使用或者申请的目录条目《{name}》。',
      en: '{provider} has withdrawn the entry {name}, which your department uses or is applying for.',
    },
    rule: ofMeasures('第九条'),
    rows: [{ label: { zh: '撤销理由', en: 'Reason' }, value: '{reason}' }],
    closing: [
      {
        zh: '已有的授权在其期限内不因撤销而终止；尚未提出的申请不能再包含该条目，请修改或者撤回。',
        en: 'What was granted holds for its term; an application that was not sent yet cannot contain the entry any more. Please change it or withdraw it.',
      },
    ],
  },
});
