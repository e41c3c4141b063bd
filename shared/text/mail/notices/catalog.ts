import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

/** To all who use an entry or are about to (article 9), and to whoever collects what another has (article 10). */
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
  DuplicateFound: {
    tone: 'amber',
    title: { zh: '被认定为重复采集', en: 'Found to be collected twice' },
    opening: {
      zh: '经审查，{provider}的《{name}》（{number}）与已有来源《{sourceName}》（{sourceNumber}）重复。',
      en: '{name} ({number}) of {provider} was found to collect again what {sourceName} ({sourceNumber}) has.',
    },
    rule: ofMeasures('第十条'),
    rows: [{ label: { zh: '认定理由', en: 'Reason' }, value: '{reason}' }],
    closing: [
      {
        zh: '可以通过共享获取的，不得重复采集；请改用已有来源，或者撤销有关条目。该认定计入年度评估。',
        en: 'What can be shared is not collected again; please use the source there is, or withdraw the entry. The finding counts in the yearly evaluation.',
      },
    ],
  },
  DuplicateLifted: {
    tone: 'blue',
    title: { zh: '重复采集的认定已撤销', en: 'No longer found to be collected twice' },
    opening: {
      zh: '对{provider}的《{name}》（{number}）作出的重复采集认定已撤销，不再计入年度评估。',
      en: 'The finding about {name} ({number}) of {provider} is taken back, and no longer counts in the evaluation.',
    },
    rule: ofMeasures('第十条'),
    rows: [{ label: { zh: '撤销理由', en: 'Reason' }, value: '{reason}' }],
    closing: [],
  },
});
