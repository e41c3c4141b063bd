import { useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../api.ts';
import { Facts } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.departments.moves;
const KINDS = Object.keys(said.kinds) as (keyof typeof said.kinds)[];

/** How much of each a merger would move to the other department. */
export function Moved({ department: id }: { department: string }) {
  const read = useQuery({
    queryKey: ['departments', 'merger', id],
    queryFn: async () =>
      (await api.GET('/v1/departments/{id}/merger', { params: { path: { id } } })).data as Schemas['Merger'],
  });
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const counts = read.data;
  if (!counts) return <Waiting />;
  return (
    <section className="note changes" aria-label={said.title}>
      <strong>{said.title}</strong>
      <Facts facts={KINDS.map((kind) => ({ name: said.kinds[kind], value: counts[kind] }))} />
      <p className="quiet">{said.after}</p>
    </section>
  );
}
