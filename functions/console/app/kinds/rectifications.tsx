import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import type { Turn } from '../case/now-box.tsx';
import type { Opening } from '../case/openings.tsx';
import { dateOf, momentOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, type Kind, LIMIT, named, tab, turnOf, viewed } from './kind.ts';
import { addressOf } from './places.ts';

type Case = Schemas['RectificationCase'];
const said = words.rectification;

export const rectifications: Kind = {
  title: words.places.rectifications,
  begins: 'createRectification',
  tabs: [tab('own'), { ...tab('all'), roles: ['bureau', 'upper'] }],
  async list(side, cursor) {
    const query = { side: side as 'own', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/rectifications', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('rectifications', one.status),
      to: `/rectifications/${one.id}`,
      parties: one.departmentName ?? one.department,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/rectifications/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: one.departmentName ?? one.department,
      status: nameOf('rectifications', one.status),
      turn: turnIn(one),
      proof: one.proof ?? null,
      sections: [
        {
          title: said.notice,
          facts: facts([
            [said.ground, `${one.name}（${one.cited}）`],
            ...one.facts.map((each, n): Row => [said.fact(n + 1), <Fact key={each.text} {...each} />]),
            [said.requirement, one.requirement],
            [said.handIn, one.handIn],
            [said.dueOn, dateOf(one.dueOn)],
            [said.issued, one.issued ? signedBy(one.issued) : null],
            [fields.remarks, one.remarks],
          ]),
        },
        ...(one.time
          ? [
              {
                title: said.time,
                facts: facts([
                  [said.asked(one.time.days), signedBy(one.time)],
                  [fields.reason, one.time.reason],
                  [
                    said.answer,
                    one.time.answer ? `${said.granted(one.time.answer.granted)}　${signedBy(one.time.answer)}` : null,
                  ],
                  [fields.reason, one.time.answer?.reason],
                ]),
              },
            ]
          : []),
        ...one.reports.map((each) => ({
          title: said.report(each.number),
          facts: facts([
            [said.statement, each.statement],
            [said.by, signedBy(each)],
            [
              fields.files,
              one.files
                .filter(({ id: file }) => each.files.includes(file))
                .map(({ name }) => name)
                .join(words.comma),
            ],
            [said.returned, each.returned ? `${each.returned.reason}　${signedBy(each.returned)}` : null],
            [said.dueOn, each.returned ? dateOf(each.returned.dueOn) : null],
          ]),
        })),
        ...afterwards(one),
        ...(one.files.length > 0
          ? [
              {
                title: said.files,
                facts: one.files.map(({ id: file, name, author, type }) => ({
                  name: said.authors[author],
                  value: <File key={file} id={one.id} file={file} name={`${name}.${type}`} />,
                })),
              },
            ]
          : []),
      ],
      documents: [
        ...(one.issued ? [{ name: said.document, pdf: `/v1/rectifications/${one.id}/notice.pdf` }] : []),
        ...(one.escalation
          ? [{ name: said.governmentReport, pdf: `/v1/rectifications/${one.id}/government-report.pdf` }]
          : []),
        {
          name: words.documents.evidence,
          bundle: async () =>
            (await api.GET('/v1/rectifications/{id}/evidence', { params: { path: { id: one.id } } })).data,
        },
      ],
      opens: one.issued ? [criticismOf(one)] : [],
    })),
};

/** What is to be told to all departments, out of a rectification (Order 809 art. 29): by the bureau, or about the bureau by the city government. */
function criticismOf({ id, department }: Case): Opening {
  return {
    operation: 'createCircular',
    place: 'circulars',
    about: id,
    start: { rectification: id, department },
    without: ['rectification', 'department', 'ground', 'facts'],
    by: (own) => own === (department === '00' ? '99' : '00'),
  };
}

type Row = [string, React.ReactNode];

/** What follows a date that was missed, and how it ended (articles 23 to 25). */
function afterwards({ escalation, order, conclusion, ending, accountability }: Case) {
  return [
    ...(escalation
      ? [
          {
            title: said.escalation,
            facts: facts([
              [said.missed, dateOf(escalation.due)],
              [said.opinion, escalation.opinion],
              [said.by, signedBy(escalation)],
            ]),
          },
        ]
      : []),
    ...(order
      ? [
          {
            title: said.order,
            facts: facts([
              [fields.authority, order.authority],
              [fields.documentNumber, order.documentNumber],
              [fields.decidedOn, dateOf(order.decidedOn)],
              [said.requirement, order.requirement],
              [said.dueOn, dateOf(order.dueOn)],
            ]),
          },
        ]
      : []),
    ...(conclusion
      ? [
          {
            title: said.conclusion,
            facts: facts([
              [said.outcome, named(conclusion.outcome)],
              [said.statement, conclusion.statement],
              [fields.documentNumber, conclusion.documentNumber],
              [fields.decidedOn, dateOf(conclusion.decidedOn)],
            ]),
          },
        ]
      : []),
    ...(ending
      ? [
          {
            title: named(ending.how),
            facts: facts([
              ...(ending.how === 'exempt'
                ? [[said.exemption, named(ending.exemption)] satisfies Row]
                : [
                    [fields.basis, words.cited(ending.basis.document, ending.basis.article)] satisfies Row,
                    [said.authority, ending.authority] satisfies Row,
                  ]),
              [fields.reason, ending.reason],
              [said.by, signedBy(ending)],
            ]),
          },
        ]
      : []),
    ...(accountability
      ? [
          {
            title: said.accountability,
            facts: facts([
              [said.accountable, accountability.authority],
              [fields.reason, accountability.reason],
              [said.outcome, accountability.outcome?.statement],
              [fields.documentNumber, accountability.outcome?.documentNumber],
            ]),
          },
        ]
      : []),
  ];
}

/** Whose turn it is, by what is owed: the department rectifies; all else is for the bureau, or for the city government in its place. */
function turnIn({ deadline, department, departmentName }: Case): Turn | undefined {
  const kind = deadline?.duty.split('.')[1] ?? '';
  const what = nameOf('dutyKinds', kind);
  if (kind === 'rectify-notice') return turnOf(deadline, what, department, departmentName);
  return turnOf(deadline, what, '', kind === 'decide-instead' ? said.authors.government : words.bureau);
}

interface Signed {
  at: string;
  by: string;
  byName?: string | null;
  actingFor?: string;
  actingForName?: string | null;
}
export const signedBy = ({ at, by, byName, actingFor, actingForName }: Signed) =>
  `${actingFor === undefined ? (byName ?? by) : words.inPlaceOf(byName ?? by, actingForName ?? actingFor)}　${momentOf(at)}`;

/** A fact, with links to the cases that show it. */
export function Fact({ text, shownBy }: Case['facts'][number]) {
  return (
    <>
      {`${text}　`}
      {shownBy.map((link) => {
        const to = addressOf(link.split('@')[0] ?? '');
        return to ? (
          <Link key={link} to={to}>
            {said.shownBy}
          </Link>
        ) : null;
      })}
    </>
  );
}

/** A file of the case, read by a link that is good for a while. */
function File({ id, file, name }: { id: string; file: string; name: string }) {
  const open = async () => {
    const shown = window.open('', '_blank');
    const { data } = await api.GET('/v1/rectifications/{id}/files/{file}', { params: { path: { id, file } } });
    if (shown && data) shown.location.href = data.downloadUrl;
  };
  return (
    <button type="button" className="plain" onClick={() => void open()}>
      {name}
    </button>
  );
}
