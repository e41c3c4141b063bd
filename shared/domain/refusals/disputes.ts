import type { RefusalEntry } from './entry.ts';

/** Negotiations and disputes (articles 15, 16). */
export const disputesRefusals = {
  'items-not-refused': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '只有答复中不予共享的信息项可以协商。',
    en: 'Only items refused in the reply can be negotiated.',
  },
  'to-be-requested': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '所列信息项可以申请共享，应当先提出申请。',
    en: 'These items can be requested, and are to be requested first.',
  },
  'negotiation-open': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '双方已就该资源协商（{number}），请在该案中办理。',
    en: 'The two sides already negotiate about this entry ({number}).',
  },
  'term-over': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '使用时限须晚于今日。',
    en: 'The term ends later than today.',
  },
  'items-not-disputed': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '所列信息项须为本案协商的信息项，且不得重复。',
    en: 'The items are items of this case, each once.',
  },
  'proposal-closed': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该方案已被否决或已有新方案。',
    en: 'The proposal was declined, or another has taken its place.',
  },
  'answered-already': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '本方已经答复。',
    en: 'Your side has answered already.',
  },
  'agreement-only': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '涉及商业秘密、个人隐私的信息项只能依法按照双方约定共享，评判和决定不能代替约定：{items}。',
    en: 'Commercial secrets and personal privacy are shared by agreement alone; no ruling or decision replaces it: {items}.',
  },
  'coordinate-first': {
    kind: 'conflict',
    rule: '第十六条',
    zh: '作出评判前应当先行协调并记录会议情况。',
    en: 'Coordination comes before a ruling: record a meeting first.',
  },
  assessors: {
    kind: 'invalid',
    rule: '第十六条',
    zh: '参与评判的部门不得为争议双方，且须为主管部门以外的部门，各列一次。',
    en: 'Those who adjudicate with the bureau are other departments, neither of them a party, each named once.',
  },
  'answers-not-late': {
    kind: 'conflict',
    rule: '第十六条',
    zh: '答复期限未满，尚不能因未答复报上级决定。',
    en: 'The days for an answer are not over yet, so nothing is referred for want of one.',
  },
  'not-yet': { kind: 'invalid', rule: '第十六条', zh: '日期不得晚于今日。', en: 'The date is not later than today.' },
  'files-unknown': {
    kind: 'invalid',
    rule: '第十六条',
    zh: '所列附件不在本案中，请先上传。',
    en: 'The files are not in this case; attach them first.',
  },
  'case-full': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '本案的{what}已达 {most} 份上限。',
    en: 'The case has reached its limit for this ({what}: {most}).',
  },
  'attached-already': {
    kind: 'conflict',
    rule: null,
    zh: '该附件已经收入本案。',
    en: 'The file is in the case already.',
  },
  'attachment-missing': { kind: 'conflict', rule: null, zh: '尚未上传附件。', en: 'The file has not been uploaded.' },
  'attachment-too-large': {
    kind: 'invalid',
    rule: null,
    zh: '附件有 {megabytes} MB，超过 {most} MB 的上限。',
    en: 'The file has {megabytes} MB, more than the {most} MB allowed.',
  },
} as const satisfies Record<string, RefusalEntry>;
