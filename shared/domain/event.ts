import type { Audience } from './duties/policy.ts';

/**
 * The events of the log: what happened, in the past tense, and what a reader needs to know of it.
 * Persons appear by id only, since a log that is never changed cannot forget a name.
 */
export interface EventData {
  DepartmentRegistered: { name: string };
  PersonRegistered: { department: string; roles: string[] };
  PersonChanged: { active: boolean; roles: string[] };
  PersonLeft: { department: string; successor: string | null };
  AbsenceRecorded: AbsenceFacts;
  AbsenceEnded: AbsenceFacts;
  MailChosen: { department: string; pace: string; alerts: string; quiet: string };
  FeedCreated: { provider: string };
  FeedRevoked: { provider: string };
  ResourceCompiled: { code: string; provider: string; name: string };
  ResourceRevised: { changes: string[] };
  /** `job`: the import it came with, of which the head is told once. */
  ResourceProposed: { provider: string; code: string; name: string; withdrawal: boolean; job?: string };
  ResourceSubmitted: { provider: string; name: string; first: boolean; withdrawal: boolean; changes: string[] };
  ResourceReturned: { provider: string; code: string; name: string; remarks: string; changes: string[] };
  ResourcePublished: { provider: string; code: string; name: string; version: number; changes: string[] };
  ResourceWithdrawn: { provider: string; code: string; name: string; version: number; reason: string };
  CollectionRegistered: {
    number: string;
    provider: string;
    name: string;
    items: number;
    parties: { department: string; role: string }[];
    used: string[];
    exceptions: string[];
  };
  /** The bureau names the source of a datum that several hold; `provider` is that department. */
  SourceNamed: { number: string; provider: string; name: string; reason: string };
  OnceOnlyAnswered: { provider: string; resource: string; used: string[]; exceptions: string[] };
  ChangeRecorded: { kind: string; document: string; changedOn: string };
  ChangeWithdrawn: { document: string; reason: string; job: string };
  RequestSubmitted: {
    number: string;
    requester: string;
    provider: string;
    resources: string[];
    name: string;
    items: number;
  };
  ApplicationDrafted: { requester: string };
  ApplicationRevised: ApplicationFacts;
  ApplicationProposed: ApplicationFacts;
  ApplicationDeclined: ApplicationFacts & { remarks: string };
  ApplicationWithdrawn: ApplicationFacts;
  ApplicationSent: ApplicationFacts & { number: string; requests: string[] };
  RequestWithdrawn: Parties;
  RequestNudged: Parties & { due: string };
  ExtensionAsked: Parties & { days: number; reason: string };
  ExtensionDeclined: Parties & { reason: string };
  SupplementAsked: Parties & { missing: string };
  RequestSupplemented: Parties & { changed: string[] };
  RequestLapsed: Parties;
  ReplyProposed: Parties;
  ReplyDeclined: Parties & { remarks: string };
  RequestHandedOver: { requester: string; from: string; to: string };
  RequestAgreed: RequestAnswered;
  RequestPartlyAgreed: RequestAnswered;
  RequestRefused: RequestAnswered;
  NegotiationProposed: NegotiationFacts & { resource: string; items: string[] };
  NegotiationDeclined: NegotiationFacts & { remarks: string };
  NegotiationOpened: NegotiationFacts & {
    side: string;
    resource: string;
    items: string[];
    /** Whether some of it is shared by agreement alone (article 15). */
    confidential: YesNo;
  };
  NegotiationStated: NegotiationFacts & { side: string; statement: number };
  NegotiationFileAttached: NegotiationFacts & { side: string; file: string; bytes: number; sha256: string };
  TermsProposed: NegotiationFacts & {
    side: string;
    proposal: number;
    items: string[];
    until: string;
    conditions: string;
  };
  TermsAccepted: NegotiationFacts & { side: string; proposal: number };
  TermsRejected: NegotiationFacts & { side: string; proposal: number; reason: string };
  NegotiationAgreed: NegotiationFacts & { proposal: number; grant: string; coordinated: YesNo };
  NegotiationFailed: NegotiationFacts & { side: string; reason: string; next: 'coordinating' | 'referred' | 'recused' };
  MeetingRecorded: NegotiationFacts & { meeting: number; heldOn: string; departments: string[] };
  RulingMade: NegotiationFacts & { verdict: string; reasons: string; departments: string[] };
  RulingAccepted: NegotiationFacts & { side: string };
  RulingObjected: NegotiationFacts & { side: string; reason: string };
  RulingInForce: NegotiationFacts & { verdict: string; how: string; grant: string | null };
  SuperiorDecided: NegotiationFacts & {
    authority: string;
    documentNumber: string;
    decidedOn: string;
    file: string;
    reasons: string;
    verdict: string;
    grant: string | null;
  };
  /** `told`: whether the other side had got it. */
  NegotiationWithdrawn: NegotiationFacts & { side: string; reason: string; from: string; told: YesNo };
  GrantMade: {
    source: string;
    requester: string;
    provider: string;
    resource: string;
    items: string[];
    endsOn: string | null;
  };
  GrantProvided: BothSides & { kind: string };
  AccessTaken: BothSides & { kind: string };
  CorrectionReported: CorrectionFacts & { fault: string };
  DataCorrected: CorrectionFacts;
  DataVerified: CorrectionFacts;
  CorrectionRejected: CorrectionFacts;
  CorrectionObjected: CorrectionFacts;
  CorrectionRated: CorrectionFacts & { stars: number; solved: boolean };
  CorrectionWithdrawn: CorrectionFacts;
  /** A report was rejected, or its answer objected to: how many of the entry are so now, and whether the bureau sees it. */
  AnswerContested: ContestedFacts;
  ContestSettled: ContestedFacts;
  DemandStated: DemandFacts;
  DemandReturned: DemandFacts & { remarks: string };
  DemandSubmitted: DemandFacts;
  DemandNamed: DemandFacts & { provider: string; reason: string };
  DemandExisting: DemandFacts & EntryFound;
  DemandUnheld: DemandFacts & { reason: string };
  DemandLinked: DemandFacts & EntryFound;
  DemandDeclined: DemandFacts & { provider: string; reason: string };
  DemandWithdrawn: DemandFacts & { provider: string | null };
  InterfaceRegistered: { provider: string; resource: string; name: string };
  InterfaceRetired: { provider: string; resource: string; name: string; reason: string };
  /** Records passed on to the requester: how many, of which items, and the SHA-256 of what was passed on (RFC 8785 JSON). */
  DataPassedOn: DataUse & { records: number; digest: string };
  /** The provider's interface was asked and gave nothing that could be passed on. */
  DataNotPassedOn: DataUse & { failure: string };
  GrantSuspended: BothSides & { by: 'bureau' | 'provider'; reason: string; due: string };
  GrantRectified: BothSides & { by: 'bureau' | 'provider'; statement: string };
  RectificationReturned: BothSides & { reason: string; due: string };
  GrantResumed: BothSides & { by: 'bureau' | 'provider'; reason: string };
  GrantTerminated: BothSides & { how: string; on: string; reason: string };
  GrantEnded: BothSides & { how: string; on: string; reason: string };
  GrantDisposed: BothSides & { on: string };
  UseRecorded: BothSides & { grant: string; kind: string; on: string; count: number | null };
  /** `until` is the latest end asked for, or agreed to. */
  RenewalProposed: BothSides & { until: string };
  RenewalDeclined: BothSides & { remarks: string };
  RenewalAsked: BothSides & { until: string; reason: string; due: string };
  RenewalAnswered: BothSides & { agreed: number; asked: number };
  RenewalReturned: BothSides & { remarks: string };
  RenewalAgreed: BothSides & { until: string; reason: string; basis: string };
  RenewalRefused: BothSides & { reason: string; basis: string };
  FilingMade: BothSides & { kind: 'end' | 'change'; reason: string; outcome: string };
  FilingAccepted: BothSides & { kind: 'end' | 'change'; endsOn: string | null };
  FilingRejected: BothSides & { kind: 'end' | 'change'; remarks: string };
  DutyOpened: DutyFacts;
  DutyReminded: DutyFacts & { workingDays: number; to: Audience[] };
  DutyLate: DutyFacts & { to: Audience[] };
  DutyEscalated: DutyFacts & { workingDays: number; to: Audience[] };
  /** `ground`: the item of article 23 that it may come under. */
  RectificationSuggested: DutyFacts & { workingDays: number; to: Audience[]; ground: string };
  ReportPrepared: DutyFacts & { workingDays: number; to: Audience[]; ground: string };
  DutyClaimed: DutyFacts & { claim: 'revision' | 'no-change' };
  DutyReopened: DutyFacts;
  DutyStopped: DutyFacts;
  DutyResumed: DutyFacts;
  DutyExtended: DutyFacts & { days: number };
  DutyCancelled: DutyFacts;
  /** Counted again by another calendar: `from` and `to` are the two dates, which may be the same; `notice` is the reason. */
  DutyRecounted: DutyFacts & { from: string; to: string; calendar: string; notice: string; job?: string };
  /** A recount has disproved a flag; `flagged` is the date it was raised for, `due` that date by the new count. */
  DutyFlagVoided: DutyFacts & { flagged: string; notice: string; to: Audience[] };
  DutyMet: DutyFacts & { metOn: string; late: boolean };
  /** The bureau has loaded, replaced or withdrawn a notice or a policy: `what` is its id. */
  LawChanged: { version: number; what: string };
  PolicyProposed: PolicyFacts;
  PolicyConfirmed: PolicyFacts;
  PolicyWithdrawn: PolicyFacts & { reason: string; was: 'proposed' | 'confirmed' };
  /** Mail to somebody fails for good where they are registered; not the address itself. */
  AddressFailed: { person: string; department: string; kind: string };
  /** `receipt`: the mail system's own name for what it took. */
  MailSent: MailFacts & { receipt: string };
  MailNotDelivered: MailFacts & { failure: string };
  JobStarted: { kind: string; total: number | null };
  JobFinished: { kind: string; done: number; refused: number; imported?: Imported[]; recounted?: Recounted[] };
  /** The bureau has loaded a notice on working days: how many days it changes, and those of them already past. */
  NoticeLoaded: NoticeFacts & { kind: string; documentNumber: string | undefined };
  NoticeWithdrawn: NoticeFacts & { reason: string };
  /** Told to the bureau in the week of that Monday. */
  NoticeMissing: { year: number; week: string };
  PushAccepted: PushFacts & { receipt: string };
  PushRefused: PushFacts & { reason: string };
  PushOvertaken: PushFacts & { by: string };
  PushResent: PushFacts;
  DriftStarted: { on: string };
  DriftReported: {
    published: number;
    held: number;
    missing: number;
    unknown: number;
    version: number;
    content: number;
  };
  DriftFailed: { reason: string };
  PoolingMarked: { provider: string; code: string; pooled: boolean };
  EventLogTampered: { key: string; what: string };
}

