import { measures } from '../words.ts';
import type { Document } from './parts.ts';

type Proof = NonNullable<Document['proof']>;

/** What a count rests on: the laws and notices that say which days are off, each once, and the policy and calendar in force. */
export function countedFrom({ days, policy, calendar }: Proof): string[] {
  const sources = days.map(({ source }) => `《${source.title}》${source.article ?? source.documentNumber ?? ''}`);
  return [`日期依据：${[...new Set(sources)].join('、')}`, `适用 ${measures.zh}；政策 ${policy}，日历 ${calendar}`];
}
