import { type Layout, STATE } from './definition.ts';

/** What lies in the table `registry`. */
export const registryKinds: Layout<'department' | 'person' | 'law' | 'calendar' | 'policy'> = {
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
  policy: {
    table: 'registry',
    key: (id) => ({ pk: 'LAW', sk: `POLICY#${id.slice('law.'.length)}` }),
    id: (state) => state.id,
    index: () => ({}),
  },
};
