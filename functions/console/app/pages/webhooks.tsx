import './me.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ActButton } from '../acts/act-button.tsx';
import { actNamed, document } from '../acts/possible.ts';
import { SchemaForm } from '../acts/schema-form.tsx';
import { api, type Schemas, type Seen, seen } from '../api.ts';
import { momentOf } from '../dates.ts';
import { spoken } from '../language.ts';
import { nameOf } from '../names.ts';
import { Facts, Head, More, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.webhooks;
type Body = Partial<Schemas['CreateWebhookInput']>;
type Kind = NonNullable<Body['events']>[number];
type Row = Schemas['DeliveryRow'];

/** The kinds of event, with their words. */
const kinds = {
  queryKey: ['webhook-events'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await api.GET('/v1/webhook-events')).data?.items ?? [],
};

/** The endpoints of the department. */
export function Page() {
  const [secret, setSecret] = useState('');
  const list = useQuery({
    queryKey: ['webhooks', 'list'],
    queryFn: async () => (await api.GET('/v1/webhooks', { params: { query: { limit: 100 } } })).data?.items ?? [],
  });
  return (
    <>
      <Head title={words.places.webhooks} below={said.what}>
        <ActButton
          operation="createWebhook"
          primary
          fields={webhookFields('createWebhook')}
          start={{ events: null }}
          done={(answer) => setSecret((answer as Schemas['WebhookWithSecret']).secret ?? '')}
        />
      </Head>
      <Secret secret={secret} />
      <div className="card">
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && list.data.length === 0 ? <Nothing /> : null}
        {list.data && list.data.length > 0 ? (
          <Table titles={[said.name, said.url, said.events, words.columns.status]}>
            {list.data.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to={`/webhooks/${one.id}`}>{one.name}</Link>
                </td>
                <td data-name={said.url}>{one.url}</td>
                <td data-name={said.events}>{one.events ? said.some(one.events.length) : said.all}</td>
                <td data-name={words.columns.status}>{nameOf('webhooks', one.status)}</td>
              </tr>
            ))}
          </Table>
        ) : null}
      </div>
    </>
  );
}

/** A secret that is told only once. */
function Secret({ secret }: { secret: string }) {
  return secret ? (
    <div className="note ok" role="status">
      <strong>{said.secretOnce}</strong>
      <div className="secret">{secret}</div>
    </div>
  ) : null;
}

/** An endpoint: where events go, what was sent, and what came of it. */
export function One() {
  const { id } = useParams() as { id: `whk_${string}` };
  const [secret, setSecret] = useState('');
  const go = useNavigate();
  const read = useQuery({
    queryKey: ['webhooks', id],
    queryFn: () => seen(api.GET('/v1/webhooks/{id}', { params: { path: { id } } })),
  });
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { name, url, events, status, paused, formerSecretUntil, createdAt, createdByName, createdBy } = read.data.data;
  const at = { id };
  const button = (operation: string, title: string) => (
    <ActButton operation={operation} at={at} shown={read.data} title={title} />
  );
  return (
    <>
      <Head back={{ to: '/webhooks', name: words.places.webhooks }} title={name} below={nameOf('webhooks', status)}>
        <div className="acts">
          {button('testWebhook', said.test)}
          {button('resumeWebhook', said.resume)}
          {button('pauseWebhook', said.pause)}
          <ActButton
            operation="updateWebhook"
            at={at}
            shown={read.data}
            start={{ name, url, events }}
            fields={webhookFields('updateWebhook')}
            title={said.change}
          />
          <ActButton
            operation="rotateWebhook"
            at={at}
            shown={read.data}
            title={said.rotate}
            done={(answer) => setSecret((answer as Schemas['WebhookWithSecret']).secret ?? '')}
          />
          <ActButton
            operation="removeWebhook"
            at={at}
            shown={read.data}
            title={words.remove}
            done={() => void go('/webhooks')}
          />
        </div>
      </Head>
      <Secret secret={secret} />
      {paused ? (
        <div className="note" role="status">
          <strong>{said.paused(momentOf(paused.at))}</strong>
          <p>{paused.by === null ? nameOf('outcomes', paused.why) : paused.why}</p>
        </div>
      ) : null}
      <section className="card">
        <Facts
          facts={[
            { name: said.url, value: url },
            { name: said.events, value: <Events events={events} /> },
            { name: said.registered, value: `${momentOf(createdAt)}　${createdByName ?? createdBy}` },
            ...(formerSecretUntil ? [{ name: said.formerSecret, value: momentOf(formerSecretUntil) }] : []),
          ]}
        />
      </section>
      <Deliveries webhook={read.data} id={id} />
    </>
  );
}

function Events({ events }: Pick<Schemas['Webhook'], 'events'>) {
  const { data = [] } = useQuery(kinds);
  if (events === null) return said.all;
  return data
    .filter(({ type }) => events.includes(type))
    .map((one) => `${spoken(one)}${words.bracket(one.type)}`)
    .join(words.comma);
}

