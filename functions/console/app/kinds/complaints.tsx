import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { dateOf, momentOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { between, facts, type Kind, LIMIT, named, turnOf, viewed } from './kind.ts';
import { addressOf } from './places.ts';
import { signedBy } from './rectifications.tsx';

type Case = Schemas['ComplaintCase'];
const said = words.complaint;

export const complaints: Kind = {
  title: words.places.complaints,
  begins: 'createComplaint',
  tabs: [
    { key: 'handled', title: said.tabs.handled },
    { key: 'received', title: said.tabs.received },
    { key: 'all', title: words.tabs.all, roles: ['bureau'] },
  ],
  async list(side, cursor) {
    const query = { side: side as 'handled', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/complaints', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: one.finding ? `${nameOf('complaints', one.status)} · ${named(one.finding)}` : handledBy(one),
      to: `/complaints/${one.id}`,
      parties: between(one.receivedByName, one.handler === one.receivedBy ? null : one.handlerName),
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/complaints/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: between(one.receivedByName, one.handler === one.receivedBy ? null : one.handlerName),
      status: one.answer ? nameOf('complaints', one.status) : handledBy(one),
      turn: turnOf(one.deadline, nameOf('dutyKinds', 'answer-complaint'), one.handler, one.handlerName),
      proof: one.proof ?? null,
      sections: [
        {
          title: said.content,
          facts: facts([
            [said.what, one.what],
            [said.complainant, named(one.complainant)],
            [said.contact, one.contact],
            [said.channel, named(one.channel)],
            [said.receivedOn, dateOf(one.receivedOn)],
            [said.against, one.againstName ?? one.against],
            [said.about, one.about.length > 0 ? <Links key="about" ids={one.about} /> : null],
            [
              said.passedOn,
              one.passedOn
                ? `${between(one.passedOn.fromName, one.passedOn.toName)}${words.comma}${momentOf(one.passedOn.at)}${words.comma}${one.passedOn.reason}`
                : null,
            ],
          ]),
        },
        ...(one.answer
          ? [
              {
                title: said.answer,
                facts: facts([
                  [said.finding, named(one.finding)],
                  [said.statement, one.answer.statement],
                  [said.done, one.answer.done],
                  [words.rectification.by, signedBy(one.answer)],
                ]),
              },
            ]
          : []),
        ...(one.led.length > 0
          ? [{ title: said.led, facts: facts([[said.cases, <Links key="led" ids={one.led.map(({ to }) => to)} />]]) }]
          : []),
      ],
      documents: one.answer ? [{ name: said.document, pdf: `/v1/papers/${one.id}/pdf` }] : [],
    })),
};

const handledBy = ({ status, handlerName }: Pick<Case, 'status' | 'handlerName'>) =>
  status === 'referred' ? said.under(handlerName ?? '') : nameOf('complaints', status);

/** Links to entries and cases. */
function Links({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => (
    <div key={id}>
      <Link to={addressOf(id) ?? ''}>{words.rectification.shownBy}</Link>
    </div>
  ));
}
