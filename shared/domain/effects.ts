import { isIndexed } from './catalog/index-events.ts';
import type { Audience, DutyKind } from './duties/policy.ts';
import type { DomainEvent, EventData, EventType } from './event.ts';
import { bureauIsParty } from './machine.ts';
import { BUREAU, GOVERNMENT } from './people/department.ts';
import { maySuggest } from './rectifications/suggestion-events.ts';
import { isSent } from './webhooks/events.ts';

/**
 * What the reactor does after a commit, event by event: send mails, set timers, start jobs, push to the upper platform, or ask
 * it what it holds. Events that are not listed have no effect beyond the log.
 */
export type Effect =
  | { kind: 'mail'; template: MailTemplate; to: MailAudience }
  | { kind: 'timer' }
  /** Mails that had not arrived go once more. */
  | { kind: 'resend' }
  | { kind: 'job' }
  | { kind: 'push' }
  | { kind: 'reconcile' }
  /** What search finds is brought up to date, and where the open catalog is handed out as files, they are. */
  | { kind: 'index' }
  /** Rectification may be suggested for it. */
  | { kind: 'suggest' }
  /** The event is sent to the endpoints that asked for its kind. */
  | { kind: 'webhook' }
  /** What an endpoint was sent, or is to be sent, goes on or goes again. */
  | { kind: 'deliver' };

/** A policy's audience, or a department's staff named by the event. */
export type MailAudience =
  | Audience
  /** Whoever decides for the city government. */
  | 'government'
  /** The auditors of all departments; perhaps nobody. */
  | 'auditors'
  | { person: string }
  /** Every department's staff. */
  | { departments: 'all' }
  /** Every department's leader. */
  | { leaders: 'all' }
  | { staffOf: string }
  | { headOf: string }
  /** Who scores for a department in the yearly evaluation. */
  | { evaluatorsOf: string }
  /** Whoever consents to the department's entries. */
  | { inChargeOf: string }
  | { leaderOf: string }
  /** Leaders besides the person whom the event is about; nobody while a department is being set up. */
  | { otherLeadersOf: string }
  /** The staff of all who use a provider's entry, or are about to; perhaps nobody. */
  | { usersOf: string };

/** Whether there may be nobody to tell. */
export function mayBeNobody(to: MailAudience): boolean {
  return to === 'auditors' || (typeof to === 'object' && ('otherLeadersOf' in to || 'usersOf' in to));
}

/** A function for each event, from its data to what follows. */
type ByEvent<Consequence> = { [T in EventType]?: (data: EventData[T]) => Consequence[] };

/**
 * Whether the owing side hears by mail when a duty of the kind begins. Most are told by the mail about what has happened, such as
 * the request, the proposal or the objection. A classification has a reminder before its basis ends.
 */
const isAnnounced: Record<DutyKind, boolean> = {
  consent: false,
  reply: false,
  supplement: false,
  update: true,
  review: false,
  'review-first': false,
  reclassify: false,
  provide: true,
  renew: false,
  rectify: false,
  'review-rectification': false,
  dispose: false,
  correct: true,
  'answer-objection': false,
  find: false,
  compile: true,
  negotiate: false,
  coordinate: false,
  'answer-ruling': true,
  decide: true,
  'decide-instead': true,
  'decide-extension': false,
  'decide-filing': false,
  'issue-notice': false,
  'rectify-notice': false,
  'review-report': false,
  'record-order': false,
  'assess-risk': true,
  'review-security': true,
  'check-secrecy': true,
  'drill-restore': true,
  'plan-emergency': true,
  'exercise-emergency': true,
  'tell-authority': false,
  'classify-incident': false,
  'handle-incident': false,
  'close-incident': false,
  'review-contractor': false,
  'answer-complaint': false,
  'decide-complaint': true,
  'sign-circular': false,
  evaluate: true,
  'answer-evaluation': false,
  'conclude-evaluation': false,
};

const timer = { kind: 'timer' } as const;
const push = { kind: 'push' } as const;
const resend = { kind: 'resend' } as const;
const mail = <T extends string>(template: T, to: MailAudience) => ({ kind: 'mail', template, to }) as const;

