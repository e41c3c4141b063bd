import { api } from '../api.ts';
import { nameOf } from '../names.ts';
import type { Fact } from '../parts.tsx';
import { words } from '../words.ts';
import { between, everything, facts, fields, type Kind, LIMIT, named, tab, turnOf, viewed } from './kind.ts';

export const corrections: Kind = {
  title: words.places.corrections,
  tabs: [tab('received'), tab('reported'), everything],
  async list(side, cursor) {
    const query = { side: side as 'received', cursor, limit: LIMIT };
    const { data } = await api.GET('/v1/corrections', { params: { query } });
    const items = (data?.items ?? []).map((one) => ({
      ...one,
      status: nameOf('corrections', one.status),
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
      status: nameOf('corrections', one.status),
      turn: turnOf(one.deadline, nameOf('dutyKinds', 'correct'), one.provider, one.providerName),
      proof: one.proof ?? null,
      sections: [{ title: words.parts.content, facts: plainFacts(one as unknown as Record<string, unknown>) }],
      documents: [],
    })),
};

/** What a case says in fields that the words have a name for. */
function plainFacts(one: Record<string, unknown>): Fact[] {
  return facts(
    Object.entries(fields).flatMap(([key, name]): [string, React.ReactNode][] => {
      const value = one[key];
      if (typeof value === 'string') return [[name, named(value)]];
      if (typeof value === 'object' && value !== null && 'name' in value) return [[name, String(value.name)]];
      return [];
    }),
  );
}
