import { groundsOf } from '../../domain/duties/proof.ts';
import { groundsWords, sourcesOf } from '../proof.ts';
import { measures } from '../words.ts';
import type { Document } from './parts.ts';

type Proof = NonNullable<Document['proof']>;

/**
 * What a count rests on, below its table: how it began, what stopped and what was added; the laws and notices that say which days
 * are off, each once; the policy and the calendar by their versions.
 */
export function countedFrom(proof: Proof): string[] {
  const { days, due, policy, calendar } = proof;
  return [
    ...groundsWords(groundsOf(proof), due).map(({ zh }) => zh),
    ...sourcesOf(days).words.map((cited, n) => `[${n + 1}] ${cited}`),
    `适用 ${measures.zh}；政策 ${policy}，日历 ${calendar}`,
  ];
}
