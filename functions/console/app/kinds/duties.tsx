import { api } from '../api.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, fields, type Kind, LIMIT, tab, turnOf, viewed } from './kind.ts';

const COLLECTION: Record<string, string> = { resource: 'resources' };
/** Where the subject of a duty is found. */
export const placeOf = ({ type, id }: { type: string; id: string }) => `/${COLLECTION[type] ?? `${type}s`}/${id}`;

export const duties: Kind = {
  title: words.places.duties,
  tabs: [tab('open'), tab('met')],
  async list(status, cursor) {
    const query = { status: status as 'open', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/duties', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      id: one.id,
      to: placeOf(one.subject),
      name: `${nameOf('dutyKinds', one.kind)}：${one.subject.name}`,
      number: one.subject.number,
      parties: one.owesName ?? '',
      status: nameOf('duties', one.status),
      deadline: one.deadline,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/duties/{id}', { params: { path: { id } } }), (one) => ({
      title: `${nameOf('dutyKinds', one.kind)}：${one.subject.name}`,
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
              <a key="subject" href={placeOf(one.subject).slice(1)}>
                {one.subject.name}
              </a>,
            ],
            [fields.reason, one.extension?.reason],
          ]),
        },
      ],
      happened: one.flags.map(({ at }) => ({ at, what: words.workbench.late })),
      documents: [],
    })),
};
