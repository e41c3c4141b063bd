import type { Unattended } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { cancel, meet, openDuty } from '../duties/duty-steps.ts';
import { rulesOf, rulesOnReceipt } from '../duties/law.ts';
import { BUREAU } from '../people/department.ts';
import type { Negotiation, NegotiationChange } from './negotiation.ts';
import { type Side, sides } from './sides.ts';

/** The bureau's duty to coordinate (article 15), and each side's to answer a ruling (article 16). */
const coordinateDuty = (negotiation: string) => `${negotiation}.coordinate`;
const answerDuty = (negotiation: string, side: Side) => `${negotiation}.ruling.${side}`;

/** The duties that run in a state, by id. */
export function runningDuties({ id, status }: Pick<Negotiation, 'id' | 'status'>): string[] {
  if (status === 'coordinating') return [coordinateDuty(id)];
  return status === 'ruled' ? sides.map((side) => answerDuty(id, side)) : [];
}

/**
 * The duties that end and begin with a change of a case: the bureau owes coordination from the failure of the negotiation until
 * it has ruled or the two have agreed; each side owes an answer from the ruling until it has given one.
 */
export function dutiesOf({ before, next }: NegotiationChange, at: Unattended): DutyChange[] {
  const were = before ? runningDuties(before) : [];
  const are = runningDuties(next);
  const over = at.duties.filter(({ id, status }) => status === 'open' && (!are.includes(id) || isDone(id, next)));
  return [
    ...over.map((duty) => {
      const rules = rulesOf(at.law, duty);
      return isDone(duty.id, next) ? meet(duty, rules, at.now) : cancel(duty, '案件已办结', rules, at.now);
    }),
    ...are.filter((id) => !were.includes(id)).map((id) => openDisputeDuty(id, next, at)),
  ];
}

/** Whether what is owed has been done, rather than no longer being called for. */
function isDone(id: string, { ruling, status }: Negotiation): boolean {
  const side = sides.find((one) => id.endsWith(`.ruling.${one}`));
  if (side) return ruling?.answers[side] != null;
  return status === 'ruled' || status === 'agreed';
}

function openDisputeDuty(id: string, negotiation: Negotiation, { law, now }: Unattended): DutyChange {
  const { number, resource, requester, provider } = negotiation;
  const side = sides.find((one) => id === answerDuty(negotiation.id, one));
  const kind = side ? 'answer-ruling' : 'coordinate';
  const [owes, waits] = side ? [negotiation[side], side === 'requester' ? provider : requester] : [BUREAU, null];
  const subject = { type: 'negotiation', id: negotiation.id, number, name: resource.name } as const;
  const { rules, start } = rulesOnReceipt(law, kind, null, now);
  return openDuty({ id, kind, subject, owes, waits, start }, rules, now);
}