const isEmpty = (fields: object) => Object.keys(fields).length === 0;

/**
 * What is registered of a person is told to the leader of the department, and of the former one. The bureau hears of a leader's own
 * registration, since the mails to a leader may go elsewhere from now on.
 */
function personTold(departments: readonly (string | null | undefined)[], roles: readonly string[]) {
  const leaders = [...new Set(departments)].flatMap((id) => (id ? [{ leaderOf: id }] : []));
  const told: MailAudience[] = [...leaders, ...(roles.includes('leader') ? (['bureau'] as const) : [])];
  return told.map((to) => mail('person-changed', to));
}

/** What follows from an event, except for its notice. A template without words in shared/text does not compile. */
const effects = {
  PersonRegistered: ({ department }) => [mail('person-changed', { otherLeadersOf: department })],
  PersonChanged: ({ department, roles, before, after }) => [
    ...(isEmpty(after) ? [] : personTold([before.department, department], [...(before.roles ?? []), ...roles])),
    // What did not reach the former address goes to the new one.
    ...(after.email === undefined ? [] : [resend]),
  ],
  MailResent: () => [resend],
  PersonLeft: ({ department, successor, after }) =>
    successor
      ? isEmpty(after)
        ? []
        : personTold([department], [])
      : [mail('person-left', { leaderOf: department }), mail('person-left', 'bureau')],
  RequestSubmitted: ({ provider }) => [mail('request-received', { staffOf: provider })],
  RequestAgreed: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  RequestPartlyAgreed: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  RequestRefused: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  ResourceProposed: ({ provider, job }) => (job ? [] : [mail('resource-proposed', { inChargeOf: provider })]),
  // With all others of that day, on the next morning.
  ResourceSubmitted: () => [mail('resource-submitted', 'bureau')],
  ResourceReturned: ({ provider }) => [mail('resource-returned', { staffOf: provider })],
  ResourcePublished: () => [push],
  ResourceWithdrawn: () => [push],
  // On the next morning of a working day.
  LogSealed: () => [mail('log-sealed', 'auditors')],
  PushResent: () => [push],
  DriftStarted: () => [{ kind: 'reconcile' }],
  DriftReported: ({ missing, unknown, version, content }) =>
    missing + unknown + version + content > 0 ? [mail('drift-found', 'bureau')] : [],
  GrantMade: ({ endsOn }) => (endsOn ? [timer] : []),
  GrantTerminated: () => [timer],
  GrantEnded: () => [timer],
  RenewalAgreed: () => [timer],
  FilingAccepted: ({ endsOn }) => (endsOn ? [timer] : []),
  DutyOpened: ({ kind }) => [timer, ...(isAnnounced[kind as DutyKind] ? [mail('duty-opened', 'owing')] : [])],
  DutyReopened: () => [timer, mail('duty-reopened', 'owing')],
  DutyReminded: ({ to }) => [timer, ...to.map((audience) => mail('duty-reminder', audience))],
  DutyLate: ({ to }) => [timer, ...to.map((audience) => mail('duty-late', audience))],
  DutyEscalated: ({ to }) => [timer, ...to.map((audience) => mail('duty-urged', audience))],
  RectificationSuggested: ({ to }) => [timer, ...to.map((audience) => mail('rectification-suggested', audience))],
  ReportPrepared: ({ to }) => [timer, ...to.map((audience) => mail('report-prepared', audience))],
  DutyClaimed: () => [timer],
  DutyStopped: () => [timer],
  DutyResumed: () => [timer],
  // The requester gets a mail about the extension too (Order 809 art. 21).
  DutyExtended: () => [timer, mail('duty-extended', 'owing'), mail('duty-extended', 'waiting')],
  DutyCancelled: () => [timer],
  // The job of a recount announces it once for many duties.
  DutyRecounted: ({ from, to, job }) => [
    timer,
    ...(from === to || job ? [] : [mail('duty-recounted', 'owing'), mail('duty-recounted', 'waiting')]),
  ],
  DutyFlagVoided: ({ to }) => to.map((audience) => mail('flag-voided', audience)),
  DutyMet: () => [timer],
  // What had not arrived goes to the new address.
  WebhookChanged: ({ moved }) => (moved ? [{ kind: 'deliver' }] : []),
  WebhookResumed: () => [{ kind: 'deliver' }],
  WebhookReplayed: () => [{ kind: 'deliver' }],
  DeliverySkipped: () => [{ kind: 'deliver' }],
  JobStarted: () => [{ kind: 'job' }],
  JobFinished: ({ recounted = [] }) =>
    recounted.map(({ department }) => mail('duties-recounted', { staffOf: department })),
} satisfies ByEvent<{ kind: Effect['kind'] }>;

