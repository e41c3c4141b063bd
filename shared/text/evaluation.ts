import type { MeasureName } from '../domain/evaluation/measure-names.ts';
import type { Unmeasured } from '../domain/evaluation/results.ts';
import type { Words } from './words.ts';

/** What a department that loses points by a measure is advised to do (article 17). */
export const advice: Record<MeasureName, Words> = {
  completeness: {
    zh: '补齐目录条目的元数据，特别是信息项的数据类型、长度和分类分级。',
    en: 'Complete the metadata of your entries, above all types, lengths and data classes.',
  },
  updates: {
    zh: '法律法规修订或者职能调整后，十个工作日内更新目录。',
    en: 'Update the catalog within ten working days of a change of law or function.',
  },
  attached: {
    zh: '为可共享的条目挂接接口、归集至省级中心，或者按申请及时提供。',
    en: 'Attach data to what may be shared: register an interface, have it pooled, or provide it when asked.',
  },
  replies: {
    zh: '五个工作日内答复申请，材料不全的一次性告知。',
    en: 'Answer within five working days, and ask at once for what is missing.',
  },
  provision: { zh: '同意共享后在期限内提供数据。', en: 'Provide what you agreed to in time.' },
  corrections: {
    zh: '按时核实、更正疑义数据，并确认使用部门的问题已经解决。',
    en: 'Verify and correct reported data in time, and see that the matter is solved.',
  },
  quality: {
    zh: '提请前核对目录和数据质量，减少退回和更正。',
    en: 'Check entries and data before you submit them, so that fewer come back.',
  },
  use: {
    zh: '使用取得的数据后登记使用情况和成效。',
    en: 'Record how you use what you were granted, and what came of it.',
  },
  security: { zh: '按时完成风险评估、安全检查和应急演练。', en: 'Make risk assessments, reviews and drills in time.' },
  rating: { zh: '听取使用部门的评价，改进答复和更正。', en: 'Take up what requesters say of your answers.' },
};

/** The same for an indicator that people score. */
export const adviceOfEvaluators: Words = {
  zh: '按照评估人员的意见改进。',
  en: 'Improve on what the evaluators remark.',
};

/** Why an indicator has no points, in short. */
export const unmeasuredWords: Record<Unmeasured, Words> = {
  'no-source': { zh: '尚无数据来源', en: 'no source yet' },
  'no-occasion': { zh: '没有应办事项', en: 'no occasion' },
  'own-department': { zh: '属本部门', en: 'own department' },
  'not-scored': { zh: '无人评分', en: 'not scored' },
};
