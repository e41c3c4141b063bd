/** The kinds of case: what their lists show, and what their pages show. A new kind is an entry here. */
import { api, type Schemas, type Seen, seen } from './api.ts';
import type { Happened } from './case/events.tsx';
import type { Deadline } from './case/lamp.tsx';
import type { Turn } from './case/now-box.tsx';
import { dateOf } from './dates.ts';
import { words } from './words.ts';

export interface Row {
  id: string;
  to: string;
  name: string;
  number: string;
  parties: string;
  status: string;
  deadline: Deadline | null;
}

interface Page {
  items: Row[];
  next: string | null;
}

interface Fact {
  name: string;
  value: React.ReactNode;
}

/** A case as its page shows it, whatever its kind. */
export interface View {
  title: string;
  number: string;
  parties: string;
  status: string;
  turn: Turn | undefined;
  proof: Schemas['Proof'] | null;
  sections: { title: string; facts: Fact[] }[];
  happened: Happened[];
  documents: ('form' | 'reply')[];
}

export interface Kind {
  title: string;
  /** The parts of the list; some are only for those who read everything. */
  tabs: { key: string; title: string; roles?: readonly string[] }[];
  list: (tab: string, cursor: string | undefined) => Promise<Page>;
  read: (id: string) => Promise<Seen<View>>;
  /** The collection of the API whose acts these are, where it has another name. */
  raw?: undefined;
}

const tab = (key: keyof typeof words.tabs) => ({ key, title: words.tabs[key] });
/** What everybody has is read by the bureau and above it. */
const everything = { ...tab('all'), roles: ['bureau', 'upper', 'government'] };
const LIMIT = 25;
const fields = words.fields;
const named = (value: string | null | undefined) => (value ? (words.values[value] ?? value) : '');
const statusOf = (status: string) => words.statuses[status] ?? status;
const facts = (list: [string, React.ReactNode][]): Fact[] =>
  list
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ({ name, value }));
const between = (from: string | null | undefined, to: string | null | undefined) =>
  [from, to].filter(Boolean).join(' → ');
type Cursor = string | undefined;

/** Reads the case itself, and keeps what was read beside its view for the forms of acts. */
async function viewed<T extends object>(answer: Promise<{ data?: T; response: Response }>, view: (data: T) => View) {
  const { data, etag } = await seen(answer);
  return { data: { ...view(data), raw: data }, etag };
}

/** A turn in which one department is to act before a date. */
const turnOf = (
  deadline: Deadline | null | undefined,
  what: string,
  owes: string,
  owesName: string | null,
): Turn | undefined => (deadline && deadline.level !== 'done' ? { deadline, what, owes, owesName } : undefined);

const requests: Kind = {
  title: words.places.requests,
  tabs: [tab('received'), tab('sent'), tab('drafts'), everything],
  async list(side, cursor) {
    if (side === 'drafts') return await applicationList(cursor);
    const query = { side: side as 'sent', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/requests', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
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
      status: one.status,
      turn:
        one.status === 'supplementing'
          ? turnOf(one.supplement?.deadline, words.duties.supplement ?? '', one.requester, one.requesterName)
          : turnOf(one.deadline, words.duties.reply ?? '', one.provider, one.providerName),
      proof: one.proof ?? null,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            ...one.resources.map((each): [string, React.ReactNode] => [
              fields.resource,
              `${each.name}（${each.code}，第 ${each.version} 版）\n${each.items.map(({ name }) => name).join('、')}`,
            ]),
            [fields.purpose, one.purpose],
            [fields.scope, one.scope],
            [fields.basis, one.basis],
            [fields.scene, one.scene],
            [fields.mode, named(one.mode)],
            [fields.until, dateOf(one.until)],
            [fields.system, one.system],
            [fields.handler, one.handlerName],
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
                    one.reply.agreed.map(({ name, until }) => `${name}（至${dateOf(until)}）`).join('\n'),
                  ],
                  ...one.reply.refused.map((each): [string, string] => [
                    words.reply.refuse,
                    `${each.items.map(({ name }) => name).join('、')}\n${each.reason}（《${each.basis.document}》${each.basis.article}）`,
                  ]),
                  [fields.opinion, one.reply.opinion],
                  [words.places.grants, <GrantLinks key="grants" ids={one.grants} />],
                ]),
              },
            ]
          : []),
      ],
      happened: [
        { at: one.submittedAt, what: `${one.requesterName ?? ''}提出申请` },
        ...(one.supplement ? [{ at: one.supplement.askedAt, what: '告知补正' }] : []),
        ...(one.supplement?.answeredAt ? [{ at: one.supplement.answeredAt, what: '已补正' }] : []),
        ...(one.reply ? [{ at: one.reply.at, what: `${one.providerName ?? ''}答复：${statusOf(one.status)}` }] : []),
      ],
      documents: one.reply ? ['form', 'reply'] : ['form'],
    })),
};

