import type { DutyKind } from '../../domain/duties/policy.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { Result } from '../../domain/evaluation/results.ts';
import type { Indicator } from '../../domain/evaluation/scheme.ts';
import { weakest } from '../../domain/evaluation/weakest.ts';
import { evaluationLife } from '../../domain/lives/evaluation.ts';
import type { Delay } from '../../domain/statistics/delays.ts';
import { dutyWords } from '../duties.ts';
import { advice, adviceOfEvaluators, unmeasuredWords } from '../evaluation.ts';
import { measures, order809, systemName } from '../words.ts';
import { type Document, half, headOf, list, row, said, strong, text } from './parts.ts';
import type { Standing } from './request.ts';

type Table = NonNullable<Document['tables']>[number];

type Published = Evaluation & { published: NonNullable<Evaluation['published']> };

/** The names of departments, and the numbers of cases. */
export interface EvaluationNames {
  department(id: string): string;
  number(id: string): string;
}

/**
 * The result of a year as it is put before the city government and published: the ranking, what each indicator came to, the longest
 * delays, how it went over the years, and advice for each department (articles 6, 17; 809 art. 38).
 * @param earlier the other years that were published before
 */
export function evaluationDocument(
  evaluation: Published,
  earlier: readonly Published[],
  names: EvaluationNames,
  standing: Standing,
): Document {
  const { number, year, status, published, scheme, period, through, rows } = evaluation;
  const { indicators, deductions, bands } = scheme.terms;
  const results = published.results.toSorted(inOrder);
  const bandOf = new Map(bands.map(({ id, name }) => [id, name.zh]));
  const unranked = results.filter(({ rank }) => rank === null).length;
  const counts = [
    ...bands.map(({ id, name }) => `${name.zh} ${results.filter(({ band }) => band === id).length} 个`),
    ...(unranked > 0 ? [`不参加排名 ${unranked} 个`] : []),
  ];
  return {
    kind: 'evaluation',
    number,
    title: {
      zh: `${year}年度政务信息资源共享工作评估报告`,
      en: `Evaluation of the sharing of government data in ${year}`,
    },
    issuer: systemName,
    ...standing,
    head: headOf(number, { zh: '审定日期', at: published.at }, evaluationLife.states[status]),
    rows: [
      half('评估期间', 'Period', `${period.from} 至 ${period.to}`),
      half('被评估部门', 'Departments', `${rows.length} 个`),
      row('等次', 'Bands', text(counts.join('，'))),
      row('指标', 'Indicators', list(indicators.map(({ name, weight }) => `${name.zh}（${weight} 分）`))),
      row(
        '扣分与否决',
        'Deductions',
        text(
          [
            ...deductions.map(({ name, points }) => `${name.zh}每次扣 ${points} 分`),
            ...scheme.terms.vetoes.map(({ name }) => `${name.zh}列末等`),
          ].join('；'),
        ),
        said({
          zh: '尚无数据来源的项目未测算；未测算的指标不计入，其权重由已测算的指标分担。',
          en: 'What nothing tells yet is not measured. What is not measured does not count, and its weight is spread over the rest.',
        }),
      ),
      row('数据来源', 'Made of', text(`日志分段 00000001 至 ${through.number}，根 ${through.root}`)),
      ...results.map((result) => departmentRow(result, evaluation, names, bandOf)),
    ],
    tables: [
      ranking(results, names, bandOf),
      heatMap(results, names, indicators),
      ...(evaluation.delays.length > 0 ? [delays(evaluation.delays, names)] : []),
      ...(earlier.length > 0 ? [trend(results, [...earlier, evaluation], names)] : []),
    ],
    proof: null,
    rests: [
      { document: measures.zh, article: '第六条' },
      { document: measures.zh, article: '第十七条' },
      { document: order809.zh, article: '第三十八条' },
    ],
  };
}

