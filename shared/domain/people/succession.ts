import type { Instant } from '../calendar/time.ts';
import type { ApplicationForm } from '../cases/application.ts';
import type { Contested } from '../cases/contest.ts';
import type { Correction } from '../cases/correction.ts';
import type { Demand } from '../cases/demand.ts';
import type { DataRequest } from '../cases/request.ts';
import type { Collection } from '../catalog/collection.ts';
import type { LegalChange } from '../catalog/legal-change.ts';
import type { OnceOnly } from '../catalog/once-only.ts';
import type { Pooling } from '../catalog/pooling.ts';
import type { Resource } from '../catalog/resource.ts';
import { type Change, change } from '../change.ts';
import type { Complaint } from '../complaints/complaint.ts';
import type { Negotiation } from '../disputes/negotiation.ts';
import { type Duty, isOpen } from '../duties/duty.ts';
import type { Feed } from '../duties/feed.ts';
import { event, type LoggedEvent } from '../event.ts';
import type { Grant } from '../grants/grant.ts';
import type { DataInterface } from '../grants/interface.ts';
import type { Circular } from '../rectifications/circular.ts';
import type { Rectification } from '../rectifications/rectification.ts';
import type { Suggestion } from '../rectifications/suggestion.ts';
import type { Contractor } from '../security/contractor.ts';
import type { Incident } from '../security/incident.ts';
import type { Safeguard } from '../security/safeguard.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import type { Person } from './person.ts';
import type { System } from './system.ts';

/** What a successor takes over, by kind. */
export interface Inherited {
  person: Person;
  system: System;
  resource: Resource;
  pooling: Pooling;
  onceOnly: OnceOnly;
  contested: Contested;
  change: LegalChange;
  collection: Collection;
  application: ApplicationForm;
  request: DataRequest;
  grant: Grant;
  negotiation: Negotiation;
  correction: Correction;
  demand: Demand;
  rectification: Rectification;
  suggestion: Suggestion;
  complaint: Complaint;
  circular: Circular;
  safeguard: Safeguard;
  incident: Incident;
  contractor: Contractor;
  interface: DataInterface;
  feed: Feed;
  webhook: Webhook;
  duty: Duty;
}

/** A department and the one that takes its place. */
export interface Succession {
  from: string;
  to: string;
}

/** In what a department is named: a side of a case, whoever owes or waits, or the department that it is of. */
type As = 'requester' | 'provider' | 'department' | 'owes' | 'waits';
/** Answers for a department in what it is named the one that is to be named. */
type Named = (department: string, as: As) => string;
type Takes<S> = (state: S, named: Named) => S;

const ofBoth = <S extends { requester: string; provider: string }>(state: S, named: Named): S => ({
  ...state,
  requester: named(state.requester, 'requester'),
  provider: named(state.provider, 'provider'),
});
const ofProvider = <S extends { provider: string }>(state: S, named: Named): S => ({
  ...state,
  provider: named(state.provider, 'provider'),
});
const ofDepartment = <S extends { department: string }>(state: S, named: Named): S => ({
  ...state,
  department: named(state.department, 'department'),
});

/** Where a state of each kind names the departments that it belongs to. What it only mentions, such as what was found once, stays. */
const takes: { [K in keyof Inherited]: Takes<Inherited[K]> } = {
  // Whoever has left worked in the department that there was.
  person: (state, named) => (state.active ? ofDepartment(state, named) : state),
  system: ofDepartment,
  resource: ofProvider,
  pooling: ofProvider,
  onceOnly: ofProvider,
  contested: ofProvider,
  change: ofDepartment,
  collection: (state, named) => ({
    ...ofDepartment(state, named),
    parties: state.parties.map((party) => ofDepartment(party, named)),
    source: state.source && ofDepartment(state.source, named),
  }),
  application: (state, named) => ({ ...state, requester: named(state.requester, 'requester') }),
  request: ofBoth,
  grant: ofBoth,
  negotiation: ofBoth,
  correction: ofBoth,
  demand: (state, named) => ({
    ...state,
    requester: named(state.requester, 'requester'),
    namings: state.namings.map((naming) => ofDepartment(naming, named)),
    entry: state.entry && ofProvider(state.entry, named),
  }),
  rectification: ofDepartment,
  suggestion: ofDepartment,
  complaint: (state, named) => ({
    ...state,
    handler: named(state.handler, 'provider'),
    receivedBy: named(state.receivedBy, 'department'),
    against: state.against && named(state.against, 'department'),
  }),
  // What all departments were told stays about the department that there was.
  circular: (state, named) => (state.issued ? state : ofDepartment(state, named)),
  // What was reported stays the record of whoever did it.
  safeguard: (state, named) => (state.status === 'owed' ? ofDepartment(state, named) : state),
  incident: (state, named) => ({
    ...ofDepartment(state, named),
    grants: state.grants.map((grant) => ({ ...grant, other: named(grant.other, 'department') })),
  }),
  contractor: ofDepartment,
  interface: ofProvider,
  feed: ofDepartment,
  webhook: ofDepartment,
  // What is met or cancelled stays the record of whoever owed it.
  duty: (state, named) =>
    isOpen(state)
      ? {
          ...state,
          owes: named(state.owes, 'owes'),
          waits: state.waits === null ? null : named(state.waits, 'waits'),
        }
      : state,
};

/** The kinds of what a successor takes over. */
export const inherited = Object.keys(takes) as (keyof Inherited)[];

/**
 * Puts the successor in the place of a department that was merged into it, wherever the state names it.
 * @returns null where the state does not name it, as after it was moved once
 */
export function succeed<K extends keyof Inherited>(
  kind: K,
  state: Inherited[K],
  { from, to }: Succession,
): Change<K, Inherited[K]> | null {
  const as = new Set<As>();
  const next = (takes[kind] as Takes<Inherited[K]>)(state, (department, what) => {
    if (department !== from) return department;
    as.add(what);
    return to;
  });
  if (as.size === 0) return null;
  return change<K, Inherited[K]>(kind, state, next, event('DepartmentSucceeded', { from, to, as: [...as] }));
}

/** The sides of a case as they were at an instant, before the mergers that its log has since. */
export function sidesAt(
  { requester, provider }: { requester: string; provider: string },
  at: Instant,
  log: readonly LoggedEvent[],
): { requester: string; provider: string } {
  const sides = { requester, provider };
  for (const one of log.toReversed()) {
    if (one.type !== 'DepartmentSucceeded' || one.at <= at) continue;
    for (const side of ['requester', 'provider'] as const) if (one.data.as.includes(side)) sides[side] = one.data.from;
  }
  return sides;
}
