import { api, type Schemas } from '../api.ts';
import { dateOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, type Kind, LIMIT, tab, turnOf, viewed } from './kind.ts';
import { SecurityFile, supervised } from './security-file.tsx';

const said = words.security;

export const safeguards: Kind = {
  title: words.places.safeguards,
  tabs: [tab('own'), supervised('auditor')],
  async list(side, cursor) {
    const query = { side: side as 'own', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/safeguards', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('safeguards', one.status),
      to: `/safeguards/${one.id}`,
      parties: one.departmentName ?? '',
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/safeguards/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: one.departmentName ?? '',
      status: nameOf('safeguards', one.status),
      turn: turnOf(one.deadline, nameOf('dutyKinds', one.kind), one.department, one.departmentName),
      proof: one.proof ?? null,
      sections: [
        {
          title: said.content,
          facts: facts([
            [said.task, nameOf('dutyKinds', one.kind)],
            [words.columns.status, nameOf('safeguards', one.status)],
            [said.span, said.period(dateOf(one.period.from), dateOf(one.period.to))],
          ]),
        },
        ...one.reports.toReversed().map((report) => reportOf(one.id, report)),
      ],
      documents: [],
    })),
};

function reportOf(id: string, { carriedOutOn, findings, file, byName }: Schemas['SafeguardReport']) {
  const open = async () => {
    const path = { params: { path: { id }, query: { file: file.id } } };
    return (await api.GET('/v1/safeguards/{id}/report', path)).data?.downloadUrl;
  };
  return {
    title: said.report(dateOf(carriedOutOn)),
    facts: facts([
      [said.findings, findings],
      [said.file, <SecurityFile key={file.id} name={`${file.name}.${file.type}`} open={open} />],
      [words.log.by, byName],
    ]),
  };
}
