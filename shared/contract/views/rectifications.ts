import type * as z from 'zod';
import type { Unattended } from '../../domain/circumstances.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { rectificationGrounds } from '../../domain/rectifications/grounds.ts';
import { nameOf, type Rectification } from '../../domain/rectifications/rectification.ts';
import type { Unacted } from '../actions/action.ts';
import type * as rectifications from '../schemas/rectification.ts';
import { deadlineView, proofView } from './duties.ts';

/** A rectification as a list shows it, with the date of what is owed now. */
export function rectificationView(
  rectification: Rectification,
  at: Unattended,
): z.input<typeof rectifications.rectification> {
  const { id, number, status, department, ground, draftedAt, issued, dueOn, endedAt } = rectification;
  const duty = dutyOf(rectification, at);
  return {
    ...{ id, number, status, department, ground, draftedAt, dueOn, endedAt },
    cited: rectificationGrounds[ground].cited,
    name: nameOf(rectification),
    issuedAt: issued?.at ?? null,
    deadline: duty ? deadlineView(duty, at.law, at.now) : null,
  };
}

export function rectificationCaseView(
  rectification: Rectification,
  at: Unattended,
): Unacted<typeof rectifications.rectificationCase> {
  const { facts, requirement, handIn, remarks, issued, time, files, reports } = rectification;
  const { escalation, order, conclusion, accountability, ending } = rectification;
  const duty = dutyOf(rectification, at);
  return {
    ...rectificationView(rectification, at),
    ...{ facts, requirement, handIn, remarks, issued, time, files, reports },
    ...{ escalation, order, conclusion, accountability, ending },
    proof: duty ? proofView(duty, at.law) : null,
  };
}

function dutyOf({ duty }: Rectification, { duties }: Pick<Unattended, 'duties'>): Duty | undefined {
  return duties.find(({ id }) => id === duty);
}