/** The two departments a case is between. */
interface BothSides {
  requester: string;
  provider: string;
}

/** What an import made for a department: proposed to its head, or waiting as drafts for answers (article 10). */
export interface Imported {
  department: string;
  proposed: number;
  waiting: number;
}

/** What a recount moved for a department: duties it owes or waits for, the first of them by name. */
export interface Recounted {
  department: string;
  owed: number;
  awaited: number;
  rows: { number: string; name: string; kind: string; from: string; to: string }[];
}

interface NoticeFacts {
  year: number;
  version: number;
  title: string;
  days: number;
  past: string[];
}

interface AbsenceFacts {
  department: string;
  absence: string;
  delegate: string;
  from: string;
  to: string;
}

interface ApplicationFacts {
  requester: string;
  resources: number;
}

/** What every event about a policy tells. `effectiveFrom`: from when on duties that begin are counted by it. */
interface PolicyFacts {
  policy: string;
  duty: string;
  days: number;
  document: string;
  article: string;
  effectiveFrom: string;
}

/** What every event of a request tells: its number, the two departments, what it is called. */
interface Parties {
  number: string;
  requester: string;
  provider: string;
  name: string;
}

type YesNo = 'yes' | 'no';

/** What every event about a negotiation tells; `side` is the requester's, the provider's or the bureau's. */
interface NegotiationFacts {
  number: string;
  requester: string;
  provider: string;
  name: string;
}

