import type { Audience } from './duties/policy.ts';
import type { DomainEvent, EventData, EventType } from './event.ts';

/**
 * What happens after a commit, event by event: mails to send, timers to set, jobs to start, the upper platform to be told or
 * asked what it holds.
 * The reactor carries these out; whatever is not listed has no effect beyond the log.
 */
export type Effect =
  | { kind: 'mail'; template: MailTemplate; to: MailAudience }
  | { kind: 'timer' }
  | { kind: 'job' }
  | { kind: 'push' }
  | { kind: 'reconcile' };

/** A policy's audience, or a department's staff named by the event. */
export type MailAudience =
  | Audience
  | { person: string }
  /** Every department's staff. */
  | { departments: 'all' }
  | { staffOf: string }
  | { headOf: string }
  | { leaderOf: string };

/** For each event what follows from what it says. */
type ByEvent<Follows> = { [T in EventType]?: (data: EventData[T]) => Follows[] };

/** The kinds of duty that have a mail when they begin. */
const announced = ['update', 'answer-ruling', 'provide', 'correct', 'compile'];

const timer = { kind: 'timer' } as const;
const push = { kind: 'push' } as const;
const mail = <T extends string>(template: T, to: MailAudience) => ({ kind: 'mail', template, to }) as const;

/** What follows from an event but for its notice. A template that is named here and has no words in shared/text does not compile. */
const effects = {
  PersonLeft: ({ department, successor }) =>
    successor ? [] : [mail('person-left', { leaderOf: department }), mail('person-left', 'bureau')],
  RequestSubmitted: ({ provider }) => [mail('request-received', { staffOf: provider })],
  RequestAgreed: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  RequestPartlyAgreed: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  RequestRefused: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  ResourceProposed: ({ provider, job }) => (job ? [] : [mail('resource-proposed', { headOf: provider })]),
  ResourceReturned: ({ provider }) => [mail('resource-returned', { staffOf: provider })],
  ResourcePublished: () => [push],
  ResourceWithdrawn: () => [push],
  PushResent: () => [push],
  DriftStarted: () => [{ kind: 'reconcile' }],
  DriftReported: ({ missing, unknown, version, content }) =>
    missing + unknown + version + content > 0 ? [mail('drift-found', 'bureau')] : [],
  GrantMade: ({ endsOn }) => (endsOn ? [timer] : []),
  GrantTerminated: () => [timer],
  GrantEnded: () => [timer],
  RenewalAgreed: () => [timer],
  FilingAccepted: ({ endsOn }) => (endsOn ? [timer] : []),
  // The provider learns of a reply duty by the request's own mail; the other duties are announced here.
  // The bureau sees in its list what it has to review; a classification has a reminder before its basis ends.
  DutyOpened: ({ kind }) => [timer, ...(announced.includes(kind) ? [mail('duty-opened', 'owing')] : [])],
  DutyReopened: () => [timer, mail('duty-reopened', 'owing')],
  DutyReminded: ({ to }) => [timer, ...to.map((audience) => mail('duty-reminder', audience))],
  DutyLate: ({ to }) => [timer, ...to.map((audience) => mail('duty-late', audience))],
  DutyEscalated: ({ to }) => [timer, ...to.map((audience) => mail('duty-urged', audience))],
  RectificationSuggested: ({ to }) => [timer, ...to.map((audience) => mail('rectification-suggested', audience))],
  ReportPrepared: ({ to }) => [timer, ...to.map((audience) => mail('report-prepared', audience))],
  DutyClaimed: () => [timer],
  DutyStopped: () => [timer],
  DutyResumed: () => [timer],
  // The requester is told of the extension too (Order 809 art. 21).
  DutyExtended: () => [timer, mail('duty-extended', 'owing'), mail('duty-extended', 'waiting')],
  DutyCancelled: () => [timer],
  // A recount of many duties is announced once, by its job.
  DutyRecounted: ({ from, to, job }) => [
    timer,
    ...(from === to || job ? [] : [mail('duty-recounted', 'owing'), mail('duty-recounted', 'waiting')]),
  ],
  DutyFlagVoided: ({ to }) => to.map((audience) => mail('flag-voided', audience)),
  DutyMet: () => [timer],
  JobStarted: () => [{ kind: 'job' }],
  JobFinished: ({ recounted = [] }) =>
    recounted.map(({ department }) => mail('duties-recounted', { staffOf: department })),
} satisfies ByEvent<{ kind: Effect['kind'] }>;

const staff = (department: string): MailAudience => ({ staffOf: department });
const head = (department: string): MailAudience => ({ headOf: department });

interface Sides {
  requester: string;
  provider: string;
}
const bothStaff = ({ requester, provider }: Sides) => [staff(requester), staff(provider)];
const bothHeads = ({ requester, provider }: Sides) => [head(requester), head(provider)];
/** The other side; both sides if the bureau acted. */
const others = ({ side, ...sides }: Sides & { side: string }): string[] =>
  side === 'requester' ? [sides.provider] : side === 'provider' ? [sides.requester] : [sides.requester, sides.provider];
const otherStaff = (data: Sides & { side: string }) => others(data).map(staff);
const otherHead = (data: Sides & { side: string }) => others(data).map(head);

/**
 * Whom an event is told to in words of its own, which are in shared/text/mail/notices/: an event that is listed here without
 * words does not compile, nor do words for an event that is not.
 */
