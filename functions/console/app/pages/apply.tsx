import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { keyFor, useDrafted } from '../acts/draft.ts';
import { type Document, document, type Schema } from '../acts/possible.ts';
import { Refusal } from '../acts/refusal.tsx';
import { SchemaForm } from '../acts/schema-form.tsx';
import { useTyped } from '../acts/typed.ts';
import { api, ProblemError, queries, type Schemas, versionOf } from '../api.ts';
import { Head } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';

type Body = Schemas['CreateApplicationInput'];
const FORM: Schema = { $ref: '#/components/schemas/CreateApplicationInput' };

/** An application for items of one entry: which items, and the form. */
export function Page() {
  const { id = '' } = useParams();
  const described = useQuery(document);
  const entry = useQuery({
    queryKey: ['resources', 'content', id],
    queryFn: async () =>
      (await api.GET('/v1/resources/{id}', { params: { path: { id } } })).data as Schemas['Resource'],
  });
  if (entry.isError || described.isError) return <Failed error={entry.error ?? described.error} />;
  if (!entry.data || !described.data) return <Waiting />;
  return <Form entry={entry.data} document={described.data} />;
}

function Form({ entry, document: described }: { entry: Schemas['Resource']; document: Document }) {
  const go = useNavigate();
  const drafted = useDrafted<{ items: string[]; form: Partial<Body> }>(`apply ${entry.id}`, { items: [], form: {} });
  const { value: draft, change: keep } = drafted;
  const sent = useTyped(drafted.typed);
  const [key] = useState(() => crypto.randomUUID());
  const items = entry.published?.items ?? [];
  const sending = useMutation({
    mutationFn: async () => {
      const resources = [{ resource: entry.id, items: draft.items, itemCount: items.length }];
      const body = { ...draft.form, resources } as Body;
      const created = await api.POST('/v1/applications', {
        params: { header: { 'Idempotency-Key': keyFor(key, body) } },
        body,
      });
      const application = created.data as Schemas['Application'];
      await api
        .POST('/v1/applications/{id}/submit', {
          params: {
            path: { id: application.id },
            header: { 'If-Match': versionOf(created), 'Idempotency-Key': keyFor(key, application.id) },
          },
          body: {} as never,
        })
        // What is incomplete stays a draft, which says what is missing.
        .catch((error: unknown) => {
          if (!(error instanceof ProblemError)) throw error;
        });
      return application.id;
    },
    onSuccess: (application) => {
      drafted.forget();
      sent();
      void queries.invalidateQueries();
      void go(`/applications/${application}`);
    },
  });
  const problem = sending.error instanceof ProblemError ? sending.error.problem : undefined;
  const errors = Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message]));
  const choose = (next: string[]) => keep({ ...draft, items: next });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Head
        title={words.apply.title}
        below={`${entry.published?.name ?? ''}　${entry.code}　${entry.providerName ?? ''}`}
      />
      {sending.isError ? <Refusal error={sending.error} /> : null}
      <div className="two">
        <section className="card">
          <SchemaForm
            schema={FORM}
            document={described}
            value={draft.form}
            change={(form) => keep({ ...draft, form: form as Partial<Body> })}
            errors={errors}
            without={['resources']}
          />
        </section>
        <aside>
          <fieldset className="card" aria-labelledby="items">
            <h2 id="items">{words.apply.items}</h2>
            <p className="sub">{draft.items.length > 0 ? words.apply.chosen(draft.items.length) : words.apply.none}</p>
            <label>
              <input
                type="checkbox"
                checked={draft.items.length === items.length}
                onChange={({ target }) => choose(target.checked ? items.map(({ id }) => id) : [])}
              />{' '}
              {words.apply.all}
            </label>
            {items.map(({ id, name }) => (
              <div key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={draft.items.includes(id)}
                    onChange={({ target }) =>
                      choose(target.checked ? [...draft.items, id] : draft.items.filter((one) => one !== id))
                    }
                  />{' '}
                  {name}
                </label>
              </div>
            ))}
          </fieldset>
          <p className="law">{words.draftKept}</p>
          <button type="submit" className="primary" disabled={sending.isPending || draft.items.length === 0}>
            {words.apply.save}
          </button>
        </aside>
      </div>
    </form>
  );
}
