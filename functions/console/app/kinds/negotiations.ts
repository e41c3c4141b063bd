import { api } from '../api.ts';
import { dateOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { between, everything, facts, fields, type Kind, LIMIT, tab, turnOf, viewed } from './kind.ts';

export const negotiations: Kind = {
  title: words.places.negotiations,
  tabs: [tab('opened'), tab('received'), { ...tab('referred'), roles: ['bureau', 'government'] }, everything],
  async list(side, cursor) {
    const query = { side: side as 'opened', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/negotiations', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('negotiations', one.status),
      to: `/negotiations/${one.id}`,
      name: one.resource.name,
      parties: between(one.requesterName, one.providerName),
      deadline: one.deadlines[0] ?? null,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/negotiations/{id}', { params: { path: { id } } }), (one) => ({
      title: one.resource.name,
      number: one.number,
      parties: between(one.requesterName, one.providerName),
      status: nameOf('negotiations', one.status),
      turn: turnOf(one.deadlines[0], nameOf('negotiations', one.status), one.provider, one.providerName),
      proof: null,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            [words.parts.items, one.items.map(({ name }) => name).join('、')],
            [fields.purpose, one.purpose],
            [fields.scope, one.scope],
            [fields.basis, one.basis],
            [fields.until, dateOf(one.until)],
            [fields.remarks, one.remarks],
            ...one.statements.map((each): [string, string] => [fields.statement, `${each.byName ?? ''}：${each.text}`]),
          ]),
        },
      ],
      documents: [],
    })),
};
