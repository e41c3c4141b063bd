import {
  type Evaluation,
  mayAnswer,
  mayConclude,
  mayDecide,
  mayObject,
  mayOpenDraft,
  mayScore,
  mayWithdraw,
} from '../../domain/evaluation/evaluation.ts';
import { mayConfirmScheme, mayWithdrawScheme, type Scheme } from '../../domain/evaluation/scheme.ts';
import { evaluationLife } from '../../domain/lives/evaluation.ts';
import { schemeLife } from '../../domain/lives/scheme.ts';
import { evaluationsRoutes, schemesRoutes } from '../routes/evaluations.ts';
import { actsOf } from './action.ts';

export const schemeActs = actsOf(schemeLife, ({ status }: Scheme) => status, schemesRoutes, {
  confirmScheme: ['confirm', mayConfirmScheme],
  withdrawScheme: ['withdraw', mayWithdrawScheme],
});

export const evaluationActs = actsOf(evaluationLife, ({ status }: Evaluation) => status, evaluationsRoutes, {
  scoreEvaluation: ['score', mayScore],
  openEvaluation: ['open', mayOpenDraft],
  objectEvaluation: ['object', mayObject],
  answerEvaluation: ['answer', mayAnswer, ({ objections }) => objections.some((one) => !one.answer)],
  concludeEvaluation: ['conclude', mayConclude],
  decideEvaluation: [['approve', 'return'], mayDecide],
  withdrawEvaluation: ['withdraw', mayWithdraw],
});
