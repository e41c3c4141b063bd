import { dateOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { Table } from '../parts.tsx';
import { words } from '../words.ts';
import { type Changed, same } from './draft.ts';
import { type Document, resolved, type Schema } from './possible.ts';
import { labelOf } from './schema-form.tsx';

interface Props {
  changes: readonly Changed[];
  schema: Schema | undefined;
  document: Document;
  /** Takes one of the two versions of a field; left out where the fields are not those of the form. */
  choose: ((field: string, value: unknown) => void) | undefined;
}

/** What others changed while a form was filled in, field by field: as it was, as it is, and what was typed. */
export function Changes({ changes, schema, document, choose }: Props) {
  const properties = (schema && resolved(schema, document).properties) ?? {};
  const named = changes.flatMap((one) => {
    const label = labelOf(one.field, properties[one.field] ?? {}, document);
    return label === one.field ? [] : [{ ...one, label }];
  });
  if (named.length === 0) return null;
  const said = words.changes;
  return (
    <section className="note changes" aria-label={said.title}>
      <strong>{said.title}</strong>
      <Table titles={[said.field, said.was, said.is, ...(choose ? [said.typed] : [])]}>
        {named.map(({ field, label, was, is, typed }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td data-name={said.was}>{saying(was)}</td>
            <td data-name={said.is}>
              {saying(is)}
              {choose && !same(typed, was) ? (
                <button type="button" className="plain" onClick={() => choose(field, is)}>
                  {said.take(label)}
                </button>
              ) : null}
            </td>
            {choose ? (
              <td data-name={said.typed}>
                {same(typed, was) ? (
                  said.taken
                ) : (
                  <>
                    {saying(typed)}
                    <button type="button" className="plain" onClick={() => choose(field, typed)}>
                      {said.keep(label)}
                    </button>
                  </>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </Table>
    </section>
  );
}

function saying(value: unknown): string {
  if (value === undefined || value === null || value === '') return words.changes.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map(saying).join(words.comma);
  if (typeof value === 'object') return Object.values(value).map(saying).join(' ');
  const text = String(value);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dateOf(text) : nameOf('values', text);
}