const staff = (department: string): MailAudience => ({ staffOf: department });
const head = (department: string): MailAudience => ({ headOf: department });

interface Parties {
  requester: string;
  provider: string;
}
const bothStaff = ({ requester, provider }: Parties) => [staff(requester), staff(provider)];
/** Who is told as the one above both sides: the bureau, or where it is itself a side the city government (article 16). */
const above = (data: Parties): MailAudience => (bureauIsParty(data) ? 'government' : 'bureau');
/** The same of a case that one department alone is a side of. */
const aboveOne = (provider: string): MailAudience => above({ requester: provider, provider });
const bothHeads = ({ requester, provider }: Parties) => [head(requester), head(provider)];
/** The other side; both sides if the bureau acted. */
const otherSides = ({ side, ...sides }: Parties & { side: string }): string[] =>
  side === 'requester' ? [sides.provider] : side === 'provider' ? [sides.requester] : [sides.requester, sides.provider];
const otherStaff = (data: Parties & { side: string }) => otherSides(data).map(staff);
const otherHead = (data: Parties & { side: string }) => otherSides(data).map(head);

/** Who decides on a rectification: the bureau, or of the bureau the city government (Order 809 art. 41). */
const overseer = ({ department }: { department: string }): MailAudience =>
  above({ requester: department, provider: department });
const deptAndLeader = ({ provider }: { provider: string }): MailAudience[] => [staff(provider), { leaderOf: provider }];

/** The staff and the head of a department that handles a complaint. */
const handlingStaff = ({ provider }: { provider: string }): MailAudience[] =>
  [BUREAU, GOVERNMENT].includes(provider) ? [] : [staff(provider), head(provider)];

/** Who hears that a suspension is over: its requester, and whoever else did not decide. */
const suspensionOver = ({ by, ...data }: Parties & { by: 'bureau' | 'provider' }): MailAudience[] =>
  bureauIsParty(data)
    ? [...bothStaff(data), 'government']
    : [staff(data.requester), by === 'bureau' ? staff(data.provider) : 'bureau'];

/**
 * Who gets a notice about an event. Each notice has its own words in shared/text/mail/notices/: an event without words does not
 * compile, and neither do words for an event that is not listed here.
 */
