import { dateOf, type LocalDate } from '../calendar/time.ts';
import type { ShareType } from '../catalog/metadata.ts';
import type { EventData, EventType, LoggedEvent } from '../event.ts';
import type { FactKind } from './fact-kinds.ts';

/**
 * What the log says about how a department shares, an event at a time (articles 6, 17; 809 art. 38). A fact follows from one event
 * alone. So it does not matter in which order events come, how late, or how often, and whoever has the log has the facts.
 */
export type Fact = FactPlace & FactContent;

interface FactPlace {
  /** The event; for what happens often, the case and the day. */
  id: string;
  department: string;
  /** The day that it counts for. What was missed counts for the last day that was left, whenever that was noticed. */
  day: LocalDate;
  /** The case or the entry behind it. */
  about: string;
}

/** On which side of a case the department is. */
type Side = 'provider' | 'requester';

type FactContent =
  /** `days`: working days from receipt, without stops; null where the log does not say. */
  | { kind: 'duty-met'; duty: string; late: boolean; days: number | null }
  | { kind: 'duty-missed' | 'duty-excused'; duty: string; due: LocalDate; id: string }
  /** It stayed late, so that rectification is suggested. `missed`: the id of the fact of that date. */
  | { kind: 'duty-escalated'; duty: string; missed: string }
  | { kind: 'entry-published'; version: number; sharing: ShareType | null; filled: number | null }
  | { kind: 'entry-withdrawn' | 'entry-returned' }
  /** The department has an entry from another one that was merged into it. */
  | { kind: 'entry-moved' }
  | { kind: 'entry-pooled'; pooled: boolean }
  | { kind: 'interface-registered'; resource: string }
  | { kind: 'interface-retired'; resource: string }
  | { kind: 'grant-made'; side: Side; resource: string }
  | { kind: 'grant-provided' | 'data-taken' | 'data-used'; side: Side }
  | { kind: 'use-recorded' }
  | { kind: 'request-sent'; side: Side }
  | { kind: 'request-answered'; side: Side; answer: 'agreed' | 'partly-agreed' | 'refused' }
  | { kind: 'dispute-opened'; side: Side }
  | { kind: 'correction-reported'; side: Side }
  | { kind: 'correction-answered'; answer: 'corrected' | 'verified' | 'declined' }
  | { kind: 'correction-contested' }
  | { kind: 'correction-rated'; stars: number; solved: boolean }
  /** `liable`: whether the department where it happened answers for it (article 22). */
  | { kind: 'incident-closed'; liable: boolean }
  /** A collection of the department was found to be a duplicate (article 10), or that is taken back: `id` is that of the finding. */
  | { kind: 'duplicate-found' | 'duplicate-lifted' };

export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/**
 * Facts about what there is, and not about what happens: which entries there are on a day, and to which of them data is attached, follows
 * from all such facts until then.
 */
const standing: readonly FactKind[] = [
  'entry-published',
  'entry-withdrawn',
  'entry-moved',
  'entry-pooled',
  'interface-registered',
  'interface-retired',
  'grant-made',
  'grant-provided',
];
export function isStanding({ kind }: Pick<Fact, 'kind'>): boolean {
  return standing.includes(kind);
}

/** A fact as a rule states it: of whom, and what. The rest is that of the event, unless stated. */
type Stated = FactContent & { department: string } & Partial<FactPlace>;
type ByEvent = { [T in EventType]?: (data: EventData[T], event: LoggedEvent) => readonly Stated[] };

interface Parties {
  requester: string;
  provider: string;
}
/** The same of both sides of a case. */
const ofBoth = <C>({ requester, provider }: Parties, content: C) =>
  [
    { department: provider, side: 'provider', ...content },
    { department: requester, side: 'requester', ...content },
  ] as const;

/** A day of use, however often the data was fetched. */
const used = (data: Parties, { stream, at }: LoggedEvent): Stated[] => {
  const id = `${stream}/${dateOf(at)}`;
  return ofBoth(data, { kind: 'data-used' as const }).map((fact) => ({ ...fact, id }));
};
const missed = (
  kind: 'duty-missed' | 'duty-excused',
  { owes, subject, kind: duty }: EventData['DutyLate'] | EventData['DutyFlagVoided'],
  due: LocalDate,
  { stream }: LoggedEvent,
): Stated[] => [{ kind, department: owes, duty, due, day: due, about: subject, id: idOfMissed(kind, stream, due) }];
/** Each has its own, or one would be taken for the other. */
const idOfMissed = (kind: string, stream: string, due: LocalDate) =>
  kind === 'duty-missed' ? `${stream}/${due}` : excuseOf(`${stream}/${due}`);
