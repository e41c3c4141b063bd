import type { SubjectKind, Subjects } from '../../domain/subject.ts';
import type { Acts } from './action.ts';
import { circularActs, complaintActs } from './complaints.ts';
import { correctionActs } from './corrections.ts';
import { demandActs } from './demands.ts';
import { dutyActs } from './duties.ts';
import { entryActs } from './entries.ts';
import { evaluationActs } from './evaluations.ts';
import { grantActs } from './grants.ts';
import { negotiationActs } from './negotiations.ts';
import { rectificationActs } from './rectifications.ts';
import { applicationActs, requestActs } from './requests.ts';
import { contractorActs, incidentActs, safeguardActs } from './security.ts';

/** What can be done to each. */
export const actsByKind = {
  application: applicationActs,
  request: requestActs,
  resource: entryActs,
  grant: grantActs,
  correction: correctionActs,
  demand: demandActs,
  negotiation: negotiationActs,
  rectification: rectificationActs,
  complaint: complaintActs,
  circular: circularActs,
  safeguard: safeguardActs,
  incident: incidentActs,
  contractor: contractorActs,
  evaluation: evaluationActs,
  duty: dutyActs,
} as const satisfies { [K in SubjectKind]: Acts<Subjects[K]> };
