import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { cors } from '../../shared/http/cors.ts';

const portal = 'https://portal.example';
const other = 'https://other.example';

/** An answer with an ETag, or an error that is made into one. */
async function call(origins: string[], event: { httpMethod: string; origin?: string; fails?: boolean }) {
  const handler = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(cors(origins))
    .onError((request) => {
      request.response = { statusCode: 409, headers: { 'content-type': 'application/problem+json' }, body: '{}' };
    })
    .handler(async () => {
      if (event.fails) throw new Error('refused');
      return { statusCode: 200, headers: { etag: '"1"' }, body: '{}' };
    });
  const headers = event.origin ? { Origin: event.origin } : {};
  return await handler({ httpMethod: event.httpMethod, headers } as unknown as APIGatewayProxyEvent, {} as Context);
}

describe('pages of other origins', () => {
  it('are told beforehand what they may send, without the call being made', async () => {
    const asked = await call([portal, other], { httpMethod: 'OPTIONS', origin: other, fails: true });
    expect(asked).toMatchObject({
      statusCode: 204,
      headers: {
        'access-control-allow-origin': other,
        'access-control-allow-methods': 'GET, POST, PUT',
        vary: 'Origin',
      },
    });
    expect(String(asked.headers?.['access-control-allow-headers']).split(', ')).toEqual(
      expect.arrayContaining(['authorization', 'idempotency-key', 'if-match', 'acting-for', 'x-amz-date']),
    );
    expect(asked.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each([false, true])('may read an answer and its version, a refusal (%s) too', async (fails) => {
    const answered = await call([portal], { httpMethod: 'GET', origin: portal, fails });
    expect(answered.headers).toMatchObject({ 'access-control-allow-origin': portal, vary: 'Origin' });
    expect(answered.headers?.['access-control-expose-headers']).toContain('etag');
  });

  it.each(['https://evil.example', 'https://portal.example.evil.example', 'null', undefined])(
    'that are not named may neither call nor read: %s',
    async (origin) => {
      for (const httpMethod of ['OPTIONS', 'GET']) {
        const { headers } = await call([portal], { httpMethod, ...(origin ? { origin } : {}) });
        expect(Object.keys(headers ?? {}).filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(headers?.vary).toBe('Origin');
      }
    },
  );

  it('change nothing where a stage names none', async () => {
    expect(await call([], { httpMethod: 'GET', origin: portal })).toEqual({
      ...{ statusCode: 200, headers: { etag: '"1"' }, body: '{}' },
    });
  });
});
