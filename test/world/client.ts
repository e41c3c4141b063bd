import { expect } from 'vitest';
import * as z from 'zod';
import { answerHeaders, gatewayHeaders } from '../../shared/contract/headers.ts';
import { type BinaryType, isBinary, isCommand, type Route } from '../../shared/contract/route.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import { type Problem, problem } from '../../shared/contract/schemas/common.ts';
import { refusalsOf } from '../../shared/contract/statuses.ts';
import { type Action, holdToActions } from './actions.ts';
import { otherwise } from './bodies.ts';
import { record } from './coverage.ts';
import type { CallInput } from './sent-request.ts';

type Answered<O extends OperationId> = (typeof routes)[O]['response'] extends infer S
  ? S extends z.ZodType
    ? z.output<S>
    : S extends BinaryType
      ? Uint8Array
      : string
  : never;

export interface Said<B> {
  status: number;
  body: B;
  etag: string;
  headers: Headers;
}

/** Checks whether a call, with all its effects, writes to any table. */
export interface Witness {
  /** The commands that were sent a second time. */
  sentTwice: Set<OperationId>;
  unwrittenBy<T>(call: () => Promise<T>): Promise<T>;
}

let keys = 0;

/**
 * Calls operations of the contract over HTTP as a person, and checks every answer: a success against the operation's schema, and
 * everything else against the problem details. With a witness, a refusal must change nothing, and the first success of every POST is
 * sent again: the same body must get the same answer, and another body with the same key must be refused.
 */
export class Client {
  readonly #url: string;
  readonly #token: string;
  readonly #witness: Witness | undefined;
  readonly #now: (() => Date) | undefined;
  /** The last view of each case, with what it said could be done. */
  readonly #seen = new Map<string, { etag: string; at: number; actions: readonly Action[] }>();

  /** @param now the time of the system: what was said of a case a minute ago may have changed */
  constructor(url: string, token: string, witness?: Witness, now?: () => Date) {
    this.#url = url;
    this.#token = token;
    this.#witness = witness;
    this.#now = now;
  }

  /** Expects the operation's success. */
  async ok<O extends OperationId>(operation: O, asked: CallInput = {}): Promise<Said<Answered<O>>> {
    const keyed = { ...asked, key: asked.key ?? newKey() };
    const said = await this.send(operation, keyed);
    expect(said.status, `${operation}: ${JSON.stringify(said.body)}`).toBe(routes[operation].success);
    if (this.#witness && isCommand(routes[operation]) && !this.#witness.sentTwice.has(operation)) {
      this.#witness.sentTwice.add(operation);
      await this.#witness.unwrittenBy(() => this.#again(operation, keyed, said));
    }
    return said as Said<Answered<O>>;
  }

  /** Expects a refusal with this code. */
  async refused(operation: OperationId, code: string, asked: CallInput = {}): Promise<Said<Problem>> {
    const send = () => this.send(operation, asked);
    const said = this.#witness ? await this.#witness.unwrittenBy(send) : await send();
    expect((said.body as Problem).code, `${operation}: ${JSON.stringify(said.body)}`).toBe(code);
    return said as Said<Problem>;
  }

