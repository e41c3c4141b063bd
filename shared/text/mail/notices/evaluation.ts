import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

const rule = ofMeasures('第十七条');
const schemeRows = [
  { label: { zh: '自该年度起', en: 'From the year' }, value: '{year}' },
  { label: { zh: '所依据的文件', en: 'Resting on' }, value: '《{document}》' },
] as const;
const reason = { label: { zh: '理由', en: 'Reason' }, value: '{reason}' } as const;

/** The yearly evaluation (article 17). */
export const evaluationNotices = notices({
  SchemeProposed: {
    tone: 'blue',
    title: { zh: '评估指标方案待确认', en: 'A scheme of evaluation awaits confirmation' },
    opening: {
      zh: '主管部门提出评估指标方案，须由提出人以外的人员确认。',
      en: 'A scheme of evaluation is proposed. It takes another officer than the one who proposed it to confirm it.',
    },
    rule,
    rows: schemeRows,
    closing: [],
  },
  SchemeConfirmed: {
    tone: 'amber',
    title: { zh: '评估指标已确定', en: 'By what departments are evaluated' },
    opening: {
      zh: '自该年度起，各部门的共享工作按以下方案评估，请登录系统查看指标、权重和扣分项。',
      en: 'From that year on departments are evaluated by this scheme. Please read its indicators, weights and deductions.',
    },
    rule,
    rows: schemeRows,
    closing: [],
  },
  SchemeWithdrawn: {
    tone: 'blue',
    title: { zh: '评估指标方案已撤回', en: 'A scheme of evaluation is withdrawn' },
    opening: { zh: '以下评估指标方案已撤回。', en: 'This scheme of evaluation is withdrawn.' },
    rule,
    rows: [...schemeRows, reason],
    closing: [],
  },
  EvaluationOpened: {
    tone: 'amber',
    title: { zh: '年度评估征求意见', en: 'The draft of the evaluation' },
    opening: {
      zh: '{year}年度评估结果征求各部门意见，请登录系统查看本部门得分和所依据的事项。',
      en: 'The draft of the evaluation of {year} is there. Please read what your department came to, and the cases behind it.',
    },
    rule,
    rows: [{ label: { zh: '可以提出异议至', en: 'Objections until' }, value: '{objectUntil}' }],
    closing: [
      {
        zh: '有异议的，由本部门共享工作机构负责人在期限内提出。',
        en: 'The head of your sharing office may object until then.',
      },
    ],
  },
  EvaluationObjected: {
    tone: 'blue',
    title: { zh: '有部门对评估结果提出异议', en: 'A department objects to its evaluation' },
    opening: {
      zh: '有部门对{year}年度评估结果提出异议，请在期限内答复。',
      en: 'A department objects to its evaluation of {year}. Please answer in time.',
    },
    rule,
    closing: [],
  },
  EvaluationAnswered: {
    tone: 'blue',
    title: { zh: '评估异议已答复', en: 'Your objection is answered' },
    opening: {
      zh: '本部门对{year}年度评估结果的异议已答复，请登录系统查看。',
      en: 'Your department’s objection to the evaluation of {year} is answered. Please read it in the system.',
    },
    rule,
    rows: [reason],
    closing: [],
  },
  EvaluationReturned: {
    tone: 'amber',
    title: { zh: '市政府退回评估结果', en: 'The city government returns the evaluation' },
    opening: {
      zh: '市政府办公室退回{year}年度评估结果，请修改后再报。',
      en: 'The city government returns the evaluation of {year}. Please mend it and lay it before them again.',
    },
    rule,
    rows: [{ label: { zh: '意见', en: 'Remarks' }, value: '{remarks}' }],
    closing: [],
  },
  EvaluationPublished: {
    tone: 'blue',
    title: { zh: '年度评估结果已公布', en: 'The evaluation is published' },
    opening: {
      zh: '{year}年度评估结果经市政府审定，现予公布。请登录系统查看各部门结果和改进意见。',
      en: 'The evaluation of {year} is approved by the city government and published, with advice for each department.',
    },
    rule,
    closing: [],
  },
});
