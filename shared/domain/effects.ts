import type { Audience } from './duties/policy.ts';
import type { DomainEvent, EventType } from './event.ts';

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

export type MailTemplate =
  | 'request-received'
  | 'request-answered'
  | 'duty-opened'
  | 'duty-reminder'
  | 'duty-late'
  | 'duty-urged'
  | 'rectification-suggested'
  | 'report-prepared'
  | 'duty-reopened'
  | 'resource-returned'
  | 'resource-proposed'
  | 'person-left'
  | 'duty-extended'
  | 'duty-recounted'
  | 'flag-voided'
  | 'duties-recounted'
  | 'drift-found'
  /** The words of shared/text/mail/notices/, by the event's type. */
  | 'notice';

/** A policy's audience, or a department's staff named by the event. */
export type MailAudience =
  | Audience
  | { person: string }
  /** Every department's staff. */
  | { departments: 'all' }
  | { staffOf: string }
  | { headOf: string }
  | { leaderOf: string };

/** The kinds of duty whose beginning is told by a mail of its own. */
const announced = ['update', 'answer-ruling', 'provide', 'correct', 'compile'];

const timer: Effect = { kind: 'timer' };
const mail = (template: MailTemplate, to: MailAudience): Effect => ({ kind: 'mail', template, to });

const toStaff = (department: string) => mail('notice', { staffOf: department });
const toBureau = mail('notice', 'bureau');
const notice = (...to: MailAudience[]): Effect[] => to.map((audience) => mail('notice', audience));

interface Sides {
  requester: string;
  provider: string;
}
const bothStaff = ({ requester, provider }: Sides): MailAudience[] => [{ staffOf: requester }, { staffOf: provider }];
const bothHeads = ({ requester, provider }: Sides): MailAudience[] => [{ headOf: requester }, { headOf: provider }];
/** The other of two sides; both, where it was the bureau. */
const others = ({ side, ...sides }: Sides & { side: string }): string[] =>
  side === 'requester' ? [sides.provider] : side === 'provider' ? [sides.requester] : [sides.requester, sides.provider];
const otherStaff = (data: Sides & { side: string }): MailAudience[] => others(data).map((id) => ({ staffOf: id }));
const otherHead = (data: Sides & { side: string }): MailAudience[] => others(data).map((id) => ({ headOf: id }));

type Effects = { [T in EventType]?: (data: Extract<DomainEvent, { type: T }>['data']) => Effect[] };

