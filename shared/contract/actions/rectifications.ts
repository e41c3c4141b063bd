import type { Circumstances } from '../../domain/circumstances.ts';
import { type RectificationStep, rectificationLife } from '../../domain/lives/rectification.ts';
import {
  mayEscalate,
  mayOrder,
  mayProposeAccountability,
  mayRecordAccountability,
} from '../../domain/rectifications/consequences.ts';
import { asksForTime } from '../../domain/rectifications/duties.ts';
import { mayIssue } from '../../domain/rectifications/notice.ts';
import { isOfTheBureau, type Rectification, takeStep } from '../../domain/rectifications/rectification.ts';
import { mayAnswerTime, mayAskTime, mayAttach, mayReport, mayReview } from '../../domain/rectifications/work.ts';
import { rectificationsRoutes } from '../routes/rectifications.ts';
import { actsOf } from './action.ts';

const step =
  (name: RectificationStep) =>
  (rectification: Rectification, { by }: Circumstances) =>
    takeStep(rectification, name, by);
const attach = (rectification: Rectification, { by }: Circumstances) => mayAttach(rectification, by);
const attaching = ['attach', 'attachAbove'] as const;

export const rectificationActs = actsOf(
  rectificationLife,
  ({ status }: Rectification) => status,
  rectificationsRoutes,
  {
    issueRectification: ['issue', mayIssue],
    updateRectification: ['revise', step('revise')],
    discardRectification: ['discard', step('discard')],
    reportRectification: [['report', 'answerOrder'], mayReport],
    reviewRectification: [
      ['accept', 'returnAnswer'],
      mayReview,
      undefined,
      ({ status }) => (status === 'answered' ? ['return'] : ['accept', 'return']),
    ],
    answerTime: ['answerTime', mayAnswerTime, asksForTime],
    askTime: ['askTime', mayAskTime, ({ time }) => time === null],
    prepareFile: [attaching, attach],
    attachFile: [attaching, attach],
    escalateRectification: ['escalate', mayEscalate, (one) => !isOfTheBureau(one)],
    orderRectification: [['order', 'orderItself'], mayOrder, (one) => one.status === 'escalated' || isOfTheBureau(one)],
    concludeRectification: ['conclude', step('conclude')],
    closeRectification: ['exempt', step('exempt')],
    proposeAccountability: [
      'proposeAccountability',
      mayProposeAccountability,
      ({ accountability }) => accountability === null,
    ],
    recordAccountability: [
      'recordAccountability',
      mayRecordAccountability,
      ({ accountability }) => accountability !== null && accountability.outcome === null,
    ],
  },
);