/** What was sent, the newest first; one of them with its answers, as the address says. */
function Deliveries({ webhook, id }: { webhook: Seen<Schemas['WebhookRead']>; id: `whk_${string}` }) {
  const [asked] = useSearchParams();
  const only = asked.get('only') ?? '';
  const chosen = asked.get('event') ?? '';
  const { data: all = [] } = useQuery(kinds);
  const list = useInfiniteQuery({
    queryKey: ['webhooks', id, 'deliveries', only],
    queryFn: async ({ pageParam: cursor }) =>
      (
        await api.GET('/v1/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { cursor, limit: 25, ...(only ? { undelivered: true } : {}) } },
        })
      ).data as Schemas['DeliveryList'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const kindOf = ({ type }: Row) => {
    const found = all.find((one) => one.type === type);
    return found ? spoken(found) : type;
  };
  return (
    <section className="card">
      <h2>{said.deliveries}</h2>
      <nav className="tabs" aria-label={said.deliveries}>
        {Object.entries(said.tabs).map(([key, title]) => (
          <Link
            key={key}
            to={key ? `?only=${key}` : '?'}
            className={key === only ? 'on' : ''}
            aria-current={key === only}
          >
            {title}
          </Link>
        ))}
        <button type="button" className="plain" onClick={() => void list.refetch()}>
          {said.again}
        </button>
      </nav>
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
      {list.isSuccess && rows.length === 0 ? <Nothing /> : null}
      {chosen ? <Delivery webhook={webhook} id={id} event={chosen} /> : null}
      {rows.length > 0 ? (
        <Table titles={[words.columns.at, said.event, said.case, words.columns.status, said.answer]}>
          {rows.map((one) => (
            <tr key={one.event}>
              <td data-name={words.columns.at}>{momentOf(one.at)}</td>
              <td>
                <Link to={`?${new URLSearchParams({ ...(only ? { only } : {}), event: one.event })}`}>
                  {kindOf(one)}
                </Link>
              </td>
              <td data-name={said.case}>{one.case.number}</td>
              <td data-name={words.columns.status}>{nameOf('deliveries', one.status)}</td>
              <td data-name={said.answer}>{one.last ? answered(one.last) : ''}</td>
            </tr>
          ))}
        </Table>
      ) : null}
      <More of={list} />
    </section>
  );
}

const answered = ({ outcome, status }: Schemas['DeliveryAttempt']) =>
  `${nameOf('outcomes', outcome)}${status === null ? '' : words.bracket(status)}`;

/** What was sent of an event, every answer, and what can be done about it. */
function Delivery({ webhook, id, event }: { webhook: Seen<unknown>; id: `whk_${string}`; event: string }) {
  const path = { id, event };
  const read = useQuery({
    queryKey: ['webhooks', id, 'deliveries', 'one', event],
    queryFn: () => seen(api.GET('/v1/webhooks/{id}/deliveries/{event}', { params: { path } })),
  });
  if (!read.data) return <Waiting />;
  const { payload, messageId, attempts, nextAttemptAt } = read.data.data;
  return (
    <div className="group">
      <div className="acts">
        <ActButton
          operation="replayWebhook"
          at={{ id }}
          shown={webhook}
          start={{ since: event }}
          fields={() => <p>{said.replayWhy}</p>}
          title={said.replay}
        />
        <ActButton operation="skipDelivery" at={path} shown={read.data} title={said.skip} />
      </div>
      <Facts
        facts={[
          { name: 'webhook-id', value: messageId },
          { name: said.sent, value: <pre className="told">{JSON.stringify(payload, null, 2)}</pre> },
          ...attempts.toReversed().map((one) => ({
            name: momentOf(one.at),
            value: (
              <>
                {`${answered(one)}　${said.milliseconds(one.milliseconds)}`}
                {one.answer ? <pre className="told">{one.answer}</pre> : null}
              </>
            ),
          })),
          ...(nextAttemptAt ? [{ name: said.next, value: momentOf(nextAttemptAt) }] : []),
        ]}
      />
    </div>
  );
}

/** The fields of an endpoint: the kinds of event are chosen by what each is about. */
const webhookFields =
  (operation: string) => (value: unknown, change: (value: unknown) => void, errors: Record<string, string>) => (
    <WebhookFields operation={operation} value={value as Body} change={change} errors={errors} />
  );

/** What a kind of event is about: `request` of `request.submitted`. */
const subjectOf = ({ type }: { type: string }) => type.split('.')[0] ?? '';

function WebhookFields({
  operation,
  value,
  change,
  errors,
}: {
  operation: string;
  value: Body;
  change: (value: Body) => void;
  errors: Record<string, string>;
}) {
  const { data: described } = useQuery(document);
  const { data: all = [] } = useQuery(kinds);
  const act = described && actNamed(described, operation);
  if (!described || !act?.body) return <Waiting />;
  const chosen = value.events ?? null;
  const subjects = [...new Set(all.map(subjectOf))];
  const tick = (type: (typeof all)[number]['type'], isOn: boolean) => {
    const others = (chosen ?? []).filter((each) => each !== type);
    change({ ...value, events: isOn ? [...others, type as Kind] : others });
  };
  return (
    <>
      <SchemaForm
        schema={act.body}
        document={described}
        value={value}
        change={(next) => change(next as Body)}
        errors={errors}
        without={['events']}
      />
      <fieldset className="field">
        <legend className="label">{said.events}</legend>
        <label>
          <input
            type="checkbox"
            checked={chosen === null}
            onChange={({ target }) => change({ ...value, events: target.checked ? null : [] })}
          />{' '}
          {said.all}
        </label>
        {chosen === null
          ? null
          : subjects.map((subject) => (
              <details key={subject}>
                <summary>{`${subject}${words.bracket(chosen.filter((type) => subjectOf({ type }) === subject).length)}`}</summary>
                <div className="choices">
                  {all
                    .filter((one) => subjectOf(one) === subject)
                    .map((one) => (
                      <label key={one.type}>
                        <input
                          type="checkbox"
                          checked={chosen.includes(one.type as Kind)}
                          onChange={({ target }) => tick(one.type, target.checked)}
                        />{' '}
                        {`${spoken(one)} ${one.type}`}
                      </label>
                    ))}
                </div>
              </details>
            ))}
        {errors.events ? <p className="wrong">{errors.events}</p> : null}
      </fieldset>
    </>
  );
}
