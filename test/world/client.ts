import { expect } from 'vitest';
import * as z from 'zod';
import type { Route } from '../../shared/contract/route.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import { type Problem, problem } from '../../shared/contract/schemas/common.ts';

type Answered<O extends OperationId> = (typeof routes)[O]['response'] extends infer S
  ? S extends z.ZodType
    ? z.output<S>
    : string
  : never;

export interface Said<B> {
  status: number;
  body: B;
  etag: string;
  headers: Headers;
}

export interface Asked {
  params?: Record<string, string | number>;
  query?: Record<string, string | number>;
  body?: unknown;
  etag?: string;
  key?: string;
  headers?: Record<string, string>;
}

let keys = 0;

/**
 * Calls operations of the contract over HTTP as a person, and holds every answer against the contract: a success against
 * the operation's schema, anything else against the problem details.
 */
export class Client {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** Expects the operation's success. */
  async ok<O extends OperationId>(operation: O, asked: Asked = {}): Promise<Said<Answered<O>>> {
    const said = await this.send(operation, asked);
    expect(said.status, `${operation}: ${JSON.stringify(said.body)}`).toBe(routes[operation].success);
    return said as Said<Answered<O>>;
  }

  /** Expects a refusal with this code; the refusal must be one that the route names or that every route shares. */
  async refused(operation: OperationId, code: string, asked: Asked = {}): Promise<Said<Problem>> {
    const said = await this.send(operation, asked);
    const route: Route = routes[operation];
    expect((said.body as Problem).code, `${operation}: ${JSON.stringify(said.body)}`).toBe(code);
    expect([...(route.refusals ?? []), ...SHARED]).toContain(code);
    return said as Said<Problem>;
  }

  async send(operation: OperationId, { params = {}, query, body, etag, key, headers }: Asked): Promise<Said<unknown>> {
    const route: Route = routes[operation];
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
    const search = query ? `?${new URLSearchParams(query as Record<string, string>)}` : '';
    const response = await fetch(`${this.#url}${path}${search}`, {
      method: route.method,
      headers: {
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(route.method === 'POST' ? { 'idempotency-key': key ?? `test-${process.pid}-${++keys}` } : {}),
        ...(etag === undefined ? {} : { 'if-match': etag }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    return await heldAgainst(route, response);
  }
}

/** What every operation may refuse, without naming it. */
const SHARED = [
  'role-missing',
  'not-found',
  'invalid-input',
  'precondition-required',
  'stale',
  'idempotency-key-required',
  'idempotency-key-reused',
  'unsupported-media-type',
  'person-inactive',
  'busy',
  'unauthorized',
  'no-such-operation',
];

async function heldAgainst(route: Route, response: Response): Promise<Said<unknown>> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const etag = response.headers.get('etag') ?? '';
  const said = { status: response.status, etag, headers: response.headers };
  if (response.status >= 400) {
    expect(type).toMatch(/^application\/problem\+json/);
    return { ...said, body: z.parse(problem, JSON.parse(text)) };
  }
  expect(response.status).toBe(route.success);
  if (route.etag) expect(etag).toMatch(/^"\d+"$/);
  if (typeof route.response === 'string') {
    expect(type.startsWith(route.response)).toBe(true);
    return { ...said, body: text };
  }
  expect(type).toMatch(/^application\/json/);
  return { ...said, body: z.parse(route.response, JSON.parse(text)) };
}
