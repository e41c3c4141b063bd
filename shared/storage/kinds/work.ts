import { goneAt, isUndelivered, laneOf, placeOf } from '../../domain/webhooks/delivery.ts';
import { byId, type Layout, STATE, waiting } from './definition.ts';

/** Layout of the table `work`. */
export const workKinds: Layout<
  'noticeReminder' | 'job' | 'sendings' | 'address' | 'push' | 'delivery' | 'drift' | 'sealedDay' | 'logExpiry'
> = {
  noticeReminder: {
    table: 'work',
    ...byId,
    index: () => ({}),
  },
  job: {
    table: 'work',
    ...byId,
    // Ids begin with their time, so they are in order of beginning.
    index: (state) => ({
      ...(state.status === 'running' ? { gsi1pk: 'RUNNING', gsi1sk: state.id } : {}),
      gsi2pk: `JOBS#${state.department}`,
      gsi2sk: state.id,
      gsi3pk: `ASKED#${state.by}`,
      gsi3sk: state.id,
    }),
  },
  sendings: {
    table: 'work',
    ...byId,
    index: () => ({}),
  },
  address: {
    table: 'work',
    ...byId,
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
  delivery: {
    table: 'work',
    // What an endpoint is sent of a case is one query.
    key: (id) => ({ pk: `DELIVERY#${laneOf(id)}`, sk: id.slice(id.indexOf('.') + 1) }),
    id: (state) => state.id,
    index: (state) => {
      const sk = placeOf(state);
      return {
        ...waiting(laneOf(state.id), state.nextAttemptAt),
        gsi2pk: `DELIVERIES#${state.webhook}`,
        gsi2sk: sk,
        ...(isUndelivered(state) ? { gsi3pk: `UNDELIVERED#${state.webhook}`, gsi3sk: sk } : {}),
      };
    },
    expiresAt: goneAt,
  },
  sealedDay: {
    table: 'work',
    ...byId,
    index: () => ({}),
  },
  logExpiry: {
    table: 'work',
    ...byId,
    index: () => ({}),
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
};
