import { useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../api.ts';
import { groupsOf } from '../groups.ts';
import { nameOf, namesIn } from '../names.ts';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.review;
type Difference = Schemas['Difference'];
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
  const rows = rowsOf(read.data, content, before);
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

interface Row {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** A row for each field that differs. An item that is new or gone is one row with all that it says. */
function rowsOf(differences: Difference[], content: Content, published: Content | null): Row[] {
  const itemOf = (field: string) => /^items\.([^.]+)\./.exec(field)?.[1] ?? '';
  return groupsOf(differences, ({ field }) => itemOf(field) || field).flatMap(([key, some]): Row[] => {
    const id = itemOf(some[0]?.field ?? '');
    if (id === '') return some.map((one) => ({ key, label: labelOf(one.field), ...valuesOf(one) }));
    // The id of an item never changes, so it differs only where the item is new or gone.
    if (some.some(({ field }) => field.endsWith('.id'))) {
      const fields = some.filter(({ field }) => !field.endsWith('.id')).map(valuesOf);
      const all = (of: 'before' | 'after') =>
        fields
          .map((each) => each[of])
          .filter(Boolean)
          .join('　');
      const [old, young] = [all('before'), all('after')];
      return [{ key, label: old === '' ? said.newItem : said.goneItem, before: old, after: young }];
    }
    const name = [...content.items, ...(published?.items ?? [])].find((one) => one.id === id)?.name ?? id;
    return some.map((one) => ({
      key: one.field,
      label: `${words.fields.item}“${name}”：${labelOf(one.field.replace(`.${id}.`, '.'))}`,
      ...valuesOf(one),
    }));
  });
}

const valuesOf = ({ before, after }: Difference) => ({ before: written(before), after: written(after) });

function labelOf(field: string): string {
  const names = namesIn<string>('contentFields');
  for (let path = field; path; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const name = names[path];
    if (name) return name;
  }
  return field;
}

function written(value: Difference['before']): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? words.yes : said.no;
  return nameOf('values', String(value));
}