/** What is taken back counts for the day of the finding, so that whoever sees the one sees the other. */
const foundAgain = (
  kind: 'duplicate-found' | 'duplicate-lifted',
  { provider: department, foundAt }: Pick<EventData['DuplicateFound'], 'provider' | 'foundAt'>,
  { stream }: LoggedEvent,
): Stated[] => {
  const id = `${stream}/${foundAt}`;
  return [{ kind, department, day: dateOf(foundAt), id: kind === 'duplicate-found' ? id : excuseOf(id) }];
};
const answered = (answer: FactOf<'request-answered'>['answer']) => (data: Parties) =>
  ofBoth(data, { kind: 'request-answered' as const, answer });
const corrected =
  (answer: FactOf<'correction-answered'>['answer']) =>
  ({ provider: department }: Parties) => [{ department, kind: 'correction-answered' as const, answer }];

/** What follows from each event. An event that is not listed says nothing about how somebody shares. */
const rules = {
  DutyMet: ({ owes, kind: duty, metOn, subject, late, days }) => [
    { department: owes, kind: 'duty-met', duty, late, days, day: metOn, about: subject },
  ],
  DutyLate: (data, event) => missed('duty-missed', data, data.due, event),
  DutyFlagVoided: (data, event) => missed('duty-excused', data, data.flagged as LocalDate, event),
  RectificationSuggested: ({ owes, subject, kind: duty, due }, { stream }) => [
    { department: owes, kind: 'duty-escalated', duty, missed: idOfMissed('duty-missed', stream, due), about: subject },
  ],
  ResourcePublished: ({ provider: department, version, sharing, filled }) => [
    { department, kind: 'entry-published', version, sharing, filled },
  ],
  ResourceWithdrawn: ({ provider: department }) => [{ department, kind: 'entry-withdrawn' }],
  // What the department's own head returns has not left it.
  ResourceReturned: ({ provider: department, returnedBy }) =>
    returnedBy === 'head' ? [] : [{ department, kind: 'entry-returned' }],
  DuplicateFound: (data, event) => foundAgain('duplicate-found', data, event),
  DuplicateLifted: (data, event) => foundAgain('duplicate-lifted', data, event),
  DepartmentSucceeded: ({ to }, { stream }) =>
    stream.startsWith('res_') && !stream.includes('.') ? [{ department: to, kind: 'entry-moved' }] : [],
  PoolingMarked: ({ provider: department, pooled }, { stream }) => [
    { department, kind: 'entry-pooled', pooled, about: caseOf(stream) },
  ],
  InterfaceRegistered: ({ provider: department, resource }) => [{ department, kind: 'interface-registered', resource }],
  InterfaceRetired: ({ provider: department, resource }) => [{ department, kind: 'interface-retired', resource }],
  GrantMade: (data) => ofBoth(data, { kind: 'grant-made' as const, resource: data.resource }),
  GrantProvided: (data) => ofBoth(data, { kind: 'grant-provided' as const }),
  AccessTaken: (data) => ofBoth(data, { kind: 'data-taken' as const }),
  DataPassedOn: used,
  UseRecorded: ({ requester: department, grant }) => [{ department, kind: 'use-recorded', about: grant }],
  RequestSubmitted: (data) => ofBoth(data, { kind: 'request-sent' as const }),
  RequestAgreed: answered('agreed'),
  RequestPartlyAgreed: answered('partly-agreed'),
  RequestRefused: answered('refused'),
  NegotiationOpened: (data) => ofBoth(data, { kind: 'dispute-opened' as const }),
  CorrectionReported: (data) => ofBoth(data, { kind: 'correction-reported' as const }),
  DataCorrected: corrected('corrected'),
  DataVerified: corrected('verified'),
  CorrectionRejected: corrected('declined'),
  CorrectionObjected: ({ provider: department }) => [{ department, kind: 'correction-contested' }],
  CorrectionRated: ({ provider: department, stars, solved }) => [
    { department, kind: 'correction-rated', stars, solved },
  ],
  IncidentClosed: ({ provider: department, liability }) => [
    { department, kind: 'incident-closed', liable: liability === 'liable' },
  ],
} satisfies ByEvent as ByEvent;

/** The id of the fact that disproves another: a recount a missed date, or whoever found a duplicate that finding. */
function excuseOf(fact: string): string {
  return `${fact}/excused`;
}

/** The id of the fact that would disprove it. */
export function disproofOf(fact: Fact): string {
  return excuseOf(fact.kind === 'duty-escalated' ? fact.missed : fact.id);
}

/** Whether a fact only disproves another. */
export function isDisproof({ kind }: Pick<Fact, 'kind'>): boolean {
  return kind === 'duty-excused' || kind === 'duplicate-lifted';
}

/** The facts that follow from an event, in today's form; perhaps none. */
export function factsOf(event: LoggedEvent): Fact[] {
  const rule = rules[event.type] as ((data: unknown, event: LoggedEvent) => readonly Stated[]) | undefined;
  const { id, at, stream } = event;
  return (rule?.(event.data, event) ?? []).map(
    (fact) => ({ id, day: dateOf(at), about: caseOf(stream), ...fact }) as Fact,
  );
}

/** The case or the entry of a stream, without what belongs to it. */
function caseOf(stream: string): string {
  return stream.split('.')[0] ?? stream;
}