interface RequestAnswered extends Parties {
  agreed: number;
  requested: number;
  grants: string[];
}

/** What every event about a correction tells: nothing of what its people wrote, which may quote the record. */
interface CorrectionFacts {
  number: string;
  requester: string;
  provider: string;
  resource: string;
  name: string;
  item: string | null;
}

interface DemandFacts {
  number: string;
  requester: string;
  name: string;
}

/** The entry by which what was demanded can be applied for. */
interface EntryFound {
  provider: string;
  resource: string;
  code: string;
  entry: string;
}

interface ContestedFacts {
  provider: string;
  resource: string;
  /** The correction's. */
  number: string;
  rejected: number;
  objected: number;
  seen: boolean;
}

/** What both sides of a grant can read of a use of it; never the data. */
interface DataUse extends BothSides {
  resource: string;
  interface: string;
  purpose: string;
  items: string[];
}

/** What every event about a push to the upper platform tells. */
interface PushFacts {
  resource: string;
  version: number;
  action: 'publish' | 'withdraw';
  code: string;
  provider: string;
  name: string;
}

/** What was told of which event, and to whom; nothing of where they get their mail. */
interface MailFacts {
  mail: string;
  event: string;
  template: string;
  to: string;
  attempts: number;
  digest: string | null;
}

/** What every event about a duty tells, so that a reader needs nothing else to act on it. Dates are Asia/Shanghai. */
export interface DutyFacts {
  kind: string;
  owes: string;
  subject: string;
  due: string;
}

export type EventType = keyof EventData;

/** An event as a decision returns it; the commit adds where, when, by whom and the chain. */
export type DomainEvent = { [T in EventType]: { type: T; data: EventData[T] } }[EventType];

/** What a decision gives back: the next state and what happened. It has changed nothing yet. */
export interface Decision<S> {
  next: S;
  events: DomainEvent[];
}

export function event<T extends EventType>(type: T, data: EventData[T]): DomainEvent {
  return { type, data } as DomainEvent;
}

/** An event as it stands in the log. `at` is an instant in Asia/Shanghai; `hash` covers all but itself (RFC 8785, SHA-256). */
export type LoggedEvent = DomainEvent & {
  id: string;
  stream: string;
  seq: number;
  v: 1;
  at: string;
  actorId: string;
  /** In whose place the actor acted. */
  actingFor?: string;
  correlation: string;
  policy: string | null;
  prev: string | null;
  hash: string;
};
