import { inForce, MEASURES } from '../regulations.ts';
import type { Indicator, Scheme, SchemeTerms } from './scheme.ts';

/** The scheme that a year is evaluated by: of those confirmed for it or an earlier one the newest, or that of the product. */
export function schemeFor(schemes: readonly Scheme[], year: number): { id: string; terms: SchemeTerms } {
  const holding = schemes.filter(({ status, terms }) => status === 'confirmed' && terms.year <= year);
  const order = ({ terms, confirmed }: Scheme) => `${terms.year}#${confirmed?.at}`;
  return holding.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1) ?? ownScheme;
}

const measuredBy = (measure: Indicator['measure'], weight: number, zh: string, en: string): Indicator => ({
  id: String(measure),
  ...{ name: { zh, en }, weight, measure, scoredBy: null },
});

/** What the product begins with, since the measures ask for an evaluation and name no figures. The bureau loads its own. */
export const ownScheme = {
  id: 'own',
  terms: {
    year: Number(inForce.measures.slice(0, 4)),
    legalRef: { document: MEASURES.document, article: '第十七条' },
    indicators: [
      measuredBy('completeness', 15, '目录编制完整', 'The catalog is complete'),
      measuredBy('updates', 10, '目录按时更新', 'The catalog is updated in time'),
      measuredBy('attached', 15, '数据挂接', 'Data is attached to the entries'),
      measuredBy('replies', 15, '按时答复', 'Requests are answered in time'),
      measuredBy('provision', 10, '按时提供', 'Data is provided in time'),
      measuredBy('corrections', 10, '校核按时办结并解决', 'Corrections are made in time, and solve the matter'),
      measuredBy('quality', 10, '数据质量', 'The quality of data'),
      measuredBy('use', 5, '使用与成效有记录', 'Use and its effect are recorded'),
      measuredBy('security', 5, '日志与安全职责', 'Logs and security duties'),
      measuredBy('rating', 5, '使用部门评价', 'The rating by requesters'),
    ],
    deductions: [
      {
        id: 'duplicate',
        name: { zh: '重复采集', en: 'Duplicate collection' },
        tally: 'duplicate-collections',
        points: 3,
      },
      {
        id: 'rectification',
        name: { zh: '逾期整改', en: 'Late rectification' },
        tally: 'rectifications-late',
        points: 5,
      },
    ],
    vetoes: [
      {
        id: 'incident',
        name: { zh: '本部门责任的安全事件', en: 'A security incident of its own making' },
        tally: 'security-incidents',
      },
    ],
    bands: [
      { id: 'excellent', name: { zh: '优秀', en: 'Excellent' }, least: 90 },
      { id: 'good', name: { zh: '良好', en: 'Good' }, least: 80 },
      { id: 'pass', name: { zh: '合格', en: 'Satisfactory' }, least: 60 },
      { id: 'fail', name: { zh: '不合格', en: 'Unsatisfactory' }, least: 0 },
    ],
    leastMeasured: 40,
    objectionDays: 10,
  },
} as const satisfies { id: string; terms: unknown } as unknown as { id: string; terms: SchemeTerms };
