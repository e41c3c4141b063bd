import type { Instant } from '../calendar/time.ts';
import type { Duty } from '../duties/duty.ts';
import { cancel, meet, openDuty } from '../duties/duty-steps.ts';
import { type Law, rulesOf, rulesOnReceipt } from '../duties/law.ts';
import type { Decision } from '../event.ts';
import { BUREAU } from '../people/department.ts';
import type { Negotiation, Side } from './negotiation.ts';

const sides = ['requester', 'provider'] as const;

/** The bureau's duty to coordinate (article 15), and each side's to answer a ruling (article 16). */
const coordinateDuty = (negotiation: string) => `${negotiation}.coordinate`;
const answerDuty = (negotiation: string, side: Side) => `${negotiation}.ruling.${side}`;

/** The duties that run in a state, by id. */
export function dutiesRunning({ id, status }: Pick<Negotiation, 'id' | 'status'>): string[] {
  if (status === 'coordinating') return [coordinateDuty(id)];
  return status === 'ruled' ? sides.map((side) => answerDuty(id, side)) : [];
}

/**
 * What follows for the duties of a case from its moving on: the bureau owes coordination from the failure of the negotiation
 * until it has ruled or the two have agreed; each side owes an answer from the ruling until it has given one.
 * @param duties those there are
 */
export function dutiesAfter(
  before: Negotiation | null,
  after: Negotiation,
  duties: readonly Duty[],
  { law, now }: { law: Law; now: Instant },
): { opened: Decision<Duty>[]; duties: { of: Duty; decision: Decision<Duty> }[] } {
  const were = before ? dutiesRunning(before) : [];
  const are = dutiesRunning(after);
  const opened = are.filter((id) => !were.includes(id)).map((id) => opening(id, after, law, now));
  const settled = duties
    .filter(({ id, status }) => status === 'open' && (!are.includes(id) || isDone(id, after)))
    .map((of) => {
      const rules = rulesOf(law, of);
      return { of, decision: isDone(of.id, after) ? meet(of, rules, now) : cancel(of, '案件已办结', rules, now) };
    });
  return { opened, duties: settled };
}

/** Whether what is owed has been done, rather than no longer being called for. */
function isDone(id: string, { ruling, status }: Negotiation): boolean {
  const side = sides.find((one) => id.endsWith(`.ruling.${one}`));
  if (side) return ruling?.answers[side] != null;
  return status === 'ruled' || status === 'agreed';
}

function opening(id: string, negotiation: Negotiation, law: Law, now: Instant): Decision<Duty> {
  const { number, resource, requester, provider } = negotiation;
  const side = sides.find((one) => id === answerDuty(negotiation.id, one));
  const kind = side ? 'answer-ruling' : 'coordinate';
  const [owes, waits] = side ? [negotiation[side], side === 'requester' ? provider : requester] : [BUREAU, null];
  const subject = { type: 'negotiation', id: negotiation.id, number, name: resource.name } as const;
  const { rules, start } = rulesOnReceipt(law, kind, null, now);
  return openDuty({ id, kind, subject, owes, waits, start }, rules, now);
}
