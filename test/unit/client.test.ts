import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, expectTypeOf, it, onTestFinished, vi } from 'vitest';
import { listen } from '../../infra/local/gateway/server.ts';
import { verify } from '../../infra/local/iam/sigv4.ts';
import { type Client, createClient, type Problem, ProblemError, pages, versionOf } from '../../shared/client/client.ts';
import { clientCredentials } from '../../shared/client/client-credentials.ts';
import { signedFetch } from '../../shared/client/sigv4.ts';
import type { operations } from '../../shared/client/types.ts';
import { openApi } from '../../shared/contract/openapi/document.ts';
import { type OpenApiDocument, typescriptOf } from '../../shared/contract/openapi/typescript.ts';
import type { OperationId } from '../../shared/contract/routes.ts';
import { columnReference } from '../../shared/text/column-reference.ts';

const types = join(import.meta.dirname, '../../shared/client/types.ts');

const refusal: Problem = {
  type: 'about:blank',
  title: '',
  status: 409,
  code: 'step-closed',
  detail: '不能办理',
  detailEn: 'closed',
  rule: null,
  errors: [],
  correlationId: '',
};
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

/** A client of an API that gives these answers, one after the other. */
function client(...answers: (() => Response | Promise<Response>)[]) {
  const sent: Request[] = [];
  const waited: number[] = [];
  const api = createClient({
    url: 'https://api.example',
    token: () => 'a.b.c',
    actingFor: () => 'p-1',
    fetch: async (request) => {
      sent.push(request);
      const answer = answers.shift();
      if (!answer) throw new Error('asked too often');
      return answer();
    },
    wait: async (milliseconds) => void waited.push(milliseconds),
  });
  return { api, sent, waited };
}

const decide = (api: Client) =>
  api.POST('/v1/requests/{id}/withdraw', { params: { path: { id: 'req_1' }, header: { 'If-Match': '"3"' } } });

describe('the client', () => {
  it('has the types of the OpenAPI document as it is', async () => {
    const document = JSON.parse(JSON.stringify(openApi(columnReference))) as OpenApiDocument;
    await expect(typescriptOf(document)).toMatchFileSnapshot(types);
  });

  it('covers every operation of the contract', () => {
    expectTypeOf<keyof operations>().toEqualTypeOf<OperationId>();
    expectTypeOf<operations['withdrawRequest']['operationId']>().toEqualTypeOf<'withdrawRequest'>();
  });

  it('says who calls, for whom, under which key and from which version', async () => {
    const { api, sent } = client(json(200, {}));
    await decide(api);
    const [request] = sent;
    expect(request?.url).toBe('https://api.example/v1/requests/req_1/withdraw');
    expect(request?.headers.get('authorization')).toBe('Bearer a.b.c');
    expect(request?.headers.get('acting-for')).toBe('p-1');
    expect(request?.headers.get('if-match')).toBe('"3"');
    expect(request?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends again under the same key when it is throttled, fails or is cut off, and waits as long as it is told', async () => {
    const lost = () => Promise.reject(new TypeError('connection lost'));
    const { api, sent, waited } = client(json(429, {}, { 'retry-after': '7' }), json(503, {}), lost, json(200, {}));
    await decide(api);
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
    expect(waited).toEqual([7000, 1000, 2000]);
  });

  it('throws a refusal, with what is said of it, and does not send it again', async () => {
    const { api, sent } = client(json(409, refusal));
    const refused = await decide(api).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).problem).toEqual(refusal);
    expect((refused as ProblemError).message).toBe('POST /v1/requests/{id}/withdraw: 409 step-closed: 不能办理');
    expect(sent).toHaveLength(1);
  });

  it('throws what is no refusal of the API with its status, after four attempts', async () => {
    const down = () => new Response('bad gateway', { status: 502 });
    const { api } = client(down, down, down, down);
    await expect(decide(api)).rejects.toMatchObject({
      problem: { status: 502, code: 'unknown', detail: 'bad gateway' },
    });
  });

  it('reads a list to its end, and the version of what it shows', async () => {
    const { api, sent } = client(
      json(200, { items: [{ id: 'a' }, { id: 'b' }], next: 'c1' }),
      json(200, { items: [{ id: 'c' }], next: null }),
      json(200, { id: 'a' }, { etag: '"4"' }),
    );
    const ids: string[] = [];
    for await (const { id } of pages((cursor) => api.GET('/v1/requests', { params: { query: { cursor } } })))
      ids.push(id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['', '?cursor=c1']);
    expect(versionOf(await api.GET('/v1/requests/{id}', { params: { path: { id: 'a' } } }))).toBe('"4"');
  });
});

describe('a system signs in', () => {
  afterEach(() => void vi.useRealTimers());

  /** The provider of identities, with what it was asked for tokens. */
  function provider(...answers: (() => Response)[]) {
    const asked: { authorization: string | null; form: string }[] = [];
    const fetch = async (url: string | URL | Request, init?: RequestInit) => {
      if (String(url) === 'https://id.example/.well-known/openid-configuration')
        return json(200, { token_endpoint: 'https://id.example/oauth/token' })();
      expect(String(url)).toBe('https://id.example/oauth/token');
      asked.push({ authorization: new Headers(init?.headers).get('authorization'), form: String(init?.body) });
      const answer = answers.shift();
      if (!answer) throw new Error('asked too often');
      return answer();
    };
    const system = { issuer: 'https://id.example/', clientId: 'school:1', clientSecret: 'a b', fetch };
    return { asked, token: clientCredentials(system) };
  }
  const given = (access_token: string, expires_in?: number) => json(200, { access_token, expires_in });

  it('with its client credentials, once until shortly before the token expires', async () => {
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    const { asked, token } = provider(given('first', 3600), given('second'), given('third'));
    expect(await Promise.all([token(), token()])).toEqual(['first', 'first']);
    vi.setSystemTime(3_539_000);
    expect(await token()).toBe('first');
    vi.setSystemTime(3_540_000);
    expect(await token()).toBe('second');
    const basic = `Basic ${btoa('school%3A1:a%20b')}`;
    expect(asked).toEqual(Array(2).fill({ authorization: basic, form: 'grant_type=client_credentials' }));
  });

  it('is told why it gets no token, and asks again the next time', async () => {
    const { token } = provider(json(401, { error: 'invalid_client' }), given('first'));
    await expect(token()).rejects.toThrow(/401 .*invalid_client/);
    expect(await token()).toBe('first');
  });

  it('with a role, by a signature of each request as it arrives', async () => {
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
    const verified: unknown[] = [];
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        void verify({ method, url, headers, body: Buffer.concat(parts) }, () => credentials.secretAccessKey).then(
          ({ service }) => verified.push([service, headers['acting-for'], headers.authorization]),
          (error: unknown) => verified.push(error),
        );
        response.writeHead(verified.length === 0 ? 503 : 200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    const url = `http://127.0.0.1:${await listen(server, 0)}/live`;
    onTestFinished(() => void server.close());
    const fetch = signedFetch({ credentials, region: 'cn-north-1' });
    const api = createClient({ url, fetch, actingFor: () => 'p-1', wait: async () => {} });
    await api.GET('/v1/resources', { params: { query: { q: '学籍 a+b/&', limit: 5 } } });
    await api.POST('/v1/applications', { body: { purpose: '学籍核验' } });
    const signed = expect.stringMatching(/SignedHeaders=[^,]*acting-for[^,]*host/);
    expect(verified).toEqual(Array(3).fill(['execute-api', 'p-1', signed]));
  });
});
