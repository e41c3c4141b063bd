import { api, type Schemas } from '../api.ts';
import type { Opening } from '../case/openings.tsx';
import { dateOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { groupsOf } from '../groups.ts';
import { nameOf } from '../names.ts';
import type { Fact } from '../parts.tsx';
import { words } from '../words.ts';
import { applicationList } from './applications.tsx';
import { between, everything, facts, handled, type Kind, LIMIT, named, tab, turnOf, viewed } from './kind.ts';

export const requests: Kind = {
  title: words.places.requests,
  tabs: [tab('received'), tab('sent'), tab('drafts'), everything],
  async list(side, cursor) {
    if (side === 'drafts') return await applicationList(cursor);
    const query = { side: side as 'sent', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/requests', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('requests', one.status),
      to: `/requests/${one.id}`,
      parties: between(one.requesterName, one.providerName),
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/requests/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: between(one.requesterName, one.providerName),
      status: nameOf('requests', one.status),
      turn:
        one.status === 'supplementing'
          ? turnOf(one.supplement?.deadline, nameOf('dutyKinds', 'supplement'), one.requester, one.requesterName)
          : turnOf(one.deadline, nameOf('dutyKinds', 'reply'), one.provider, one.providerName),
      proof: one.proof ?? null,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            ...one.resources.map((each): [string, React.ReactNode] => [
              fields.resource,
              `${each.name}${words.bracket([each.code, words.version(each.version)].join(words.comma))}\n${each.items.map(({ name }) => name).join(words.comma)}`,
            ]),
            [fields.purpose, one.purpose],
            [fields.scope, one.scope],
            [fields.basis, one.basis],
            [fields.scene, one.scene],
            [fields.mode, named(one.mode)],
            [fields.until, dateOf(one.until)],
            [fields.system, one.system],
            [fields.handler, handled(one)],
            [fields.phone, one.phone],
            [fields.missing, one.supplement?.missing],
            [fields.supplement, one.supplement?.answer],
          ]),
        },
        ...(one.proposed ? [{ title: words.parts.proposed, facts: proposedFacts(one) }] : []),
        ...(one.reply
          ? [
              {
                title: words.parts.reply,
                facts: facts([
                  [
                    words.reply.agree,
                    one.reply.agreed.map(({ name, until }) => words.until(name, dateOf(until))).join('\n'),
                  ],
                  ...one.reply.refused.map((each): [string, string] => [
                    words.reply.refuse,
                    `${each.items.map(({ name }) => name).join(words.comma)}\n${each.reason}${words.bracket(words.cited(each.basis.document, each.basis.article))}`,
                  ]),
                  [fields.opinion, one.reply.opinion],
                  [words.places.grants, <GrantLinks key="grants" ids={one.grants} />],
                ]),
              },
            ]
          : []),
      ],
      documents: [
        ...(one.reply ? (['form', 'reply'] as const) : (['form'] as const)).map((kind) => ({
          name: words.documents[kind],
          page: `/v1/requests/${one.id}/${kind}`,
          pdf: `/v1/requests/${one.id}/${kind}.pdf`,
        })),
        {
          name: words.documents.evidence,
          bundle: async () => (await api.GET('/v1/requests/{id}/evidence', { params: { path: { id: one.id } } })).data,
        },
      ],
      opens: disputesOf(one),
    })),
};

/** What was refused may be negotiated, each resource by itself. */
function disputesOf({ id, reply, requester, provider }: Schemas['RequestWithProof']): Opening[] {
  const refused = (reply?.refused ?? []).flatMap(({ items }) => items);
  return groupsOf(refused, ({ resource }) => resource).map(([resource, items]) => ({
    operation: 'createNegotiation',
    place: 'negotiations',
    about: resource,
    by: (department) => department === requester || department === provider,
    start: { on: 'refusal', request: id, resource },
    without: ['on', 'request', 'resource'],
    offers: { items },
  }));
}

function proposedFacts(one: Schemas['RequestWithProof']): Fact[] {
  const { proposed } = one;
  if (!proposed) return [];
  const names = new Map(one.resources.flatMap(({ items }) => items.map(({ id, name }) => [id, name])));
  const nameAll = (items: 'all' | { item: string }[]) =>
    items === 'all' ? words.catalog.all : items.map(({ item }) => names.get(item) ?? item).join(words.comma);
  return facts([
    [words.reply.agree, nameAll(proposed.agreed)],
    ...proposed.refused.map((each): [string, string] => [
      words.reply.refuse,
      `${nameAll(each.items)}\n${each.reason}${words.bracket(words.cited(each.basis.document, each.basis.article))}`,
    ]),
    [fields.opinion, proposed.opinion],
    [fields.remarks, one.remarks],
  ]);
}

function GrantLinks({ ids }: { ids: string[] }) {
  return ids.map((id, at) => <a key={id} href={`grants/${id}`}>{`${words.places.grants} ${at + 1}　`}</a>);
}
