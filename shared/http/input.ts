import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type * as z from 'zod';
import { NotJson, parseJson } from '../adapters/json.ts';
import type { Route } from '../contract/route.ts';
import type { Principal } from '../domain/people/person.ts';
import { cutText, inPlainText } from '../domain/plain-text.ts';
import { Refusal } from '../domain/refusals.ts';
import { type CommandId, canonicalHash } from '../storage/responses.ts';
import { versionIn } from './etag.ts';
import { malformed, notPlain } from './problem.ts';

/** The input of a call, checked against the contract. @throws Refusal `invalid-input`, `unsupported-media-type` */
export function inputOf(route: Route, event: APIGatewayProxyEvent) {
  const params = parsed(route.params, pathParameters(event), 'path');
  const query = parsed(route.query, queryParameters(event), 'query');
  const isLeftOut = !event.body && route.body?.safeParse(undefined).success;
  const sent = route.body && !isLeftOut ? textOf(event) : '';
  const body = route.body && !isLeftOut && parsed(route.body, json(sent, route), 'body', route);
  return { params, query, body, sent };
}

/** Input as the contract has it, its texts plain, but for the body of a route that takes it as it is. */
function parsed(
  schema: z.ZodType | undefined,
  input: unknown,
  where: string,
  { asSent }: Partial<Route> = {},
): unknown {
  if (!schema) return undefined;
  const strange: string[][] = [];
  const plain = asSent ? input : inPlainText(input, (path) => strange.push(path));
  if (strange.length > 0) throw notPlain(strange, where);
  const result = schema.safeParse(plain, { reportInput: true });
  if (!result.success) throw malformed(result.error, where, schema);
  return result.data;
}

/** Decoded path parameters: API Gateway passes them percent-encoded, such as the `%40` of a person's id. */
export function pathParameters({
  pathParameters,
}: Pick<APIGatewayProxyEvent, 'pathParameters'>): Record<string, string> {
  const decode = (value = '') => {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  };
  return Object.fromEntries(Object.entries(pathParameters ?? {}).map(([name, value]) => [name, decode(value)]));
}

/** The query parameters. Each has one value; of two, API Gateway would pass on the last. */
function queryParameters(event: APIGatewayProxyEvent) {
  const all = Object.entries(event.multiValueQueryStringParameters ?? {});
  const repeated = all.filter(([, values = []]) => values.length > 1);
  if (repeated.length > 0) {
    const message = '该参数只能出现一次 · this parameter may stand only once';
    throw new Refusal(
      'invalid-input',
      {},
      repeated.slice(0, 100).map(([name]) => ({ field: `query.${cutText(name, 300)}`, message })),
    );
  }
  return event.queryStringParameters ?? {};
}

function textOf(event: APIGatewayProxyEvent): string {
  const type = header(event, 'content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) throw new Refusal('unsupported-media-type');
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (!isUtf8(bytes)) throw notJson('不是 UTF-8 编码 · not in UTF-8');
  return bytes.toString();
}

function json(text: string, { asSent }: Route): unknown {
  try {
    return asSent ? JSON.parse(text) : parseJson(text);
  } catch (error) {
    throw notJson(error instanceof NotJson ? error.message : '不是有效的 JSON · not valid JSON');
  }
}

function notJson(message: string): Refusal {
  return new Refusal('invalid-input', {}, [{ field: 'body', message }]);
}

/** Identifies a command for retries. @throws Refusal `idempotency-key-required` */
export function commandOf(
  operation: string,
  { personId, actingFor }: Pick<Principal, 'personId' | 'actingFor'>,
  event: APIGatewayProxyEvent,
  body: unknown,
): CommandId {
  const key = header(event, 'idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw new Refusal('idempotency-key-required', {}, [
      { field: 'header.Idempotency-Key', message: '须有，1–128个字符 · required, 1 to 128 characters' },
    ]);
  }
  const sent = canonicalHash({ path: event.path, body: body ?? null, actingFor });
  return { principal: personId, operation, key, sent };
}

/**
 * What `If-Match` says (RFC 9110, 13.1.1): the versions that the caller may have seen, or `*` for whatever version there is.
 * @throws Refusal `precondition-required`, `invalid-input`
 */
export function versionsSeen(event: APIGatewayProxyEvent): readonly number[] | '*' {
  const given = header(event, 'if-match')?.trim();
  if (!given)
    throw new Refusal('precondition-required', {}, [{ field: 'header.If-Match', message: '必填 · required' }]);
  if (given === '*') return '*';
  if (!ETAGS.test(given)) {
    const message = '应为 ETag，如 "3"，或者 * · an ETag such as "3", or *';
    throw new Refusal('invalid-input', {}, [{ field: 'header.If-Match', message }]);
  }
  // A weak ETag matches nothing here, nor does one that we never gave.
  return (given.match(ETAG) ?? []).map(versionIn);
}

const ETAG = /(?:W\/)?"[\x21\x23-\x7e]*"/g;
const ETAGS = new RegExp(`^${ETAG.source}(?:\\s*,\\s*${ETAG.source})*$`);

function header(event: APIGatewayProxyEvent, name: string): string | undefined {
  return Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}
