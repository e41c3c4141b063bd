import '../catalog/catalog.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { wrongIn } from '../acts/check.ts';
import { keyFor, useDrafted } from '../acts/draft.ts';
import { type Document, document } from '../acts/possible.ts';
import { Refusal } from '../acts/refusal.tsx';
import { SchemaForm } from '../acts/schema-form.tsx';
import { useTyped } from '../acts/typed.ts';
import { api, ProblemError, queries, type Schemas, type Seen, seen, versionOf } from '../api.ts';
import { contentSchema, partOf, SECTIONS, type Section } from '../catalog/content-schema.ts';
import { differencesOf, itemNames, rowsOf } from '../catalog/difference-rows.ts';
import { Differences } from '../catalog/differences.tsx';
import { type Item, Items } from '../catalog/items.tsx';
import { Similar } from '../catalog/similar.tsx';
import { catalogWords } from '../catalog/words.ts';
import { Head } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words as common } from '../words.ts';

const { editor: words } = catalogWords;
type Content = Schemas['Content'];
/** Content as far as it is filled in. */
export type Partly = Partial<Content>;

/** Begins an entry, or revises one: its draft, or else what is published. */
export function Page() {
  const { id } = useParams();
  const described = useQuery(document);
  const read = useQuery({
    queryKey: ['resources', 'edited', id],
    enabled: id !== undefined,
    queryFn: () => seen(api.GET('/v1/resources/{id}', { params: { path: { id: id ?? '' } } })),
    // What is typed must not be read over.
    refetchOnWindowFocus: false,
  });
  if (described.isError || read.isError) return <Failed error={described.error ?? read.error} />;
  if (!described.data || (id !== undefined && !read.data)) return <Waiting />;
  return <Editor key={`${id} ${read.data?.etag}`} document={described.data} shown={read.data} />;
}

const EMPTY: Partly = { items: [], open: { toSociety: false } };

function Editor({ document: described, shown }: { document: Document; shown: Seen<Schemas['Resource']> | undefined }) {
  const go = useNavigate();
  const entry = shown?.data;
  const before = entry?.draft?.content ?? entry?.published ?? EMPTY;
  const { value, change, forget, typed } = useDrafted<Partly>(
    `entry ${entry?.id ?? 'new'} ${shown?.etag ?? ''}`,
    before,
  );
  const sent = useTyped(typed);
  const [key] = useState(() => crypto.randomUUID());
  const schema = contentSchema(described);
  const wrong = wrongIn(schema, described, value);
  const saving = useMutation({
    mutationFn: async (propose: boolean) => {
      const header = { 'Idempotency-Key': keyFor(key, value) };
      const content = value as Content;
      const saved = entry
        ? await api.PUT('/v1/resources/{id}', {
            params: { path: { id: entry.id }, header: { ...header, 'If-Match': shown?.etag ?? '' } },
            body: { content, changes: entry.draft?.changes ?? [] },
          })
        : await api.POST('/v1/resources', { params: { header }, body: { content } });
      const { id } = saved.data as Schemas['Resource'];
      forget();
      if (propose) {
        await api
          .POST('/v1/resources/{id}/submit', {
            params: { path: { id }, header: { 'If-Match': versionOf(saved), 'Idempotency-Key': keyFor(key, id) } },
          })
          // What has to be answered first stays a draft, and its page says so.
          .catch((error: unknown) => {
            if (!(error instanceof ProblemError) || error.problem.code !== 'duplicate-collection') throw error;
          });
      }
      return { id, propose };
    },
    onSuccess: ({ id, propose }) => {
      sent();
      void queries.invalidateQueries();
      void go(propose ? `/catalog/${id}` : `/catalog/${id}/edit`);
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.status === 412) void queries.invalidateQueries();
    },
  });
  const problem = saving.error instanceof ProblemError ? saving.error.problem : undefined;
  const refused = Object.fromEntries(
    (problem?.errors ?? []).map(({ field, message }) => [field.replace(/^body\.content\./, ''), message]),
  );
  // What is missing is counted beside each part; what is filled in wrongly is said at its field.
  const filled = Object.entries(wrong).filter(([path]) => has(value, path));
  const errors = { ...Object.fromEntries(filled), ...refused };
  const missingIn = (section: Section) =>
    Object.keys(wrong).filter((path) => SECTIONS[section].some((name) => path.split('.')[0] === name)).length;
  const isComplete = Object.keys(wrong).length === 0;
  const calm = useDeferredValue(value);
  return (
    <>
      <Head
        back={
          entry
            ? { to: `/catalog/${entry.id}`, name: entry.published?.name ?? entry.draft?.content.name }
            : { to: '/catalog', name: common.places.catalog }
        }
        title={entry ? words.title : words.newTitle}
      />
      {saving.isError ? <Refusal error={saving.error} /> : null}
      <div className="two">
        <div>
          {(Object.keys(SECTIONS) as Section[]).map((section) => (
            <section className="card" key={section} id={section}>
              <h2>
                {words.sections[section]} <State missing={missingIn(section)} />
              </h2>
              {section === 'items' ? (
                <Items
                  items={(value.items ?? []) as Item[]}
                  change={(items) => change({ ...value, items })}
                  errors={errors}
                />
              ) : (
                <SchemaForm
                  schema={partOf(schema, SECTIONS[section])}
                  document={described}
                  value={value}
                  change={(next) => change(next as Partly)}
                  errors={errors}
                />
              )}
            </section>
          ))}
        </div>
        <aside className="beside">
          <section className="card">
            <ul className="states">
              {(Object.keys(SECTIONS) as Section[]).map((section) => (
                <li key={section}>
                  <span>{words.sections[section]}</span> <State missing={missingIn(section)} />
                </li>
              ))}
            </ul>
            <p className="law">{words.kept}</p>
            <p className="links">
              <button
                type="button"
                className="primary"
                disabled={!isComplete || saving.isPending}
                onClick={() => saving.mutate(true)}
              >
                {words.propose}
              </button>
              <button type="button" disabled={!isComplete || saving.isPending} onClick={() => saving.mutate(false)}>
                {words.save}
              </button>
            </p>
            {entry?.draft ? <p className="quiet">{words.saved}</p> : null}
          </section>
          {entry?.published ? (
            <section className="card">
              <h2>{words.changes}</h2>
              <Differences
                rows={rowsOf(differencesOf(entry.published, calm as Content), itemNames(entry.published, calm))}
                none={words.noChanges}
              />
            </section>
          ) : (
            <Similar content={calm} />
          )}
        </aside>
      </div>
    </>
  );
}

function State({ missing }: { missing: number }) {
  return missing === 0 ? (
    <span className="lamp green">{words.complete}</span>
  ) : (
    <span className="lamp amber">{words.missing(missing)}</span>
  );
}

/** Whether anything is filled in at a path. */
function has(value: unknown, path: string): boolean {
  const found = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
  return found !== undefined && found !== '' && !(Array.isArray(found) && found.length === 0);
}
