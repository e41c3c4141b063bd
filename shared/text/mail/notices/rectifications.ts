import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

const rectify = ofMeasures('第二十三条');
const reason = { label: { zh: '理由', en: 'Reason' }, value: '{reason}' } as const;
const look = { zh: '请登录系统查看并办理。', en: 'Please see the case in the system.' } as const;
const due = { label: { zh: '整改期限', en: 'To be rectified by' }, value: '{dueOn}' } as const;
const document = { label: { zh: '文号', en: 'Document' }, value: '{documentNumber}' } as const;
const late = {
  zh: '未在期限内完成整改的，上报市人民政府，纳入督查督办；情节严重的，提请问责。',
  en: 'What is not rectified in time is reported to the city government; where it is serious, accountability is proposed.',
} as const;

/** What a department is told to rectify, and what follows (articles 23 to 25; Order 809 arts. 39 to 41). */
export const rectificationNotices = notices({
  SuggestionOpened: {
    tone: 'amber',
    title: { zh: '建议整改', en: 'Rectification is suggested' },
    opening: {
      zh: '{provider}有下列情形，建议责令整改：{name}。',
      en: 'Of {provider} the log shows what rectification is suggested for: {name}.',
    },
    rule: rectify,
    closing: [
      {
        zh: '请登录系统查看有关事实，起草整改通知，或者说明理由不予采纳。',
        en: 'The facts are in the system; please draft a notice of them, or put the suggestion aside with the reason.',
      },
    ],
  },
  RectificationDrafted: {
    tone: 'blue',
    title: { zh: '整改通知待签发', en: 'A notice to rectify awaits its issue' },
    opening: {
      zh: '已起草对{provider}的整改通知，请由起草人以外的工作人员签发。',
      en: 'A notice to {provider} is drafted; somebody who had no hand in it issues it.',
    },
    rule: rectify,
    closing: [{ zh: '请登录系统签发，或者说明理由不予签发。', en: 'Please issue it, or discard it with the reason.' }],
  },
  RectificationDiscarded: {
    tone: 'amber',
    title: { zh: '整改通知未签发', en: 'The notice was not issued' },
    opening: { zh: '对{provider}的整改通知不予签发。', en: 'The notice to {provider} was discarded.' },
    rule: rectify,
    rows: [reason],
    closing: [],
  },
  RectificationIssued: {
    tone: 'amber',
    title: { zh: '整改通知书', en: 'Notice to rectify' },
    opening: {
      zh: '现通知{provider}整改，请按通知书的要求办理并报告。',
      en: '{provider} is told to rectify; please do what the notice asks and report it.',
    },
    rule: rectify,
    rows: [due],
    closing: [
      {
        zh: '请登录系统查看通知书；确有困难的，可在期限内申请延长一次。',
        en: 'The notice is in the system; more time can be asked for once, until the date.',
      },
      late,
    ],
  },
  RectificationTimeAsked: {
    tone: 'blue',
    title: { zh: '整改延期待决定', en: 'More time to rectify is asked for' },
    opening: {
      zh: '{provider}申请将整改期限延长{days}个工作日。',
      en: '{provider} asks for {days} more working days to rectify.',
    },
    rule: rectify,
    rows: [reason],
    closing: [look],
  },
  RectificationTimeDeclined: {
    tone: 'amber',
    title: { zh: '整改期限未延长', en: 'More time to rectify is declined' },
    opening: { zh: '未同意延长整改期限，请按期完成。', en: 'No more time is given; please rectify by the date.' },
    rule: rectify,
    rows: [reason],
    closing: [],
  },
  RectificationReported: {
    tone: 'blue',
    title: { zh: '整改情况待复核', en: 'A report of rectification is to be reviewed' },
    opening: { zh: '{provider}已报告整改情况。', en: '{provider} has reported what it rectified.' },
    rule: rectify,
    closing: [look],
  },
  RectificationSentBack: {
    tone: 'amber',
    title: { zh: '整改报告被退回', en: 'The report is returned' },
    opening: {
      zh: '整改不到位，请继续整改后再次报告。',
      en: 'It is not rectified yet; please go on and report again.',
    },
    rule: rectify,
    rows: [reason, due],
    closing: [late],
  },
  RectificationAccepted: {
    tone: 'green',
    title: { zh: '整改完成', en: 'Rectified' },
    opening: { zh: '整改情况复核通过，本案办结。', en: 'The report is accepted, and the case is over.' },
    rule: rectify,
    closing: [],
  },
  RectificationEscalated: {
    tone: 'red',
    title: { zh: '逾期未完成整改，已上报市人民政府', en: 'Not rectified in time, and reported to the city government' },
    opening: {
      zh: '{provider}未在期限（{due}）内完成整改，有关情况已上报市人民政府。',
      en: '{provider} has not rectified by {due}, which is reported to the city government.',
    },
    rule: rectify,
    closing: [
      { zh: '由市人民政府纳入督查督办并责令改正。', en: 'The city government supervises it and orders it put right.' },
    ],
  },
  RectificationOrdered: {
    tone: 'red',
    title: { zh: '市人民政府督办', en: 'Ordered by the city government' },
    opening: {
      zh: '市人民政府督办，责令{provider}限期改正。',
      en: 'The city government orders {provider} to put it right.',
    },
    rule: rectify,
    rows: [document, due],
    closing: [look],
  },
  RectificationConcluded: {
    tone: 'blue',
    title: { zh: '督办办结', en: 'The order is concluded' },
    opening: {
      zh: '市人民政府对{provider}的督办已办结。',
      en: 'The order of the city government to {provider} is concluded.',
    },
    rule: rectify,
    rows: [document],
    closing: [],
  },
  RectificationExempted: {
    tone: 'green',
    title: { zh: '免予追究责任', en: 'Exempted' },
    opening: { zh: '经认定，{provider}不承担或者免予承担责任。', en: '{provider} does not answer for it.' },
    rule: ofMeasures('第二十四条'),
    rows: [reason],
    closing: [],
  },
  RectificationReferred: {
    tone: 'amber',
    title: { zh: '依照其他法律处理', en: 'Referred to the governing law' },
    opening: {
      zh: '法律法规对其责任另有规定，由{authority}依照其规定处理。',
      en: 'Another law governs it, and {authority} takes it up.',
    },
    rule: ofMeasures('第二十五条'),
    rows: [
      { label: { zh: '依据', en: 'Law' }, value: '{document}' },
      { label: { zh: '条款', en: 'Article' }, value: '{article}' },
    ],
    closing: [],
  },
  AccountabilityProposed: {
    tone: 'red',
    title: { zh: '已提请问责', en: 'Accountability is proposed' },
    opening: {
      zh: '因情节严重，已提请{authority}对有关责任人员依规问责。',
      en: 'Since it is serious, {authority} is asked to hold those responsible accountable.',
    },
    rule: rectify,
    closing: [],
  },
  AccountabilityRecorded: {
    tone: 'blue',
    title: { zh: '问责结果', en: 'The outcome of accountability' },
    opening: { zh: '{authority}已作出处理。', en: '{authority} has decided.' },
    rule: rectify,
    rows: [document],
    closing: [],
  },
});
