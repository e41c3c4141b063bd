import type { Figures } from '../statistics/figures.ts';
import { rounded } from '../statistics/figures.ts';
import { measured, measures, tallied } from './measures.ts';
import type { Indicator, SchemeTerms } from './scheme.ts';

/** Why an indicator has no points: nothing tells it yet, there was no occasion, it would be one's own, or nobody scored it. */
export type Unmeasured = 'no-source' | 'no-occasion' | 'own-department' | 'not-scored';

/** An indicator of a department. `share` is from 0 to 1, `points` of the indicator's weight; null where it is not measured. */
interface Score {
  indicator: string;
  share: number | null;
  points: number | null;
  unmeasured: Unmeasured | null;
  /** It was changed on an objection. */
  adjusted: boolean;
}

export interface Result {
  department: string;
  scores: Score[];
  /** `count` null: nothing tells it yet, so that nothing is deducted. */
  deductions: { id: string; count: number | null; points: number }[];
  vetoes: { id: string; count: number | null }[];
  /** The weight of what was measured, of a hundred. */
  measured: number;
  /** From 0 to 100; null where too little was measured. */
  total: number | null;
  band: string | null;
  /** From 1; those with the same total share one. */
  rank: number | null;
}

/** What a year's facts and evaluators say of the departments, and what was changed on objections. */
export interface Judged {
  terms: SchemeTerms;
  rows: readonly { department: string; figures: Figures }[];
  given: readonly { indicator: string; department: string; score: number }[];
  adjusted: readonly { indicator: string; department: string; score: number }[];
}

/**
 * The results of departments. What is not measured counts neither for nor against a department: its weight is spread over what is
 * measured of it. Whoever had no occasion would otherwise lose points for nothing, or gain some; and where too little is measured for a
 * fair comparison, a department is not ranked at all.
 */
export function resultsOf({ terms, rows, given, adjusted }: Judged): Result[] {
  const results = rows.map(({ department, figures }) => {
    const at = (list: Judged['given'], indicator: string) =>
      list.findLast((one) => one.indicator === indicator && one.department === department)?.score;
    const scores = terms.indicators.map((indicator): Score => {
      const changed = at(adjusted, indicator.id);
      const found =
        changed === undefined ? scored(indicator, department, figures, at(given, indicator.id)) : changed / 100;
      const share = typeof found === 'number' ? found : null;
      return {
        indicator: indicator.id,
        share,
        points: share === null ? null : rounded(share * indicator.weight),
        unmeasured: typeof found === 'number' ? null : found,
        adjusted: changed !== undefined,
      };
    });
    return { department, scores, ...totalOf(terms, scores, figures) };
  });
  const totals = results.flatMap(({ total }) => total ?? []);
  return results.map((result) => ({
    ...result,
    rank: result.total === null ? null : 1 + totals.filter((total) => total > (result.total ?? 0)).length,
  }));
}

/** The share of an indicator, or why there is none. */
function scored(
  { measure, scoredBy }: Indicator,
  department: string,
  figures: Figures,
  given: number | undefined,
): number | Unmeasured {
  if (measure !== null) return measures[measure] === null ? 'no-source' : (measured(measure, figures) ?? 'no-occasion');
  if (scoredBy === department) return 'own-department';
  return given === undefined ? 'not-scored' : given / 100;
}

function totalOf(
  { indicators, deductions, vetoes, bands, leastMeasured }: SchemeTerms,
  scores: Score[],
  figures: Figures,
) {
  const weightOf = new Map(indicators.map(({ id, weight }) => [id, weight]));
  const known = scores.filter(({ points }) => points !== null);
  const weight = rounded(known.reduce((sum, { indicator }) => sum + (weightOf.get(indicator) ?? 0), 0));
  const points = known.reduce((sum, one) => sum + (one.points ?? 0), 0);
  const deducted = deductions.map(({ id, tally, points: each }) => {
    const count = tallied(tally, figures);
    return { id, count, points: rounded((count ?? 0) * each) };
  });
  const vetoed = vetoes.map(({ id, tally }) => ({ id, count: tallied(tally, figures) }));
  const isRanked = weight > 0 && weight >= leastMeasured;
  const minus = deducted.reduce((sum, one) => sum + one.points, 0);
  const total = isRanked ? Math.round(Math.max(0, (points / weight) * 100 - minus) * 100) / 100 : null;
  const isVetoed = vetoed.some(({ count }) => (count ?? 0) > 0);
  const band = isVetoed ? bands.at(-1) : total === null ? undefined : bands.find(({ least }) => total >= least);
  return { deductions: deducted, vetoes: vetoed, measured: weight, total, band: band?.id ?? null, rank: null };
}
