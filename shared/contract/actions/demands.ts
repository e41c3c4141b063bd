import { type Demand, mayConsent, takeDemandStep } from '../../domain/cases/demand.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import { demandLife } from '../../domain/lives/demand.ts';
import { demandsRoutes } from '../routes/demands.ts';
import { actsOf } from './action.ts';

const step =
  (name: keyof typeof demandLife.steps) =>
  (demand: Demand, { by }: Circumstances) =>
    takeDemandStep(demand, name, by);

export const demandActs = actsOf(demandLife, ({ status }: Demand) => status, demandsRoutes, {
  updateDemand: ['revise', step('revise')],
  consentDemand: ['consent', mayConsent],
  returnDemand: ['return', step('return')],
  decideDemand: ['name', step('name')],
  answerDemand: ['link', step('link')],
  withdrawDemand: ['withdraw', step('withdraw')],
});
