import type { Instant } from '../calendar/time.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Grant } from '../grants/grant.ts';
import { statusAt } from '../grants/term.ts';
import { canReach, type Machine } from '../machine.ts';
import { applicationLife } from './application.ts';
import { circularLife } from './circular.ts';
import { complaintLife } from './complaint.ts';
import { contractorLife } from './contractor.ts';
import { correctionLife } from './correction.ts';
import { deliveryLife } from './delivery.ts';
import { demandLife } from './demand.ts';
import { dutyLife } from './duty.ts';
import { type EntryStatus, entryLife } from './entry.ts';
import { evaluationLife } from './evaluation.ts';
import { extensionLife } from './extension.ts';
import { feedLife } from './feed.ts';
import { filingLife } from './filing.ts';
import { grantLife } from './grant.ts';
import { incidentLife } from './incident.ts';
import { interfaceLife } from './interface.ts';
import { jobLife } from './job.ts';
import { negotiationLife } from './negotiation.ts';
import { policyLife } from './policy.ts';
import { pushLife } from './push.ts';
import { rectificationLife } from './rectification.ts';
import { renewalLife } from './renewal.ts';
import { requestLife } from './request.ts';
import { safeguardLife } from './safeguard.ts';
import { schemeLife } from './scheme.ts';
import { suggestionLife } from './suggestion.ts';
import { systemLife } from './system.ts';
import { webhookLife } from './webhook.ts';

/** Every life. */
export const lives = {
  application: applicationLife,
  system: systemLife,
  request: requestLife,
  extension: extensionLife,
  grant: grantLife,
  renewal: renewalLife,
  filing: filingLife,
  negotiation: negotiationLife,
  correction: correctionLife,
  demand: demandLife,
  suggestion: suggestionLife,
  rectification: rectificationLife,
  complaint: complaintLife,
  circular: circularLife,
  safeguard: safeguardLife,
  incident: incidentLife,
  contractor: contractorLife,
  interface: interfaceLife,
  policy: policyLife,
  scheme: schemeLife,
  evaluation: evaluationLife,
  feed: feedLife,
  entry: entryLife,
  duty: dutyLife,
  job: jobLife,
  push: pushLife,
  webhook: webhookLife,
  delivery: deliveryLife,
} satisfies Record<string, Machine>;

/** A life, and how to read the status of a state. */
interface Life<S> {
  life: Machine;
  status(state: S, now: Instant): string;
}

/** The status of an entry: that of its draft, if it has one. */
export function entryStatus({ draft, published }: Pick<Resource, 'draft' | 'published'>): EntryStatus {
  return draft?.status ?? (published ? 'published' : 'withdrawn');
}

const plain = (life: Machine): Life<{ status: string }> => ({ life, status: ({ status }) => status });

/** Lives by the kind of state. */
const livesByKind: Record<string, Life<never> | undefined> = {
  application: plain(applicationLife),
  request: plain(requestLife),
  // The end of its term ends a grant, even if that is not recorded yet.
  grant: { life: grantLife, status: (grant: Grant, now) => statusAt(grant, now) },
  negotiation: plain(negotiationLife),
  correction: plain(correctionLife),
  demand: plain(demandLife),
  suggestion: plain(suggestionLife),
  rectification: plain(rectificationLife),
  complaint: plain(complaintLife),
  circular: plain(circularLife),
  safeguard: plain(safeguardLife),
  incident: plain(incidentLife),
  contractor: plain(contractorLife),
  interface: plain(interfaceLife),
  policy: plain(policyLife),
  scheme: plain(schemeLife),
  evaluation: plain(evaluationLife),
  feed: plain(feedLife),
  system: plain(systemLife),
  resource: { life: entryLife, status: entryStatus },
  duty: plain(dutyLife),
  job: plain(jobLife),
  push: plain(pushLife),
  webhook: plain(webhookLife),
  delivery: plain(deliveryLife),
};

/** The state of something in its life, in Chinese. @throws Error for a kind without a life */
export function standingOf(kind: string, state: unknown, now: Instant): string {
  const of = livesByKind[kind] as Life<unknown> | undefined;
  const name = of?.life.states[of.status(state, now)];
  if (name === undefined) throw new Error(`no life of a ${kind}`);
  return name;
}

/**
 * Checks that a change follows a step in the life of its kind.
 * @param before null where the state begins
 * @throws Error if not, since that is a bug
 */
export function mustFollowLife(kind: string, before: unknown, next: unknown, now: Instant): void {
  const of = livesByKind[kind] as Life<unknown> | undefined;
  if (!of) return;
  const from = before === null ? null : of.status(before, now);
  const to = of.status(next, now);
  if (!canReach(of.life, from, to)) throw new Error(`no step of a ${kind} leads from ${from} to ${to}`);
}
