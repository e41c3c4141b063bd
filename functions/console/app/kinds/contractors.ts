import { api, type Schemas } from '../api.ts';
import { dateOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { facts, type Kind, LIMIT, tab, turnOf, viewed } from './kind.ts';
import { supervised } from './security-file.tsx';

const said = words.security;

export const contractors: Kind = {
  title: words.places.contractors,
  begins: 'createContractor',
  tabs: [tab('own'), supervised('auditor')],
  async list(side, cursor) {
    const query = { side: side as 'own', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/contractors', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('contractors', one.status),
      to: `/contractors/${one.id}`,
      parties: one.departmentName ?? '',
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/contractors/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: one.departmentName ?? '',
      status: nameOf('contractors', one.status),
      turn: turnOf(one.deadline, nameOf('dutyKinds', 'review-contractor'), one.department, one.departmentName),
      proof: null,
      sections: [
        {
          title: said.content,
          facts: facts([
            [words.departments.creditCode, one.creditCode],
            [said.scope, one.scope],
            [said.data, one.data],
            [said.approval, approvedBy(one.approval)],
            [said.term, said.period(dateOf(one.startsOn), dateOf(one.endsOn))],
            [
              said.renewals,
              one.renewals
                .map(({ endsOn, approval }) => `${dateOf(endsOn)}${words.bracket(approvedBy(approval))}`)
                .join('\n'),
            ],
            [said.disposal, one.ended && `${dateOf(one.ended.endedOn)}${words.colon}${one.ended.disposal}`],
          ]),
        },
      ],
      documents: [],
    })),
};

const approvedBy = ({ authority, documentNumber, approvedOn }: Schemas['Contractor']['approval']) =>
  said.approved(authority, documentNumber, dateOf(approvedOn));
