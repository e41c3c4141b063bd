import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { spoken } from '../language.ts';
import { catalogWords } from './words.ts';

const { editor: words } = catalogWords;

/** What others hold already that is like what is being named (article 10). @param but the entry itself */
export function Similar({ content, but }: { content: Partial<Schemas['Content']>; but?: string }) {
  const name = content.name?.trim() ?? '';
  const items = (content.items ?? []).map((item) => item.name.trim()).filter(Boolean);
  const plan = { name, items, ...(content.theme ? { theme: content.theme } : {}) };
  const found = useQuery({
    queryKey: ['similar', plan],
    enabled: name.length >= 2 && items.length > 0,
    queryFn: async ({ signal }) => {
      // Asked once the typing pauses.
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (signal.aborted) return [];
      return (await api.POST('/v1/collections/check', { body: plan })).data?.matches ?? [];
    },
    placeholderData: (before) => before,
  });
  return (
    <section className="card">
      <h2>{words.similar}</h2>
      {found.data ? (
        <Matches matches={found.data.filter(({ id }) => id !== but)} none={words.fresh} />
      ) : (
        <p className="quiet">{words.noSimilar}</p>
      )}
    </section>
  );
}

/** A match as far as it is shown. */
type Match = Pick<Schemas['Match'], 'id' | 'kind' | 'name' | 'number' | 'departmentName' | 'mustAnswer'> & {
  explanation: { zh: string; en: string };
};

/** Existing data like some other, the closest first, with why. */
export function Matches({ matches, none }: { matches: readonly Match[]; none: string }) {
  if (matches.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="differences">
      {matches.slice(0, 5).map(({ id, kind, name, number, departmentName, explanation, mustAnswer }) => (
        <li key={id}>
          {kind === 'resource' ? <Link to={`/catalog/${id}`}>{name}</Link> : <strong>{name}</strong>}
          <div className="sub">
            {[departmentName, number, mustAnswer ? words.mustAnswer : ''].filter(Boolean).join('　·　')}
          </div>
          <div className="quiet">{spoken(explanation)}</div>
        </li>
      ))}
    </ul>
  );
}
