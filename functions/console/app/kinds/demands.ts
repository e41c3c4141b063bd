import { api } from '../api.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { between, everything, facts, type Kind, LIMIT, tab, turnOf, viewed } from './kind.ts';

export const demands: Kind = {
  title: words.places.demands,
  begins: 'createDemand',
  tabs: [tab('sent'), tab('received'), everything],
  async list(side, cursor) {
    const query = { side: side as 'sent', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/demands', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('demands', one.status),
      to: `/demands/${one.id}`,
      parties: between(one.requesterName, one.providerName),
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/demands/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: between(one.requesterName, one.providerName),
      status: nameOf('demands', one.status),
      turn: turnOf(one.deadline, nameOf('demands', one.status), one.provider ?? '', one.providerName ?? words.bureau),
      proof: one.proof ?? null,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            [words.parts.items, one.items.join(words.comma)],
            [fields.purpose, one.purpose],
            [fields.basis, one.basis],
            [fields.remarks, one.remarks],
            [fields.reason, one.reason],
          ]),
        },
      ],
      documents: [],
    })),
};
