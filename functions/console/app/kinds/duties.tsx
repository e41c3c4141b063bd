import { pathOf } from '../../../../shared/text/portal.ts';
import { api } from '../api.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, type Kind, LIMIT, tab, turnOf, viewed } from './kind.ts';

const FILTERS = ['department', 'kind', 'late', 'dueBefore'] as const;

export const duties: Kind = {
  title: words.places.duties,
  tabs: [tab('open'), tab('met')],
  filters: FILTERS,
  async list(status, cursor, asked) {
    const narrowed = Object.fromEntries(FILTERS.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
    const query = { status: status as 'open', ...narrowed, cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/duties', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      id: one.id,
      to: pathOf(one.subject),
      name: `${nameOf('dutyKinds', one.kind)}${words.colon}${one.subject.name}`,
      number: one.subject.number,
      parties: one.owesName ?? '',
      status: nameOf('duties', one.status),
      deadline: one.deadline,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/duties/{id}', { params: { path: { id } } }), (one) => ({
      title: `${nameOf('dutyKinds', one.kind)}${words.colon}${one.subject.name}`,
      number: one.subject.number,
      parties: one.owesName ?? '',
      status: nameOf('duties', one.status),
      turn: turnOf(one.deadline, nameOf('dutyKinds', one.kind), one.owes, one.owesName),
      proof: one.proof,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            [
              fields.resource,
              <a key="subject" href={pathOf(one.subject).slice(1)}>
                {one.subject.name}
              </a>,
            ],
            [fields.reason, one.extension?.reason],
          ]),
        },
      ],
      documents: [],
    })),
};
