import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type * as z from 'zod';
import { mustHaveRole } from '../contract/actions/action.ts';
import { answerHeaders } from '../contract/headers.ts';
import { hasNames, putNames } from '../contract/names.ts';
import { type BinaryType, isCommand, mayChange, type Route } from '../contract/route.ts';
import type { OperationId, OperationsOf, routes } from '../contract/routes.ts';
import { type Instant, instant } from '../domain/calendar/time.ts';
import { changesOf } from '../domain/change.ts';
import { type Law, LawMoved } from '../domain/duties/law.ts';
import { mustBeOpen } from '../domain/people/department.ts';
import type { Principal } from '../domain/people/person.ts';
import { Refusal } from '../domain/refusals.ts';
import { AlreadyAnswered, AlreadyThere, type AnyChange, Conflict, commit } from '../storage/commit.ts';
import { type Database, readOnce } from '../storage/database.ts';
import { readAhead } from '../storage/items.ts';
import { renewLaw } from '../storage/law.ts';
import { load, namesOf, readingsAbout } from '../storage/read.ts';
import { findResponse, type StoredResponse } from '../storage/responses.ts';
import type { Stored } from '../storage/stored-state.ts';
import { isThrottled } from '../storage/throttling.ts';
import { type Asked, recordRead, recordRefused } from './access.ts';
import { probably, readingsOfCaller, rememberCaller } from './callers.ts';
import { headerIn } from './encoding.ts';
import { etagOf } from './etag.ts';
import { commandOf, inputOf, versionsSeen } from './input.ts';
import { kept } from './kept.ts';
import { type Authentication, absentOf, identityOf, principalOf } from './principal.ts';

type Input<T> = T extends z.ZodType ? z.output<T> : undefined;
type Said<T> = T extends z.ZodType ? z.input<T> : T extends BinaryType ? Uint8Array : string;
type Part<O extends OperationId, P extends 'params' | 'query' | 'body'> = (typeof routes)[O] extends {
  [K in P]: infer S;
}
  ? Input<S>
  : undefined;

/** A call as a handler gets it: checked against the contract, with caller and time. */
export interface Call<O extends OperationId = OperationId> {
  operation: O;
  params: Part<O, 'params'>;
  query: Part<O, 'query'>;
  body: Part<O, 'body'>;
  /** The body as it was sent. */
  sent: string;
  principal: Principal;
  /** The time of the request, Asia/Shanghai. */
  now: Instant;
  correlation: string;
  /** The whole address of the call, without its query. */
  url: string;
  /**
   * Checks a state against the version in `If-Match`, where the operation requires one. A state that does not exist has version 0.
   * @throws Refusal `stale`
   */
  expects(stored: Stored | null): void;
}

/** The result of a handler: the body as the contract defines it, and for a command the changes to commit. */
export interface Outcome<O extends OperationId = OperationId> {
  body: Said<(typeof routes)[O]['response']>;
  /** The version shown, sent as ETag where the contract says so. */
  etag?: number;
  location?: string;
  /** The file name, for an answer that is a file. */
  file?: string;
  changes?: readonly AnyChange[];
}

export interface Deps {
  database: Database;
  /** The law that a context counts by, if it counts; up to date whenever a handler is called. */
  law?: Law;
}

/** The operations of a function. Each function imports its own, so that its bundle does not carry the whole contract. */
export type RoutesOf<F extends Route['function']> = { [O in OperationsOf<F>]: (typeof routes)[O] };

/** A handler for every operation of a function; a missing one does not compile. */
export type Handlers<F extends Route['function'], D extends Deps> = {
  [O in OperationsOf<F>]: (call: Call<O>, deps: D) => Promise<Outcome<O>>;
};

interface Settings {
  authentication: Authentication;
  logger: Logger;
  /** How long the function may still run, in milliseconds. */
  timeLeft(): number;
}

/** How often a call is decided again after losing to another commit, or where the tables are busy. */
const ATTEMPTS = 8;
/** The time that one more attempt may need: what the SDK waits between its own, and the work itself. */
const ATTEMPT_MS = 10_000;

/**
 * Serves one operation for API Gateway: identify the caller, check the role, parse, look for an earlier answer, decide, commit,
 * answer. What is known to be needed is read in one round.
 * @throws Refusal, which the function's error handler answers as problem details
 */
