import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RestApi } from '../template/api.ts';
import { ACCOUNT } from '../template/intrinsics.ts';
import type { Match } from './routes.ts';

/** The event of a Lambda proxy integration of a REST API. */
export interface ProxyEvent {
  resource: string;
  path: string;
  httpMethod: string;
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
  queryStringParameters: Record<string, string> | null;
  multiValueQueryStringParameters: Record<string, string[]> | null;
  pathParameters: Record<string, string> | null;
  stageVariables: null;
  requestContext: Record<string, unknown> & {
    requestId: string;
    authorizer?: Record<string, unknown>;
    identity: Record<string, string | null>;
  };
  body: string | null;
  isBase64Encoded: boolean;
}

/**
 * The event that API Gateway would pass to the function.
 * @param now business time, milliseconds since 1970.
 */
export function proxyEvent(
  api: RestApi,
  { method, pathParameters }: Match,
  request: IncomingMessage,
  path: string,
  query: string,
  body: Buffer,
  now: number,
): ProxyEvent {
  const { headers, multi } = headersOf(request);
  const parameters = queryOf(query);
  const binary = body.length > 0 && isBinary(api, request.headers['content-type']);
  const requestId = randomUUID();
  return {
    resource: method.path,
    path,
    httpMethod: request.method ?? 'GET',
    headers,
    multiValueHeaders: multi,
    queryStringParameters: parameters && Object.fromEntries(parameters.map(([name, all]) => [name, all.at(-1) ?? ''])),
    multiValueQueryStringParameters: parameters && Object.fromEntries(parameters),
    pathParameters,
    stageVariables: null,
    requestContext: {
      accountId: ACCOUNT,
      apiId: api.id,
      domainName: request.headers.host ?? '127.0.0.1',
      domainPrefix: '127',
      extendedRequestId: requestId,
      httpMethod: request.method,
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        user: null,
        userAgent: request.headers['user-agent'] ?? null,
        userArn: null,
      },
      path,
      protocol: `HTTP/${request.httpVersion}`,
      requestId,
      requestTime: requestTime(new Date(now)),
      requestTimeEpoch: now,
      resourceId: method.resourceId,
      resourcePath: method.path,
      stage: api.stage,
    },
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary,
  };
}

/** Whether the API treats a media type as binary. */
export function isBinary(api: RestApi, mediaType: string | undefined): boolean {
  const type = mediaType?.split(/[;,]/)[0]?.trim().toLowerCase() ?? '';
  return api.binaryMediaTypes.some(
    (known) => known === '*/*' || known === type || (known.endsWith('/*') && type.startsWith(known.slice(0, -1))),
  );
}

function headersOf(request: IncomingMessage) {
  const multi: Record<string, string[]> = {};
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i] as string;
    if (/^(connection|transfer-encoding|keep-alive)$/i.test(name)) continue;
    multi[name] = [...(multi[name] ?? []), request.rawHeaders[i + 1] as string];
  }
  multi['X-Amzn-Trace-Id'] = [
    `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomUUID().replaceAll('-', '').slice(8)}`,
  ];
  multi['X-Forwarded-For'] = [request.socket.remoteAddress ?? '127.0.0.1'];
  // The system on one machine has no certificate.
  multi['X-Forwarded-Port'] = [String(request.socket.localPort)];
  multi['X-Forwarded-Proto'] = ['http'];
  const headers: Record<string, string> = {};
  for (const name of Object.keys(multi)) headers[name] = multi[name]?.at(-1) ?? '';
  return { headers, multi };
}

function queryOf(query: string): [string, string[]][] | null {
  if (!query) return null;
  const all = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) all.set(name, [...(all.get(name) ?? []), value]);
  return [...all];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Like `24/Sep/2026:01:00:00 +0000`. */
function requestTime(date: Date): string {
  const [day, clock] = date.toISOString().split(/[T.]/) as [string, string];
  return `${day.slice(8)}/${months[date.getUTCMonth()]}/${day.slice(0, 4)}:${clock} +0000`;
}