const effects: Effects = {
  PolicyProposed: () => notice('bureau'),
  PolicyConfirmed: () => notice({ departments: 'all' }),
  PolicyWithdrawn: ({ was }) => notice(was === 'confirmed' ? { departments: 'all' } : 'bureau'),
  PersonLeft: ({ department, successor }) =>
    successor ? [] : [mail('person-left', { leaderOf: department }), mail('person-left', 'bureau')],
  AddressFailed: () => [mail('notice', 'bureau')],
  AbsenceRecorded: ({ delegate }) => [mail('notice', { person: delegate })],
  AbsenceEnded: ({ delegate }) => [mail('notice', { person: delegate })],
  RequestSubmitted: ({ provider }) => [mail('request-received', { staffOf: provider })],
  RequestAgreed: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  RequestPartlyAgreed: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  RequestRefused: ({ requester }) => [mail('request-answered', { staffOf: requester })],
  NegotiationProposed: ({ requester }) => notice({ headOf: requester }),
  NegotiationDeclined: ({ requester }) => notice({ staffOf: requester }),
  NegotiationOpened: (data) => notice(...otherStaff(data)),
  NegotiationStated: (data) => notice(...otherStaff(data)),
  NegotiationFileAttached: (data) => notice(...otherStaff(data)),
  TermsProposed: (data) => notice(...bothHeads(data), ...otherStaff(data)),
  TermsAccepted: (data) => notice(...otherHead(data)),
  TermsRejected: (data) => notice(...bothStaff(data)),
  NegotiationAgreed: (data) => notice(...bothStaff(data), ...(data.coordinated === 'yes' ? ['bureau' as const] : [])),
  // Where the bureau is a party it is told as one.
  NegotiationFailed: (data) => notice(...otherStaff(data), ...(data.next === 'recused' ? [] : ['bureau' as const])),
  MeetingRecorded: (data) => notice(...bothStaff(data)),
  RulingMade: (data) => notice(...bothHeads(data), ...bothStaff(data)),
  RulingAccepted: (data) => notice(...otherHead(data), 'bureau'),
  RulingObjected: (data) => notice(...otherStaff(data), 'bureau'),
  RulingInForce: (data) => notice(...bothStaff(data)),
  SuperiorDecided: (data) => notice(...bothHeads(data), ...bothStaff(data)),
  NegotiationWithdrawn: (data) => [
    ...(data.told === 'yes' ? notice(...otherStaff(data)) : []),
    ...(['coordinating', 'ruled', 'referred'].includes(data.from) ? notice('bureau') : []),
  ],
  ResourceProposed: ({ provider, job }) => (job ? [] : [mail('resource-proposed', { headOf: provider })]),
  GrantMade: ({ endsOn }) => (endsOn ? [timer] : []),
  GrantProvided: ({ requester }) => [toStaff(requester)],
  // Whoever did not suspend hears of it too; the leader of the side that misused, at once.
  GrantSuspended: ({ requester, provider, by }) => [
    toStaff(requester),
    mail('notice', { leaderOf: requester }),
    by === 'bureau' ? toStaff(provider) : toBureau,
  ],
  GrantRectified: ({ provider, by }) => [by === 'bureau' ? toBureau : toStaff(provider)],
  RectificationReturned: ({ requester }) => [toStaff(requester)],
  GrantResumed: ({ requester, provider, by }) => [toStaff(requester), by === 'bureau' ? toStaff(provider) : toBureau],
  GrantTerminated: ({ requester, provider }) => [timer, toStaff(requester), toStaff(provider), toBureau],
  GrantEnded: ({ requester, provider }) => [timer, toStaff(requester), toStaff(provider)],
  GrantDisposed: ({ provider }) => [toStaff(provider)],
  RenewalProposed: ({ requester }) => [mail('notice', { headOf: requester })],
  RenewalDeclined: ({ requester }) => [toStaff(requester)],
  RenewalAsked: ({ provider }) => [toStaff(provider)],
  RenewalAnswered: ({ provider }) => [mail('notice', { headOf: provider })],
  RenewalReturned: ({ provider }) => [toStaff(provider)],
  RenewalAgreed: ({ requester }) => [timer, toStaff(requester)],
  RenewalRefused: ({ requester }) => [toStaff(requester)],
  FilingMade: ({ requester }) => [toBureau, toStaff(requester)],
  FilingAccepted: ({ requester, provider, endsOn }) => [
    ...(endsOn ? [timer] : []),
    toStaff(requester),
    toStaff(provider),
  ],
  FilingRejected: ({ requester, provider }) => [toStaff(requester), toStaff(provider)],
  ApplicationProposed: ({ requester }) => [mail('notice', { headOf: requester })],
  ApplicationDeclined: ({ requester }) => [mail('notice', { staffOf: requester })],
  RequestWithdrawn: ({ provider }) => [mail('notice', { staffOf: provider })],
  RequestNudged: ({ provider }) => [mail('notice', { staffOf: provider })],
  ExtensionAsked: () => [mail('notice', 'bureau')],
  ExtensionDeclined: ({ provider }) => [mail('notice', { staffOf: provider })],
  SupplementAsked: ({ requester }) => [mail('notice', { staffOf: requester })],
  RequestSupplemented: ({ provider }) => [mail('notice', { staffOf: provider })],
  RequestLapsed: ({ requester, provider }) => [
    mail('notice', { staffOf: requester }),
    mail('notice', { staffOf: provider }),
  ],
  ReplyProposed: ({ provider }) => [mail('notice', { headOf: provider })],
  ReplyDeclined: ({ provider }) => [mail('notice', { staffOf: provider })],
  ResourceReturned: ({ provider }) => [mail('resource-returned', { staffOf: provider })],
  DataCorrected: ({ requester }) => [mail('notice', { staffOf: requester })],
  DataVerified: ({ requester }) => [mail('notice', { staffOf: requester })],
  CorrectionRejected: ({ requester }) => [mail('notice', { staffOf: requester })],
  CorrectionObjected: ({ provider }) => [mail('notice', { staffOf: provider })],
  CorrectionWithdrawn: ({ provider }) => [mail('notice', { staffOf: provider })],
  AnswerContested: ({ seen }) => (seen ? [mail('notice', 'bureau')] : []),
  DemandStated: ({ requester }) => [mail('notice', { headOf: requester })],
  DemandReturned: ({ requester }) => [mail('notice', { staffOf: requester })],
  DemandSubmitted: () => [mail('notice', 'bureau')],
  // The provider named is told by the beginning of its duty.
  DemandNamed: ({ requester }) => [mail('notice', { staffOf: requester })],
  DemandExisting: ({ requester }) => [mail('notice', { staffOf: requester })],
  DemandUnheld: ({ requester }) => [mail('notice', { staffOf: requester })],
  DemandLinked: ({ requester }) => [mail('notice', { staffOf: requester })],
  DemandDeclined: ({ requester }) => [mail('notice', { staffOf: requester }), mail('notice', 'bureau')],
  DemandWithdrawn: ({ provider }) => (provider ? [mail('notice', { staffOf: provider })] : []),
  // A request's own mail tells its provider of the reply duty; any other duty is told of here.
  // The bureau sees what it has to review in its list; a classification is reminded of when its basis ends.
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
  // 809 art. 21: the requester is told of more time too.
  DutyExtended: () => [timer, mail('duty-extended', 'owing'), mail('duty-extended', 'waiting')],
  DutyCancelled: () => [timer],
  // A recount of many is told of once, by its job.
  DutyRecounted: ({ from, to, job }) => [
    timer,
    ...(from === to || job ? [] : [mail('duty-recounted', 'owing'), mail('duty-recounted', 'waiting')]),
  ],
  DutyFlagVoided: ({ to }) => to.map((audience) => mail('flag-voided', audience)),
  DutyMet: () => [timer],
  ResourcePublished: () => [{ kind: 'push' }],
  ResourceWithdrawn: () => [{ kind: 'push' }],
  PushResent: () => [{ kind: 'push' }],
  DriftStarted: () => [{ kind: 'reconcile' }],
  DriftReported: ({ missing, unknown, version, content }) =>
    missing + unknown + version + content > 0 ? [mail('drift-found', 'bureau')] : [],
  JobStarted: () => [{ kind: 'job' }],
  NoticeMissing: () => [toBureau],
  JobFinished: ({ imported = [], recounted = [] }) => [
    ...recounted.map(({ department }) => mail('duties-recounted', { staffOf: department })),
    ...imported.flatMap(({ department, proposed, waiting }) => [
      ...(proposed > 0 ? [mail('notice', { headOf: department })] : []),
      ...(waiting > 0 ? [mail('notice', { staffOf: department })] : []),
    ]),
  ],
};

export function effectsOf(event: DomainEvent): Effect[] {
  const of = effects[event.type] as ((data: DomainEvent['data']) => Effect[]) | undefined;
  return of?.(event.data) ?? [];
}
