import type { RefusalEntry } from './entry.ts';

/** The yearly evaluation (article 17). */
export const evaluationRefusals = {
  'scheme-year-over': {
    kind: 'invalid',
    rule: '第十七条',
    zh: '{year} 年已经结束：评估指标须在该年度内确定，不能事后变更。',
    en: 'The year {year} is over: by what it is evaluated has to be settled before its end.',
  },
  'evaluation-year-open': {
    kind: 'conflict',
    rule: '第十七条',
    zh: '{year} 年尚未结束，或者全年日志尚未封存，不能开始评估。',
    en: 'The year {year} is not over, or the log of all of it is not sealed yet.',
  },
  'evaluation-exists': {
    kind: 'conflict',
    rule: '第十七条',
    zh: '{year} 年度的评估已经开始，每年评估一次。',
    en: 'The evaluation of {year} has begun; there is one for each year.',
  },
  'indicator-not-yours': {
    kind: 'forbidden',
    rule: '第十七条',
    zh: '该项指标不由你部门评分。',
    en: 'This indicator is not your department’s to score.',
  },
  'own-evaluation': {
    kind: 'conflict',
    rule: '第十七条',
    zh: '不得为本部门评分。',
    en: 'Nobody scores their own department.',
  },
  'department-not-evaluated': {
    kind: 'invalid',
    rule: null,
    zh: '该部门不在本次评估范围内。',
    en: 'This department is not evaluated here.',
  },
  'indicator-unknown': {
    kind: 'invalid',
    rule: null,
    zh: '本次评估没有该项指标。',
    en: 'There is no such indicator in this evaluation.',
  },
  'scores-awaited': {
    kind: 'conflict',
    rule: '第十七条',
    zh: '参与评估的部门尚在评分期限内。',
    en: 'Evaluators still have time to score.',
  },
  'objection-too-late': {
    kind: 'conflict',
    rule: null,
    zh: '提出异议的期限已于 {until} 届满。',
    en: 'Objections could be made until {until}.',
  },
  'objection-pending': {
    kind: 'conflict',
    rule: null,
    zh: '有异议尚未答复。',
    en: 'An objection still waits for its answer.',
  },
  'objections-open': {
    kind: 'conflict',
    rule: null,
    zh: '各部门可以在 {until} 前提出异议，期满后方可报审。',
    en: 'Departments may object until {until}; only then is the result laid before the city government.',
  },
  'no-objection': {
    kind: 'conflict',
    rule: null,
    zh: '没有待答复的异议。',
    en: 'There is no objection to answer.',
  },
} as const satisfies Record<string, RefusalEntry>;
