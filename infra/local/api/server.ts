import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Access } from '../iam/access.ts';
import type { Functions } from '../lambda/functions.ts';
import type { RestApi } from '../template/api.ts';
import { Authorizers } from './authorizer.ts';
import { isBinary, proxyEvent } from './event.ts';
import { type Circumstances, gatewayResponses } from './responses.ts';
import { Routes } from './routes.ts';
import { judgeSigned } from './signed.ts';

const REQUEST_LIMIT = 10 * 1024 * 1024;
/** The largest event for a function, in bytes. */
const PAYLOAD_LIMIT = 6 * 1024 * 1024;

/** Headers that belong to API Gateway. It renames such a header of a function. */
const remapped = new Set([
  'www-authenticate',
  'date',
  'server',
  'content-length',
  'host',
  'authorization',
  'user-agent',
]);
const dropped = new Set(['connection', 'transfer-encoding', 'keep-alive', 'upgrade', 'te', 'trailer']);

/** A function's result without the shape of a proxy integration's answer. */
class Malformed extends Error {}
class TimedOut extends Error {}

/** Serves the API's methods of the template at the root of a server. */
export function serveApi(server: Server, api: RestApi, functions: Functions, clock: Clock, access: Access): void {
  const routes = new Routes(api);
  const authorizers = new Authorizers(api, functions);
  const refuse = gatewayResponses(api);

  async function answer(request: IncomingMessage, response: ServerResponse, body: Buffer | 'too large'): Promise<void> {
    const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
    const match = routes.find(request.method ?? 'GET', path);
    const bytes = body === 'too large' ? Buffer.alloc(0) : body;
    const event = match && proxyEvent(api, match, request, path, query, bytes, clock.milliseconds());
    const about: Circumstances = {
      requestId: event?.requestContext.requestId ?? crypto.randomUUID(),
      httpMethod: request.method ?? 'GET',
      path,
      sourceIp: request.socket.remoteAddress ?? '',
      resourcePath: match?.method.path ?? '',
      requestTimeEpoch: clock.milliseconds(),
      requestHeaders: request.headers,
    };
    if (body === 'too large') return refuse(response, 'REQUEST_TOO_LARGE', about);
    if (!match || !event) return refuse(response, 'MISSING_AUTHENTICATION_TOKEN', about);
    const { method } = match;
    if (method.authorizer) {
      const verdict = await authorizers.judge(method.authorizer, event);
      if ('refused' in verdict) return refuse(response, verdict.refused, about, verdict.message);
      event.requestContext.authorizer = verdict.context;
    }
    if (method.signed) {
      const { url = '/', headers } = request;
      const signed = await judgeSigned(access, api, { method: event.httpMethod, url, headers, body: bytes }, event);
      if ('refused' in signed) return refuse(response, signed.refused, about, signed.message);
      Object.assign(event.requestContext.identity, signed);
    }
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > PAYLOAD_LIMIT) return refuse(response, 'REQUEST_TOO_LARGE', about);
    try {
      const result = await within(method.timeoutMs, functions.invoke(method.functionArn, payload));
      send(response, api, request, result, about.requestId);
    } catch (error) {
      refuse(response, error instanceof TimedOut ? 'INTEGRATION_TIMEOUT' : 'DEFAULT_5XX', about);
    }
  }

  server.on('request', (request, response) => {
    // Whoever calls learns the business time from it, as in the cloud the present.
    response.setHeader('date', new Date(clock.milliseconds()).toUTCString());
    void readBody(request)
      .then((body) => answer(request, response, body))
      .catch((error: unknown) => {
        process.stderr.write(`API: ${error instanceof Error ? error.stack : String(error)}\n`);
        response.destroy();
      });
  });
}

function readBody(request: IncomingMessage): Promise<Buffer | 'too large'> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > REQUEST_LIMIT) {
        resolve('too large');
        request.resume();
      } else parts.push(part);
    });
    request.on('error', reject);
    request.on('end', () => resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)));
  });
}

/** When time is up, the caller gets an answer, and the function goes on. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut()), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface ProxyResult {
  statusCode?: unknown;
  headers?: Record<string, unknown> | null;
  multiValueHeaders?: Record<string, unknown[]> | null;
  body?: unknown;
  isBase64Encoded?: boolean;
}

function send(response: ServerResponse, api: RestApi, request: IncomingMessage, text: string, requestId: string): void {
  const result = JSON.parse(text) as ProxyResult | null;
  const status = Number(result?.statusCode);
  const { body } = result ?? {};
  const bodyOk = body === undefined || body === null || typeof body === 'string';
  if (!result || !Number.isInteger(status) || status < 100 || status > 599 || !bodyOk)
    throw new Malformed(text.slice(0, 200));
  const headers: Record<string, string | string[]> = { 'Content-Type': 'application/json' };
  const set = (name: string, value: string | string[]) => {
    const lower = name.toLowerCase();
    if (dropped.has(lower)) return;
    if (lower === 'content-type') delete headers['Content-Type'];
    headers[remapped.has(lower) ? `x-amzn-Remapped-${name}` : name] = value;
  };
  for (const [name, value] of Object.entries(result.headers ?? {})) set(name, String(value));
  for (const [name, values] of Object.entries(result.multiValueHeaders ?? {})) set(name, values.map(String));
  const binary = result.isBase64Encoded === true && isBinary(api, request.headers.accept ?? '*/*');
  const bytes = Buffer.from(body ?? '', binary ? 'base64' : 'utf8');
  const bodiless = status === 204 || status === 304;
  response.writeHead(status, {
    ...headers,
    'x-amzn-RequestId': requestId,
    ...(bodiless ? {} : { 'Content-Length': bytes.length }),
  });
  response.end(bodiless ? undefined : bytes);
}
