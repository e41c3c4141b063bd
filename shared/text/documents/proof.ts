import { groundsOf } from '../../domain/duties/proof.ts';
import { groundsWords, sourcesOf } from '../proof.ts';
import { measures } from '../words.ts';
import type { Document } from './parts.ts';

type Proof = NonNullable<Document['proof']>;

/**
 * What a count rests on, for below its table: how it began, what stopped it and what was added; each law and notice that says
 * which days are off. The versions of the policy and the calendar are in the signed data.
 */
export function countedFrom(proof: Proof): string[] {
  const { days, due } = proof;
  return [
    ...groundsWords(groundsOf(proof), due).map(({ zh }) => zh),
    ...sourcesOf(days).words.map((cited, n) => `[${n + 1}] ${cited}`),
    `适用 ${measures.zh}`,
  ];
}
