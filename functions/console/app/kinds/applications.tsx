import { api } from '../api.ts';
import { dateOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { type Cursor, facts, handled, type Kind, LIMIT, named, type Page, tab, viewed } from './kind.ts';

export async function applicationList(cursor: Cursor): Promise<Page> {
  const { data } = await api.GET('/v1/applications', { params: { query: { cursor, limit: LIMIT } } });
  const items = (data?.items ?? []).map((one) => ({
    ...one,
    status: nameOf('applications', one.status),
    to: `/applications/${one.id}`,
    name: one.content.purpose ?? one.number,
    parties: one.requesterName ?? '',
    deadline: null,
  }));
  return { items, next: data?.next ?? null };
}

export const applications: Kind = {
  title: words.tabs.drafts,
  tabs: [tab('all')],
  list: (_, cursor) => applicationList(cursor),
  read: (id) =>
    viewed(api.GET('/v1/applications/{id}', { params: { path: { id } } }), (one) => ({
      title: one.content.purpose ?? words.apply.title,
      number: one.number,
      parties: one.requesterName ?? '',
      status: nameOf('applications', one.status),
      turn: undefined,
      proof: null,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            [fields.purpose, one.content.purpose],
            [fields.scope, one.content.scope],
            [fields.basis, one.content.basis],
            [fields.scene, one.content.scene],
            [fields.mode, named(one.content.mode)],
            [fields.until, dateOf(one.content.until)],
            [fields.system, one.content.system],
            [fields.phone, one.content.phone],
            [fields.handler, handled(one)],
            [fields.remarks, one.remarks],
            [fields.missing, one.missing.map(({ message }) => message).join('\n')],
            [
              fields.requests,
              one.requests.length > 0
                ? one.requests.map((each) => <a key={each} href={`requests/${each}`}>{`${words.places.requests}　`}</a>)
                : null,
            ],
          ]),
        },
      ],
      documents: [],
    })),
};
