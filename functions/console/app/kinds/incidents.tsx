import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { momentOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, type Kind, LIMIT, named, tab, turnOf, viewed } from './kind.ts';
import { SecurityFile } from './security-file.tsx';

type Case = Schemas['IncidentCase'];
const said = words.security;

export const incidents: Kind = {
  title: words.places.incidents,
  begins: 'createIncident',
  tabs: [tab('own'), tab('concerned'), { ...tab('all'), roles: ['bureau', 'auditor'] }],
  async list(side, cursor) {
    const query = { side: side as 'own', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/incidents', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: `${named(one.level)} · ${nameOf('incidents', one.status)}`,
      to: `/incidents/${one.id}`,
      parties: one.departmentName ?? '',
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/incidents/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: one.departmentName ?? '',
      status: nameOf('incidents', one.status),
      turn: turnIn(one),
      proof: null,
      sections: [
        {
          title: said.content,
          facts: facts([
            [said.what, one.what],
            [said.level, named(one.level)],
            [said.kind, named(one.kind)],
            [said.people, one.people],
            [said.foundAt, momentOf(one.foundAt)],
            [said.tell, toldOf(one)],
            [
              said.grants,
              one.grants.length > 0
                ? one.grants.map((grant) => (
                    <div key={grant.id}>
                      <Link to={`/grants/${grant.id}`}>{grant.name}</Link>
                      {words.bracket(grant.otherName ?? grant.other)}
                      {grant.suspended ? `　${said.suspended}` : ''}
                    </div>
                  ))
                : null,
            ],
            [said.returned, one.returned?.reason],
          ]),
        },
        ...(one.measures.length > 0
          ? [{ title: said.measures, facts: one.measures.map(({ at, text }) => ({ name: momentOf(at), value: text })) }]
          : []),
        ...(one.conclusion ? [concludedOf(one.id, one.conclusion)] : []),
        ...(one.closed
          ? [
              {
                title: said.closed,
                facts: facts([
                  [
                    one.departmentName ?? one.department,
                    `${named(one.closed.liability)}${words.comma}${one.closed.as === 'user' ? said.users : said.providers}`,
                  ],
                  [fields.reason, one.closed.reason],
                ]),
              },
            ]
          : []),
      ],
      documents: [
        {
          name: words.documents.evidence,
          bundle: async () => (await api.GET('/v1/incidents/{id}/evidence', { params: { path: { id: one.id } } })).data,
        },
      ],
    })),
};

/** Whether and when the authority was told, or by when it is to be. */
function toldOf({ told, tellBy, toldLate }: Case) {
  const what = told ? said.told(momentOf(told.toldAt), told.authority) : said.tellBy(momentOf(tellBy));
  return toldLate ? <b style={{ color: 'var(--red)' }}>{`${what}${words.bracket(said.tooLate)}`}</b> : what;
}

function concludedOf(id: string, { cause, prevention, file }: NonNullable<Case['conclusion']>) {
  const open = async () => (await api.GET('/v1/incidents/{id}/report', { params: { path: { id } } })).data?.downloadUrl;
  return {
    title: said.conclusion,
    facts: facts([
      [said.cause, cause],
      [said.prevention, prevention],
      [said.file, <SecurityFile key={file.id} name={`${file.name}.${file.type}`} open={open} />],
    ]),
  };
}

/** Whose turn it is, by the first of the running duties: who is above classifies and closes, and all else is for the department. */
function turnIn({ deadlines: [deadline], department, departmentName }: Case) {
  const kind = deadline?.duty.split('.')[1] ?? '';
  const what = nameOf('dutyKinds', kind);
  if (kind === 'decide-instead') return turnOf(deadline, what, '', words.negotiation.authors.government);
  if (['classify-incident', 'close-incident'].includes(kind)) return turnOf(deadline, what, '', words.bureau);
  return turnOf(deadline, what, department, departmentName);
}
