import { api } from '../api.ts';
import { dateOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { between, everything, facts, type Kind, LIMIT, named, tab, turnOf, viewed } from './kind.ts';

export const corrections: Kind = {
  title: words.places.corrections,
  tabs: [tab('received'), tab('reported'), everything],
  async list(side, cursor) {
    const query = { side: side as 'received', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/corrections', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('corrections', one.status),
      to: `/corrections/${one.id}`,
      name: `${one.resource.name}${words.colon}${named(one.kind)}`,
      parties: between(one.requesterName, one.providerName),
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/corrections/{id}', { params: { path: { id } } }), (one) => ({
      title: one.resource.name,
      number: one.number,
      parties: between(one.requesterName, one.providerName),
      status: nameOf('corrections', one.status),
      turn: turnOf(one.deadline, nameOf('dutyKinds', 'correct'), one.provider, one.providerName),
      proof: one.proof ?? null,
      sections: [
        {
          title: words.parts.report,
          facts: facts([
            [fields.item, one.item?.name],
            [fields.recordKey, one.recordKey],
            [fields.kind, named(one.kind)],
            [fields.seen, 'seen' in one.fault ? one.fault.seen : null],
            [fields.value, one.fault.expected],
            [fields.evidence, one.evidence],
            [fields.url, one.link],
          ]),
        },
        ...(one.answer
          ? [
              {
                title: words.parts.answer,
                facts: facts([
                  [fields.outcome, named(one.answer.outcome)],
                  [fields.reason, one.answer.reason],
                  [fields.date, dateOf(one.answer.at)],
                  [fields.objection, one.objection?.reason],
                  [fields.rating, one.rating ? words.rated(one.rating.stars, one.rating.solved) : null],
                ]),
              },
            ]
          : []),
      ],
      documents: [],
    })),
};
