import type { Duty } from '../../domain/duties/duty.ts';
import { isReported } from '../../domain/duties/escalation.ts';
import { othersIn } from '../../domain/security/concerned.ts';
import { shardOf } from '../ids.ts';
import { type Beside, byId, type Layout, waking } from './definition.ts';

/** Layout of the table `cases`. */
export const casesKinds: Layout<
  | 'application'
  | 'request'
  | 'grant'
  | 'useRecord'
  | 'correction'
  | 'contested'
  | 'demand'
  | 'rectification'
  | 'suggestion'
  | 'complaint'
  | 'circular'
  | 'safeguard'
  | 'incident'
  | 'contractor'
  | 'interface'
  | 'negotiation'
  | 'duty'
  | 'feed'
  | 'webhook'
  | 'scheme'
  | 'evaluation'
  | 'equalCase'
> = {
  application: {
    table: 'cases',
    ...byId,
    index: (state) => {
      const sk = `${state.createdAt}#${state.id}`;
      const isReturned = state.status === 'draft' && state.remarks !== null;
      return {
        gsi1pk: `APPLIED#${state.requester}`,
        gsi1sk: sk,
        ...(isReturned ? { gsi2pk: `RETURNED#${state.requester}`, gsi2sk: sk } : {}),
      };
    },
  },
  request: {
    table: 'cases',
    ...byId,
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
    ...byId,
    index: (state) => ({
      gsi1pk: `HELD#${state.requester}`,
      gsi1sk: `${state.madeAt}#${state.id}`,
      gsi2pk: `GIVEN#${state.provider}`,
      gsi2sk: `${state.madeAt}#${state.id}`,
    }),
    // Its own indexes list grants for people; the sweep finds an item beside the grant, one for each date.
    beside: ({ id, nextWakeAt }) =>
      nextWakeAt ? [{ key: { pk: id, sk: `WAKE#${nextWakeAt}` }, attributes: { id, ...waking(id, nextWakeAt) } }] : [],
  },
  useRecord: {
    table: 'cases',
    ...byId,
    index: (state) => ({ gsi1pk: `USES#${state.grant}`, gsi1sk: `${state.at}#${state.id}` }),
  },
  correction: {
    table: 'cases',
    ...byId,
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
    // Stored beside the duties of its entry; its id begins with the entry's id.
    key: (id) => ({ pk: id.slice(0, id.indexOf('.')), sk: 'CONTESTED' }),
    id: (state) => state.id,
    index: (state) =>
      state.since ? { gsi3pk: `CONTESTED#${state.provider}`, gsi3sk: `${state.since}#${state.id}` } : {},
  },
  demand: {
    table: 'cases',
    ...byId,
    index: (state) => {
      const named = state.namings.at(-1)?.department;
      const sk = `${state.statedAt}#${state.id}`;
      return {
        gsi1pk: `DEMANDS#${state.requester}`,
        gsi1sk: sk,
        ...(named ? { gsi2pk: `NAMED#${named}`, gsi2sk: sk } : {}),
        // Only what nobody has been named for yet is returned.
        ...(state.status === 'returned' ? { gsi2pk: `RETURNED#${state.requester}`, gsi2sk: sk } : {}),
        gsi3pk: `DEMANDED#${state.statedAt.slice(0, 4)}`,
        gsi3sk: sk,
      };
    },
  },
  safeguard: {
    table: 'cases',
    ...byId,
    index: (state) => ({
      gsi1pk: `SAFEGUARDS#${state.department}`,
      gsi1sk: `${state.period.from}#${state.number}`,
      gsi3pk: `SAFEGUARDED#${state.period.from.slice(0, 4)}`,
      gsi3sk: `${state.number}#${state.id}`,
    }),
  },
  incident: {
    table: 'cases',
    ...byId,
    index: (state) => ({
      gsi1pk: `INCIDENTS#${state.department}`,
      gsi1sk: `${state.reported.at}#${state.id}`,
      gsi3pk: `INCIDENT#${state.reported.at.slice(0, 4)}`,
      gsi3sk: `${state.reported.at}#${state.id}`,
    }),
    // Every other department whose data it concerns finds it in a list of its own.
    beside: (state) =>
      othersIn(state).map((other) => ({
        key: { pk: state.id, sk: `CONCERNS#${other}` },
        attributes: { id: state.id, gsi1pk: `CONCERNED#${other}`, gsi1sk: `${state.reported.at}#${state.id}` },
      })),
  },
  contractor: {
    table: 'cases',
    ...byId,
    index: (state) => ({
      gsi1pk: `CONTRACTORS#${state.department}`,
      gsi1sk: `${state.registered.at}#${state.id}`,
      gsi3pk: `CONTRACTED#${state.registered.at.slice(0, 4)}`,
      gsi3sk: `${state.registered.at}#${state.id}`,
    }),
  },
  rectification: {
    table: 'cases',
    ...byId,
    // Until it is issued, the department does not see it.
    index: ({ id, department, draftedAt, issued }) => ({
      ...(issued ? { gsi1pk: `RECTIFIES#${department}`, gsi1sk: `${issued.at}#${id}` } : {}),
      gsi3pk: `RECTIFICATIONS#${draftedAt.slice(0, 4)}`,
      gsi3sk: `${draftedAt}#${id}`,
    }),
  },
  suggestion: {
    table: 'cases',
    ...byId,
    index: ({ id, department, openedAt }) => ({
      gsi1pk: `SUGGESTED#${department}`,
      gsi1sk: `${openedAt}#${id}`,
      gsi3pk: `SUGGESTIONS#${openedAt.slice(0, 4)}`,
      gsi3sk: `${openedAt}#${id}`,
    }),
  },
  complaint: {
    table: 'cases',
    ...byId,
    // Whoever received it keeps it in their list, and whoever handles it has it in another.
    index: ({ id, registered: { at }, receivedBy, handler }) => ({
      gsi1pk: `COMPLAINED#${receivedBy}`,
      gsi1sk: `${at}#${id}`,
      gsi2pk: `COMPLAINTS#${handler}`,
      gsi2sk: `${at}#${id}`,
      gsi3pk: `COMPLAINT#${at.slice(0, 4)}`,
      gsi3sk: `${at}#${id}`,
    }),
  },
  circular: {
    table: 'cases',
    ...byId,
    // Until it is issued, only whoever issues it lists it.
    index: ({ id, draftedAt, issued }) => ({
      ...(issued ? { gsi1pk: `CIRCULARS#${issued.at.slice(0, 4)}`, gsi1sk: `${issued.at}#${id}` } : {}),
      gsi3pk: `CIRCULAR#${draftedAt.slice(0, 4)}`,
      gsi3sk: `${draftedAt}#${id}`,
    }),
  },
  interface: {
    table: 'cases',
    ...byId,
    index: (state) => ({ gsi1pk: `INTERFACES#${state.provider}`, gsi1sk: `${state.registeredAt}#${state.id}` }),
  },
  negotiation: {
    table: 'cases',
    ...byId,
    // Until it is sent, only the requester sees it.
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
    // Stored beside its subject, so that one query reads a case and its duties; its id begins with the subject's id.
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
  equalCase: {
    table: 'cases',
    // Under what they are equal in, each after the one before it.
    key: (id) => {
      const [hash = '', before = ''] = id.split('.');
      return { pk: equalPartition(hash), sk: before };
    },
    id: (state) => state.id,
    index: () => ({}),
  },
  feed: {
    table: 'cases',
    ...byId,
    index: (state) => ({ gsi1pk: `FEEDS#${state.department}`, gsi1sk: `${state.createdAt}#${state.id}` }),
  },
  webhook: {
    table: 'cases',
    ...byId,
    index: (state) => ({ gsi1pk: `WEBHOOKS#${state.department}`, gsi1sk: `${state.createdAt}#${state.id}` }),
  },
  scheme: {
    table: 'cases',
    ...byId,
    index: (state) => ({ gsi1pk: 'SCHEMES', gsi1sk: `${state.proposed.at}#${state.id}` }),
  },
  evaluation: {
    table: 'cases',
    ...byId,
    index: (state) => ({ gsi1pk: 'EVALUATIONS', gsi1sk: `${state.year}#${state.begun.at}#${state.id}` }),
  },
};

export function equalPartition(hash: string): string {
  return `EQUAL#${hash}`;
}

function owedFor({ id, subject }: Duty): Beside[] {
  return subject.change ? [{ key: { pk: subject.change.id, sk: `OWED#${id}` }, attributes: { duty: id } }] : [];
}

/** Missed dates that the bureau has to act on (article 23), listed by the day of the step, whatever becomes of the duty. */
function reportsOf({ id, subject, owes, escalated }: Duty): Beside[] {
  return escalated.filter(isReported).map(({ at, step, workingDays }) => ({
    key: { pk: subject.id, sk: `REPORTED#${id}#${at}#${step}/${workingDays}` },
    attributes: {
      ...{ duty: id, at, step, workingDays },
      ...{ gsi1pk: `ESCALATED#${owes}`, gsi1sk: `${at}#${id}#${step}/${workingDays}` },
    },
  }));
}
