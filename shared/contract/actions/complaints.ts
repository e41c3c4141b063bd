import type { Circumstances } from '../../domain/circumstances.ts';
import { type Complaint, mayAnswer, mayLink, mayPassOn } from '../../domain/complaints/complaint.ts';
import { type CircularStep, circularLife } from '../../domain/lives/circular.ts';
import { complaintLife } from '../../domain/lives/complaint.ts';
import {
  type Circular,
  mayAnswerRetraction,
  mayIssueCircular,
  takeStep,
} from '../../domain/rectifications/circular.ts';
import { circularsRoutes, complaintsRoutes } from '../routes/complaints.ts';
import { actsOf } from './action.ts';

const by =
  <S>(check: (state: S, by: Circumstances['by']) => unknown) =>
  (state: S, at: Circumstances) =>
    check(state, at.by);
const step = (name: CircularStep) => by((circular: Circular, who) => takeStep(circular, name, who));

export const complaintActs = actsOf(complaintLife, ({ status }: Complaint) => status, complaintsRoutes, {
  answerComplaint: [['answer', 'answerAbove'], by(mayAnswer)],
  passComplaint: ['passOn', by(mayPassOn), ({ passedOn }) => passedOn === null],
  linkComplaint: [['link', 'linkAbove'], by(mayLink)],
});

export const circularActs = actsOf(circularLife, ({ status }: Circular) => status, circularsRoutes, {
  issueCircular: ['issue', by(mayIssueCircular)],
  updateCircular: ['revise', step('revise')],
  discardCircular: ['discard', step('discard')],
  retractCircular: ['retract', step('retract')],
  answerRetraction: ['confirmRetraction', by(mayAnswerRetraction)],
});