  /** Sends a command again. Its version in If-Match is stale now, which must not matter for a stored answer. */
  async #again(operation: OperationId, asked: CallInput, first: Said<unknown>): Promise<void> {
    const again = await this.send(operation, asked);
    expect(again.headers.get('idempotency-replayed'), operation).toBe('true');
    expect(first.headers.get('idempotency-replayed'), operation).toBeNull();
    for (const header of ['etag', 'location']) {
      expect(again.headers.get(header), operation).toBe(first.headers.get(header));
    }
    const { once = [] }: Route = routes[operation];
    const untold = Object.fromEntries(once.map((field) => [field, null]));
    const body = once.length > 0 ? { ...(first.body as object), ...untold } : first.body;
    expect([again.status, again.body]).toEqual([first.status, body]);
    record(operation, 'replayed');
    const other = otherwise(operation, asked);
    if (!other) return;
    const reused = await this.send(operation, other);
    expect((reused.body as Problem).code, operation).toBe('idempotency-key-reused');
  }

  async send(
    operation: OperationId,
    { params = {}, query, body, etag, key, headers }: CallInput,
  ): Promise<Said<unknown>> {
    const route: Route = routes[operation];
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
    const search = query ? `?${new URLSearchParams(query as Record<string, string>)}` : '';
    const sent: Record<string, string | null> = {
      ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isCommand(route) ? { 'idempotency-key': key ?? newKey() } : {}),
      ...(etag === undefined ? {} : { 'if-match': etag }),
      ...headers,
    };
    const response = await fetch(`${this.#url}${path}${search}`, {
      method: route.method,
      headers: Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== null),
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const said = await heldAgainst(route, response);
    record(operation, response.ok ? 'success' : (said.body as Problem).code);
    if (headers === undefined) this.#holdToView(operation, { params, etag, body }, said);
    return said;
  }

  /** Holds an answer about a case to the caller's own view of it in this version, and keeps the view it gives. */
  #holdToView(operation: OperationId, { params = {}, etag, body }: CallInput, said: Said<unknown>): void {
    const id = String(params.id ?? '');
    if (!this.#now) return;
    const at = this.#now().getTime();
    const seen = this.#seen.get(id);
    const isReplayed = said.headers.get('idempotency-replayed') !== null;
    // What names no version may meet another than the view showed.
    const isOfVersion = (routes[operation] as { ifMatch?: unknown }).ifMatch !== undefined;
    if (seen && isOfVersion && seen.etag === etag && at - seen.at < 60_000 && !isReplayed) {
      const code = said.status < 400 ? null : (said.body as Problem).code;
      const { decision } = (body ?? {}) as { decision?: unknown };
      holdToActions(seen.actions, operation, code, { exact: false, decision });
    }
    const { id: shown = id, actions } = said.body as { id?: string; actions?: readonly Action[] };
    if (actions && !isReplayed) this.#seen.set(shown, { etag: said.etag, at, actions });
  }
}

function newKey(): string {
  keys += 1;
  return `test-${process.pid}-${keys}`;
}

/** What API Gateway itself refuses with. */
const gateway = ['unauthenticated', 'too-large'];

const keepingOf = (seconds: number) => (seconds > 0 ? `public, max-age=${seconds}` : 'public, no-cache');

async function heldAgainst(route: Route, response: Response): Promise<Said<unknown>> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const type = response.headers.get('content-type') ?? '';
  const etag = response.headers.get('etag') ?? '';
  const said = { status: response.status, etag, headers: response.headers };
  // Of a function, or of API Gateway itself.
  const { 'content-security-policy': policy, ...common } = answerHeaders;
  // What is the same for everybody may be kept.
  const keeping = {
    'cache-control': route.keep === undefined || response.status >= 400 ? 'no-store' : keepingOf(route.keep),
  };
  for (const [name, value] of Object.entries({ ...common, ...keeping }))
    expect(response.headers.get(name), name).toBe(value);
  const own = [policy, gatewayHeaders['content-security-policy']];
  expect(own).toContain(response.headers.get('content-security-policy'));
  if (response.status >= 400) {
    expect(type).toMatch(/^application\/problem\+json/);
    const body = z.parse(problem, JSON.parse(text));
    // A client is told by the contract what it may be refused for.
    if (response.status < 500) expect([...refusalsOf(route), ...gateway], route.path).toContain(body.code);
    return { ...said, body };
  }
  expect(response.status).toBe(route.success);
  if (route.etag) expect(etag).toMatch(/^"\d+"$/);
  if (typeof route.response === 'string') {
    expect(type.startsWith(route.response)).toBe(true);
    return { ...said, body: isBinary(route.response) ? bytes : text };
  }
  expect(type).toMatch(/^application\/json/);
  return { ...said, body: z.parse(route.response, JSON.parse(text)) };
}
