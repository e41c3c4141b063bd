import type { ApplicationForm } from '../domain/cases/application.ts';
import type { Contested } from '../domain/cases/contested.ts';
import type { Correction } from '../domain/cases/correction.ts';
import type { Demand } from '../domain/cases/demand.ts';
import type { DataRequest } from '../domain/cases/request.ts';
import type { Change } from '../domain/catalog/change.ts';
import type { Collection } from '../domain/catalog/collection.ts';
import type { Drift } from '../domain/catalog/drift.ts';
import type { OnceOnly } from '../domain/catalog/once-only.ts';
import type { Pooling } from '../domain/catalog/pooling.ts';
import type { Push } from '../domain/catalog/push.ts';
import type { Resource } from '../domain/catalog/resource.ts';
import type { Negotiation } from '../domain/disputes/negotiation.ts';
import type { CalendarYear, NoticeReminder } from '../domain/duties/calendar-year.ts';
import type { Duty } from '../domain/duties/duty.ts';
import { isReported } from '../domain/duties/escalation.ts';
import type { Feed } from '../domain/duties/feed.ts';
import type { LawBook } from '../domain/duties/law.ts';
import type { PolicyVersion } from '../domain/duties/policy-version.ts';
import type { Grant } from '../domain/grants/grant.ts';
import type { DataInterface } from '../domain/grants/interface.ts';
import type { UseRecord } from '../domain/grants/records.ts';
import type { Job } from '../domain/job.ts';
import type { AddressTrouble } from '../domain/mail/address.ts';
import type { Sendings } from '../domain/mail/sending.ts';
import type { Department } from '../domain/people/department.ts';
import type { Person } from '../domain/people/person.ts';
import { fingerprint, shardOf, sweptShardOf } from './ids.ts';
import type { IndexName, TableName } from './tables.ts';

/** The states kept, by kind. */
export interface States {
  department: Department;
  person: Person;
  law: LawBook;
  calendar: CalendarYear;
  noticeReminder: NoticeReminder;
  policy: PolicyVersion;
  resource: Resource;
  change: Change;
  collection: Collection;
  onceOnly: OnceOnly;
  application: ApplicationForm;
  request: DataRequest;
  grant: Grant;
  negotiation: Negotiation;
  correction: Correction;
  contested: Contested;
  demand: Demand;
  interface: DataInterface;
  useRecord: UseRecord;
  duty: Duty;
  feed: Feed;
  job: Job;
  sendings: Sendings;
  address: AddressTrouble;
  push: Push;
  drift: Drift;
  pooling: Pooling;
}
export type Kind = keyof States;

export interface Key {
  pk: string;
  sk: string;
}
type IndexKeys = Partial<Record<`${IndexName}${'pk' | 'sk'}`, string>>;

/** An item kept beside a state, written and deleted in the same commit. */
export interface Beside {
  key: Key;
  attributes: Record<string, unknown>;
}

interface KindDefinition<S> {
  table: TableName;
  /** Where the state is; an id says it all. */
  key(id: string): Key;
  id(state: S): string;
  /** What the overloaded indexes hold of it; an index left out does not list it. */
  index(state: S): IndexKeys;
  beside?(state: S): Beside[];
}

const STATE = 'STATE';

