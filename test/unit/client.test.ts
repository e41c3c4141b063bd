import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Client, createClient, type Problem, ProblemError, pages, versionOf } from '../../shared/client/client.ts';
import type { paths } from '../../shared/client/types.ts';
import { openApi } from '../../shared/contract/openapi/document.ts';
import { type OpenApiDocument, typescriptOf } from '../../shared/contract/openapi/typescript.ts';
import type { OperationId } from '../../shared/contract/routes.ts';
import { columnReference } from '../../shared/text/column-reference.ts';

const types = join(import.meta.dirname, '../../shared/client/types.ts');

type OfPath<P> = { [M in keyof P]: P[M] extends { operationId: infer O } ? O : never }[keyof P];
type Covered = { [P in keyof paths]: OfPath<paths[P]> }[keyof paths];

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
    expectTypeOf<Covered>().toEqualTypeOf<OperationId>();
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
