import type { LocalDate } from '../calendar/time.ts';
import type { BasisKind } from '../catalog/metadata.ts';
import { Refusal } from '../refusals.ts';
import { MEASURES, ORDER_809 } from '../regulations.ts';
import { isSameMatter, type Policy, type PolicyMatter } from './policy.ts';

/** The most working days that a law allows, and the longest extension, if the law limits it. */
export interface Ceiling extends PolicyMatter {
  days: number;
  extension?: number;
  by: { document: string; article: string; kind: BasisKind; publishedOn: LocalDate };
}

/** Limits set by law. Where the law sets no days, there is none. */
export const ceilings: readonly Ceiling[] = [
  { duty: 'reply', shareType: 'conditional', days: 5, by: { ...MEASURES, article: '第十五条' } },
  { duty: 'reply', shareType: 'conditional', days: 10, extension: 10, by: { ...ORDER_809, article: '第二十一条' } },
  { duty: 'renew', shareType: null, days: 5, by: { ...MEASURES, article: '第十五条' } },
  { duty: 'update', shareType: null, days: 10, by: { ...MEASURES, article: '第九条' } },
  { duty: 'update', shareType: null, days: 10, extension: 5, by: { ...ORDER_809, article: '第十七条' } },
  { duty: 'reclassify', shareType: null, days: 10, by: { ...MEASURES, article: '第九条' } },
  { duty: 'review', shareType: null, days: 2, by: { ...ORDER_809, article: '第十七条' } },
  { duty: 'provide', shareType: 'conditional', days: 20, by: { ...ORDER_809, article: '第二十二条' } },
  { duty: 'provide', shareType: 'unconditional', days: 1, by: { ...ORDER_809, article: '第二十一条' } },
  { duty: 'correct', shareType: null, days: 10, by: { ...ORDER_809, article: '第二十六条' } },
];

/** Rank of documents: 法律, then 行政法规 and 国务院决定, then 地方性法规 and 规章, then 规范性文件. */
const ranks: Record<BasisKind, number> = {
  law: 4,
  'administrative-regulation': 3,
  'state-council-decision': 3,
  'local-regulation': 2,
  'national-rule': 2,
  'local-notice': 1,
};

/**
 * Refuses a policy that gives more time than law allows. A longer time needs a document of a higher rank than the law that sets
 * the limit, or a newer version of that law. Shorter times are welcome (Order 809 art. 23).
 * @throws Refusal `policy-too-long`
 */
export function checkCeilings({ legalRef, duty, shareType, days, stated, extension }: Policy): void {
  const most = Math.max(days, stated?.most ?? 0);
  for (const ceiling of ceilings) {
    if (!isSameMatter(ceiling, { duty, shareType }) || isOutranked(ceiling, legalRef)) continue;
    if (most > ceiling.days) refuse(ceiling, ceiling.days, 'body.days');
    const more = ceiling.extension;
    if (more !== undefined && extension && extension.maxDays > more) refuse(ceiling, more, 'body.extension.maxDays');
  }
}

function isOutranked({ by }: Ceiling, { document, kind, publishedOn }: Policy['legalRef']): boolean {
  const rank = kind ? ranks[kind] : 0;
  return (
    rank > ranks[by.kind] ||
    (document === by.document && kind === by.kind && publishedOn !== undefined && publishedOn > by.publishedOn)
  );
}

function refuse({ by: { document, article } }: Ceiling, most: number, field: string): never {
  throw new Refusal('policy-too-long', { rule: `《${document}》${article}`, most }, [{ field, message: String(most) }]);
}