function proposedFacts(one: Schemas['RequestWithProof']): Fact[] {
  const { proposed } = one;
  if (!proposed) return [];
  const names = new Map(one.resources.flatMap(({ items }) => items.map(({ id, name }) => [id, name])));
  const nameAll = (items: 'all' | { item: string }[]) =>
    items === 'all' ? words.catalog.all : items.map(({ item }) => names.get(item) ?? item).join('、');
  return facts([
    [words.reply.agree, nameAll(proposed.agreed)],
    ...proposed.refused.map((each): [string, string] => [
      words.reply.refuse,
      `${nameAll(each.items)}\n${each.reason}（《${each.basis.document}》${each.basis.article}）`,
    ]),
    [fields.opinion, proposed.opinion],
    [fields.remarks, one.remarks],
  ]);
}

function GrantLinks({ ids }: { ids: string[] }) {
  return ids.map((id, at) => <a key={id} href={`grants/${id}`}>{`${words.places.grants} ${at + 1}　`}</a>);
}

async function applicationList(cursor: Cursor): Promise<Page> {
  const { data } = await api.GET('/v1/applications', { params: { query: { cursor, limit: LIMIT } } });
  const items = (data?.items ?? []).map((one) => ({
    ...one,
    to: `/applications/${one.id}`,
    name: one.content.purpose ?? one.number,
    parties: one.requesterName ?? '',
    deadline: null,
  }));
  return { items, next: data?.next ?? null };
}

const applications: Kind = {
  title: words.tabs.drafts,
  tabs: [tab('all')],
  list: (_, cursor) => applicationList(cursor),
  read: (id) =>
    viewed(api.GET('/v1/applications/{id}', { params: { path: { id } } }), (one) => ({
      title: one.content.purpose ?? words.apply.title,
      number: one.number,
      parties: one.requesterName ?? '',
      status: one.status,
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
            [fields.handler, one.handlerName],
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
      happened: [{ at: one.createdAt, what: `${one.handlerName ?? ''}起草` }],
      documents: [],
    })),
};

const grants: Kind = {
  title: words.places.grants,
  tabs: [tab('held'), tab('given'), everything],
  async list(side, cursor) {
    const query = { side: side as 'held', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/grants', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      to: `/grants/${one.id}`,
      name: one.resourceName,
      parties: between(one.requesterName, one.providerName),
      deadline: null,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/grants/{id}', { params: { path: { id } } }), (one) => {
      const [deadline] = one.deadlines;
      const byRequester = deadline && ['rectify', 'dispose'].includes(deadline.kind);
      const [owes, owesName] = byRequester ? [one.requester, one.requesterName] : [one.provider, one.providerName];
      return {
        title: one.resourceName,
        number: one.number,
        parties: between(one.requesterName, one.providerName),
        status: one.status,
        turn: turnOf(deadline, words.duties[deadline?.kind ?? ''] ?? '', owes, owesName),
        proof: null,
        sections: [
          {
            title: words.parts.terms,
            facts: facts([
              [
                words.parts.items,
                one.items.map(({ name, until }) => `${name}${until ? `（至${dateOf(until)}）` : ''}`).join('\n'),
              ],
              [fields.purpose, one.purpose],
              [fields.scope, one.scope],
              [fields.conditions, one.conditions],
              [fields.endsOn, dateOf(one.endsOn)],
              [fields.provision, named(one.provision?.kind)],
              [fields.reason, one.suspension?.reason],
              [fields.liability, one.liability?.zh],
            ]),
          },
        ],
        happened: [
          { at: one.madeAt, what: words.places.grants },
          ...(one.provision ? [{ at: one.provision.at, what: fields.provision }] : []),
          ...(one.suspension
            ? [{ at: one.suspension.at, what: `${statusOf('suspended')}：${one.suspension.reason}` }]
            : []),
        ],
        documents: [],
      };
    }),
};

const corrections: Kind = {
  title: words.places.corrections,
  tabs: [tab('received'), tab('reported'), everything],
  async list(side, cursor) {
    const query = { side: side as 'received', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/corrections', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      to: `/corrections/${one.id}`,
      name: `${one.resource.name}：${named(one.kind)}`,
      parties: between(one.requesterName, one.providerName),
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/corrections/{id}', { params: { path: { id } } }), (one) => ({
      title: one.resource.name,
      number: one.number,
      parties: between(one.requesterName, one.providerName),
      status: one.status,
      turn: turnOf(one.deadline, words.duties.correct ?? '', one.provider, one.providerName),
      proof: one.proof ?? null,
      sections: [{ title: words.parts.content, facts: plainFacts(one as unknown as Record<string, unknown>) }],
      happened: [{ at: one.reportedAt, what: `${one.requesterName ?? ''}提出` }],
      documents: [],
    })),
};

