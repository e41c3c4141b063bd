import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

const rows = [
  { label: { zh: '工作日', en: 'Working days' }, value: '{days}' },
  { label: { zh: '施行日期', en: 'In force from' }, value: '{effectiveFrom}' },
  { label: { zh: '所依据的规定', en: 'Resting on' }, value: '《{document}》{article}' },
] as const;

/** Rules about time that the bureau loads (article 26). */
export const policiesNotices = notices({
  PolicyProposed: {
    tone: 'blue',
    title: { zh: '期限规则待确认', en: 'A rule about time awaits confirmation' },
    opening: {
      zh: '主管部门提出一项期限规则，须由提出人以外的人员确认后施行。',
      en: 'A rule about time is proposed. It takes another officer than the one who proposed it to confirm it.',
    },
    rule: ofMeasures('第二十六条'),
    rows,
    closing: [
      {
        zh: '请核对所依据的规定后登录系统确认，或者撤回。',
        en: 'Please check it against its source, then confirm or withdraw it.',
      },
    ],
  },
  PolicyConfirmed: {
    tone: 'amber',
    title: { zh: '期限规则将调整', en: 'A rule about time changes' },
    opening: {
      zh: '自施行日期起新发生的事项，适用以下期限规则；此前已开始的事项仍适用原规则，期限不变。',
      en: 'What begins from that day on is counted by this rule. What began before keeps its own, and its date.',
    },
    rule: ofMeasures('第二十六条'),
    rows,
    closing: [],
  },
  PolicyWithdrawn: {
    tone: 'blue',
    title: { zh: '期限规则已撤回', en: 'A rule about time is withdrawn' },
    opening: {
      zh: '以下期限规则已撤回，不再施行；现行规则不变。',
      en: 'This rule is withdrawn and will not take effect. The rule in force stays as it is.',
    },
    rule: ofMeasures('第二十六条'),
    rows: [...rows, { label: { zh: '理由', en: 'Reason' }, value: '{reason}' }],
    closing: [],
  },
});
