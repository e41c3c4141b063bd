import type { EventType, LoggedEvent } from '../event.ts';
import { isGovernment, type Sides } from '../machine.ts';
import type { Principal } from '../people/person.ts';
import { readsAll } from '../people/visibility.ts';
import type { CaseEvents } from './cases.ts';
import type { CatalogEvents } from './catalog.ts';
import type { ComplaintEvents } from './complaints.ts';
import type { DisputeEvents } from './disputes.ts';
import type { DutyEvents } from './duties.ts';
import type { GrantEvents } from './grants.ts';
import type { RectificationEvents } from './rectifications.ts';
import type { SecurityEvents } from './security.ts';

/** What is no event of the case itself, or has a list of its own: records of use, what was passed on, and interfaces. */
type Elsewhere =
  | 'CaseRepeated'
  | 'AnswerContested'
  | 'ContestSettled'
  | 'InterfaceRegistered'
  | 'InterfaceRetired'
  | 'AccessTaken'
  | 'DataPassedOn'
  | 'DataNotPassedOn'
  | 'UseRecorded';

/** The events that the history of an entry, a case and its duties tells. */
export type HistoryEvent =
  | Exclude<
      keyof (CaseEvents & GrantEvents & DisputeEvents & RectificationEvents & SecurityEvents & ComplaintEvents),
      Elsewhere
    >
  | Extract<keyof CatalogEvents, `Resource${string}` | `Duplicate${string}` | 'DraftDropped'>
  | Extract<keyof DutyEvents, `Duty${string}` | 'RectificationSuggested' | 'ReportPrepared'>
  | 'DepartmentSucceeded';

/**
 * The same as a list: in each line what the events are about, and what happened. It is in the bundle of every function that changes
 * something, so it is kept short.
 */
export const historyEvents = `
  Application Drafted Revised Proposed Declined Withdrawn Sent
  Request Submitted Withdrawn Nudged Supplemented Lapsed HandedOver Agreed PartlyAgreed Refused
  Extension Asked Declined
  Supplement Asked Missed
  Reply Proposed Declined
  Correction Reported Rejected Objected Rated Withdrawn
  Data Corrected Verified
  Demand Stated Returned Submitted Named Existing Unheld Linked Declined Withdrawn
  Grant Made Provided Suspended Rectified Resumed Terminated Ended Disposed
  Rectification Returned Suggested Drafted Revised Discarded Issued TimeAsked TimeGranted TimeDeclined FileAttached Reported SentBack
  Rectification Accepted Escalated Ordered Concluded Exempted Referred
  Accountability Proposed Recorded
  Complaint Registered PassedOn Answered Linked
  Circular Drafted Revised Discarded Issued RetractionProposed Kept Retracted
  Misuse Settled
  Renewal Proposed Declined Asked Answered Returned Agreed Refused
  Filing Made Accepted Rejected
  Negotiation Proposed Declined Opened Stated FileAttached Agreed Failed Withdrawn
  Terms Proposed Accepted Rejected
  Meeting Recorded
  Ruling Made Accepted Objected Unanswered InForce
  Superior Decided
  Resource Compiled Revised Proposed Submitted Returned Published Withdrawn
  Draft Dropped
  Duplicate Found Lifted
  Duty Opened Reminded Late Escalated Claimed Reopened Stopped Resumed Extended Cancelled Recounted FlagVoided Met
  Report Prepared
  Safeguard Owed Reported
  Incident Reported Classified Dismissed Measured GrantSuspended Concluded Returned Closed
  Authority Told
  Contractor Registered Renewed Ended
  Department Succeeded`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [about = '', ...happened] = line.trim().split(' ');
    return happened.map((what) => `${about}${what}`);
  }) as readonly string[] as readonly HistoryEvent[];

/** Who alone may know of an event: one side, whoever reviews entries besides, or whoever supervises. */
type Within = keyof Sides | 'compilers' | 'above';

/**
 * Events that not everybody knows who sees the case. What staff propose and their head returns has not left the department (809 art. 20);
 * a draft is known to the bureau too; the steps that article 23 has the bureau take are its own.
 */
const within: { readonly [T in EventType]?: Within } = {
  ReplyProposed: 'provider',
  ReplyDeclined: 'provider',
  DemandReturned: 'requester',
  NegotiationProposed: 'requester',
  NegotiationDeclined: 'requester',
  RenewalProposed: 'requester',
  RenewalDeclined: 'requester',
  RenewalAnswered: 'provider',
  RenewalReturned: 'provider',
  ResourceCompiled: 'compilers',
  ResourceRevised: 'compilers',
  ResourceProposed: 'compilers',
  ResourceSubmitted: 'compilers',
  ResourceReturned: 'compilers',
  DraftDropped: 'compilers',
  RectificationSuggested: 'above',
  RectificationDrafted: 'above',
  RectificationRevised: 'above',
  RectificationDiscarded: 'above',
  ReportPrepared: 'above',
  CircularDrafted: 'above',
  CircularRevised: 'above',
  CircularDiscarded: 'above',
  CircularRetractionProposed: 'above',
  CircularKept: 'above',
};

/** Whether somebody who sees a case may know of an event in it. */
export function knowsOf(by: Principal, { type }: Pick<LoggedEvent, 'type'>, sides: Sides): boolean {
  const of = within[type];
  if (of === undefined) return true;
  if (of === 'above') return readsAll(by) || isGovernment(by);
  if (of === 'compilers') return readsAll(by) || sides.provider === by.department;
  return sides[of] === by.department;
}

/** What a step brings with it: nobody does it for itself. */
const consequences: readonly EventType[] = ['DutyOpened', 'DutyMet', 'DutyCancelled', 'DutyStopped', 'DutyResumed'];

export function isConsequence({ type }: Pick<LoggedEvent, 'type'>): boolean {
  return consequences.includes(type);
}
