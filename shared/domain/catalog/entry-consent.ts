import type { LocalDate } from '../calendar/time.ts';
import type { Role } from '../people/person.ts';
import { inForce, MEASURES, ORDER_809 } from '../regulations.ts';

/** Who consents in a department before an entry goes to the bureau, from a date on. */
interface ConsentRule {
  effectiveFrom: LocalDate;
  legalRef: { document: string; article: string };
  by: readonly Role[];
}

/**
 * The rules as dated data, the oldest first. Since Order 809 it is whoever is in charge of the department (部门负责人): its leader,
 * or the deputy whom the leader names. Before, it was the head of the sharing office, who goes on consenting to applications and
 * replies (809 art. 20). A city that decides otherwise adds its rule with its date; what was consented to before stays so.
 */
const rules: readonly [ConsentRule, ...ConsentRule[]] = [
  { effectiveFrom: inForce.measures, legalRef: { ...MEASURES, article: '第七条' }, by: ['head'] },
  { effectiveFrom: inForce.order809, legalRef: { ...ORDER_809, article: '第十三条' }, by: ['leader', 'deputy'] },
];

/** The roles that consent to an entry on a day. */
export function entryConsenters(on: LocalDate, all: readonly [ConsentRule, ...ConsentRule[]] = rules): readonly Role[] {
  return (all.findLast(({ effectiveFrom }) => effectiveFrom <= on) ?? all[0]).by;
}
