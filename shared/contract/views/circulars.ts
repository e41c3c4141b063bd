import type * as z from 'zod';
import type { Circumstances } from '../../domain/circumstances.ts';
import { isOpen } from '../../domain/duties/duty.ts';
import { isGovernment } from '../../domain/machine.ts';
import { isBureau } from '../../domain/people/visibility.ts';
import type { Circular } from '../../domain/rectifications/circular.ts';
import { rectificationGrounds } from '../../domain/rectifications/grounds.ts';
import type { Unacted } from '../actions/action.ts';
import type * as circulars from '../schemas/circular.ts';
import { deadlineView } from './duties.ts';

/** A notice of criticism as a list shows it. That its withdrawal was proposed, only whoever decides on it is told. */
export function circularView(circular: Circular, at: Circumstances): z.input<typeof circulars.circular> {
  const { id, number, name, ground, status, department, draftedAt, issued, retraction } = circular;
  const duty = at.duties.findLast((each) => each.subject.id === id && isOpen(each));
  return {
    ...{ id, number, name, ground, department, draftedAt },
    status: status === 'retracting' && !decides(at) ? 'issued' : status,
    cited: rectificationGrounds[ground].cited,
    issuedAt: issued?.at ?? null,
    retractedAt: status === 'retracted' ? (retraction?.answer?.at ?? null) : null,
    deadline: duty && decides(at) ? deadlineView(duty, at.law, at.now) : null,
  };
}

export function circularCaseView(circular: Circular, at: Circumstances): Unacted<typeof circulars.circularCase> {
  const { facts, demand, rectification, discarded, issued, retraction, status, department } = circular;
  const told = decides(at);
  return {
    ...circularView(circular, at),
    ...{ demand, discarded, issued },
    // What others may not read leads nowhere.
    facts: told || at.by.department === department ? facts : facts.map(({ text }) => ({ text, shownBy: [] })),
    rectification: told || at.by.department === department ? rectification : null,
    retraction: told || status === 'retracted' ? retraction : null,
  };
}

const decides = ({ by }: Circumstances) => isBureau(by) || isGovernment(by);
