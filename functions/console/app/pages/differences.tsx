import { useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../api.ts';
import { itemNames, rowsOf } from '../catalog/difference-rows.ts';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.review;
type Content = Schemas['Content'];

interface Props {
  id: string;
  version: number;
  content: Content;
  before: Content | null;
}

/** What a draft changes of the version that is published: field by field, then the items. */
export function Differences({ id, version, content, before }: Props) {
  const read = useQuery({
    queryKey: ['resources', 'diff', id, version],
    queryFn: async () => (await api.GET('/v1/resources/{id}/diff', { params: { path: { id } } })).data?.items ?? [],
  });
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const rows = rowsOf(read.data, itemNames(before, content));
  return (
    <section className="card">
      <h2>{said.changes(rows.length)}</h2>
      {rows.length === 0 ? <Nothing /> : null}
      {rows.length > 0 ? (
        <table className="diff">
          <thead>
            <tr>
              <th scope="col">{said.field}</th>
              <th scope="col">{said.published(version)}</th>
              <th scope="col">{said.proposed}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, before: old, after }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{old === '' ? null : <del>{old}</del>}</td>
                <td>{after === '' ? null : <ins>{after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
