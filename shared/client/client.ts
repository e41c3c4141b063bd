/**
 * The API's client, for a browser or Node. Its types are made from the OpenAPI document, so what the contract does not have does not
 * compile.
 */
import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import type { paths, Schemas } from './types.ts';

export type { operations, Schemas } from './types.ts';
export type Client = FetchClient<paths>;
export type Problem = Schemas['Problem'];

export interface ClientOptions {
  /** Where the API answers, without `/v1`. */
  url: string;
  /** The token of whoever calls; without one nobody calls, or `fetch` signs the requests. */
  token?: () => Promise<string | undefined> | string | undefined;
  /** The colleague in whose place the caller acts. */
  actingFor?: () => string | undefined;
  fetch?: (request: Request) => Promise<Response>;
  /** How often a call is sent in all, 4 times if left out. A command keeps its key, so that it takes effect once. */
  attempts?: number;
  /** Waits between two attempts. */
  wait?: (milliseconds: number) => Promise<void>;
}

/** A refusal of the API. It changed nothing. */
export class ProblemError extends Error {
  readonly problem: Problem;

  /** @param operation method and path of the operation */
  constructor(problem: Problem, operation: string) {
    const { status, code, detail, errors } = problem;
    const fields = errors.map(({ field, message }) => ` ${field}: ${message}`);
    super(`${operation}: ${status} ${code}: ${detail}${fields.join(';')}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const LONGEST_WAIT = 20_000;

/** Every call resolves with data, or throws a `ProblemError`. A POST gets an Idempotency-Key unless it has one. */
export function createClient({ url, token, actingFor, ...sending }: ClientOptions): Client {
  const client = createFetchClient<paths>({ baseUrl: url, fetch: (request) => persistently(request, sending) });
  client.use({
    async onRequest({ request }) {
      const bearer = await token?.();
      if (bearer) request.headers.set('authorization', `Bearer ${bearer}`);
      const colleague = actingFor?.();
      if (colleague) request.headers.set('acting-for', colleague);
      if (request.method === 'POST' && !request.headers.has('idempotency-key'))
        request.headers.set('idempotency-key', crypto.randomUUID());
      return request;
    },
    async onResponse({ request, schemaPath, response }) {
      if (!response.ok) throw new ProblemError(await problemOf(response), `${request.method} ${schemaPath}`);
    },
  });
  return client;
}

/** Sends again after 429, 5xx and a lost connection, after the time that the answer names, else after twice the time before. */
async function persistently(
  request: Request,
  { fetch: send = fetch, attempts = 4, wait = pause }: Pick<ClientOptions, 'fetch' | 'attempts' | 'wait'>,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === attempts;
    const answer = await send(request.clone()).catch((error: unknown) => {
      if (last || request.signal.aborted) throw error;
      return undefined;
    });
    const passes = answer === undefined || answer.status === 429 || answer.status >= 500;
    if (answer && (!passes || last)) return answer;
    const asked = Number(answer?.headers.get('retry-after') ?? Number.NaN) * 1000;
    await wait(Math.min(Number.isNaN(asked) ? 250 * 2 ** attempt : asked, LONGEST_WAIT));
  }
}

/** API Gateway answers in the same form; whatever else stands between may not. */
async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const said = JSON.parse(text) as Problem;
    if (typeof said.code === 'string') return said;
  } catch {
    // not JSON
  }
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: response.status === 401 ? 'unauthenticated' : 'unknown',
    detail: text.slice(0, 300),
    detailEn: text.slice(0, 300),
    rule: null,
    errors: [],
    correlationId: response.headers.get('x-amzn-requestid') ?? '',
  };
}

interface Page<T> {
  items: T[];
  next: string | null;
}

/**
 * Everything in a list, page by page: `for await (const one of pages((cursor) => api.GET('/v1/requests', { params: { query: { cursor
 * } } })))`.
 */
export async function* pages<T>(read: (cursor: string | undefined) => Promise<{ data?: Page<T> }>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { data }: { data?: Page<T> } = await read(cursor);
    yield* data?.items ?? [];
    cursor = data?.next ?? undefined;
  } while (cursor);
}

/** The version that was read, to be sent as If-Match with a decision on it. */
export function versionOf({ response }: { response: Response }): string {
  return response.headers.get('etag') ?? '';
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
