import type { Result } from './results.ts';
import type { SchemeTerms } from './scheme.ts';

/** What a department does best to improve on: the indicators that cost it most points, the worst first. */
export function weakest({ scores }: Pick<Result, 'scores'>, { indicators }: SchemeTerms, most = 3): string[] {
  const lost = scores.flatMap(({ indicator, points }) => {
    const weight = indicators.find(({ id }) => id === indicator)?.weight ?? 0;
    return points === null || points >= weight * 0.9 ? [] : [{ indicator, lost: weight - points }];
  });
  return lost
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, most)
    .map(({ indicator }) => indicator);
}
