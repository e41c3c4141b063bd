import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../acts/act-button.tsx';
import { useDrafted } from '../acts/draft.ts';
import { actNamed, type Document, document, resolved } from '../acts/possible.ts';
import { Refusal } from '../acts/refusal.tsx';
import { SchemaForm } from '../acts/schema-form.tsx';
import { useTyped } from '../acts/typed.ts';
import { api, queries, type Schemas, type Seen, seen } from '../api.ts';
import { dateOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { Table } from '../parts.tsx';
import { Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.calendar;

export const yearOf = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: () => seen(api.GET('/v1/calendars/{year}', { params: { path: { year } } })),
  });

type Given = Schemas['Load'];
type Body = Partial<Given>;

/** Loads a notice: what it would move is shown as soon as it is whole, and then it is loaded. */
export function LoadNotice({ shown, missing }: { shown: Seen<Schemas['CalendarYear']>; missing: number | undefined }) {
  const described = useQuery(document);
  const act = described.data && actNamed(described.data, 'updateCalendar');
  const may = useMay(act, shown);
  if (!described.data || !may) return null;
  return <LoadForm described={described.data} missing={missing} />;
}

function LoadForm({ described, missing }: { described: Document; missing: number | undefined }) {
  const { value, typed, change, forget } = useDrafted<Body>('calendar', {});
  useTyped(typed);
  const [unreadable, setUnreadable] = useState(false);
  // What is filled in by hand is looked at when it is said to be whole.
  const written = JSON.stringify(value.notice);
  const [asked, setAsked] = useState(written);
  const [byHand, setByHand] = useState(value.notice !== undefined);
  const act = actNamed(described, 'updateCalendar');
  const notice = act?.body && resolved(act.body, described).properties?.notice;
  const year = (value.holidayCn as { year?: number } | undefined)?.year ?? value.notice?.year;
  const isWhole =
    year !== undefined &&
    (value.notice !== undefined ? asked === written : Boolean(value.documentNumber && value.publishedOn));
  const target = useQuery({ ...yearOf(year ?? 0), enabled: year !== undefined });
  const preview = useQuery({
    queryKey: ['calendar-preview', year, value.notice, value.holidayCn, value.documentNumber, value.publishedOn],
    enabled: isWhole,
    queryFn: async () =>
      (
        await api.POST('/v1/calendars/{year}/preview', {
          params: { path: { year: year as number } } as never,
          body: value as Given,
        })
      ).data as Schemas['Preview'],
  });
  const loading = useMutation({
    mutationFn: () =>
      api.PUT('/v1/calendars/{year}', {
        params: { path: { year: year as number }, header: { 'If-Match': target.data?.etag ?? '' } } as never,
        body: value as Given,
      }),
    onSuccess: () => {
      forget();
      void queries.invalidateQueries();
    },
    onError: () => void queries.invalidateQueries(),
  });
  const past = preview.data?.days.filter((day) => day.past) ?? [];
  const read = async (file: File) => {
    try {
      change({ ...value, notice: undefined, holidayCn: JSON.parse(await file.text()) });
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <section className="card load" aria-label={said.load}>
      <h2>{missing === undefined ? said.load : said.loadMissing(missing)}</h2>
      {loading.isSuccess && !typed ? (
        <p className="note ok" role="status">
          {said.loaded}
        </p>
      ) : null}
      {byHand && notice ? (
        <SchemaForm
          schema={notice}
          document={described}
          value={value.notice ?? {}}
          change={(next) => change({ ...value, holidayCn: undefined, notice: next as Given['notice'] })}
          errors={{}}
        />
      ) : (
        <div className="side-by-side">
          <div className="field">
            <label htmlFor="number">{fields.documentNumber}</label>
            <input
              id="number"
              data-field="documentNumber"
              value={value.documentNumber ?? ''}
              onChange={({ target }) => change({ ...value, documentNumber: target.value || undefined })}
            />
          </div>
          <div className="field">
            <label htmlFor="published">{fields.publishedOn}</label>
            <input
              id="published"
              type="date"
              data-field="publishedOn"
              value={value.publishedOn ?? ''}
              onChange={({ target }) => change({ ...value, publishedOn: (target.value || undefined) as never })}
            />
          </div>
          <div className="field">
            <label htmlFor="file">{said.file}</label>
            <input
              id="file"
              type="file"
              accept="application/json,.json"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void read(file);
              }}
            />
            {unreadable ? <p className="wrong">{said.unreadable}</p> : null}
          </div>
        </div>
      )}
      <button type="button" className="plain" onClick={() => setByHand(!byHand)}>
        {byHand ? said.byFile : said.byHand}
      </button>
      {byHand && value.notice && !isWhole ? (
        <button type="button" onClick={() => setAsked(written)}>
          {said.look}
        </button>
      ) : null}
      {preview.isFetching ? <Waiting /> : null}
      {preview.isError ? <Refusal error={preview.error} /> : null}
      {preview.data && isWhole ? <Moves preview={preview.data} /> : null}
      {past.length > 0 ? (
        <div className="field">
          <label htmlFor="past">{said.past}</label>
          <textarea
            id="past"
            data-field="past"
            rows={2}
            value={value.past?.reason ?? ''}
            onChange={({ target }) => change({ ...value, past: target.value ? { reason: target.value } : undefined })}
          />
        </div>
      ) : null}
      {loading.isError ? <Refusal error={loading.error} /> : null}
      {preview.data && isWhole ? (
        <div className="drawer-foot">
          <button type="button" onClick={forget}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="primary"
            disabled={loading.isPending || (past.length > 0 && !value.past)}
            onClick={() => loading.mutate()}
          >
            {said.loadNow}
          </button>
        </div>
      ) : null}
    </section>
  );
}

function Moves({ preview: { days, moved, whole, items } }: { preview: Schemas['Preview'] }) {
  const counting = days.filter(({ counts }) => counts);
  return (
    <div role="status">
      <h3>{said.moves.days(days.length, counting.length)}</h3>
      {days.length > 0 ? (
        <Table titles={[said.date, said.moves.was, said.moves.is]}>
          {days.map(({ date, was, is, past }) => (
            <tr key={date}>
              <td>
                {dateOf(date)}
                {past ? `　${said.moves.past}` : ''}
              </td>
              <td data-name={said.moves.was}>{[nameOf('values', was.kind), was.name].filter(Boolean).join('　')}</td>
              <td data-name={said.moves.is}>{[nameOf('values', is.kind), is.name].filter(Boolean).join('　')}</td>
            </tr>
          ))}
        </Table>
      ) : null}
      <h3>{said.moves.duties(moved, whole)}</h3>
      {items.length > 0 ? (
        <Table titles={[said.moves.case, words.columns.owes, said.moves.was, said.moves.is]}>
          {items.map((one) => (
            <tr key={one.duty}>
              <td>
                <Link to={`/duties/${one.duty}`}>{`${nameOf('dutyKinds', one.kind)}${words.colon}${one.name}`}</Link>　
                {one.number}
              </td>
              <td>{one.owesName ?? one.owes}</td>
              <td data-name={said.moves.was}>{dateOf(one.from)}</td>
              <td data-name={said.moves.is}>{dateOf(one.to)}</td>
            </tr>
          ))}
        </Table>
      ) : null}
    </div>
  );
}
