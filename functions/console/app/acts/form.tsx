import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemError, queries, type Seen, send } from '../api.ts';
import { returnToPlace } from '../place.ts';
import { words } from '../words.ts';
import { Changes } from './changes.tsx';
import { type Changed, changedBetween, type Drafted, keyFor, merged, useDrafted } from './draft.ts';
import { type Offers, OffersOfForm, offersOf } from './offers.ts';
import { type Act, type Document, formOf } from './possible.ts';
import { Refusal } from './refusal.tsx';
import { completed, SchemaForm } from './schema-form.tsx';
import { useTyped } from './typed.ts';

export interface FormOf {
  act: Act;
  document: Document;
  /** The parts of the path of the operation. */
  at: Record<string, string>;
  /** What the act is done to, as it was read; undefined for what is created. */
  shown: Seen<unknown> | undefined;
  /** What the form begins with. */
  start?: unknown;
  /** Fields that are asked for elsewhere, by their paths. */
  without?: string[];
  /** What can be chosen by name, where that is not what the case itself has. */
  offers?: Offers;
  /** What the act would do, told before the form. */
  before?: React.ReactNode;
  /** A form made by hand. */
  fields?: (value: unknown, change: (value: unknown) => void, errors: Record<string, string>) => React.ReactNode;
}

export interface Props extends FormOf {
  draft: Drafted<unknown>;
  done: (answer: unknown) => void;
  cancel?: (() => void) | undefined;
}

type Fields = Record<string, unknown>;

/** The draft of an act: of one person, on one case. */
export const useActDraft = ({ act, at, start = {} }: Pick<FormOf, 'act' | 'at' | 'start'>): Drafted<unknown> =>
  useDrafted<unknown>(`${Object.values(at).join(' ')} ${act.operation}`, start);

/** An act that stands on its page, not beside it. */
export function ActHere(form: Omit<Props, 'draft'>) {
  return <ActForm {...form} draft={useActDraft(form)} />;
}

/** The fields of an act, and a button with its name. What is typed is kept until it is sent. */
export function ActForm(props: Props) {
  const { act, document, at, shown, start = {}, without = [], offers, before, fields, draft, done, cancel } = props;
  const { value, base, key, typed, change } = draft;
  const sent = useTyped(typed);
  const rebase = useRef(draft.rebase);
  rebase.current = draft.rebase;
  const form = useRef<HTMLFormElement>(null);
  // After the drawer itself has taken the focus.
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => returnToPlace(form.current)));
    return () => cancelAnimationFrame(frame);
  }, []);
  // How the case was when the form was opened, to say what others changed since.
  const [first, setFirst] = useState(shown?.data);
  const [changes, setChanges] = useState<Changed[]>([]);
  const isChange = act.method === 'PUT';
  const began = JSON.stringify(start);
  useEffect(() => {
    const now = JSON.parse(began) as Fields;
    const others = isChange && typed ? changedBetween(base as Fields, now, value as Fields) : [];
    if (others.length === 0) return;
    setChanges(others);
    rebase.current(merged(base as Fields, now, value as Fields), now);
  }, [began, isChange, typed, base, value]);
  const asked = formOf(act, document, shown?.data);
  const body = asked ? completed(asked, document, value) : undefined;
  const sending = useMutation({
    mutationFn: () => {
      const header = {
        ...(shown ? { 'If-Match': shown.etag } : {}),
        ...(act.method === 'POST' ? { 'Idempotency-Key': keyFor(key, value) } : {}),
      };
      return send(act.path, { params: { path: at, header }, ...(act.body ? { body } : {}) }, act.method);
    },
    onSuccess: ({ data }) => {
      draft.forget();
      sent();
      setChanges([]);
      done(data);
      void queries.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.status === 412) void queries.invalidateQueries();
    },
  });
  const problem = sending.error instanceof ProblemError ? sending.error.problem : undefined;
  const stale = problem?.status === 412;
  const seen = stale && !isChange ? changedBetween((first ?? {}) as Fields, (shown?.data ?? {}) as Fields) : [];
  const errors = Object.fromEntries(
    (problem?.errors ?? []).map(({ field, message }) => [field.replace(/^body\./, ''), message]),
  );
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        setFirst(shown?.data);
        sending.mutate();
      }}
    >
      {sending.isError ? <Refusal error={sending.error} /> : null}
      <Changes
        changes={isChange ? changes : seen}
        schema={act.body}
        document={document}
        choose={isChange ? (field, chosen) => change({ ...(value as Fields), [field]: chosen }) : undefined}
      />
      {before}
      {fields ? (
        fields(value, change, errors)
      ) : asked ? (
        <OffersOfForm value={offers ?? offersOf(shown?.data)}>
          <SchemaForm
            schema={asked}
            document={document}
            value={value}
            change={change}
            errors={errors}
            without={without}
          />
        </OffersOfForm>
      ) : null}
      {typed ? <p className="law">{words.draftKept}</p> : null}
      <div className="drawer-foot">
        {cancel ? (
          <button type="button" onClick={cancel}>
            {words.cancel}
          </button>
        ) : null}
        <button type="submit" className="primary" disabled={sending.isPending || (isChange && !typed)}>
          {act.title}
        </button>
      </div>
    </form>
  );
}
