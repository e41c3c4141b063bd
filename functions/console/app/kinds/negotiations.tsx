import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import type { Turn } from '../case/now-box.tsx';
import { dateOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { between, everything, facts, type Kind, LIMIT, named, tab, turnOf, viewed } from './kind.ts';

type Case = Schemas['NegotiationCase'];
const said = words.negotiation;

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
      turn: turnIn(one),
      proof: null,
      sections: [
        {
          title: words.parts.dispute,
          facts: facts([
            [
              words.parts.entry,
              <Link key="entry" to={`/catalog/${one.resource.id}`}>
                {one.resource.name}
              </Link>,
            ],
            [
              words.places.requests,
              one.request ? (
                <Link key="request" to={`/requests/${one.request.id}`}>
                  {one.request.number}
                </Link>
              ) : null,
            ],
            [words.parts.items, one.items.map(({ name }) => name).join(words.comma)],
            [fields.purpose, one.purpose],
            [fields.scope, one.scope],
            [fields.basis, one.basis],
            [fields.until, dateOf(one.until)],
            [fields.remarks, one.remarks],
            ...one.statements.map((each): [string, string] => [
              said.statement(each.number, said.authors[each.side]),
              each.text,
            ]),
            [said.failure, one.failure ? `${said.authors[one.failure.side]}${words.colon}${one.failure.reason}` : null],
          ]),
        },
        ...one.proposals
          .filter(({ status }) => status !== 'replaced')
          .map((each) => ({
            title: said.proposal(each.number, said.authors[each.author], said.proposals[each.status]),
            facts: facts([...termsOf(one, each), ...answersOf(one, each.answers)]),
          })),
        ...one.meetings.map((each) => ({
          title: said.meeting(dateOf(each.heldOn)),
          facts: facts([
            [fields.departments, each.departmentNames.filter(Boolean).join(words.comma)],
            [fields.notes, each.notes],
            [
              fields.files,
              one.files
                .filter(({ id }) => each.files.includes(id))
                .map(({ name }) => name)
                .join(words.comma),
            ],
          ]),
        })),
        ...(one.ruling
          ? [
              {
                title: said.ruling,
                facts: facts([
                  ...verdictOf(one, one.ruling.verdict),
                  [fields.reasons, one.ruling.reasons],
                  [fields.departments, one.ruling.departmentNames.filter(Boolean).join(words.comma)],
                  ...answersOf(one, one.ruling.answers),
                ]),
              },
            ]
          : []),
        ...(one.decision
          ? [
              {
                title: said.decision,
                facts: facts([
                  [fields.authority, one.decision.authority],
                  [fields.documentNumber, one.decision.documentNumber],
                  [fields.decidedOn, dateOf(one.decision.decidedOn)],
                  ...verdictOf(one, one.decision.verdict),
                  [fields.reasons, one.decision.reasons],
                ]),
              },
            ]
          : []),
        ...(one.files.length > 0
          ? [
              {
                title: said.files,
                facts: one.files.map(({ id: file, name, side, type }) => ({
                  name: said.authors[side],
                  value: <Attachment key={file} id={one.id} file={file} name={`${name}.${type}`} />,
                })),
              },
            ]
          : []),
        ...(one.grant
          ? [
              {
                title: words.places.grants,
                facts: facts([
                  [
                    words.parts.terms,
                    <Link key="grant" to={`/grants/${one.grant}`}>
                      {words.documents.open}
                    </Link>,
                  ],
                ]),
              },
            ]
          : []),
      ],
      documents: [
        {
          name: words.documents.evidence,
          bundle: async () =>
            (await api.GET('/v1/negotiations/{id}/evidence', { params: { path: { id: one.id } } })).data,
        },
      ],
    })),
};

/** Whose turn it is, by the first of the running duties: the bureau coordinates, who is above decides, and all else is for the sides. */
function turnIn({ deadlines: [deadline], requester, requesterName, provider, providerName }: Case): Turn | undefined {
  const kind = deadline?.duty.split('.')[1] ?? '';
  const what = nameOf('dutyKinds', kind);
  if (kind === 'coordinate') return turnOf(deadline, what, '', words.bureau);
  if (kind === 'decide') return turnOf(deadline, what, '', said.authors.government);
  if (kind === 'consent') return turnOf(deadline, what, requester, requesterName);
  return turnOf(deadline, what, provider, [requesterName, providerName].filter(Boolean).join(words.comma));
}

type Row = [string, React.ReactNode];

const termsOf = (
  one: Case,
  { items, until, conditions }: { items: string[]; until: string; conditions: string },
): Row[] => [
  [
    words.parts.items,
    one.items
      .filter(({ id }) => items.includes(id))
      .map(({ name }) => name)
      .join(words.comma),
  ],
  [fields.until, dateOf(until)],
  [fields.conditions, conditions],
];

const verdictOf = (one: Case, verdict: Schemas['NegotiationCaseRulingVerdict']): Row[] => [
  [fields.verdict, named(verdict.verdict)],
  ...(verdict.verdict === 'share'
    ? termsOf(one, verdict)
    : [[fields.basis, words.cited(verdict.basis.document, verdict.basis.article)] satisfies Row]),
];

const answersOf = (one: Case, answers: Schemas['NegotiationCaseProposalAnswers']): Row[] =>
  (['requester', 'provider'] as const).flatMap((side) => {
    const answer = answers[side];
    const name = side === 'requester' ? one.requesterName : one.providerName;
    return answer
      ? [
          [
            said.answerOf(name ?? ''),
            [named(answer.accepted ? 'accept' : 'decline'), answer.reason].filter(Boolean).join(words.colon),
          ],
        ]
      : [];
  });

/** A file of the case, read by a link that is good for a while. */
function Attachment({ id, file, name }: { id: string; file: string; name: string }) {
  const open = async () => {
    const shown = window.open('', '_blank');
    const { data } = await api.GET('/v1/negotiations/{id}/attachments/{file}', { params: { path: { id, file } } });
    if (shown && data) shown.location.href = data.downloadUrl;
  };
  return (
    <button type="button" className="plain" onClick={() => void open()}>
      {name}
    </button>
  );
}
