import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { isCommand, type Route } from '../../../shared/contract/route.ts';
import { type OperationId, routes } from '../../../shared/contract/routes.ts';
import { type Problem, problem } from '../../../shared/contract/schemas/common.ts';

type Response<O extends OperationId> = (typeof routes)[O]['response'];
type Body<O extends OperationId> = Response<O> extends z.ZodType ? z.output<Response<O>> : string;

export interface Request {
  /** The person who calls, or the subject of a credential. */
  as: string;
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  /** The Idempotency-Key of a POST; by default one of the call's own content. A repetition with the same key and body changes nothing. */
  key?: string;
  ifMatch?: string;
}

interface Reply<O extends OperationId> {
  body: Body<O>;
  etag: string | null;
}

export type Api = <O extends OperationId>(operation: O, request: Request) => Promise<Reply<O>>;

/** A refusal of the API. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(operation: string, refused: Problem) {
    super(`${operation}: ${refused.status} ${refused.code}: ${refused.detail} ${JSON.stringify(refused.errors)}`);
    this.name = 'ApiProblem';
    this.problem = refused;
  }
}

const ATTEMPTS = 6;
/** The API is throttled, still starting, or takes too long on a busy machine. */
const LATER = [429, 502, 503, 504];

/**
 * The public API over HTTP, checked against the contract.
 * Where the API can't answer yet, it tries again, up to six times within some seconds.
 * @throws ApiProblem when the API refuses
 */
export function connect(options: {
  apiUrl: string;
  token: (personId: string) => Promise<string> | string;
  signal?: AbortSignal;
}): Api {
  const { apiUrl, token, signal } = options;
  return async (operation, request) => {
    const route: Route = routes[operation];
    const key = request.key ?? (isCommand(route) ? keyOf(operation, request) : undefined);
    const url = new URL(apiUrl.replace(/\/$/, '') + pathOf(route.path, request.params ?? {}));
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, String(value));
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(url, {
        method: route.method,
        headers: {
          authorization: `Bearer ${await token(request.as)}`,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(request.ifMatch === undefined ? {} : { 'if-match': request.ifMatch }),
        },
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        signal,
      });
      const text = await answer.text();
      if (LATER.includes(answer.status) && attempt < ATTEMPTS) {
        await pause(100 * 2 ** attempt);
        continue;
      }
      if (!answer.ok) throw refusal(operation, answer.status, text);
      const body = typeof route.response === 'string' ? text : route.response.parse(JSON.parse(text));
      return { body: body as Body<typeof operation>, etag: answer.headers.get('etag') };
    }
  };
}

/** The same call has the same key. */
function keyOf(operation: string, { as, params, body, ifMatch }: Request): string {
  const call = JSON.stringify([operation, as, params, body, ifMatch]);
  return `sample-${createHash('sha256').update(call).digest('hex').slice(0, 32)}`;
}

function pathOf(path: string, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** The gateway's own answers are not problem documents. Their text is passed on unchanged. */
function refusal(operation: string, status: number, text: string): Error {
  try {
    const parsed = problem.safeParse(JSON.parse(text));
    if (parsed.success) return new ApiProblem(operation, parsed.data);
  } catch {
    // not JSON
  }
  return new Error(`${operation}: ${status} ${text.slice(0, 300)}`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
