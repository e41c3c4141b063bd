import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

const reason = { label: { zh: '理由', en: 'Reason' }, value: '{reason}' } as const;
const entry = [
  { label: { zh: '目录条目', en: 'Entry' }, value: '{entry}' },
  { label: { zh: '资源代码', en: 'Code' }, value: '{code}' },
] as const;
const apply = {
  zh: '请按目录条目提出共享申请。',
  en: 'Please apply for it by that entry.',
} as const;

/** Demands for data that nobody has catalogued, and the provider that is named (articles 7, 10). */
export const demandNotices = notices({
  DemandStated: {
    tone: 'blue',
    title: { zh: '数据需求待同意', en: 'A demand for data awaits your consent' },
    opening: {
      zh: '本部门专职人员提出一项数据需求，需负责人同意后送主管部门。',
      en: 'Staff of your department state a demand for data, which goes to the bureau once you consent.',
    },
    rule: ofMeasures('第六条'),
    closing: [{ zh: '请登录系统同意，或注明意见退回。', en: 'Please consent, or return it with your remarks.' }],
  },
  DemandReturned: {
    tone: 'amber',
    title: { zh: '数据需求被退回', en: 'The demand is returned' },
    opening: {
      zh: '本部门共享工作机构负责人退回了该数据需求。',
      en: 'The head of your sharing office has returned the demand.',
    },
    rule: ofMeasures('第六条'),
    rows: [{ label: { zh: '意见', en: 'Remarks' }, value: '{remarks}' }],
    closing: [{ zh: '请修改后再次提出，或者撤回。', en: 'Please revise it, or withdraw it.' }],
  },
  DemandSubmitted: {
    tone: 'blue',
    title: { zh: '新的数据需求', en: 'A demand for data' },
    opening: {
      zh: '{requester}提出一项数据需求，目录中尚无该数据，请确定提供部门。',
      en: '{requester} needs data that is in no catalog; please find who provides it.',
    },
    rule: ofMeasures('第十条'),
    closing: [
      {
        zh: '请登录系统确定提供部门；目录中已有的，请指明条目；无部门掌握的，请说明理由。',
        en: 'Please name a provider, point to the entry that there is, or say why nobody holds it.',
      },
    ],
  },
  DemandNamed: {
    tone: 'blue',
    title: { zh: '数据需求已确定提供部门', en: 'A provider is named' },
    opening: {
      zh: '主管部门已确定由{provider}提供该数据并编制目录。',
      en: 'The bureau has named {provider} to provide the data and compile its entry.',
    },
    rule: ofMeasures('第十条'),
    rows: [reason],
    closing: [{ zh: '目录条目发布后将另行通知。', en: 'You will be told when the entry is published.' }],
  },
  DemandExisting: {
    tone: 'green',
    title: { zh: '数据需求：目录中已有', en: 'The data is catalogued already' },
    opening: {
      zh: '主管部门指明，{provider}的目录中已有该数据。',
      en: 'The bureau points to an entry of {provider} that has the data already.',
    },
    rule: ofMeasures('第十条'),
    rows: entry,
    closing: [apply],
  },
  DemandUnheld: {
    tone: 'amber',
    title: { zh: '数据需求：无部门掌握', en: 'Nobody holds the data' },
    opening: {
      zh: '主管部门认定，本市没有部门掌握该数据。',
      en: 'The bureau finds that no department of the city holds the data.',
    },
    rule: ofMeasures('第十条'),
    rows: [reason],
    closing: [
      {
        zh: '确需采集的，请先办理采集登记。',
        en: 'If it has to be collected, register the collection first.',
      },
    ],
  },
  DemandLinked: {
    tone: 'green',
    title: { zh: '数据需求已编目', en: 'The data is catalogued' },
    opening: {
      zh: '{provider}已编制并发布该数据的目录条目。',
      en: '{provider} has compiled the entry, and it is published.',
    },
    rule: ofMeasures('第七条'),
    rows: entry,
    closing: [apply],
  },
  DemandDeclined: {
    tone: 'amber',
    title: { zh: '提供部门不能编目', en: 'The provider named declines' },
    opening: {
      zh: '{provider}说明不能提供该数据，由主管部门重新确定。',
      en: '{provider} says that it cannot provide the data; the bureau looks again.',
    },
    rule: ofMeasures('第十条'),
    rows: [reason],
    closing: [],
  },
  DemandWithdrawn: {
    tone: 'blue',
    title: { zh: '数据需求已撤回', en: 'The demand is withdrawn' },
    opening: {
      zh: '{requester}已撤回该数据需求，无需再编目。',
      en: '{requester} has withdrawn the demand; no entry is owed any more.',
    },
    rule: ofMeasures('第七条'),
    closing: [],
  },
});