/** How each kind is laid out. The same is told for readers in keys.md. */
export const kinds: { [K in Kind]: KindDefinition<States[K]> } = {
  department: {
    table: 'registry',
    key: (id) => ({ pk: `DEPARTMENT#${id}`, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({ gsi1pk: 'DEPARTMENTS', gsi1sk: state.id }),
  },
  person: {
    table: 'registry',
    key: (id) => ({ pk: `PERSON#${id}`, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({ gsi1pk: `PEOPLE#${state.department}`, gsi1sk: state.id }),
    // With whoever stands in, so that who calls and in whose place they may act is one query.
    beside: (state) =>
      (state.absences ?? []).map(({ id, delegate, from, to }) => ({
        key: { pk: `PERSON#${delegate}`, sk: `ACTS#${id}` },
        attributes: { absent: state.id, from, to },
      })),
  },
  // All of the law is one query.
  law: {
    table: 'registry',
    key: () => ({ pk: 'LAW', sk: STATE }),
    id: (state) => state.id,
    index: () => ({}),
  },
  calendar: {
    table: 'registry',
    key: (id) => ({ pk: 'LAW', sk: `CALENDAR#${id.slice('law.'.length)}` }),
    id: (state) => state.id,
    index: () => ({}),
  },
  noticeReminder: {
    table: 'work',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: () => ({}),
  },
  policy: {
    table: 'registry',
    key: (id) => ({ pk: 'LAW', sk: `POLICY#${id.slice('law.'.length)}` }),
    id: (state) => state.id,
    index: () => ({}),
  },
  resource: {
    table: 'catalog',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({
      ...(state.published ? { gsi1pk: `PROVIDER#${state.provider}`, gsi1sk: state.code } : {}),
      ...(state.draft?.status === 'proposed'
        ? { gsi2pk: `CONSENT#${state.provider}`, gsi2sk: `${state.draft.proposedAt}#${state.id}` }
        : {}),
      ...(state.draft?.status === 'draft' && state.draft.held
        ? { gsi2pk: `HELD#${state.provider}`, gsi2sk: state.code }
        : {}),
      gsi3pk: `ENTRIES#${state.provider}`,
      gsi3sk: state.code,
      ...(state.draft?.status === 'submitted'
        ? { gsi2pk: `REVIEW#${state.provider}`, gsi2sk: `${state.draft.submittedAt}#${state.id}` }
        : {}),
    }),
    beside: (state) => (state.published ? [versionOf(state), ...citationsOf(state)] : []),
  },
  change: {
    table: 'catalog',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({
      gsi1pk: `CHANGES#${state.recordedAt.slice(0, 4)}`,
      gsi1sk: `${state.recordedAt}#${state.id}`,
    }),
  },
  collection: {
    table: 'catalog',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({
      gsi1pk: `COLLECTIONS#${state.registeredAt.slice(0, 4)}`,
      gsi1sk: `${state.registeredAt}#${state.id}`,
      gsi2pk: `COLLECTS#${state.department}`,
      gsi2sk: `${state.registeredAt}#${state.id}`,
    }),
  },
  onceOnly: {
    table: 'catalog',
    // Beside its entry; its id begins with that id.
    key: (id) => ({ pk: id.slice(0, id.indexOf('.')), sk: 'ONCE-ONLY' }),
    id: (state) => state.id,
    index: () => ({}),
  },
  application: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({ gsi1pk: `APPLIED#${state.requester}`, gsi1sk: `${state.createdAt}#${state.id}` }),
  },
  request: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({
      gsi1pk: `SENT#${state.requester}`,
      gsi1sk: `${state.submittedAt}#${state.id}`,
      gsi2pk: `RECEIVED#${state.provider}`,
      gsi2sk: `${state.submittedAt}#${state.id}`,
      gsi3pk: `REQUESTS#${state.submittedAt.slice(0, 4)}`,
      gsi3sk: `${state.submittedAt}#${state.id}`,
    }),
  },
  grant: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({
      gsi1pk: `HELD#${state.requester}`,
      gsi1sk: `${state.madeAt}#${state.id}`,
      gsi2pk: `GIVEN#${state.provider}`,
      gsi2sk: `${state.madeAt}#${state.id}`,
    }),
    // Its own indexes list it; what the sweep finds by is an item beside it, one for each date.
    beside: ({ id, nextWakeAt }) =>
      nextWakeAt ? [{ key: { pk: id, sk: `WAKE#${nextWakeAt}` }, attributes: { id, ...waking(id, nextWakeAt) } }] : [],
  },
  useRecord: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({ gsi1pk: `USES#${state.grant}`, gsi1sk: `${state.at}#${state.id}` }),
  },
  correction: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({
      gsi1pk: `REPORTED#${state.requester}`,
      gsi1sk: `${state.reportedAt}#${state.id}`,
      gsi2pk: `CORRECTS#${state.provider}`,
      gsi2sk: `${state.reportedAt}#${state.id}`,
      gsi3pk: `CORRECTIONS#${state.reportedAt.slice(0, 4)}`,
      gsi3sk: `${state.reportedAt}#${state.id}`,
    }),
  },
  contested: {
    table: 'cases',
    // Beside the duties of its entry; its id begins with that id.
    key: (id) => ({ pk: id.slice(0, id.indexOf('.')), sk: 'CONTESTED' }),
    id: (state) => state.id,
    index: (state) =>
      state.since ? { gsi3pk: `CONTESTED#${state.provider}`, gsi3sk: `${state.since}#${state.id}` } : {},
  },
  demand: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => {
      const named = state.namings.at(-1)?.department;
      const sk = `${state.statedAt}#${state.id}`;
      return {
        gsi1pk: `DEMANDS#${state.requester}`,
        gsi1sk: sk,
        ...(named ? { gsi2pk: `NAMED#${named}`, gsi2sk: sk } : {}),
        gsi3pk: `DEMANDED#${state.statedAt.slice(0, 4)}`,
        gsi3sk: sk,
      };
    },
  },
  interface: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({ gsi1pk: `INTERFACES#${state.provider}`, gsi1sk: `${state.registeredAt}#${state.id}` }),
  },
  negotiation: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    // Until it is sent it is nobody's but the requester's.
    index: ({ id, requester, provider, openedBy, openedAt, sentAt }) => ({
      gsi1pk: `NEGOTIATES#${openedBy === 'requester' ? requester : provider}`,
      gsi1sk: `${openedAt}#${id}`,
      ...(sentAt
        ? {
            gsi2pk: `NEGOTIATED#${openedBy === 'requester' ? provider : requester}`,
            gsi2sk: `${openedAt}#${id}`,
            gsi3pk: `NEGOTIATIONS#${openedAt.slice(0, 4)}`,
            gsi3sk: `${openedAt}#${id}`,
          }
        : {}),
    }),
  },
  duty: {
    table: 'cases',
    // Beside what it is about, so that a case and its duties are one query; its id begins with that id.
    key: (id) => ({ pk: id.slice(0, id.indexOf('.')), sk: `DUTY#${id}` }),
    id: (state) => state.id,
    index: (state) => ({
      ...(state.nextWakeAt ? waking(state.id, state.nextWakeAt) : {}),
      ...(state.status === 'met'
        ? { gsi2pk: `MET#${state.owes}`, gsi2sk: `${state.metAt}#${state.id}` }
        : state.status === 'cancelled'
          ? { gsi2pk: `CANCELLED#${state.owes}`, gsi2sk: `${state.cancelledAt}#${state.id}` }
          : { gsi2pk: `OWES#${state.owes}`, gsi2sk: `${state.due}#${state.id}` }),
      ...(state.status === 'met' || state.status === 'cancelled'
        ? {}
        : { gsi3pk: `OPEN#${shardOf(state.id)}`, gsi3sk: `${state.due}#${state.id}` }),
    }),
    beside: (state) => [...owedFor(state), ...reportsOf(state)],
  },
  feed: {
    table: 'cases',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({ gsi1pk: `FEEDS#${state.department}`, gsi1sk: `${state.createdAt}#${state.id}` }),
  },
  job: {
    table: 'work',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => (state.status === 'running' ? { gsi1pk: 'RUNNING', gsi1sk: state.id } : {}),
  },
  sendings: {
    table: 'work',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: () => ({}),
  },
  address: {
    table: 'work',
    key: (id) => ({ pk: id, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({ gsi2pk: `TROUBLED#${state.department}`, gsi2sk: `${state.since}#${state.id}` }),
  },
  push: {
    table: 'work',
    // An entry's pushes are one query, in the order in which they go.
    key: (id) => {
      const [resource = '', , number = ''] = id.split('.');
      return { pk: `PUSH#${resource}`, sk: number };
    },
    id: (state) => state.id,
    index: (state) => ({
      ...waiting(state.id, state.nextAttemptAt),
      gsi2pk: `PUSHES#${state.provider}`,
      gsi2sk: `${state.at}#${state.id}`,
    }),
  },
  drift: {
    table: 'work',
    key: (id) => ({ pk: `DRIFT#${id}`, sk: STATE }),
    id: (state) => state.id,
    index: (state) => ({
      ...waiting(state.id, state.status === 'running' ? state.startedAt : null),
      gsi2pk: 'DRIFTS',
      gsi2sk: `${state.startedAt}#${state.id}`,
    }),
  },
  pooling: {
    table: 'catalog',
    key: (id) => ({ pk: id.slice(0, id.indexOf('.')), sk: 'POOLED' }),
    id: (state) => state.id,
    index: (state) => (state.pooled ? { gsi2pk: `POOLED#${state.provider}`, gsi2sk: state.code } : {}),
  },
};

/** What a timer that was lost leaves to the sweep. */
function waking(id: string, at: string): IndexKeys {
  return { gsi1pk: `WAKE#${sweptShardOf(id)}`, gsi1sk: `${at}#${id}` };
}

/** What the sweep finds once its time has come. */
function waiting(id: string, since: string | null): IndexKeys {
  return since ? { gsi1pk: `WAITING#${sweptShardOf(id)}`, gsi1sk: `${since}#${id}` } : {};
}

function owedFor({ id, subject }: Duty): Beside[] {
  return subject.change ? [{ key: { pk: subject.change.id, sk: `OWED#${id}` }, attributes: { duty: id } }] : [];
}

/** What the bureau is to act on after a missed date (article 23), listed by when that was, whatever becomes of the duty. */
function reportsOf({ id, subject, owes, escalated }: Duty): Beside[] {
  return escalated.filter(isReported).map(({ at, step, workingDays }) => ({
    key: { pk: subject.id, sk: `REPORTED#${id}#${at}#${step}/${workingDays}` },
    attributes: {
      ...{ duty: id, at, step, workingDays },
      ...{ gsi1pk: `ESCALATED#${owes}`, gsi1sk: `${at}#${id}#${step}/${workingDays}` },
    },
  }));
}

/** A published version, immutable: the key holds its number. */
function versionOf(state: Resource): Beside {
  return {
    key: { pk: state.id, sk: versionKey(state.version) },
    attributes: { version: state.version, content: state.published, publishedAt: state.publishedAt },
  };
}

export function versionKey(version: number): string {
  return `VERSION#${String(version).padStart(6, '0')}`;
}

/** One small item for each document that the published classification rests on: "all entries citing this law". */
function citationsOf(state: Resource): Beside[] {
  const documents = new Set(state.published?.sharing.bases.map((basis) => documentKey(basis.document)));
  return [...documents].map((document) => ({
    key: { pk: state.id, sk: `CITES#${fingerprint(document)}` },
    attributes: { id: state.id, gsi3pk: `CITES#${document}`, gsi3sk: state.id },
  }));
}

/** The name of a document as it is compared: without the 《》 some write and some don't. */
export function documentKey(document: string): string {
  return document.normalize('NFKC').replace(/[《》\s]/g, '');
}
