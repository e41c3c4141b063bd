import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { keyFor, useDraft } from '../acts/draft.ts';
import { document, type Schema } from '../acts/possible.ts';
import { Refusal } from '../acts/refusal.tsx';
import { SchemaForm } from '../acts/schema-form.tsx';
import { api, ProblemError, queries, type Schemas, versionOf } from '../api.ts';
import { dateOf, now } from '../dates.ts';
import { groupsOf } from '../groups.ts';
import { nameOf } from '../names.ts';
import { Failed, Waiting } from '../states.tsx';
import { words as common } from '../words.ts';
import { MOST_ENTRIES, type Picked, useBasket } from './basket.ts';
import { catalogWords } from './words.ts';

const { basket: words } = catalogWords;
type Body = Schemas['CreateApplicationInput'];
type Application = Schemas['ApplicationWithOutlook'];
const FORM: Schema = { $ref: '#/components/schemas/CreateApplicationInput' };

/** What was picked, by department, with the form: one application, from which each department gets its own request. */
export function BasketForm() {
  const { picked, put, take, empty } = useBasket();
  const described = useQuery(document);
  const [form, keepForm, forget] = useDraft<Partial<Body>>('basket', {});
  const [key] = useState(() => crypto.randomUUID());
  const entries = useQueries({
    queries: picked.map(({ resource: id }) => ({
      queryKey: ['resources', 'content', id],
      queryFn: async () =>
        (await api.GET('/v1/resources/{id}', { params: { path: { id } } })).data as Schemas['Resource'],
    })),
  });
  const sending = useMutation({
    mutationFn: async (): Promise<Application> => {
      const resources = picked.map(({ resource, items }) => ({ resource, items, itemCount: items.length }));
      const body = { ...form, resources } as Body;
      const begun = await api.POST('/v1/applications', {
        params: { header: { 'Idempotency-Key': keyFor(key, body) } },
        body,
      });
      const application = begun.data as Application;
      try {
        const header = { 'If-Match': versionOf(begun), 'Idempotency-Key': keyFor(key, application.id) };
        const { data } = await api.POST('/v1/applications/{id}/submit', {
          params: { path: { id: application.id }, header },
          body: {} as never,
        });
        return data as Application;
      } catch (error) {
        // What is incomplete stays a draft, which says what is missing.
        if (error instanceof ProblemError && error.problem.status === 422) return application;
        throw error;
      }
    },
    onSuccess: () => {
      empty();
      forget();
      void queries.invalidateQueries();
    },
  });
  if (sending.data) return <Sent application={sending.data} />;
  if (picked.length === 0) return <p className="card empty quiet">{words.none}</p>;
  if (described.isError) return <Failed error={described.error} />;
  if (!described.data) return <Waiting />;
  const problem = sending.error instanceof ProblemError ? sending.error.problem : undefined;
  const errors = Object.fromEntries(
    (problem?.errors ?? []).map(({ field, message }) => [field.replace(/^body\./, ''), message]),
  );
  const ready = picked.every(({ items }) => items.length > 0) && picked.length <= MOST_ENTRIES;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      {groupsOf(picked, ({ providerName }) => providerName).map(([provider, own]) => (
        <section className="card" key={provider}>
          <h2>{provider}</h2>
          {own.map((one) => (
            <Entry
              key={one.resource}
              picked={one}
              entry={entries[picked.indexOf(one)]?.data}
              put={put}
              take={() => take(one.resource)}
            />
          ))}
          <Foreseen entries={own.flatMap((one) => entries[picked.indexOf(one)]?.data ?? [])} />
        </section>
      ))}
      {picked.length > MOST_ENTRIES ? <p className="wrong">{words.tooMany(MOST_ENTRIES)}</p> : null}
      <section className="card">
        <h2>{common.apply.title}</h2>
        <SchemaForm
          schema={FORM}
          document={described.data}
          value={form}
          change={(next) => keepForm(next as Partial<Body>)}
          errors={errors}
          without={['resources']}
        />
      </section>
      {sending.isError ? <Refusal error={sending.error} /> : null}
      <p className="law">{common.draftKept}</p>
      <button type="submit" className="primary" disabled={!ready || sending.isPending}>
        {ready ? common.apply.save : words.chooseItems}
      </button>
    </form>
  );
}

function Entry({
  picked,
  entry,
  put,
  take,
}: {
  picked: Picked;
  entry: Schemas['Resource'] | undefined;
  put: (picked: Picked) => void;
  take: () => void;
}) {
  const items = entry?.published?.items ?? [];
  const choose = (next: string[]) => put({ ...picked, items: next });
  return (
    <fieldset className="picked">
      <legend>
        <Link to={`/catalog/${picked.resource}`}>{picked.name}</Link>{' '}
        <button type="button" className="plain" aria-label={`${words.take} ${picked.name}`} onClick={take}>
          {words.take}
        </button>
      </legend>
      <label>
        <input
          type="checkbox"
          checked={items.length > 0 && picked.items.length === items.length}
          onChange={({ target }) => choose(target.checked ? items.map(({ id }) => id) : [])}
        />{' '}
        {common.apply.all}
      </label>
      {items.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={picked.items.includes(id)}
            onChange={({ target }) =>
              choose(target.checked ? [...picked.items, id] : picked.items.filter((one) => one !== id))
            }
          />{' '}
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** By which day a department would reply, were the application sent today. */
function Foreseen({ entries }: { entries: readonly Schemas['Resource'][] }) {
  const types = [...new Set(entries.flatMap(({ published }) => published?.sharing.type ?? []))];
  const shareType = types.includes('conditional') ? 'conditional' : types[0];
  const foreseen = useQuery({
    queryKey: ['foreseen', shareType],
    enabled: shareType === 'conditional',
    queryFn: async () => {
      const body = { start: now().toISOString(), policy: { duty: 'reply' as const, shareType } };
      return (await api.POST('/v1/deadlines/calculate', { body })).data as Schemas['Calculated'];
    },
  });
  if (shareType === 'unconditional') return <p className="quiet">{words.direct}</p>;
  return foreseen.data ? <p className="quiet">{words.foreseen(dateOf(foreseen.data.due))}</p> : null;
}

/** What has become of the application: of each department, how and by when it gives. */
function Sent({ application }: { application: Application }) {
  return (
    <section className="now green">
      <div>
        <strong>{`${application.number}　${nameOf('applications', application.status)}`}</strong>
        {application.missing.map(({ field, message }) => (
          <div key={field}>{message}</div>
        ))}
        <ul className="differences">
          {application.outlook.map(({ provider, providerName, direct, due }) => (
            <li
              key={provider}
            >{`${providerName ?? ''}${common.colon}${direct ? words.direct : words.foreseen(dateOf(due))}`}</li>
          ))}
        </ul>
      </div>
      <div className="acts">
        <Link className="button primary" to={`/applications/${application.id}`}>
          {words.open}
        </Link>
      </div>
    </section>
  );
}
