import { type Figures, rounded } from '../statistics/figures.ts';
import type { MeasureName, TallyName } from './measure-names.ts';

/** How well something is done, from 0 to 1; null where there was no occasion to do it. Null for a measure that nothing in the log tells yet. */
type Measure = ((figures: Figures) => number | null) | null;

/** The mean of what is known of several. */
const mean = (...shares: (number | null)[]): number | null => {
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? null : rounded(known.reduce((sum, share) => sum + share, 0) / known.length);
};

/**
 * What an indicator can be measured by. A measure is null until its events are there: what depends on it is shown as not measured, and
 * no value is invented. To connect one, write how it follows from the figures.
 */
export const measures = {
  /** How complete the metadata of the entries is. */
  completeness: ({ entries }) => entries.filled,
  updates: ({ updates }) => updates.rate,
  /** Of the entries that may be shared, those whose data can be had. */
  attached: ({ entries }) => entries.attached,
  replies: ({ replies }) => replies.rate,
  provision: ({ provision }) => provision.rate,
  /** In time, and the matter solved as whoever reported it says. */
  corrections: ({ corrections }) => mean(corrections.rate, corrections.solved),
  /** What was wrong for each entry: data that had to be corrected, and entries that the bureau returned. */
  quality: ({ entries: { published, returned }, corrections: { corrected } }) =>
    published === 0 ? null : rounded(Math.max(0, 1 - (returned + corrected) / published)),
  use: ({ use }) => use.recorded,
  rating: ({ corrections: { stars } }) => (stars === null ? null : rounded(stars / 5)),
  /** Risk assessments, reviews, plans and drills in time (articles 18 to 21). */
  security: ({ security }) => security.rate,
} as const satisfies Record<MeasureName, Measure>;

/** How often something happened for which points are deducted, or that vetoes. */
type Tally = ((figures: Figures) => number) | null;

const tallies = {
  /** Dates of rectification that were missed. */
  'rectifications-late': ({ rectifications }) => rectifications.late,
  /** Entries and collections that were found to be duplicates (article 10). */
  'duplicate-collections': ({ collections }) => collections.duplicates,
  /** Security incidents that the department answers for (article 22). */
  'security-incidents': ({ security }) => security.incidents,
} as const satisfies Record<TallyName, Tally>;

/** @returns null where there was no occasion, or nothing tells it */
export function measured(name: MeasureName, figures: Figures): number | null {
  return measures[name]?.(figures) ?? null;
}

/** @returns null where nothing tells it */
export function tallied(name: TallyName, figures: Figures): number | null {
  return tallies[name]?.(figures) ?? null;
}
