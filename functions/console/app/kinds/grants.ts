import { api } from '../api.ts';
import { dateOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { spoken } from '../language.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { between, everything, facts, type Kind, LIMIT, named, tab, turnOf, viewed } from './kind.ts';

export const grants: Kind = {
  title: words.places.grants,
  tabs: [tab('held'), tab('given'), everything],
  async list(side, cursor) {
    const query = { side: side as 'held', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/grants', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('grants', one.status),
      to: `/grants/${one.id}`,
      name: one.resourceName,
      parties: between(one.requesterName, one.providerName),
      deadline: null,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/grants/{id}', { params: { path: { id } } }), (one) => {
      const [deadline] = one.deadlines;
      const byRequester = deadline && ['rectify', 'dispose'].includes(deadline.kind);
      const [owes, owesName] = byRequester ? [one.requester, one.requesterName] : [one.provider, one.providerName];
      return {
        title: one.resourceName,
        number: one.number,
        parties: between(one.requesterName, one.providerName),
        status: nameOf('grants', one.status),
        turn: turnOf(deadline, deadline ? nameOf('dutyKinds', deadline.kind) : '', owes, owesName),
        proof: null,
        sections: [
          {
            title: words.parts.terms,
            facts: facts([
              [
                words.parts.items,
                one.items.map(({ name, until }) => (until ? words.until(name, dateOf(until)) : name)).join('\n'),
              ],
              [fields.purpose, one.purpose],
              [fields.scope, one.scope],
              [fields.conditions, one.conditions],
              [fields.endsOn, dateOf(one.endsOn)],
              [fields.provision, named(one.provision?.kind)],
              [fields.reason, one.suspension?.reason],
              [fields.liability, one.liability ? spoken(one.liability) : null],
            ]),
          },
        ],
        documents: [],
        opens: [
          {
            operation: 'createCorrection',
            place: 'corrections',
            about: id,
            by: (department) => department === one.requester,
            start: { about: { type: 'record', grant: id } },
            without: ['about.type', 'about.grant'],
            offers: { items: one.items },
          },
        ],
      };
    }),
};
