import type { Correction } from '../../domain/cases/correction.ts';
import { mayObject } from '../../domain/cases/correction-answer.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import { correctionLife } from '../../domain/lives/correction.ts';
import { mayTake, partsOf } from '../../domain/machine.ts';
import { correctionsRoutes } from '../routes/corrections.ts';
import { actsOf } from './action.ts';

const step = (name: keyof typeof correctionLife.steps) => (correction: Correction, at: Circumstances) =>
  mayTake(correctionLife, name, correction.status, partsOf(at.by, correction));

export const correctionActs = actsOf(correctionLife, ({ status }: Correction) => status, correctionsRoutes, {
  answerCorrection: ['answer', step('answer')],
  raiseObjection: ['object', mayObject],
  rateCorrection: ['rate', step('rate')],
  withdrawCorrection: ['withdraw', step('withdraw')],
});
