import type { Circumstances } from '../../domain/circumstances.ts';
import { safeguardLife } from '../../domain/lives/safeguard.ts';
import { mayReport, type Safeguard } from '../../domain/security/safeguard.ts';
import { securityRoutes } from '../routes/security.ts';
import { actsOf } from './action.ts';

const reports = (safeguard: Safeguard, { by }: Circumstances) => mayReport(safeguard, by);

export const safeguardActs = actsOf(safeguardLife, ({ status }: Safeguard) => status, securityRoutes, {
  createReportFile: ['report', reports],
  reportSafeguard: ['report', reports],
});