const demands: Kind = {
  title: words.places.demands,
  tabs: [tab('sent'), tab('received'), everything],
  async list(side, cursor) {
    const query = { side: side as 'sent', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/demands', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      to: `/demands/${one.id}`,
      parties: between(one.requesterName, one.providerName),
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/demands/{id}', { params: { path: { id } } }), (one) => ({
      title: one.name,
      number: one.number,
      parties: between(one.requesterName, one.providerName),
      status: one.status,
      turn: turnOf(one.deadline, statusOf(one.status), one.provider ?? '', one.providerName ?? '主管部门'),
      proof: one.proof ?? null,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            [words.parts.items, one.items.join('、')],
            [fields.purpose, one.purpose],
            [fields.basis, one.basis],
            [fields.remarks, one.remarks],
            [fields.reason, one.reason],
          ]),
        },
      ],
      happened: [{ at: one.statedAt, what: `${one.requesterName ?? ''}提出` }],
      documents: [],
    })),
};

const negotiations: Kind = {
  title: words.places.negotiations,
  tabs: [tab('opened'), tab('received'), { ...tab('referred'), roles: ['bureau', 'government'] }, everything],
  async list(side, cursor) {
    const query = { side: side as 'opened', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/negotiations', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
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
      status: one.status,
      turn: turnOf(one.deadlines[0], statusOf(one.status), one.provider, one.providerName),
      proof: null,
      sections: [
        {
          title: words.parts.content,
          facts: facts([
            [words.parts.items, one.items.map(({ name }) => name).join('、')],
            [fields.purpose, one.purpose],
            [fields.scope, one.scope],
            [fields.basis, one.basis],
            [fields.until, dateOf(one.until)],
            [fields.remarks, one.remarks],
            ...one.statements.map((each): [string, string] => [fields.statement, `${each.byName ?? ''}：${each.text}`]),
          ]),
        },
      ],
      happened: [{ at: one.openedAt, what: '提出协商' }],
      documents: [],
    })),
};

const COLLECTION: Record<string, string> = { resource: 'resources' };
/** Where the subject of a duty is found. */
export const placeOf = ({ type, id }: { type: string; id: string }) => `/${COLLECTION[type] ?? `${type}s`}/${id}`;

const duties: Kind = {
  title: words.places.duties,
  tabs: [tab('open'), tab('met')],
  async list(status, cursor) {
    const query = { status: status as 'open', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/duties', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      id: one.id,
      to: placeOf(one.subject),
      name: `${words.duties[one.kind] ?? one.kind}：${one.subject.name}`,
      number: one.subject.number,
      parties: one.owesName ?? '',
      status: one.status,
      deadline: one.deadline,
    }));
    return { items, next: data?.next ?? null };
  },
  read: (id) =>
    viewed(api.GET('/v1/duties/{id}', { params: { path: { id } } }), (one) => ({
      title: `${words.duties[one.kind] ?? one.kind}：${one.subject.name}`,
      number: one.subject.number,
      parties: one.owesName ?? '',
      status: one.status,
      turn: turnOf(one.deadline, words.duties[one.kind] ?? one.kind, one.owes, one.owesName),
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

const reviews: Kind = {
  title: words.places.reviews,
  tabs: [tab('all')],
  async list(_, cursor) {
    const { data } = await api.GET('/v1/reviews', { params: { query: { cursor, limit: LIMIT } } });
    const items = (data?.items ?? []).map((one) => ({
      id: one.id,
      to: `/resources/${one.id}`,
      name: one.name,
      number: one.code,
      parties: one.providerName ?? '',
      status: 'submitted',
      deadline: null,
    }));
    return { items, next: data?.next ?? null };
  },
  read: () => Promise.reject(new Error('an entry is shown by its own page')),
};

/** What a case says in fields that the words have a name for. */
function plainFacts(one: Record<string, unknown>): Fact[] {
  return facts(
    Object.entries(words.fields).flatMap(([key, name]): [string, React.ReactNode][] => {
      const value = one[key];
      if (typeof value === 'string') return [[name, named(value)]];
      if (typeof value === 'object' && value !== null && 'name' in value) return [[name, String(value.name)]];
      return [];
    }),
  );
}

export const kinds: Record<string, Kind> = {
  requests,
  applications,
  grants,
  corrections,
  demands,
  negotiations,
  duties,
  reviews,
};
