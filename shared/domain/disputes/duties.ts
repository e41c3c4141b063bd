import type { Unattended } from '../circumstances.ts';
import { openOnReceipt } from '../duties/case-duties.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import { cancel, meet } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import type { DutyKind } from '../duties/policy.ts';
import { BUREAU, GOVERNMENT } from '../people/department.ts';
import type { Negotiation, NegotiationChange } from './negotiation.ts';
import { otherSide, type Side, sides } from './sides.ts';
import { authorityOf } from './verdict.ts';

/**
 * The head's duty to consent (Order 809 art. 20), each side's in its turn to answer the other and the bureau's to coordinate
 * (article 15), each side's to answer a ruling (article 16), and the city government's to decide (Order 809 art. 28).
 */
const consentDuty = (negotiation: string) => `${negotiation}.consent`;
const negotiateDuty = (negotiation: string, turn: number) => `${negotiation}.negotiate.${turn}`;
const coordinateDuty = (negotiation: string) => `${negotiation}.coordinate`;
const decideDuty = (negotiation: string) => `${negotiation}.decide`;
const answerDuty = (negotiation: string, side: Side) => `${negotiation}.ruling.${side}`;

/** Ids of the duties that run in a state. */
export function runningDuties(negotiation: Negotiation): string[] {
  const { id, status } = negotiation;
  if (status === 'proposed') return [consentDuty(id)];
  if (status === 'negotiating') return negotiation.turn ? [negotiateDuty(id, negotiation.turn.number)] : [];
  if (status === 'coordinating') return [coordinateDuty(id)];
  if (status === 'referred' || status === 'recused') {
    // The common superior of departments of several cities or levels owes nothing here.
    return authorityOf(negotiation) === 'city-government' ? [decideDuty(id)] : [];
  }
  return status === 'ruled' ? sides.map((side) => answerDuty(id, side)) : [];
}

/**
 * The duties that end and begin with a change. The bureau owes coordination from the failure of the negotiation until it rules or
 * the sides agree; each side owes an answer to the ruling; the city government owes the decision of what is referred to it.
 */
export function dutiesOf({ before, next }: NegotiationChange, at: Unattended): DutyChange[] {
  const were = before ? runningDuties(before) : [];
  const are = runningDuties(next);
  const over = at.duties.filter(({ id, status }) => status === 'open' && (!are.includes(id) || isAnswered(id, next)));
  return [
    ...over.map((duty) => {
      const rules = rulesOf(at.law, duty);
      return isDone(duty, next) ? meet(duty, rules, at.now) : cancel(duty, '争议事项已办结', rules, at.now);
    }),
    ...are.filter((id) => !were.includes(id)).map((id) => openDisputeDuty(id, next, at)),
  ];
}

/** Whether a side has answered the ruling. The other may still have to. */
function isAnswered(id: string, { ruling }: Negotiation): boolean {
  const side = sides.find((each) => id.endsWith(`.ruling.${each}`));
  return side !== undefined && ruling?.answers[side] != null;
}

/** Whether the work is done; otherwise it is no longer needed. */
function isDone({ id, kind, owes }: Duty, next: Negotiation): boolean {
  const { status } = next;
  if (kind === 'consent') return status !== 'withdrawn';
  if (kind === 'negotiate') return status !== 'withdrawn' && next.turn !== undefined && next[next.turn.of] !== owes;
  if (kind === 'answer-ruling') return isAnswered(id, next);
  if (kind === 'decide') return status === 'decided';
  return status === 'ruled' || status === 'agreed';
}

function openDisputeDuty(id: string, negotiation: Negotiation, at: Unattended): DutyChange {
  const { number, resource, requester } = negotiation;
  const side = sides.find((each) => id === answerDuty(negotiation.id, each));
  const subject = { type: 'negotiation', id: negotiation.id, number, name: resource.name } as const;
  const open = (kind: DutyKind, owes: string, waits: string | null) =>
    openOnReceipt({ id, kind, subject, owes, waits }, null, at);
  if (side) return open('answer-ruling', negotiation[side], negotiation[otherSide(side)]);
  if (id === consentDuty(negotiation.id)) return open('consent', requester, null);
  if (negotiation.turn && id === negotiateDuty(negotiation.id, negotiation.turn.number)) {
    const { of } = negotiation.turn;
    return open('negotiate', negotiation[of], negotiation[otherSide(of)]);
  }
  return id === decideDuty(negotiation.id) ? open('decide', GOVERNMENT, null) : open('coordinate', BUREAU, null);
}