const notices = {
  ResourceWithdrawn: ({ provider }) => [{ usersOf: provider }],
  DuplicateFound: (data) => deptAndLeader(data),
  DuplicateLifted: (data) => deptAndLeader(data),
  SchemeProposed: () => ['bureau'],
  SchemeConfirmed: () => [{ departments: 'all' }],
  SchemeWithdrawn: () => ['bureau'],
  EvaluationOpened: () => [{ departments: 'all' }],
  // Where it is the bureau's own, the city government is told by the mail about its duty.
  EvaluationObjected: ({ requester }) => (requester === BUREAU ? [] : ['bureau']),
  EvaluationAnswered: ({ requester }) => [head(requester), staff(requester)],
  EvaluationReturned: () => ['bureau'],
  EvaluationPublished: () => [{ departments: 'all' }],
  PolicyProposed: () => ['bureau'],
  PolicyConfirmed: () => [{ departments: 'all' }],
  PolicyWithdrawn: ({ was }) => (was === 'confirmed' ? [{ departments: 'all' }] : ['bureau']),
  NoticeMissing: () => ['bureau'],
  AddressFailed: () => ['bureau'],
  DepartmentMerged: ({ into }) => [{ leaderOf: into }, staff(into), 'bureau'],
  // Whoever answers for the department may object before it is confirmed.
  SubjectProposed: ({ department, person }) => [{ leaderOf: department }, { person }],
  SubjectChanged: ({ department, person }) => [{ leaderOf: department }, { person }],
  SubjectWithdrawn: ({ department, person }) => [{ leaderOf: department }, { person }],
  AbsenceRecorded: ({ delegate }) => [{ person: delegate }],
  AbsenceEnded: ({ delegate }) => [{ person: delegate }],
  ApplicationProposed: ({ requester }) => [head(requester)],
  ApplicationDeclined: ({ requester }) => [staff(requester)],
  RequestWithdrawn: ({ provider }) => [staff(provider)],
  RequestNudged: ({ provider }) => [staff(provider)],
  // Where the bureau is a side, the city government is told by the mail about its duty to decide.
  ExtensionAsked: (data) => (bureauIsParty(data) ? [] : ['bureau']),
  ExtensionDeclined: ({ provider }) => [staff(provider)],
  SupplementAsked: ({ requester }) => [staff(requester)],
  RequestSupplemented: ({ provider }) => [staff(provider)],
  RequestLapsed: bothStaff,
  SupplementMissed: bothStaff,
  ReplyProposed: ({ provider }) => [head(provider)],
  ReplyDeclined: ({ provider }) => [staff(provider)],
  GrantProvided: ({ requester }) => [staff(requester)],
  // The side that did not suspend gets it too, and so does the leader of the requester, who misused the data.
  GrantSuspended: ({ by, ...data }) => [
    staff(data.requester),
    { leaderOf: data.requester },
    by === 'bureau' ? staff(data.provider) : above(data),
  ],
  GrantRectified: ({ provider, by }) => [by === 'bureau' ? 'bureau' : staff(provider)],
  RectificationReturned: ({ requester }) => [staff(requester)],
  GrantResumed: (data) => suspensionOver(data),
  MisuseSettled: (data) => suspensionOver(data),
  GrantTerminated: (data) => [...bothStaff(data), above(data)],
  GrantEnded: bothStaff,
  GrantDisposed: ({ provider }) => [staff(provider)],
  RenewalProposed: ({ requester }) => [head(requester)],
  RenewalDeclined: ({ requester }) => [staff(requester)],
  RenewalAsked: ({ provider }) => [staff(provider)],
  RenewalAnswered: ({ provider }) => [head(provider)],
  RenewalReturned: ({ provider }) => [staff(provider)],
  RenewalAgreed: ({ requester }) => [staff(requester)],
  RenewalRefused: ({ requester }) => [staff(requester)],
  FilingMade: (data) => [...(bureauIsParty(data) ? [] : (['bureau'] as const)), staff(data.requester)],
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
  // The named provider gets a mail when its duty begins.
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
  // If the bureau is a party, it gets the notice as a party.
  NegotiationFailed: (data) => [...otherStaff(data), ...(data.next === 'recused' ? [] : (['bureau'] as const))],
  MeetingRecorded: bothStaff,
  RulingMade: (data) => [...bothHeads(data), ...bothStaff(data)],
  RulingAccepted: (data) => [...otherHead(data), 'bureau'],
  RulingObjected: (data) => [...otherStaff(data), 'bureau'],
  RulingUnanswered: (data) => [...bothHeads(data), ...bothStaff(data)],
  RulingInForce: (data) => [...bothStaff(data), 'bureau'],
  SuperiorDecided: (data) => [...bothHeads(data), ...bothStaff(data)],
  // Another officer issues what one has drafted; so does the city government where the bureau is at fault.
  RectificationDrafted: (data) => [overseer(data)],
  RectificationDiscarded: (data) => [overseer(data)],
  // Where a duty has stayed late, the mail about that says so.
  SuggestionOpened: (data) => (data.told ? [] : [overseer(data)]),
  RectificationIssued: ({ provider }) => [staff(provider), head(provider), { leaderOf: provider }],
  RectificationTimeAsked: (data) => [overseer({ department: data.provider })],
  RectificationTimeDeclined: ({ provider }) => [staff(provider)],
  RectificationReported: (data) => [overseer({ department: data.provider })],
  RectificationSentBack: ({ provider }) => [staff(provider), head(provider)],
  RectificationAccepted: ({ provider }) => [staff(provider), { leaderOf: provider }],
  RectificationEscalated: ({ provider }) => ['government', staff(provider), { leaderOf: provider }],
  RectificationOrdered: ({ provider }) => [staff(provider), head(provider), { leaderOf: provider }],
  RectificationConcluded: (data) => [...deptAndLeader(data), 'government'],
  RectificationExempted: deptAndLeader,
  RectificationReferred: deptAndLeader,
  AccountabilityProposed: ({ provider }) => [{ leaderOf: provider }],
  AccountabilityRecorded: ({ provider }) => [{ leaderOf: provider }],
  // Where the bureau or the city government handles it, they are told by the mail about their duty.
  ComplaintRegistered: handlingStaff,
  ComplaintPassedOn: handlingStaff,
  // Whoever received it hands out the answer.
  ComplaintAnswered: ({ receivedBy }) => [staff(receivedBy)],
  CircularDrafted: (data) => [overseer(data)],
  CircularDiscarded: (data) => [overseer(data)],
  CircularIssued: () => [{ departments: 'all' }, { leaders: 'all' }],
  CircularRetractionProposed: (data) => [overseer(data)],
  CircularKept: (data) => [overseer(data)],
  CircularRetracted: () => [{ departments: 'all' }, { leaders: 'all' }],
  NegotiationWithdrawn: (data) => [
    ...(data.told === 'yes' ? otherStaff(data) : []),
    ...(['coordinating', 'ruled', 'referred'].includes(data.from) ? (['bureau'] as const) : []),
  ],
  // The first person in charge answers for security, so they hear what was found.
  SafeguardReported: ({ provider }) => [{ leaderOf: provider }],
  IncidentReported: ({ provider }) => [staff(provider), { leaderOf: provider }, aboveOne(provider)],
  IncidentClassified: ({ provider, others }) => [staff(provider), { leaderOf: provider }, ...others.map(staff)],
  IncidentDismissed: ({ provider }) => [staff(provider)],
  AuthorityTold: ({ provider }) => [aboveOne(provider)],
  IncidentConcluded: ({ provider }) => [aboveOne(provider)],
  IncidentReturned: ({ provider }) => [staff(provider)],
  IncidentClosed: ({ provider, others }) => [staff(provider), { leaderOf: provider }, ...others.map(staff)],
  ContractorEnded: ({ provider }) => [{ headOf: provider }],
  // Whoever paused it knows.
  WebhookPaused: ({ provider, by }) => (by === 'system' ? [staff(provider), head(provider)] : []),
  // A test has been watched, and a pause is told of itself.
  DeliveryFailed: ({ provider, event, paused }) => (paused || event.startsWith('whk_') ? [] : [staff(provider)]),
  JobFailed: ({ by }) => [{ person: by }, 'bureau'],
  JobFinished: ({ imported = [] }) =>
    imported.flatMap(({ department, proposed, waiting }) => [
      ...(proposed > 0 ? [{ inChargeOf: department }] : []),
      ...(waiting > 0 ? [staff(department)] : []),
    ]),
} satisfies ByEvent<MailAudience>;

/** Events that have a notice of their own. */
export type NoticedEvent = keyof typeof notices;

type NamedEffect = ReturnType<(typeof effects)[keyof typeof effects]>[number];
/** Templates of the effects; `notice` has the words of the event itself. */
export type MailTemplate = Extract<NamedEffect, { kind: 'mail' }>['template'] | 'notice';

export function effectsOf({ type, data }: DomainEvent): Effect[] {
  const follows = (effects as ByEvent<Effect>)[type] as ((of: typeof data) => Effect[]) | undefined;
  const told = (notices as ByEvent<MailAudience>)[type] as ((of: typeof data) => MailAudience[]) | undefined;
  return [
    ...(follows?.(data) ?? []),
    ...(told?.(data) ?? []).map((to) => mail('notice', to)),
    ...(maySuggest(type) ? [{ kind: 'suggest' } as const] : []),
    ...(isIndexed(type) ? [{ kind: 'index' } as const] : []),
    ...(isSent(type) ? [{ kind: 'webhook' } as const] : []),
  ];
}
