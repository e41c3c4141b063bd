import { groundsOf } from '../../domain/duties/proof.ts';
import { groundsWords, sourcesOf } from '../proof.ts';
import { measures } from '../words.ts';
import type { Document } from './parts.ts';

type Proof = NonNullable<Document['proof']>;

/**
 * What a count rests on, for below its table: how it began, what stopped it and what was added; each law and notice that says
 * which days are off; and the versions of the policy and the calendar.
 */
export function countedFrom(proof: Proof): string[] {
  const { days, due, policy, calendar } = proof;
  return [
    ...groundsWords(groundsOf(proof), due).map(({ zh }) => zh),
    ...sourcesOf(days).words.map((cited, n) => `[${n + 1}] ${cited}`),
    `适用 ${measures.zh}；政策 ${policy}，日历 ${calendar}`,
  ];
}
