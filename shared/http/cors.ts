import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

/** What a page may send, and read of an answer, beside what every page may. */
const SENT = [
  ...['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', 'acting-for'],
  // Of a signature (SigV4).
  ...['x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token'],
];
const READ = [
  'etag',
  'location',
  'link',
  'idempotency-replayed',
  'retry-after',
  'content-disposition',
  'x-amzn-requestid',
];

/** Seconds for which a browser remembers what it may call; none remembers longer than two hours. */
const REMEMBERED = 7200;

/**
 * Lets pages of other origins call the API: answers what their browser asks beforehand (OPTIONS), and says of each answer who may read
 * it. Without origins it does nothing. No answer depends on cookies, so none are let through.
 * @param origins such as `https://portal.example`
 */
export function cors(origins: readonly string[]): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const admitted = ({ headers }: APIGatewayProxyEvent) => {
    const [, origin] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'origin') ?? [];
    return origins.find((one) => one === origin);
  };
  const answered = ({ event, response }: { event: APIGatewayProxyEvent; response?: APIGatewayProxyResult | null }) => {
    if (!response || origins.length === 0) return;
    const origin = admitted(event);
    response.headers = {
      ...response.headers,
      // Whatever keeps an answer on the way keeps it for one origin.
      vary: 'Origin',
      ...(origin ? { 'access-control-allow-origin': origin, 'access-control-expose-headers': READ.join(', ') } : {}),
    };
  };
  return {
    before: ({ event }) => {
      if (event.httpMethod !== 'OPTIONS' || origins.length === 0) return undefined;
      const origin = admitted(event);
      const headers = {
        'access-control-allow-origin': origin ?? '',
        'access-control-allow-methods': 'GET, POST, PUT',
        'access-control-allow-headers': SENT.join(', '),
        'access-control-max-age': String(REMEMBERED),
      };
      return { statusCode: 204, headers: { vary: 'Origin', ...(origin ? headers : {}) }, body: '' };
    },
    after: answered,
    onError: answered,
  };
}
