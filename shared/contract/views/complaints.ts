import type * as z from 'zod';
import type { Circumstances } from '../../domain/circumstances.ts';
import { type Complaint, handles, runningDuty } from '../../domain/complaints/complaint.ts';
import type { Unacted } from '../actions/action.ts';
import type * as complaints from '../schemas/complaint.ts';
import { deadlineView, proofView } from './duties.ts';

type Shown = Pick<Circumstances, 'duties' | 'law' | 'now'>;

/** A complaint as a list shows it. @param at with all duties of the list */
export function complaintView(complaint: Complaint, at: Shown): z.input<typeof complaints.complaint> {
  const { id, number, name, status, complainant, channel, receivedOn, receivedBy, handler, against } = complaint;
  const { registered, answer } = complaint;
  const duty = dutyOf(complaint, at);
  return {
    ...{ id, number, name, status, complainant, channel, receivedOn, receivedBy, handler, against },
    registeredAt: registered.at,
    finding: answer?.finding ?? null,
    answeredAt: answer?.at ?? null,
    answeredLate: answer?.late ?? null,
    deadline: duty ? deadlineView(duty, at.law, at.now) : null,
  };
}

/** In full. How to answer whoever complained is told to whoever handles it, and to nobody else. */
export function complaintCaseView(complaint: Complaint, at: Circumstances): Unacted<typeof complaints.complaintCase> {
  const { contact, what, about, registered, passedOn, answer, led } = complaint;
  const duty = dutyOf(complaint, at);
  return {
    ...complaintView(complaint, at),
    ...{ what, about, registered, passedOn, led },
    contact: handles(complaint, at.by) ? contact : null,
    answer: answer && {
      ...{ at: answer.at, by: answer.by, statement: answer.statement, done: answer.done ?? null },
      ...(answer.actingFor === undefined ? {} : { actingFor: answer.actingFor }),
    },
    proof: duty ? proofView(duty, at.law) : null,
  };
}

function dutyOf({ id }: Complaint, { duties }: Shown) {
  return runningDuty({ duties: duties.filter(({ subject }) => subject.id === id) });
}