export async function serve<O extends OperationId, D extends Deps>(
  operation: O,
  route: Route,
  handler: (call: Call<O>, deps: D) => Promise<Outcome<O>>,
  deps: D,
  event: APIGatewayProxyEvent,
  settings: Settings,
): Promise<APIGatewayProxyResult> {
  const asked: Asked = { operation, event, by: { personId: identityOf(event, settings.authentication) } };
  try {
    return await answered(asked, operation, route, handler, deps, settings);
  } catch (error) {
    if (error instanceof Refusal && route.auth === 'person') await recordRefused(deps.database, asked, error);
    throw error;
  }
}

async function answered<O extends OperationId, D extends Deps>(
  asked: Asked,
  operation: O,
  route: Route,
  handler: (call: Call<O>, deps: D) => Promise<Outcome<O>>,
  deps: D,
  { authentication, logger, timeLeft }: Settings,
): Promise<APIGatewayProxyResult> {
  const { event } = asked;
  const now = instant(event.requestContext.requestTimeEpoch);
  const correlation = event.requestContext.requestId;
  const decides = mayChange(route);
  // Whatever is surely needed is read at once: who calls, what the call is about, the law, and an earlier answer.
  const database = readAhead(deps.database, [
    ...readingsAbout(event.pathParameters?.id ?? '', { decides }),
    ...(decides ? readingsOfCaller(identityOf(event, authentication)) : []),
  ]);
  const principalRead = begun(async () =>
    route.auth === 'none' ? nobody : principalOf(event, authentication, database),
  );
  const lawRead = begun(async () => deps.law && renewLaw(database, deps.law));
  const inputRead = begun(async () => inputOf(route, event));
  const commandBy = async (personId: string) => {
    if (!isCommand(route)) return { command: null, before: null };
    const { body } = await inputRead;
    const command = commandOf(operation, { personId, actingFor: absentOf(event) }, event, body);
    return { command, before: await findResponse(database, command, now) };
  };
  const subject = identityOf(event, authentication);
  const guess = probably(subject, event);
  const commandRead = begun(async () => commandBy(guess));
  const principal = await principalRead;
  asked.by = principal;
  if (route.auth === 'person') rememberCaller(subject, principal);
  logger.appendKeys({ operation, personId: principal.personId, department: principal.department });
  if (route.auth === 'person') mustHaveRole(route, principal);
  const { params, query, sent, body } = await inputRead;
  const { command, before } = await (guess === principal.personId ? commandRead : commandBy(principal.personId));
  if (before) return await replayed(before, route, deps, now);
  // Nothing is done in the name of a department that was merged, also while its people are on their way to the successor. The handler
  // reads meanwhile.
  const permission = begun(async () => decides && principal.department && mustAct(database, principal.department));
  const seen = route.ifMatch ? versionsSeen(event) : null;
  const call = {
    operation,
    params,
    query,
    body,
    sent,
    principal,
    now,
    correlation,
    url: addressOf(event),
    expects: (stored: Stored | null) => {
      if (seen === null) return;
      const matches = seen === '*' ? stored !== null : seen.includes(stored?.version ?? 0);
      if (!matches) throw new Refusal('stale');
    },
  } as Call<O>;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      if (attempt === 1) await lawRead;
      else if (deps.law) await renewLaw(deps.database, deps.law);
      const reading = { ...readOnce(attempt === 1 ? database : deps.database), permission };
      const handled = begun(() => handler(call, { ...deps, database: reading }));
      await permission;
      const outcome = await handled;
      const answer = answerOf(route, outcome as Outcome, event);
      // The names are read while the changes are written.
      const shown = begun(() => named(answer.body, route, reading, now, outcome.changes));
      if (outcome.changes) {
        const kept = command && { ...command, at: now, ...answer, body: withoutSecrets(answer.body, route) };
        await commit(deps.database, outcome.changes, { at: now, ...actorOf(principal), correlation }, kept);
      }
      if (route.recorded) await recordRead(deps.database, asked, route, outcome.etag);
      const { status: statusCode, headers } = answer;
      const said = {
        statusCode,
        headers: { ...answerHeaders, ...headers },
        body: await shown,
        ...(outcome.body instanceof Uint8Array ? { isBase64Encoded: true } : {}),
      };
      return route.keep === undefined ? said : await kept(said, route.keep, event);
    } catch (error) {
      // The same command may have been sent twice at once: the second fails on what the first did, and gets its answer.
      const meanwhile = command && (await findResponse(deps.database, command, now));
      if (meanwhile) return await replayed(meanwhile, route, deps, now);
      if (!isOvertaken(error) && !isThrottled(error)) throw error;
      if (timeLeft() < ATTEMPT_MS) break;
      await pause(attempt);
    }
  }
  throw new Refusal('busy');
}

