import type { ApplicationForm } from '../cases/application.ts';
import type { Correction } from '../cases/correction.ts';
import type { Demand } from '../cases/demand.ts';
import type { DataRequest } from '../cases/request.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { isReferred, type Negotiation } from '../disputes/negotiation.ts';
import { type Duty, isReferredDuty } from '../duties/duty.ts';
import type { DutyKind } from '../duties/policy.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Grant } from '../grants/grant.ts';
import type { DataInterface } from '../grants/interface.ts';
import type { Job } from '../job.ts';
import { bureauIsParty, isGovernment } from '../machine.ts';
import type { Circular } from '../rectifications/circular.ts';
import type { Rectification } from '../rectifications/rectification.ts';
import type { Suggestion } from '../rectifications/suggestion.ts';
import type { Contractor } from '../security/contractor.ts';
import type { Incident } from '../security/incident.ts';
import type { Safeguard } from '../security/safeguard.ts';
import { BUREAU, GOVERNMENT } from './department.ts';
import type { Principal } from './person.ts';

/**
 * What a person may see. For anything else the API answers 404, as if it did not exist.
 * The bureau supervises and sees all cases; the upper authority reads all requests; an administrator sees none (article 6).
 * The city government sees what is referred to it, and nothing of what else its own department has (article 16).
 */
export const visible = {
  request: (by: Principal, request: DataRequest) =>
    isGovernment(by)
      ? bureauIsParty(request) && request.extension !== null
      : readsAll(by) || [request.requester, request.provider].includes(by.department),
  grant: (by: Principal, grant: Grant) =>
    isGovernment(by)
      ? bureauIsParty(grant) && (grant.suspension !== null || grant.filing !== null)
      : readsAll(by) || [grant.requester, grant.provider].includes(by.department),
  /** Only the requester sees an application; once sent, the providers see requests. */
  application: (by: Principal, form: ApplicationForm) => by.department === form.requester,
  /** Until it is sent, only the requester sees a negotiation. */
  negotiation(by: Principal, negotiation: Negotiation) {
    if (isGovernment(by)) return isReferred(negotiation);
    const { requester, provider, sentAt } = negotiation;
    return by.department === requester || (sentAt !== null && (by.department === provider || readsAll(by)));
  },
  /**
   * Until a notice is issued, only those see it who may issue it. The city government sees what it decides in the bureau's place, and
   * what is reported to it (article 23; Order 809 art. 41).
   */
  rectification(by: Principal, rectification: Rectification) {
    const { department, issued, escalation } = rectification;
    const ofTheBureau = department === BUREAU;
    if (isGovernment(by)) return ofTheBureau || escalation !== null;
    return (by.department === department || readsAll(by)) && (issued !== null || (isBureau(by) && !ofTheBureau));
  },
  /** Only those see it who may take it up, and whoever reads what the bureau does. */
  suggestion: (by: Principal, { department }: Suggestion) => (department === BUREAU ? isGovernment(by) : readsAll(by)),
  /** Whoever received or handles it; the bureau sees all, and the city government what is about the bureau (Order 809 art. 37). */
  complaint: (by: Principal, { receivedBy, handler }: Complaint) =>
    isGovernment(by) ? handler === GOVERNMENT : isBureau(by) || [receivedBy, handler].includes(by.department),
  /** Everybody reads it once it is issued; until then whoever may issue it (Order 809 art. 29). */
  circular: (by: Principal, { issued, department }: Circular) =>
    issued !== null || (department === BUREAU ? isGovernment(by) : isBureau(by)),
  /**
   * The city government sees what it owes itself, and the duties for which it may give more time in the bureau's place. What awaits a
   * head's consent has not left the department, so nobody else sees it.
   */
  duty: (by: Principal, duty: Duty) =>
    isGovernment(by)
      ? isReferredDuty(duty) ||
        (extendableKinds.includes(duty.kind) && bureauIsParty({ requester: duty.waits, provider: duty.owes }))
      : (isBureau(by) && duty.kind !== 'consent') || [duty.owes, duty.waits].includes(by.department),
  correction: (by: Principal, { requester, provider }: Correction) =>
    isBureau(by) || [requester, provider].includes(by.department),
  /** A department that was named and declined still sees the demand. */
  demand: (by: Principal, { requester, namings }: Demand) =>
    isBureau(by) || requester === by.department || namings.some(({ department }) => department === by.department),
  /** Whoever supervises security sees what every department has done about it, and so does an auditor. */
  safeguard: (by: Principal, { department }: Safeguard) => supervisesSecurity(by) || by.department === department,
  /** Both sides of the data that it concerns, whoever is above the department where it happened, and an auditor. */
  incident: (by: Principal, { department, grants }: Incident) =>
    isGovernment(by)
      ? department === BUREAU
      : isBureau(by) ||
        by.roles.includes('auditor') ||
        by.department === department ||
        grants.some(({ other }) => other === by.department),
  contractor: (by: Principal, { department }: Contractor) => supervisesSecurity(by) || by.department === department,
  /** Departments see it from the draft on. What was withdrawn concerns the bureau alone. */
  evaluation(by: Principal, { status, scheme, rows }: Evaluation) {
    if (isBureau(by)) return true;
    if (status === 'withdrawn') return false;
    if (by.roles.includes('upper')) return status === 'published';
    if (status === 'published') return true;
    const { indicators } = scheme.terms;
    if (by.roles.includes('evaluator') && indicators.some(({ scoredBy }) => scoredBy === by.department)) return true;
    return status !== 'scoring' && (isGovernment(by) || rows.some(({ department }) => department === by.department));
  },
  interface: (by: Principal, dataInterface: DataInterface) => isBureau(by) || by.department === dataInterface.provider,
  job: (by: Principal, job: Job) => isBureau(by) || by.department === job.department,
  /** A withdrawn entry stays visible, since grants refer to it. */
  resource: (by: Principal, resource: Resource) => resource.version > 0 || visible.draft(by, resource),
  draft: (by: Principal, resource: Resource) => isBureau(by) || by.department === resource.provider,
};

/** What more time may be given for (articles 17, 21 of Order 809), and for what is to be rectified. */
export const extendableKinds: readonly DutyKind[] = [
  ...(['reply', 'update', 'rectify-notice', 'answer-complaint', 'decide-complaint'] as const),
];

/** Whether a person sees the results of all departments: everybody once they are published, until then those who judge. */
export function seesWholeEvaluation(by: Principal, { status }: Pick<Evaluation, 'status'>): boolean {
  return status === 'published' || isBureau(by) || isGovernment(by) || by.roles.includes('evaluator');
}

/** Whether a person reads what concerns all departments. */
export function readsAll(by: Principal): boolean {
  return isBureau(by) || by.roles.includes('upper');
}

/** Whether a person sees what all departments do about security (articles 18, 19, 21). */
export function supervisesSecurity(by: Principal): boolean {
  return isBureau(by) || isGovernment(by) || by.roles.includes('auditor');
}

/** Whether who reads the log may read that of a department, all of it where that is null: an auditor may, others their own (article 12). */
export function readsLogOf(by: Principal, department: string | null): boolean {
  return by.roles.includes('auditor') || by.department === department;
}

/** The department whose cases a person lists: their own, or the bureau's for whoever decides in its place. */
export function listedFor(by: Principal): string {
  return isGovernment(by) ? BUREAU : by.department;
}

export function isBureau(by: Principal): boolean {
  return by.department === BUREAU && by.roles.includes('bureau');
}