const notices = {
  PolicyProposed: () => ['bureau'],
  PolicyConfirmed: () => [{ departments: 'all' }],
  PolicyWithdrawn: ({ was }) => (was === 'confirmed' ? [{ departments: 'all' }] : ['bureau']),
  NoticeMissing: () => ['bureau'],
  AddressFailed: () => ['bureau'],
  AbsenceRecorded: ({ delegate }) => [{ person: delegate }],
  AbsenceEnded: ({ delegate }) => [{ person: delegate }],
  ApplicationProposed: ({ requester }) => [head(requester)],
  ApplicationDeclined: ({ requester }) => [staff(requester)],
  RequestWithdrawn: ({ provider }) => [staff(provider)],
  RequestNudged: ({ provider }) => [staff(provider)],
  ExtensionAsked: () => ['bureau'],
  ExtensionDeclined: ({ provider }) => [staff(provider)],
  SupplementAsked: ({ requester }) => [staff(requester)],
  RequestSupplemented: ({ provider }) => [staff(provider)],
  RequestLapsed: bothStaff,
  ReplyProposed: ({ provider }) => [head(provider)],
  ReplyDeclined: ({ provider }) => [staff(provider)],
  GrantProvided: ({ requester }) => [staff(requester)],
  // The one who did not suspend is told too, and the leader of the requester, who misused it.
  GrantSuspended: ({ requester, provider, by }) => [
    staff(requester),
    { leaderOf: requester },
    by === 'bureau' ? staff(provider) : 'bureau',
  ],
  GrantRectified: ({ provider, by }) => [by === 'bureau' ? 'bureau' : staff(provider)],
  RectificationReturned: ({ requester }) => [staff(requester)],
  GrantResumed: ({ requester, provider, by }) => [staff(requester), by === 'bureau' ? staff(provider) : 'bureau'],
  GrantTerminated: (data) => [...bothStaff(data), 'bureau'],
  GrantEnded: bothStaff,
  GrantDisposed: ({ provider }) => [staff(provider)],
  RenewalProposed: ({ requester }) => [head(requester)],
  RenewalDeclined: ({ requester }) => [staff(requester)],
  RenewalAsked: ({ provider }) => [staff(provider)],
  RenewalAnswered: ({ provider }) => [head(provider)],
  RenewalReturned: ({ provider }) => [staff(provider)],
  RenewalAgreed: ({ requester }) => [staff(requester)],
  RenewalRefused: ({ requester }) => [staff(requester)],
  FilingMade: ({ requester }) => ['bureau', staff(requester)],
  FilingAccepted: bothStaff,
  FilingRejected: bothStaff,
  DataCorrected: ({ requester }) => [staff(requester)],
  DataVerified: ({ requester }) => [staff(requester)],
  CorrectionRejected: ({ requester }) => [staff(requester)],
  CorrectionObjected: ({ provider }) => [staff(provider)],
  CorrectionWithdrawn: ({ provider }) => [staff(provider)],
  AnswerContested: ({ seen }) => (seen ? ['bureau'] : []),
  DemandStated: ({ requester }) => [head(requester)],
  DemandReturned: ({ requester }) => [staff(requester)],
  DemandSubmitted: () => ['bureau'],
  // The provider that was named learns of it when its duty begins.
  DemandNamed: ({ requester }) => [staff(requester)],
  DemandExisting: ({ requester }) => [staff(requester)],
  DemandUnheld: ({ requester }) => [staff(requester)],
  DemandLinked: ({ requester }) => [staff(requester)],
  DemandDeclined: ({ requester }) => [staff(requester), 'bureau'],
  DemandWithdrawn: ({ provider }) => (provider ? [staff(provider)] : []),
  NegotiationProposed: ({ requester }) => [head(requester)],
  NegotiationDeclined: ({ requester }) => [staff(requester)],
  NegotiationOpened: otherStaff,
  NegotiationStated: otherStaff,
  NegotiationFileAttached: otherStaff,
  TermsProposed: (data) => [...bothHeads(data), ...otherStaff(data)],
  TermsAccepted: otherHead,
  TermsRejected: bothStaff,
  NegotiationAgreed: (data) => [...bothStaff(data), ...(data.coordinated === 'yes' ? (['bureau'] as const) : [])],
  // If the bureau is a party, it is told as a party.
  NegotiationFailed: (data) => [...otherStaff(data), ...(data.next === 'recused' ? [] : (['bureau'] as const))],
  MeetingRecorded: bothStaff,
  RulingMade: (data) => [...bothHeads(data), ...bothStaff(data)],
  RulingAccepted: (data) => [...otherHead(data), 'bureau'],
  RulingObjected: (data) => [...otherStaff(data), 'bureau'],
  RulingInForce: bothStaff,
  SuperiorDecided: (data) => [...bothHeads(data), ...bothStaff(data)],
  NegotiationWithdrawn: (data) => [
    ...(data.told === 'yes' ? otherStaff(data) : []),
    ...(['coordinating', 'ruled', 'referred'].includes(data.from) ? (['bureau'] as const) : []),
  ],
  JobFinished: ({ imported = [] }) =>
    imported.flatMap(({ department, proposed, waiting }) => [
      ...(proposed > 0 ? [head(department)] : []),
      ...(waiting > 0 ? [staff(department)] : []),
    ]),
} satisfies ByEvent<MailAudience>;

/** The events that people are told of in words of their own. */
export type NoticedEvent = keyof typeof notices;

type Named = ReturnType<(typeof effects)[keyof typeof effects]>[number];
/** The templates that the effects name; `notice` has the words of the event itself. */
export type MailTemplate = Extract<Named, { kind: 'mail' }>['template'] | 'notice';

export function effectsOf({ type, data }: DomainEvent): Effect[] {
  const follows = (effects as ByEvent<Effect>)[type] as ((of: typeof data) => Effect[]) | undefined;
  const told = (notices as ByEvent<MailAudience>)[type] as ((of: typeof data) => MailAudience[]) | undefined;
  return [...(follows?.(data) ?? []), ...(told?.(data) ?? []).map((to) => mail('notice', to))];
}