/** The first comes first, and who is not ranked last. */
function inOrder(a: Result, b: Result): number {
  return (
    (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
    (a.department < b.department ? -1 : 1)
  );
}

function departmentRow(
  result: Result,
  { scheme }: Evaluation,
  names: EvaluationNames,
  bandOf: Map<string, string>,
): Document['rows'][number] {
  const { indicators } = scheme.terms;
  const { scores, deductions, total, band, department } = result;
  const nameOf = (id: string) => indicators.find((one) => one.id === id)?.name.zh ?? id;
  const unmeasured = scores.flatMap((one) =>
    one.unmeasured ? [`${nameOf(one.indicator)}（${unmeasuredWords[one.unmeasured].zh}）`] : [],
  );
  const minus = deductions.reduce((sum, { points }) => sum + points, 0);
  const adjusted = scores.filter((one) => one.adjusted).map(({ indicator }) => nameOf(indicator));
  const toDo = weakest(result, scheme.terms).map((id) => {
    const measure = indicators.find((one) => one.id === id)?.measure;
    return `${nameOf(id)}：${(measure ? advice[measure] : adviceOfEvaluators).zh}`;
  });
  return row(
    names.department(department),
    total === null ? 'not ranked' : String(total),
    strong(
      `${total ?? '测算不足，不参加排名'}${band ? `　${bandOf.get(band)}` : ''}${minus > 0 ? `　扣 ${minus} 分` : ''}`,
    ),
    ...(unmeasured.length > 0 ? [text(`未测算：${unmeasured.join('、')}`)] : []),
    ...(adjusted.length > 0 ? [text(`因异议调整：${adjusted.join('、')}`)] : []),
    text(`改进意见：${toDo.join(' ') || (total === null ? '测算不足，暂无。' : '继续保持。')}`),
  );
}

function ranking(results: readonly Result[], names: EvaluationNames, bandOf: Map<string, string>): Table {
  return {
    title: { zh: '一、排名', en: 'Ranking' },
    columns: [
      { label: { zh: '名次', en: 'Rank' }, wide: 1.5, drawn: null },
      { label: { zh: '部门', en: 'Department' }, wide: 4, drawn: null },
      { label: { zh: '得分', en: 'Points' }, wide: 5, drawn: 'bar' },
      { label: { zh: '等次', en: 'Band' }, wide: 1.5, drawn: null },
    ],
    rows: results.map(({ department, rank, total, band }) => ({
      cells: [
        rank === null ? '—' : String(rank),
        names.department(department),
        total === null ? '—' : String(total),
        bandOf.get(band ?? '') ?? '—',
      ],
      shares: [null, null, total === null ? null : total / 100, null],
    })),
  };
}

/** Departments × indicators, each cell shaded by how well it was done. */
function heatMap(results: readonly Result[], names: EvaluationNames, indicators: readonly Indicator[]): Table {
  return {
    // The indicators are numbered in the form.
    title: { zh: '二、各项指标得分率（%）', en: 'What each indicator came to, by its number above' },
    columns: [
      { label: { zh: '部门', en: 'Department' }, wide: 4, drawn: null },
      ...indicators.map((_, n) => ({ label: { zh: String(n + 1), en: '' }, wide: 1, drawn: 'heat' as const })),
    ],
    rows: results.map(({ department, scores }) => ({
      cells: [
        names.department(department),
        ...scores.map(({ share }) => (share === null ? '—' : String(Math.round(share * 100)))),
      ],
      shares: [null, ...scores.map(({ share }) => share)],
    })),
  };
}

function delays(found: readonly Delay[], names: EvaluationNames): Table {
  return {
    title: { zh: '三、逾期最久的事项', en: 'The longest delays' },
    columns: [
      { label: { zh: '部门', en: 'Department' }, wide: 4, drawn: null },
      { label: { zh: '事项', en: 'Case' }, wide: 3, drawn: null },
      { label: { zh: '任务', en: 'Duty' }, wide: 2, drawn: null },
      { label: { zh: '用时（工作日）', en: 'Working days' }, wide: 3, drawn: 'bar' },
    ],
    rows: found.map(({ department, about, duty, days }) => ({
      cells: [names.department(department), names.number(about), dutyWords[duty as DutyKind].name.zh, String(days)],
      shares: [null, null, null, days / (found[0]?.days || 1)],
    })),
  };
}

/** How many years are compared. */
const YEARS = 5;

/** Departments × years, each cell shaded by the points of that year. */
function trend(results: readonly Result[], published: readonly Published[], names: EvaluationNames): Table {
  const years = published.toSorted((a, b) => a.year - b.year).slice(-YEARS);
  return {
    title: { zh: '四、历年得分', en: 'Points over the years' },
    columns: [
      { label: { zh: '部门', en: 'Department' }, wide: 4, drawn: null },
      ...years.map(({ year }) => ({ label: { zh: String(year), en: '' }, wide: 2, drawn: 'heat' as const })),
    ],
    rows: results.map(({ department }) => {
      const totals = years.map(({ published: { results: theirs } }) => {
        return theirs.find((one) => one.department === department)?.total ?? null;
      });
      return {
        cells: [names.department(department), ...totals.map((total) => (total === null ? '—' : String(total)))],
        shares: [null, ...totals.map((total) => (total === null ? null : total / 100))],
      };
    }),
  };
}