function addressOf({ headers, path, requestContext }: APIGatewayProxyEvent): string {
  return `${headerIn(headers, 'x-forwarded-proto')}://${requestContext.domainName}${requestContext.path ?? path}`;
}

/** Whether others committed first. Decided again on the new states, the command succeeds or is refused with a reason. */
function isOvertaken(error: unknown): boolean {
  return [Conflict, AlreadyThere, AlreadyAnswered, LawMoved].some((overtaken) => error instanceof overtaken);
}

/** The answer as it is kept for a retry. */
function withoutSecrets(body: string, { once = [] }: Route): string {
  if (once.length === 0) return body;
  const told = Object.entries(JSON.parse(body) as object);
  return JSON.stringify(Object.fromEntries(told.map(([name, value]) => [name, once.includes(name) ? null : value])));
}

/** The actor and the person they act for. Both are logged, and a retry is the same command only for the same two. */
export function actorOf({ personId, actingFor }: Principal) {
  return { actorId: personId, ...(actingFor === undefined ? {} : { actingFor }) };
}

const nobody: Principal = { personId: 'anyone', department: '', roles: [] };

function answerOf(
  route: Route,
  outcome: Outcome,
  event: APIGatewayProxyEvent,
): Pick<StoredResponse, 'status' | 'headers' | 'body'> {
  const media = typeof route.response === 'string' ? route.response : 'application/json';
  const { body } = outcome;
  const binary = body instanceof Uint8Array;
  return {
    status: route.success,
    headers: {
      'content-type': binary ? media : `${media}; charset=utf-8`,
      ...(route.etag && outcome.etag !== undefined ? { etag: etagOf(outcome.etag) } : {}),
      ...(outcome.location === undefined ? {} : { location: outcome.location }),
      ...nextPage(body, event),
      ...(outcome.file === undefined ? {} : { 'content-disposition': `attachment; filename="${outcome.file}"` }),
    },
    body: binary ? Buffer.from(body).toString('base64') : typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** The link to the next page of a list (RFC 8288). */
function nextPage(
  body: unknown,
  { path, requestContext, queryStringParameters }: APIGatewayProxyEvent,
): Record<string, string> {
  const cursor = body && typeof body === 'object' && 'next' in body && 'items' in body ? body.next : null;
  if (typeof cursor !== 'string') return {};
  const query = new URLSearchParams({ ...(queryStringParameters as Record<string, string> | null), cursor });
  return { link: `<${requestContext.path ?? path}?${query}>; rel="next"` };
}

async function replayed(
  { status, headers, body }: StoredResponse,
  route: Route,
  deps: Deps,
  now: Instant,
): Promise<APIGatewayProxyResult> {
  const sent = { ...answerHeaders, ...headers, 'idempotency-replayed': 'true' };
  return { statusCode: status, headers: sent, body: await named(body, route, deps.database, now) };
}

/**
 * The body with names beside ids, as registered and with the changes of this call, read in one batch. They are put in last, so
 * that an answer kept for a retry names nobody.
 */
async function named(
  body: string,
  { response }: Route,
  database: Database,
  now: Instant,
  changes: readonly AnyChange[] = [],
): Promise<string> {
  if (typeof response === 'string' || !hasNames(response)) return body;
  const renamed = [...changesOf(changes, 'department'), ...changesOf(changes, 'person')];
  const news = new Map(renamed.map(({ kind, next }) => [`${kind} ${next.id}`, next.name]));
  return JSON.stringify(
    await putNames(response, JSON.parse(body), async (of, ids) => {
      const names = await namesOf(database, of, ids, now);
      return names.map((name, n) => news.get(`${of} ${ids[n]}`) ?? name);
    }),
  );
}

/** @throws Refusal `department-closed` */
async function mustAct(database: Database, id: string): Promise<void> {
  const department = await load(database, 'department', id);
  if (department) mustBeOpen(department.state);
}

/** Starts work whose result is asked for later. If it fails and nobody asks, that is no error. */
function begun<T>(work: () => Promise<T>): Promise<T> {
  const result = work();
  result.catch(() => undefined);
  return result;
}

/** Waits a few random milliseconds, so that colliding commands do not collide again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
}
