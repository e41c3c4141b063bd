import { type ApplicationForm, draftNumber } from './cases/application.ts';
import type { Correction } from './cases/correction.ts';
import { type Demand, providerOf } from './cases/demand.ts';
import type { DataRequest } from './cases/request.ts';
import type { Resource } from './catalog/resource.ts';
import type { Complaint } from './complaints/complaint.ts';
import type { Negotiation } from './disputes/negotiation.ts';
import type { Duty } from './duties/duty.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { Grant } from './grants/grant.ts';
import type { Sides } from './machine.ts';
import type { Principal } from './people/person.ts';
import { visible } from './people/visibility.ts';
import type { Circular } from './rectifications/circular.ts';
import type { Rectification } from './rectifications/rectification.ts';
import type { Contractor } from './security/contractor.ts';
import type { Incident } from './security/incident.ts';
import type { Safeguard } from './security/safeguard.ts';

/** The kinds of state that have a life people act in. */
export interface Subjects {
  application: ApplicationForm;
  request: DataRequest;
  resource: Resource;
  grant: Grant;
  correction: Correction;
  demand: Demand;
  negotiation: Negotiation;
  rectification: Rectification;
  complaint: Complaint;
  circular: Circular;
  safeguard: Safeguard;
  incident: Incident;
  contractor: Contractor;
  evaluation: Evaluation;
  duty: Duty;
}
export type SubjectKind = keyof Subjects;
/** A state with its kind. */
export type SubjectState<K extends SubjectKind = SubjectKind> = {
  [Each in K]: { kind: Each; state: Subjects[Each] };
}[K];

/** What is an entry or a case; a duty is about one. */
export type CaseKind = Exclude<SubjectKind, 'duty'>;

export const caseNames: Readonly<Record<CaseKind, string>> = {
  application: '需求申请表',
  request: '申请',
  resource: '目录条目',
  grant: '授权',
  correction: '校核',
  demand: '数据需求',
  negotiation: '协商',
  rectification: '整改',
  complaint: '投诉举报',
  circular: '通报',
  safeguard: '安全任务',
  incident: '安全事件',
  contractor: '受托方',
  evaluation: '评估',
};

/** The kind of an entry or a case, by the prefix of its id. */
export const caseKinds = {
  app: 'application',
  req: 'request',
  grt: 'grant',
  cor: 'correction',
  dem: 'demand',
  neg: 'negotiation',
  rec: 'rectification',
  cmp: 'complaint',
  cir: 'circular',
  sfg: 'safeguard',
  inc: 'incident',
  ctr: 'contractor',
  evl: 'evaluation',
  res: 'resource',
} as const satisfies Record<string, CaseKind>;

/** @returns undefined for the id of anything else */
export function caseKindOf(id: string): CaseKind | undefined {
  return (caseKinds as Record<string, CaseKind | undefined>)[id.split('_')[0] ?? ''];
}

/** Whether somebody may see it. */
export function sees(by: Principal, { kind, state }: SubjectState): boolean {
  return (visible[kind] as (by: Principal, state: unknown) => boolean)(by, state);
}

/** The two departments of a case; null for one that it does not have. */
export function sidesOf({ kind, state }: SubjectState): Sides {
  switch (kind) {
    case 'application':
      return { requester: state.requester, provider: null };
    case 'resource':
      return { requester: null, provider: state.provider };
    case 'demand':
      return { requester: state.requester, provider: providerOf(state) };
    case 'rectification':
    case 'safeguard':
    case 'incident':
    case 'contractor':
      return { requester: null, provider: state.department };
    case 'circular':
      return { requester: null, provider: state.issued ? state.department : null };
    // The department complained of has no part in it.
    case 'complaint':
      return { requester: null, provider: state.handler };
    case 'evaluation':
      return { requester: null, provider: null };
    case 'duty':
      return { requester: state.waits, provider: state.owes };
    default:
      return { requester: state.requester, provider: state.provider };
  }
}

/** The number by which people call an entry or a case. */
export function numberOf({ kind, state }: SubjectState<CaseKind>): string {
  if (kind === 'application') return state.status === 'sent' ? state.number : draftNumber(state.id);
  return kind === 'resource' ? state.code : state.number;
}
