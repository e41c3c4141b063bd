import { subjectsOf } from '../../domain/people/credential.ts';
import { type Layout, STATE } from './definition.ts';

/** Layout of the table `registry`. */
export const registryKinds: Layout<'founding' | 'department' | 'person' | 'system' | 'law' | 'calendar' | 'policy'> = {
  founding: {
    table: 'registry',
    key: () => ({ pk: 'FOUNDING', sk: STATE }),
    id: (state) => state.id,
    index: () => ({}),
  },
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
    // An item for each delegate and each deputy, so that one query tells who calls and on whose behalf they may act.
    beside: (state) => [
      ...(state.absences ?? []).map(({ id, delegate, from, to }) => ({
        key: { pk: `PERSON#${delegate}`, sk: `ACTS#${id}` },
        attributes: { absent: state.id, from, to },
      })),
      ...(state.deputies ?? []).map(({ person, from, to }) => ({
        key: { pk: `PERSON#${person}`, sk: `DEPUTY#${state.id}#${from}#${to}` },
        attributes: { leader: state.id, from, to },
      })),
      // Where a person of this id would be, so that one query tells whose subject it is, and none is two people's.
      ...subjectsOf(state).map((subject) => ({
        key: { pk: `PERSON#${subject}`, sk: 'SUBJECT' },
        attributes: { subjectOf: state.id },
        alone: true,
      })),
    ],
  },
  system: {
    table: 'registry',
    // Where a person of this id would be, so that one query tells who calls, and none is both.
    key: (id) => ({ pk: `PERSON#${id}`, sk: 'SYSTEM' }),
    id: (state) => state.id,
    index: (state) => ({ gsi1pk: `SYSTEMS#${state.department}`, gsi1sk: `${state.registeredAt}#${state.id}` }),
  },
  // The whole law is read by one query.
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
  policy: {
    table: 'registry',
    key: (id) => ({ pk: 'LAW', sk: `POLICY#${id.slice('law.'.length)}` }),
    id: (state) => state.id,
    index: () => ({}),
  },
};
