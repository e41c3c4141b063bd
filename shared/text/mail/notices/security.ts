import { ofMeasures, ofOrder809 } from '../letter.ts';
import { notices } from './notice.ts';

const reason = { label: { zh: '理由', en: 'Reason' }, value: '{reason}' } as const;
const tellBy = {
  label: { zh: '须于此时前告知网信部门', en: 'The authority is told before' },
  value: '{tellBy}',
} as const;

/** Security duties (articles 18, 19, 21), incidents (article 22; 809 arts 34, 35) and contractors (809 art. 36). */
export const securityNotices = notices({
  SafeguardReported: {
    tone: 'blue',
    title: { zh: '安全任务已报告', en: 'A security task is reported' },
    opening: {
      zh: '本部门已开展该项安全工作并提交报告。',
      en: 'Your department has carried the task out and handed in its report.',
    },
    rule: ofMeasures('第十九条'),
    rows: [
      { label: { zh: '开展日期', en: 'Carried out on' }, value: '{carriedOutOn}' },
      { label: { zh: '发现的问题和结论', en: 'Findings' }, value: '{findings}' },
    ],
    closing: [{ zh: '报告可在系统内查阅。', en: 'The report can be read in the system.' }],
  },
  IncidentReported: {
    tone: 'red',
    title: { zh: '安全事件报告', en: 'A security incident is reported' },
    opening: {
      zh: '{provider}发生一起安全事件，已在系统中报告。',
      en: 'A security incident at {provider} is reported.',
    },
    rule: ofOrder809('第三十五条'),
    rows: [tellBy],
    closing: [
      {
        zh: '发生部门须立即启动应急预案，采取措施防止危害扩大，并按时告知网信部门；由上级定级。',
        en: 'The department where it happened acts on its emergency plan at once and tells the authority in time; who is above classifies it.',
      },
    ],
  },
  IncidentClassified: {
    tone: 'amber',
    title: { zh: '安全事件已定级', en: 'The incident is classified' },
    opening: {
      zh: '{provider}的安全事件已经定级，正在处置。',
      en: 'The incident at {provider} has its level and is being dealt with.',
    },
    rule: ofOrder809('第三十五条'),
    rows: [tellBy],
    closing: [{ zh: '详情请登录系统查看。', en: 'Please read the case in the system.' }],
  },
  IncidentDismissed: {
    tone: 'green',
    title: { zh: '不属安全事件', en: 'It is no incident' },
    opening: { zh: '经审核，所报事项不属安全事件。', en: 'What was reported is found to be no security incident.' },
    rule: ofOrder809('第三十五条'),
    rows: [reason],
    closing: [],
  },
  AuthorityTold: {
    tone: 'blue',
    title: { zh: '已告知网信部门', en: 'The authority is told' },
    opening: {
      zh: '{provider}的安全事件已告知{authority}。',
      en: '{authority} has been told of the incident at {provider}.',
    },
    rule: ofOrder809('第三十五条'),
    rows: [{ label: { zh: '告知时间', en: 'Told at' }, value: '{toldAt}' }],
    closing: [],
  },
  IncidentConcluded: {
    tone: 'blue',
    title: { zh: '安全事件待结案', en: 'An incident awaits its closing' },
    opening: {
      zh: '{provider}已处置完毕并提交处置报告，请审核。',
      en: '{provider} has dealt with the incident and handed in its report; please review it.',
    },
    rule: ofMeasures('第二十二条'),
    rows: [{ label: { zh: '原因', en: 'Cause' }, value: '{cause}' }],
    closing: [{ zh: '请登录系统认定责任并结案，或者退回。', en: 'Please close it, or send it back.' }],
  },
  IncidentReturned: {
    tone: 'amber',
    title: { zh: '安全事件处置被退回', en: 'The incident is sent back' },
    opening: { zh: '处置报告经审核退回，请继续处置。', en: 'The report was sent back; please go on with it.' },
    rule: ofMeasures('第二十二条'),
    rows: [reason],
    closing: [],
  },
  IncidentClosed: {
    tone: 'green',
    title: { zh: '安全事件已结案', en: 'The incident is closed' },
    opening: {
      zh: '{provider}的安全事件已经结案，责任按发生部门认定。',
      en: 'The incident at {provider} is closed; who answers for it is where it happened.',
    },
    rule: ofMeasures('第二十二条'),
    rows: [reason],
    closing: [],
  },
  ContractorEnded: {
    tone: 'blue',
    title: { zh: '委托已终止', en: 'An engagement has ended' },
    opening: {
      zh: '本部门登记委托已终止，受托方所持数据的处置情况如下。',
      en: 'The end of an engagement is on record, with what became of the data that the contractor held.',
    },
    rule: ofOrder809('第三十六条'),
    rows: [{ label: { zh: '数据处置', en: 'What became of the data' }, value: '{disposal}' }],
    closing: [],
  },
});
