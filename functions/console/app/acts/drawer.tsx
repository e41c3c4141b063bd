import { useMutation } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { ProblemError, queries, type Schemas, type Seen, send } from '../api.ts';
import { words } from '../words.ts';
import { keyFor, useDraft } from './draft.ts';
import type { Act, Document } from './possible.ts';
import { allAgreed, ReplyForm } from './reply-form.tsx';
import { SchemaForm } from './schema-form.tsx';

interface Props {
  act: Act;
  document: Document;
  id: string;
  shown: Seen<unknown>;
  close: (done: boolean) => void;
}

/** An act beside its case: its fields, and a button with its name. */
export function ActDrawer({ act, document, id, shown, close }: Props) {
  const isReply = act.operation === 'draftReply';
  const request = shown.data as Schemas['RequestWithProof'];
  const [value, change, forget] = useDraft<unknown>(`${id} ${act.operation}`, isReply ? allAgreed(request) : {});
  // One key for as long as the drawer is open: what is sent again takes effect once.
  const [key] = useState(() => crypto.randomUUID());
  const sending = useMutation({
    mutationFn: () =>
      send(act.path, {
        params: { path: { id }, header: { 'If-Match': shown.etag, 'Idempotency-Key': keyFor(key, value) } },
        ...(act.body ? { body: value } : {}),
      }),
    onSuccess: () => {
      forget();
      close(true);
      void queries.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.status === 412) void queries.invalidateQueries();
    },
  });
  const problem = sending.error instanceof ProblemError ? sending.error.problem : undefined;
  const errors = Object.fromEntries(
    (problem?.errors ?? []).map(({ field, message }) => [field.replace(/^body\./, ''), message]),
  );
  return (
    <Drawer
      open
      mask={false}
      title={act.title}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      onClose={() => close(false)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        {sending.isError ? <Refusal error={sending.error} /> : null}
        {isReply ? (
          <ReplyForm request={request} value={value as Schemas['DraftReplyInput']} change={change} />
        ) : act.body ? (
          <SchemaForm schema={act.body} document={document} value={value} change={change} errors={errors} />
        ) : null}
        {act.body ? <p className="law">{words.draftKept}</p> : null}
        <div className="drawer-foot">
          <button type="button" onClick={() => close(false)}>
            {words.cancel}
          </button>
          <button type="submit" className="primary" disabled={sending.isPending}>
            {act.title}
          </button>
        </div>
      </form>
    </Drawer>
  );
}

/** What was refused, by which rule, and whether anything has happened. */
export function Refusal({ error }: { error: unknown }) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  if (!problem || problem.status >= 500)
    return (
      <div className="note" role="alert">
        {words.unknown}
      </div>
    );
  if (problem.status === 412)
    return (
      <div className="note" role="alert">
        {words.changedMeanwhile}
      </div>
    );
  return (
    <div className="note" role="alert">
      <strong>{words.refused}</strong>
      <div>{problem.detail}</div>
      {problem.errors.map(({ field, message }) => (
        <div key={field}>{message}</div>
      ))}
      {problem.rule ? <div className="law">{problem.rule}</div> : null}
    </div>
  );
}
