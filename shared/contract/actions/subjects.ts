import type { ApplicationForm } from '../../domain/cases/application.ts';
import type { Correction } from '../../domain/cases/correction.ts';
import type { Demand } from '../../domain/cases/demand.ts';
import type { DataRequest } from '../../domain/cases/request.ts';
import type { Resource } from '../../domain/catalog/resource.ts';
import type { Negotiation } from '../../domain/disputes/negotiation.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import type { Grant } from '../../domain/grants/grant.ts';
import type { Acts } from './action.ts';
import { correctionActs } from './corrections.ts';
import { demandActs } from './demands.ts';
import { dutyActs } from './duties.ts';
import { entryActs } from './entries.ts';
import { grantActs } from './grants.ts';
import { negotiationActs } from './negotiations.ts';
import { applicationActs, requestActs } from './requests.ts';

/** The kinds of state that have a life people act in. */
interface Subjects {
  application: ApplicationForm;
  request: DataRequest;
  resource: Resource;
  grant: Grant;
  correction: Correction;
  demand: Demand;
  negotiation: Negotiation;
  duty: Duty;
}
export type SubjectKind = keyof Subjects;
/** A state with its kind. */
export type SubjectState<K extends SubjectKind = SubjectKind> = {
  [Each in K]: { kind: Each; state: Subjects[Each] };
}[K];

/** What can be done to each. */
export const actsByKind = {
  application: applicationActs,
  request: requestActs,
  resource: entryActs,
  grant: grantActs,
  correction: correctionActs,
  demand: demandActs,
  negotiation: negotiationActs,
  duty: dutyActs,
} as const satisfies { [K in SubjectKind]: Acts<Subjects[K]> };
