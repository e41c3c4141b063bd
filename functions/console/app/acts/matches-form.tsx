import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { nameOf } from '../names.ts';
import { Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';
import { type Document, resolved, type Schema } from './schema.ts';
import { SchemaForm } from './schema-form.tsx';

type Body = Schemas['AnswerMatchesInput'];
type Answer = Body['answers'][number];
type Match = Schemas['Match'];
const said = words.matches;
const ANSWERS: Schema = { $ref: '#/components/schemas/AnswerMatchesInput' };

interface Props {
  entry: Schemas['Resource'];
  document: Document;
  value: Partial<Body>;
  change: (value: Body) => void;
  errors: Record<string, string>;
}

/** What others hold already that is the same, each beside what is being compiled, with the answers that the contract offers (article 10). */
export function MatchesForm({ entry, document, value, change, errors }: Props) {
  const { id } = entry;
  const read = useQuery({
    queryKey: ['resources', 'matches', id],
    queryFn: async () =>
      (await api.GET('/v1/resources/{id}/matches', { params: { path: { id } } })).data as Schemas['EntryMatches'],
  });
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Waiting />;
  const asked = read.data.matches.filter(({ mustAnswer }) => mustAnswer);
  if (asked.length === 0) return <Nothing />;
  const answers = value.answers ?? read.data.answers;
  const put = (source: string, answer: Answer) =>
    change({ answers: [...answers.filter((one) => one.source !== source), answer] });
  const own = (entry.draft?.content ?? entry.published)?.name ?? '';
  return asked.map((match) => (
    <section className="group" key={match.id} aria-label={match.name}>
      <Compared match={match} own={own} ownDepartment={entry.providerName ?? ''} />
      <Answered
        match={match}
        document={document}
        answer={answers.find(({ source }) => source === match.id)}
        put={(answer) => put(match.id, answer)}
        errors={errorsOf(
          errors,
          answers.findIndex(({ source }) => source === match.id),
        )}
      />
    </section>
  ));
}

/** Side by side what is the same. */
function Compared({ match, own, ownDepartment }: { match: Match; own: string; ownDepartment: string }) {
  const { kind, id, name, number, departmentName, explanation } = match;
  const same = [explanation.sameTheme ? said.sameTheme : '', explanation.sameIdentity ? said.sameIdentity : ''].filter(
    Boolean,
  );
  return (
    <>
      <Table titles={[said.ours, said.theirs]}>
        <tr>
          <td data-name={said.ours}>{[own, ownDepartment].filter(Boolean).join('　')}</td>
          <td data-name={said.theirs}>
            {kind === 'resource' ? <Link to={`/catalog/${id}`}>{name}</Link> : name}
            {`　${[departmentName, number].filter(Boolean).join('　')}`}
          </td>
        </tr>
        {explanation.items.map(([mine, theirs]) => (
          <tr key={`${mine} ${theirs}`}>
            <td data-name={said.ours}>{mine}</td>
            <td data-name={said.theirs}>{theirs}</td>
          </tr>
        ))}
      </Table>
      <p className="quiet">{[said.covered(Math.round(explanation.covered * 100)), ...same].join(words.comma)}</p>
    </>
  );
}

/** The answers that the contract offers, as choices, and what the chosen one asks for. */
function Answered({
  match,
  document,
  answer,
  put,
  errors,
}: {
  match: Match;
  document: Document;
  answer: Answer | undefined;
  put: (answer: Answer) => void;
  errors: Record<string, string>;
}) {
  const item = resolved(resolved(ANSWERS, document).properties?.answers?.items ?? {}, document);
  const forms = (item.oneOf ?? item.anyOf ?? []).map((each) => resolved(each, document));
  const kindOf = (form: Schema) => String(form.properties?.kind?.const ?? '');
  const chosen = forms.find((form) => kindOf(form) === answer?.kind);
  return (
    <>
      <div className="choices">
        {forms.map((form) => (
          <label key={kindOf(form)}>
            <input
              type="radio"
              name={`answer ${match.id}`}
              checked={form === chosen}
              onChange={() => put({ kind: kindOf(form), source: match.id } as Answer)}
            />{' '}
            {nameOf('values', kindOf(form))}
          </label>
        ))}
      </div>
      {chosen ? (
        <SchemaForm
          schema={chosen}
          document={document}
          value={answer}
          change={(next) => put(next as Answer)}
          errors={errors}
          without={['kind', 'source']}
        />
      ) : null}
    </>
  );
}

/** What was refused of one answer, by the fields of its form. */
const errorsOf = (errors: Record<string, string>, at: number) =>
  Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(`answers.${at}.`))
      .map(([path, message]) => [path.slice(`answers.${at}.`.length), message]),
  );
