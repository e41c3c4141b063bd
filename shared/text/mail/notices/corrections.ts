import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

/**
 * Reports of wrong data and their answers (articles 12, 23(3)). What people wrote there may quote the record, so it is read in the
 * system and never in a mail.
 */
export const correctionNotices = notices({
  DataCorrected: {
    tone: 'green',
    title: { zh: '数据校核：已更正', en: 'Data corrected' },
    opening: {
      zh: '{provider}已核实并更正贵部门提出校核的数据。',
      en: '{provider} has verified and corrected the data that your department reported.',
    },
    rule: ofMeasures('第十二条'),
    closing: [
      {
        zh: '请核对并评价；未解决的，可以提出一次异议。',
        en: 'Please check and rate it; you may object once if it is not solved.',
      },
    ],
  },
  DataVerified: {
    tone: 'blue',
    title: { zh: '数据校核：核实无误', en: 'Data found right' },
    opening: {
      zh: '{provider}已核实贵部门提出校核的数据，认为无误。',
      en: '{provider} has verified the data that your department reported and finds it right.',
    },
    rule: ofMeasures('第十二条'),
    closing: [
      {
        zh: '说明请登录系统查看；请评价，不同意的，可以提出一次异议。',
        en: 'Read why in the system and rate it; you may object once if you disagree.',
      },
    ],
  },
  CorrectionRejected: {
    tone: 'amber',
    title: { zh: '数据校核：不予更正', en: 'Correction declined' },
    opening: {
      zh: '{provider}对贵部门提出的数据校核不予更正。',
      en: '{provider} has declined the correction that your department asked for.',
    },
    rule: ofMeasures('第十二条'),
    closing: [
      {
        zh: '理由请登录系统查看；请评价，不同意的，可以提出一次异议，主管部门可以看到。',
        en: 'Read the reason in the system and rate it; you may object once, which the bureau sees.',
      },
    ],
  },
  CorrectionObjected: {
    tone: 'amber',
    title: { zh: '数据校核：提出部门有异议', en: 'The answer is objected to' },
    opening: {
      zh: '{requester}对贵部门的校核结果提出异议。',
      en: '{requester} objects to the answer that your department gave.',
    },
    rule: ofMeasures('第二十三条'),
    closing: [
      {
        zh: '请重新核实，可以再次反馈结果；主管部门可以看到该异议。',
        en: 'Please verify it once more; you may answer anew. The bureau sees the objection.',
      },
    ],
  },
  CorrectionWithdrawn: {
    tone: 'blue',
    title: { zh: '数据校核已撤回', en: 'Correction withdrawn' },
    opening: {
      zh: '{requester}已撤回其提出的数据校核，无需再反馈结果。',
      en: '{requester} has taken its report back; no answer is owed any more.',
    },
    rule: ofMeasures('第十二条'),
    closing: [],
  },
  AnswerContested: {
    tone: 'amber',
    title: { zh: '多次不予更正或被提出异议', en: 'Corrections refused or objected to' },
    opening: {
      zh: '{provider}对该条目的数据校核多次不予更正，或者校核结果被提出异议。',
      en: '{provider} has declined corrections of this entry more than once, or its answer was objected to.',
    },
    rule: ofMeasures('第二十三条'),
    rows: [
      { label: { zh: '不予更正', en: 'Declined' }, value: '{rejected}' },
      { label: { zh: '提出异议', en: 'Objected to' }, value: '{objected}' },
    ],
    closing: [
      {
        zh: '对已经发现有错误的信息资源拒不校核、更正的，主管部门应通知整改。',
        en: 'Where a provider refuses to verify and correct data found wrong, the bureau orders rectification.',
      },
    ],
  },
});
