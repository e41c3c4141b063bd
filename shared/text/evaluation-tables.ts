import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { Figures } from '../domain/statistics/figures.ts';
import type { EvaluationNames } from './documents/evaluation.ts';
import { unmeasuredWords } from './evaluation.ts';

/** A sheet of a workbook: its name, and its rows, the first of which names the columns. */
interface Sheet {
  name: string;
  rows: string[][];
}

/** The figures in words, by the group and the name that they have in the statistics. */
const timely = { inTime: '按时', late: '逾期', rate: '按时率', median: '中位天数', p90: '九成天数' };
const figureWords: { [G in keyof Figures]: [string, Record<keyof Figures[G], string>] } = {
  entries: [
    '目录',
    {
      published: '已发布',
      filled: '完整度',
      attached: '挂接率',
      revised: '更新',
      withdrawn: '撤销',
      returned: '被退回',
    },
  ],
  updates: ['更新', timely],
  requests: [
    '申请',
    {
      ...{ sent: '发出', received: '收到', agreed: '同意', partlyAgreed: '部分同意', refused: '不予共享' },
      disputed: '协商',
    },
  ],
  replies: ['答复', timely],
  provision: ['提供', timely],
  corrections: [
    '校核',
    {
      ...timely,
      ...{ made: '提出', received: '收到', corrected: '已更正', verified: '核实无误', declined: '不予更正' },
      ...{ contested: '被异议', rated: '已评价', solved: '解决率', stars: '平均星级' },
    },
  ],
  use: ['使用', { grants: '使用的授权', daysOfUse: '使用天数', records: '使用记录', recorded: '登记率' }],
  rectifications: ['整改', timely],
  security: ['安全', { ...timely, incidents: '负有责任的事件' }],
  collections: ['采集', { duplicates: '重复采集' }],
  reviews: ['审定', timely],
};

/** The data of a published evaluation as sheets: results, scores, figures, delays. */
export function evaluationSheets(
  { published, rows, scheme, delays }: Evaluation & { published: NonNullable<Evaluation['published']> },
  names: EvaluationNames,
): Sheet[] {
  const { indicators, bands } = scheme.terms;
  const bandOf = new Map(bands.map(({ id, name }) => [id, name.zh]));
  const results = published.results.map(({ department, rank, total, band, measured, deductions, scores }) => [
    names.department(department),
    ...[rank, total].map(cell),
    bandOf.get(band ?? '') ?? '',
    String(measured),
    String(deductions.reduce((sum, { points }) => sum + points, 0)),
    ...scores.map(({ points, unmeasured }) => (unmeasured ? unmeasuredWords[unmeasured].zh : cell(points))),
  ]);
  const titles = [
    '部门',
    '名次',
    '总分',
    '等次',
    '已测算',
    '扣分',
    ...indicators.map(({ name, weight }) => `${name.zh}（${weight}）`),
  ];
  const groups = Object.entries(figureWords) as [keyof Figures, [string, Record<string, string>]][];
  return [
    { name: '评估结果', rows: [titles, ...results] },
    {
      name: '统计',
      rows: [
        ['部门', ...groups.flatMap(([, [group, of]]) => Object.values(of).map((title) => `${group}：${title}`))],
        ...rows.map(({ department, figures }) => [
          names.department(department),
          ...groups.flatMap(([key, [, of]]) =>
            Object.keys(of).map((name) =>
              cell((figures[key] as unknown as Record<string, number | null>)[name] ?? null),
            ),
          ),
        ]),
      ],
    },
    {
      name: '逾期最久的事项',
      rows: [
        ['部门', '事项', '任务', '用时（工作日）'],
        ...delays.map(({ department, about, duty, days }) => [
          ...[names.department(department), names.number(about), duty, String(days)],
        ]),
      ],
    },
  ];
}

function cell(value: number | null): string {
  return value === null ? '' : String(value);
}
