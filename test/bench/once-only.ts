import { SHOWN } from '../../shared/domain/catalog/matching/match.ts';
import { THRESHOLD } from '../../shared/domain/catalog/matching/threshold.ts';
import { blind, chosenOn, compounds, measure, measureCompounds } from '../data/once-only.ts';
import type { Row } from './search.ts';

const THRESHOLDS = [0.3, SHOWN, 0.4, 0.45, THRESHOLD, 0.55, 0.6, 0.65, 0.7];

/** How well matches are told (article 10): precision and recall on the labelled pairs, threshold by threshold;
 * and what is found by its items alone. */
export function benchOnceOnly(): Row[] {
  const sets = { 'chosen on': chosenOn, blind };
  const pairs = Object.entries(sets).map(([name, set]) => ({ name: `pairs, ${name}`, value: set.length, unit: '' }));
  const curve = THRESHOLDS.flatMap((threshold) =>
    Object.entries(sets).flatMap(([name, among]) => {
      const { precision, recall } = measure(among, threshold);
      const at = `from ${threshold}${threshold === THRESHOLD ? ' (the threshold)' : ''}, ${name}`;
      return [
        { name: `precision ${at}`, value: percent(precision), unit: '%' },
        { name: `recall ${at}`, value: percent(recall), unit: '%' },
      ];
    }),
  );
  return [...pairs, ...curve, ...byItemsAlone()];
}

/** Entries under another name whose items are called by longer names: how many are found, and how many are taken for another. */
function byItemsAlone(): Row[] {
  const of = `of ${compounds.length} under another name, with compound item names`;
  const [answered, shown] = [measureCompounds(THRESHOLD), measureCompounds(SHOWN)];
  return [
    { name: `to be answered for, ${of}`, value: answered.found, unit: '' },
    { name: `shown, ${of}`, value: shown.found, unit: '' },
    { name: `taken for another, ${of}`, value: answered.mistaken, unit: '' },
  ];
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

if (import.meta.main) console.table(benchOnceOnly());
