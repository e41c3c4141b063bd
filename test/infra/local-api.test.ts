import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { writeAssembly } from './local-fixture/assembly.ts';

const directory = mkdtempSync(join(tmpdir(), 'api-'));
let runtime: Runtime;

beforeAll(async () => {
  const assembly = writeAssembly(join(directory, 'assembly'));
  runtime = await startRuntime({ dataDir: join(directory, 'data'), assembly, now: new Date('2026-09-24T01:00:00Z') });
});
afterAll(async () => {
  await runtime?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const call = (path: string, init: RequestInit = {}) => fetch(runtime.apiUrl + path, init);
const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
/** What the function was handed. */
// biome-ignore lint/suspicious/noExplicitAny: the event, of which each test looks at a part
const event = async (path: string, init: RequestInit = {}): Promise<any> => (await call(path, init)).json();

describe('the API', () => {
  it('dates its answers by the business time', async () => {
    const { headers } = await call('/cases/1');
    expect(Math.abs(Date.parse(headers.get('date') ?? '') - runtime.now().getTime())).toBeLessThan(60_000);
  });

  it('hands over the request as API Gateway does', async () => {
    const handed = await event('/cases/%E4%B8%80%2Fb?q=%E6%9F%A5&tag=1&tag=2', {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'X-Odd': 'yes' },
    });
    expect(handed).toMatchObject({
      resource: '/cases/{id}',
      path: '/cases/%E4%B8%80%2Fb',
      httpMethod: 'POST',
      pathParameters: { id: '%E4%B8%80%2Fb' },
      queryStringParameters: { q: '查', tag: '2' },
      multiValueQueryStringParameters: { q: ['查'], tag: ['1', '2'] },
      body: '{"a":1}',
      isBase64Encoded: false,
      stageVariables: null,
      requestContext: {
        resourcePath: '/cases/{id}',
        stage: 'v1',
        httpMethod: 'POST',
        identity: { sourceIp: '127.0.0.1' },
      },
    });
    expect(Math.abs(handed.requestContext.requestTimeEpoch - Date.parse('2026-09-24T01:00:00Z'))).toBeLessThan(60_000);
    expect(handed.requestContext.requestTime).toMatch(/^24\/Sep\/2026:01:0\d:\d\d \+0000$/);
  });

  it('gives nulls where there is nothing', async () => {
    expect(await event('/cases')).toMatchObject({ pathParameters: null, queryStringParameters: null, body: null });
  });

  it('runs a function with its own environment and nothing of this process', async () => {
    const { environment } = await event('/cases');
    expect(environment).toContain('COLOUR');
    expect(environment).not.toContain('PATH');
    expect(environment.filter((name: string) => !/^(AWS_|LAMBDA_|COLOUR$|TMPDIR$|TZ$)/.test(name))).toEqual([]);
  });

  it.each([
    ['/cases/', '/cases', null],
    ['/cases/newest', '/cases/newest', null],
    ['/cases/7/papers', '/cases/{id}/papers', { id: '7' }],
    ['/cases/newest/papers', '/cases/{id}/papers', { id: 'newest' }],
  ])('%s is %s', async (path, resource, pathParameters) => {
    expect(await event(path)).toMatchObject({ resource, pathParameters });
  });

  it.each([
    ['GET', '/'],
    ['GET', '/nothing'],
    ['DELETE', '/cases/7'],
    ['POST', '/cases/newest'],
  ])('%s %s is not there: as API Gateway says it', async (method, path) => {
    const answer = await call(path, { method });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    expect(await answer.json()).toEqual({ message: 'Missing Authentication Token' });
  });

  it('takes bodies up to 10 MB, and hands on what an event may hold', async () => {
    const post = async (size: number) => (await call('/cases/7', { method: 'POST', body: 'x'.repeat(size) })).status;
    expect(await post(11 * 1024 * 1024)).toBe(413);
    expect(await post(7 * 1024 * 1024)).toBe(413);
    expect(await post(1024 * 1024)).toBe(200);
  });

  it('hands on binary types in base64, and answers them decoded to who accepts them', async () => {
    const image = { method: 'POST', body: new Uint8Array([0, 255]), headers: { 'content-type': 'image/png' } };
    expect(await event('/cases/7', image)).toMatchObject({ isBase64Encoded: true, body: 'AP8=' });
    const answer = await call('/cases?make=binary', { headers: { accept: 'image/png' } });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([0, 255]));
    expect(await (await call('/cases?make=binary', { headers: { accept: 'text/plain' } })).text()).toBe('AP8=');
  });

  it('renames the headers that are API Gateway’s own, and keeps several of a name', async () => {
    const answer = await call('/cases?make=challenge');
    expect(answer.headers.get('www-authenticate')).toBeNull();
    expect(answer.headers.get('x-amzn-remapped-www-authenticate')).toBe('Bearer');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it.each(['error', 'malformed', 'crash'])('answers 502 for a function’s %s', async (make) => {
    const answer = await call(`/cases?make=${make}`);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({ message: 'Internal server error' });
  });

  it('answers 504 when time is up, and goes on afterwards', async () => {
    const answer = await call('/cases?make=slow');
    expect(answer.status).toBe(504);
    expect(await answer.json()).toEqual({ message: 'Endpoint request timed out' });
    expect((await call('/cases')).status).toBe(200);
    // The function is killed at its own time-out: only then is nothing left to do.
    await runtime.settle();
    const logs = JSON.stringify(await (await fetch(`${runtime.controlUrl}/logs?function=ApiFunction`)).json());
    expect(logs).toContain('Task timed out after 5.00 seconds');
  });
});

describe('the authorizer', () => {
  it('is not asked without its identity source, and the gateway response of the template answers', async () => {
    const answer = await call('/cases/7');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toEqual({
      code: 'unauthorized',
      said: 'Unauthorized',
      id: expect.stringMatching(/^[\w-]{36}$/),
    });
  });

  it.each([
    ['unknown', 401],
    ['deny', 403],
    ['broken', 500],
  ])('%s: %i', async (token, status) => {
    expect((await call('/cases/7', as(token))).status).toBe(status);
  });

  it('hands its context to the function as text, and is asked once about a token as long as the template says', async () => {
    const first = (await event('/cases/7', as('allow-1'))).requestContext.authorizer;
    expect(first).toEqual({ principalId: 'somebody', name: '示例', asked: expect.stringMatching(/^\d+$/) });
    expect((await event('/cases/7', as('allow-1'))).requestContext.authorizer).toEqual(first);
    expect((await event('/cases/7', as('allow-2'))).requestContext.authorizer.asked).not.toBe(first.asked);
  });

  it('is asked again about a token that it refused', async () => {
    expect((await call('/cases/7', as('unknown'))).status).toBe(401);
    expect((await call('/cases/7', as('unknown'))).status).toBe(401);
  });

  it('is held to the method that its policy names', async () => {
    expect((await call('/cases/8', as('only-8'))).status).toBe(200);
    expect((await call('/cases/9', as('only-8'))).status).toBe(403);
  });
});
