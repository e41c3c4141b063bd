import * as z from 'zod';
import { type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import { type Basis, basisSchema } from '../catalog/content.ts';
import type { Id } from '../id.ts';
import { departmentId } from '../people/department.ts';
import type { Signature } from '../people/hands.ts';
import { prose } from '../prose.ts';
import type { SideAnswers } from './sides.ts';
import { type Terms, termsSchema } from './terms-fields.ts';

const reasons = prose(2, 2000);

/** A verdict: to share on terms, or not to share, with the basis. */
const share = termsSchema.extend({ verdict: z.literal('share') });
const notShare = z.strictObject({ verdict: z.literal('not-share'), basis: basisSchema });
export type Verdict = (Terms & { verdict: 'share' }) | { verdict: 'not-share'; basis: Basis };

/** Fields of a ruling (评判) by the bureau together with other departments (article 16). */
const rulingFields = { reasons, departments: z.array(departmentId).min(1).max(20) };
export const rulingSchema = z.discriminatedUnion('verdict', [
  share.extend(rulingFields),
  notShare.extend(rulingFields),
]);
export type GivenRuling = z.infer<typeof rulingSchema>;
export interface Ruling extends Signature {
  verdict: Verdict;
  reasons: string;
  departments: string[];
  answers: SideAnswers;
  /** When the bureau referred it, because a side had not answered in time; null if it did not. */
  referred: ({ at: Instant } & Signature) | null;
  at: Instant;
}

/** Who decides above the bureau: the city government, or across levels or cities the common superior (Order 809 art. 28). */
export const authorities = { 'city-government': '本级人民政府', 'common-superior': '共同的上级主管部门' } as const;
export type Authority = keyof typeof authorities;

export function authorityOf({ acrossLevels }: { acrossLevels: boolean }): Authority {
  return acrossLevels ? 'common-superior' : 'city-government';
}

/** Fields of a superior's decision, as its document states them (Order 809 art. 28). */
const decisionFields = {
  authority: prose(2, 100),
  documentNumber: prose(2, 60),
  decidedOn: localDate,
  file: z.string().max(40),
  reasons,
};
export const decisionSchema = z.discriminatedUnion('verdict', [
  share.extend(decisionFields),
  notShare.extend(decisionFields),
]);
export type GivenDecision = z.infer<typeof decisionSchema>;
export interface SuperiorDecision extends Signature {
  kind: Authority;
  authority: string;
  documentNumber: string;
  decidedOn: LocalDate;
  file: Id<'fil'>;
  verdict: Verdict;
  reasons: string;
  at: Instant;
}
