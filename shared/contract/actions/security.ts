import type { Circumstances } from '../../domain/circumstances.ts';
import { contractorLife } from '../../domain/lives/contractor.ts';
import { incidentLife } from '../../domain/lives/incident.ts';
import { safeguardLife } from '../../domain/lives/safeguard.ts';
import { type Contractor, mayEnd, mayRenew } from '../../domain/security/contractor.ts';
import {
  type Incident,
  mayClose,
  mayConclude,
  mayMeasure,
  mayStep,
  maySuspend,
  mayTell,
} from '../../domain/security/incident.ts';
import { mayReport, type Safeguard } from '../../domain/security/safeguard.ts';
import { securityRoutes } from '../routes/security.ts';
import { actsOf } from './action.ts';

/** A check of who, without the time. */
const by =
  <S>(check: (state: S, by: Circumstances['by']) => void) =>
  (state: S, at: Circumstances) =>
    check(state, at.by);
const step = (name: keyof typeof incidentLife.steps) => by((state: Incident, who) => mayStep(state, name, who));

export const safeguardActs = actsOf(safeguardLife, ({ status }: Safeguard) => status, securityRoutes, {
  createReportFile: ['report', by(mayReport)],
  reportSafeguard: ['report', by(mayReport)],
});

export const incidentActs = actsOf(incidentLife, ({ status }: Incident) => status, securityRoutes, {
  classifyIncident: ['classify', step('classify')],
  dismissIncident: ['dismiss', step('dismiss')],
  tellIncident: ['tell', by(mayTell)],
  measureIncident: ['measure', by(mayMeasure)],
  suspendIncident: [
    'suspend',
    by(maySuspend),
    ({ grants, suspended }) => grants.some(({ id }) => !suspended.includes(id)),
  ],
  createIncidentFile: ['conclude', by(mayConclude)],
  concludeIncident: ['conclude', by(mayConclude)],
  returnIncident: ['return', step('return')],
  closeIncident: ['close', by(mayClose)],
});

export const contractorActs = actsOf(contractorLife, ({ status }: Contractor) => status, securityRoutes, {
  renewContractor: ['renew', by(mayRenew)],
  endContractor: ['end', by(mayEnd)],
});
