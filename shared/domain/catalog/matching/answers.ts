import * as z from 'zod';
import type { Id } from '../../id.ts';
import { shortText } from '../../prose.ts';
import { Refusal } from '../../refusals.ts';
import { basisSchema } from '../content.ts';
import { basisKinds, keysOf } from '../metadata.ts';
import type { Likeness } from './match.ts';
import { THRESHOLD } from './threshold.ts';

/** A match: a published entry or a registered collection that has the same data. */
export interface Match extends Likeness {
  kind: 'resource' | 'collection';
  id: Id<'res' | 'col'>;
  /** The catalog code of an entry, the number of a collection. */
  number: string;
  /** The department that holds it. */
  department: string;
  called: string;
}

/** Kinds of basis for an exception. A notice of the city itself cannot set article 10 aside. */
const exceptionKinds = keysOf(basisKinds).filter((kind) => kind !== 'local-notice');

/**
 * The registrant's answer to a match: use the existing source for the common items, or name the law that asks to collect them
 * again (article 10).
 */
export const sourceAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('use-existing'), source: z.string().max(40) }),
  z.strictObject({
    kind: z.literal('exception'),
    source: z.string().max(40),
    reason: shortText,
    basis: basisSchema.extend({ kind: z.enum(exceptionKinds) }),
  }),
]);
export type SourceAnswer = z.infer<typeof sourceAnswerSchema>;
export const sourceAnswersSchema = z.array(sourceAnswerSchema).max(100);

/** The matches that still need an answer. */
export function unansweredMatches(matches: Match[], answers: SourceAnswer[]): Match[] {
  return matches.filter((match) => match.score >= THRESHOLD && !answers.some(({ source }) => source === match.id));
}

/**
 * Checks that every match is answered, so that nothing is collected twice (article 10).
 * @throws Refusal `duplicate-collection` naming the matches, `answer-unknown` for an answer to no match or a second answer
 */
export function checkOnceOnly(matches: Match[], answers: SourceAnswer[]): void {
  const sources = answers.map(({ source }) => source);
  const wrong = sources.findIndex((id, at) => sources.indexOf(id) !== at || !matches.some((match) => match.id === id));
  if (wrong >= 0) {
    const field = `body.answers.${wrong}.source`;
    throw new Refusal('answer-unknown', { source: sources[wrong] ?? '' }, [
      { field, message: '不在比对结果中 · not among the matches' },
    ]);
  }
  refuseUnanswered(unansweredMatches(matches, answers));
}

/** @throws Refusal `duplicate-collection` naming each match, if there are any */
export function refuseUnanswered(matches: Pick<Match, 'id' | 'number' | 'called' | 'score'>[]): void {
  if (matches.length === 0) return;
  const named = matches.map(({ called, number, score }) => `${called}（${number}，${percent(score)}）`);
  throw new Refusal(
    'duplicate-collection',
    { count: matches.length, matches: matches.map(({ number }) => number).join('、') },
    matches.map(({ id }, index) => ({ field: `matches.${id}`, message: named[index] ?? '' })),
  );
}

/** My items that existing sources provide, so that they are not collected again. */
export function itemsHeldElsewhere(matches: Match[], answers: SourceAnswer[]): string[] {
  const used = answers.filter(({ kind }) => kind === 'use-existing').map(({ source }) => source);
  return [
    ...new Set(matches.filter(({ id }) => used.includes(id)).flatMap(({ items }) => items.map(([mine]) => mine))),
  ];
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
