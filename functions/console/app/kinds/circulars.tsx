import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, type Kind, LIMIT, turnOf, viewed } from './kind.ts';
import { addressOf } from './places.ts';
import { Fact, signedBy } from './rectifications.tsx';

type Case = Schemas['CircularCase'];
const said = words.circular;

export const circulars: Kind = {
  title: words.places.circulars,
  begins: 'createCircular',
  tabs: [
    { key: 'issued', title: said.issued },
    { key: 'all', title: words.tabs.all, roles: ['bureau', 'government'] },
  ],
  async list(side, cursor) {
    const query = { side: side as 'issued', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/circulars', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('circulars', one.status),
      to: `/circulars/${one.id}`,
      parties: one.departmentName ?? one.department,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/circulars/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: one.departmentName ?? one.department,
      status: nameOf('circulars', one.status),
      turn: turnOf(one.deadline, nameOf('dutyKinds', 'sign-circular'), '', words.bureau),
      proof: null,
      sections: [
        {
          title: said.content,
          facts: facts([
            [words.rectification.ground, nameOf('values', one.ground)],
            ...one.facts.map((each, n): [string, React.ReactNode] => [
              words.rectification.fact(n + 1),
              <Fact key={each.text} {...each} />,
            ]),
            [said.demand, one.demand],
            [
              words.places.rectifications,
              one.rectification ? (
                <Link key="rectification" to={addressOf(one.rectification) ?? ''}>
                  {words.rectification.shownBy}
                </Link>
              ) : null,
            ],
            [words.rectification.issued, one.issued ? signedBy(one.issued) : null],
            [fields.remarks, one.discarded?.reason],
          ]),
        },
        ...(one.retraction ? [retractedBy(one.retraction)] : []),
      ],
      documents: one.issued ? [{ name: said.document, pdf: `/v1/papers/${one.id}/pdf` }] : [],
    })),
};

function retractedBy({ reason, answer, ...proposed }: NonNullable<Case['retraction']>) {
  return {
    title: said.retraction,
    facts: facts([
      [fields.reason, reason],
      [said.proposed, signedBy(proposed)],
      [said.decided, answer ? `${nameOf('values', answer.retracted ? 'retract' : 'keep')}　${signedBy(answer)}` : null],
      [fields.reason, answer?.reason],
    ]),
  };
}
