import type { ApplicationForm } from '../cases/application.ts';
import type { Correction } from '../cases/correction.ts';
import type { Demand } from '../cases/demand.ts';
import type { DataRequest } from '../cases/request.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Negotiation } from '../disputes/negotiation.ts';
import type { Duty } from '../duties/duty.ts';
import type { PolicyVersion } from '../duties/policy-version.ts';
import type { EventType } from '../event.ts';
import type { Grant } from '../grants/grant.ts';
import { bureauIsParty } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import type { Rectification } from '../rectifications/rectification.ts';

/** The cases that notices call for a step in. */
interface Cases {
  application: ApplicationForm;
  correction: Correction;
  request: DataRequest;
  grant: Grant;
  demand: Demand;
  negotiation: Negotiation;
  rectification: Rectification;
  policy: PolicyVersion;
  resource: Resource;
}

/** A step that a notice calls for: the kind of its case, and whether the case still waits for the step. */
export interface StepCalledFor<K extends keyof Cases = keyof Cases> {
  kind: K;
  /** The department that is called on, where others are only told. */
  of?: string;
  isAwaited(state: never, reply: Duty | null): boolean;
}

function step<K extends keyof Cases>(
  kind: K,
  isAwaited: (state: Cases[K], reply: Duty | null) => boolean,
  of?: string,
): StepCalledFor<K> {
  return { kind, isAwaited, ...(of === undefined ? {} : { of }) };
}

const isAsked = ({ status }: DataRequest) => ['submitted', 'replying'].includes(status);

/**
 * The steps that notices call for, by event. Such a mail is pointless once the step was taken, or has become impossible: it would ask
 * for a decision that nobody can make any more. Other notices tell what happened, and go out whatever follows.
 */
const steps: { [T in EventType]?: StepCalledFor } = {
  ApplicationProposed: step('application', ({ status }) => status === 'proposed'),
  ReplyProposed: step('request', ({ status }) => status === 'replying'),
  SupplementAsked: step('request', ({ status }) => status === 'supplementing'),
  ExtensionAsked: step(
    'request',
    (request, reply) => isAsked(request) && request.extension?.declined === null && !reply?.extension,
  ),
  RequestNudged: step('request', isAsked),
  GrantRectified: step('grant', ({ suspension }) => Boolean(suspension?.rectified)),
  RenewalProposed: step('grant', ({ renewal }) => renewal?.status === 'proposed'),
  RenewalAsked: step('grant', ({ renewal }) => renewal?.status === 'asked'),
  RenewalAnswered: step('grant', ({ renewal }) => renewal?.status === 'answered'),
  // The requester is told of it, whatever follows; so is the bureau where it is a side and does not decide.
  FilingMade: step('grant', (grant) => bureauIsParty(grant) || grant.filing?.status === 'filed', BUREAU),
  CorrectionObjected: step('correction', ({ status }) => status === 'objected'),
  DemandStated: step('demand', ({ status }) => status === 'proposed'),
  DemandSubmitted: step('demand', ({ status }) => status === 'submitted'),
  NegotiationProposed: step('negotiation', ({ status }) => status === 'proposed'),
  RectificationDrafted: step('rectification', ({ status }) => status === 'drafted'),
  RectificationTimeAsked: step('rectification', ({ status, time }) => status === 'issued' && time?.answer === null),
  RectificationReported: step('rectification', ({ status }) => status === 'reported' || status === 'answered'),
  PolicyProposed: step('policy', ({ status }) => status === 'proposed'),
  ResourceProposed: step('resource', ({ draft }) => draft?.status === 'proposed'),
  ResourceSubmitted: step('resource', ({ draft }) => draft?.status === 'submitted'),
};

/** The step that a mail about an event calls for; null where it only tells. */
export function stepCalledFor(event: string | undefined): StepCalledFor | null {
  return steps[event as EventType] ?? null;
}
