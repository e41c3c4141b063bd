import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Client, createClient, type operations, versionOf } from '../../../shared/client/client.ts';
import { isCommand, type Route } from '../../../shared/contract/route.ts';
import { routes } from '../../../shared/contract/routes.ts';

type Operation = keyof operations;

/** What is sent as JSON; what an operation may leave out stays so. */
type Sent<O> = O extends { requestBody: { content: { 'application/json': infer B } } }
  ? { body: B }
  : O extends { requestBody?: { content: { 'application/json': infer B } } }
    ? { body?: B }
    : unknown;
type Found<O> = O extends { parameters: { path: infer P } } ? { params: P } : unknown;
type Versioned<O> = O extends { parameters: { header: { 'If-Match': string } } } ? { ifMatch: string } : unknown;
type Query<O> = O extends { parameters: { query?: infer Q } } ? { query?: Q } : unknown;

/** What an operation asks for, by its types in the client. */
export type Asked<O extends Operation> = {
  /** The person who calls, or the subject of a credential. */
  as: string;
  /** The Idempotency-Key of a POST; by default one of the call's own content. A repetition with the same key and body changes nothing. */
  key?: string;
} & Found<operations[O]> &
  Query<operations[O]> &
  Sent<operations[O]> &
  Versioned<operations[O]>;

type Body<O extends Operation> =
  operations[O]['responses'] extends Record<number, { content: { 'application/json': infer B } }> ? B : string;

export type Api = <O extends Operation>(operation: O, asked: Asked<O>) => Promise<{ body: Body<O>; etag: string }>;

/** Of any operation, since here only the path and the method differ. */
type Untyped = (path: string, init: object) => Promise<{ data?: unknown; response: Response }>;

/**
 * The API by the names of its operations, called as different people with the typed client, which tries again where the API is
 * throttled, still starting or slow on a busy machine.
 * @throws ProblemError when the API refuses
 */
export function connect(options: {
  apiUrl: string;
  token: (personId: string) => Promise<string> | string;
  signal?: AbortSignal;
  /** Waits between two attempts. */
  wait?: (milliseconds: number) => Promise<void>;
}): Api {
  const { apiUrl, token, signal } = options;
  const { wait = (milliseconds) => setTimeout(milliseconds, undefined, { signal }) } = options;
  const clients = new Map<string, Client>();
  const clientOf = (person: string) => {
    const client =
      clients.get(person) ??
      createClient({
        url: apiUrl.replace(/\/$/, ''),
        token: () => token(person),
        attempts: 6,
        fetch: (request) => fetch(request, { signal }),
        wait,
      });
    clients.set(person, client);
    return client;
  };
  return async (operation, asked) => {
    const route: Route = routes[operation];
    const { as, params, query, body, key, ifMatch } = asked as Record<string, unknown> & { as: string };
    const header = {
      ...(isCommand(route) ? { 'Idempotency-Key': key ?? keyOf(operation, asked) } : {}),
      ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    };
    const call = clientOf(as)[route.method] as unknown as Untyped;
    const answer = await call(route.path, { params: { path: params, query, header }, body });
    return { body: answer.data as Body<typeof operation>, etag: versionOf(answer) };
  };
}

/** The same call has the same key. */
function keyOf(operation: string, asked: object): string {
  const call = JSON.stringify([operation, asked]);
  return `sample-${createHash('sha256').update(call).digest('hex').slice(0, 32)}`;
}
