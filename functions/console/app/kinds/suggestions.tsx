import { Link } from 'react-router';
import { api } from '../api.ts';
import { dateOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, type Kind, LIMIT, named, viewed } from './kind.ts';
import { Fact, signedBy } from './rectifications.tsx';

const said = words.rectification;

/** What rectification is suggested for, by rules that count what the log says (article 23). */
export const suggestions: Kind = {
  title: words.places.suggestions,
  tabs: [
    { key: 'open', title: nameOf('suggestions', 'open') },
    { key: 'every', title: words.tabs.all },
  ],
  hasNoHistory: true,
  async list(tab, cursor) {
    const query = { ...(tab === 'open' ? { status: 'open' as const } : {}), cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/rectification-suggestions', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      name: named(one.rule),
      status: nameOf('suggestions', one.status),
      to: `/suggestions/${one.id}`,
      parties: one.departmentName ?? one.department,
      deadline: null,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/rectification-suggestions/{id}', { params: { path: { id } } }), (one) => ({
      title: named(one.rule),
      number: one.number,
      parties: one.departmentName ?? one.department,
      status: nameOf('suggestions', one.status),
      turn: undefined,
      proof: null,
      sections: [
        {
          title: said.suggestion,
          facts: facts([
            [said.ground, named(one.ground)],
            ...one.facts.map(({ text, on, shownBy }): [string, React.ReactNode] => [
              dateOf(on),
              <Fact key={shownBy} text={text} shownBy={[shownBy]} />,
            ]),
          ]),
        },
        ...(one.settled
          ? [
              {
                title: nameOf('suggestions', one.status),
                facts: facts([
                  [said.by, signedBy(one.settled)],
                  [fields.reason, one.settled.reason],
                  [
                    said.notice,
                    one.settled.rectification ? (
                      <Link key="notice" to={`/rectifications/${one.settled.rectification}`}>
                        {said.drafted}
                      </Link>
                    ) : null,
                  ],
                ]),
              },
            ]
          : []),
      ],
      documents: [],
    })),
};
