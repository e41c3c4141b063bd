import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isCommand, type Route } from '../../shared/contract/route.ts';
import { type OperationId, operations, routes } from '../../shared/contract/routes.ts';
import { type Problem, problem } from '../../shared/contract/schemas/common.ts';
import { roles } from '../../shared/domain/people/person.ts';
import { application, bodies, unusedId, unusedParams } from '../world/bodies.ts';
import { reuse } from '../world/city.ts';
import { Client } from '../world/client.ts';
import { testFiles } from '../world/coverage.ts';
import { unconditional } from '../world/entries.ts';
import { inTurn } from '../world/in-turn.ts';
import { brokenBodies, invalidBodies, overlongBodies } from '../world/invalid-bodies.ts';
import { startWorld, type World } from '../world/world.ts';

/** What every operation has in common: who may call it, and what it makes of a call that is not well formed. */
let world: World;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
});
afterAll(() => world?.stop());

const holders = {
  administrator: 'admin',
  bureau: 'officer',
  staff: 'civil',
  head: 'civil-head',
  leader: 'civil-leader',
  upper: 'upper',
  auditor: 'auditor',
  government: 'government',
  evaluator: 'evaluator',
} as const;
const guarded = operations.filter((route) => route.auth === 'person');
const posts = operations.filter(isCommand);

/** A call that is well formed, about something that is not there. */
const call = (operation: OperationId) => ({
  params: unusedParams(operation),
  ...(operation in bodies ? { body: bodies[operation as keyof typeof bodies] } : {}),
  ...((routes[operation] as Route).ifMatch ? { etag: '"1"' } : {}),
});

/** Somebody who may call it. */
async function allowed(operation: OperationId): Promise<Client> {
  const { roles: may }: Route = routes[operation];
  const role = may.find((one) => one !== 'system' && one !== 'deputy');
  return await world.as(role ? holders[role] : '');
}

const someRoles = { may: inTurn(), mayNot: inTurn() };
const some = { invalid: inTurn(), broken: inTurn(), types: inTurn(), texts: inTurn(), keys: inTurn() };

describe('a page of another origin', () => {
  const answerTo = (path: string, init: RequestInit & { headers: Record<string, string> }) =>
    fetch(`${world.runtime.apiUrl}${path}`, init);
  const preflight = (path: string, method: string, origin: string) =>
    answerTo(path, {
      ...{ method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } },
    });

  it('is told at every operation that it may call, if the stage names its origin', async () => {
    const { controlUrl } = world.runtime;
    for (const { method, path } of operations) {
      const called = path.replaceAll(/\{\w+\}/g, 'x');
      const named = await preflight(called, method, controlUrl);
      expect([named.status, named.headers.get('access-control-allow-origin')], path).toEqual([204, controlUrl]);
      expect(named.headers.get('access-control-allow-methods'), path).toContain(method);
    }
    const unnamed = await preflight('/v1/me', 'GET', 'https://elsewhere.example');
    expect([unnamed.status, unnamed.headers.get('access-control-allow-origin')]).toEqual([204, null]);
    expect((await preflight('/v1/nowhere', 'GET', controlUrl)).status).toBe(404);
  });

  it('may read what is answered and what is refused, by a function or before one', async () => {
    const origin = world.runtime.controlUrl;
    const authorization = `Bearer ${await world.runtime.token('civil')}`;
    const calls: [path: string, status: number, headers: Record<string, string>][] = [
      ['/v1/me', 200, { authorization }],
      ['/v1/resources/unknown', 400, { authorization }],
      ['/v1/me', 401, {}],
      ['/v1/nowhere', 404, { authorization }],
    ];
    for (const [path, status, headers] of calls) {
      const answer = await answerTo(path, { headers: { ...headers, origin } });
      expect([answer.status, answer.headers.get('access-control-allow-origin')], path).toEqual([status, origin]);
    }
    const unnamed = await answerTo('/v1/me', { headers: { authorization, origin: 'https://elsewhere.example' } });
    expect(unnamed.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('第六条 (art. 6): who may call what', () => {
  it.each(guarded.map(({ operationId, ...route }) => [operationId, route] as const))('%s', async (operation, route) => {
    // The same check for all operations, so each is called in some of the roles, and each role calls many.
    const may = roles.filter((role) => route.roles.includes(role));
    const mayNot = roles.filter((role) => !route.roles.includes(role));
    for (const role of [...someRoles.may(may, 1), ...someRoles.mayNot(mayNot, 2)]) {
      const client = await world.as(holders[role]);
      if (route.roles.includes(role)) {
        const { status, body } = await client.send(operation, call(operation));
        expect([status, (body as Partial<Problem>).code], role).not.toEqual([403, 'role-missing']);
        expect(status, role).not.toBe(401);
      } else {
        // Before it looks at what they sent.
        const meaningless = { params: unusedParams(operation), ...(route.body ? { body: { meaning: 'none' } } : {}) };
        const { status } = await client.refused(operation, 'role-missing', meaningless);
        expect(status).toBe(403);
      }
    }
    const { status } = await (await world.as('')).refused(operation, 'unauthenticated', call(operation));
    expect(status).toBe(401);
  });

  it('knows nobody by a token that is forged, expired, of another issuer or for somebody else, nor once registered by none', async () => {
    const { runtime } = world;
    const configuration = await fetch(`${runtime.controlUrl}/oidc/.well-known/openid-configuration`);
    const { issuer } = (await configuration.json()) as { issuer: string };
    const real = await runtime.token('civil');
    const [head = '', payload = '', signature = ''] = real.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const forged = (changed: object) => signed(privateKey, changed);
    const signed = (key: typeof privateKey, changed: object) =>
      new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'ES256', kid }).sign(key);
    const known = reuse.keys.collection<JWK>('issuer').get('key');
    const genuine = (await importJWK(known ?? {}, 'ES256')) as typeof privateKey;
    expect((await new Client(runtime.apiUrl, await signed(genuine, {})).ok('getMe')).body.personId).toBe('civil');
    // An issuer of the forger's own, which must not be asked for its keys.
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      void exportJWK(publicKey).then((key) => response.end(JSON.stringify({ keys: [key] })));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const refused = {
      'signed with another key': await forged({}),
      'of another issuer': await forged({ iss: own }),
      'of another issuer, by a known key': await signed(genuine, { iss: own }),
      'for another audience': await signed(genuine, { aud: 'another-system' }),
      expired: await signed(genuine, { exp: Math.floor(Date.now() / 1000) - 300 }),
      'good for ever': await signed(genuine, { exp: undefined }),
      'not good yet': await signed(genuine, { nbf: Math.floor(Date.now() / 1000) + 3600 }),
      unsigned: `${encode({ alg: 'none' })}.${payload}.`,
      'unsigned, with the signature of another': `${encode({ alg: 'none', kid })}.${payload}.${signature}`,
      'the subject changed': `${head}.${encode({ ...claims, sub: 'officer' })}.${signature}`,
      'a list for a subject': await signed(genuine, { sub: ['civil'] }),
      'no text for a subject': await signed(genuine, { sub: { id: 'civil' } }),
      'cut short': real.slice(0, -4),
    };
    expect(claims.iss).toBe(issuer);
    for (const [what, token] of Object.entries(refused)) {
      await new Client(runtime.apiUrl, token).refused('getMe', 'unauthenticated').catch((error: Error) => {
        throw new Error(`${what}: ${error.message}`);
      });
    }
    expect(asked).toBe(0);
    server.close();
    for (const nobody of ['stranger', 'founder']) {
      await new Client(runtime.apiUrl, await runtime.token(nobody)).refused('getMe', 'person-inactive');
    }
    expect((await new Client(runtime.apiUrl, real).ok('getMe')).body.personId).toBe('civil');
  });

  it('admits nobody after the end of their token, though the gateway keeps what was found of it', async () => {
    const { runtime } = world;
    const civil = await world.as('civil');
    await civil.ok('getMe');
    // The token ends in thirty days.
    runtime.faults.set({ clocks: { registry: { hours: 31 * 24 } } });
    const said = await civil.refused('getMe', 'token-expired').finally(() => runtime.faults.end());
    expect(said.status).toBe(401);
    await civil.ok('getMe');
  });

  it('takes a person for who is registered, not for who is said in headers or in the body', async () => {
    const civil = await world.as('civil');
    const { body } = await civil.ok('getMe', { headers: { 'x-person-id': 'officer', 'x-roles': 'bureau' } });
    expect(body).toMatchObject({
      personId: 'civil',
      department: '02',
      roles: ['staff'],
      actingFor: null,
      mayActFor: [],
    });
    const said = await civil.refused('createResource', 'invalid-input', {
      body: { ...bodies.createResource, provider: '06' },
    });
    expect(said.body.errors.map(({ field }) => field)).toEqual(['body.provider']);
  });
});

describe('a call that is not well formed', () => {
  it.each(operations.filter(({ body }) => body).map(({ operationId }) => operationId))(
    '%s: a field of the body that is missing, unknown, of another type or too long is named',
    async (operation) => {
      const client = await allowed(operation);
      const schema = (routes[operation] as Route).body as z.ZodType;
      const invalid = invalidBodies(call(operation).body as object).filter(
        ({ body }) => !schema.safeParse(body).success,
      );
      await world.unchangedBy(async () => {
        for (const { body, field } of some.invalid(invalid, 4)) {
          const said = await client.send(operation, { ...call(operation), body });
          expect(said.status, `${field}: ${JSON.stringify(said.body)}`).toBe(400);
          const { code, errors } = said.body as Problem;
          expect(code).toBe('invalid-input');
          expect(
            errors.some((error) => error.field !== 'body' && `${field}.`.startsWith(`${error.field}.`)),
            `${field} is not named by ${JSON.stringify(errors)}`,
          ).toBe(true);
        }
      });
    },
  );

  it.each(operations.filter(({ body, asSent }) => body && !asSent).map(({ operationId }) => operationId))(
    '%s: half a character in any text or name is refused, and named',
    async (operation) => {
      const client = await allowed(operation);
      await world.unchangedBy(async () => {
        for (const { body, field } of some.broken(brokenBodies(call(operation).body as object), 2)) {
          const said = await client.send(operation, { ...call(operation), body });
          expect(said.status, `${field}: ${JSON.stringify(said.body)}`).toBe(400);
          const { code, errors } = said.body as Problem;
          expect([code, errors.map((error) => error.field)]).toEqual(['invalid-input', [field]]);
        }
      });
    },
  );

  it('refuses JSON that not everybody reads in the same way', async () => {
    const civil = await world.as('civil');
    const { content } = bodies.createResource;
    const twice = JSON.stringify({ content }).replace(/}$/, `,"content":${JSON.stringify(content)}}`);
    const deep = `{"content":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    for (const body of [twice, '{"content":1e999}', '{"__proto__":{"content":1}}', deep]) {
      const said = await world.unchangedBy(() => civil.refused('createResource', 'invalid-input', { body }));
      expect(said.body.errors.map(({ field }) => field)).toEqual(['body']);
    }
  });

  it('names a hundred faults at most, so that the answer to a large body stays short', async () => {
    const civil = await world.as('civil');
    const unknown = Array.from({ length: 1000 }, (_, n) => [String(n).padEnd(500, 'x'), 1]);
    const body = { ...bodies.checkCollection, ...Object.fromEntries(unknown) };
    const said = await civil.refused('checkCollection', 'invalid-input', { body });
    expect(said.body.errors).toHaveLength(100);
    expect(JSON.stringify(said.body).length).toBeLessThan(40_000);
  });

  it('keeps one spelling of a text, and the ends of its lines as one character', async () => {
    const civil = await world.as('civil');
    const content = { ...bodies.createResource.content, abstract: 'Cafe\u0301 名录\r\n第二行\t列' };
    const { body } = await civil.ok('createResource', { body: { content } });
    expect(body.draft?.content.abstract).toBe('Caf\u00e9 名录\n第二行\t列');
  });

  it('has no field without a limit of length', () => {
    const unlimited = operations.flatMap(({ operationId }) =>
      operationId in bodies
        ? overlongBodies(call(operationId).body as object)
            .filter(({ body }) => (routes[operationId] as Route).body?.safeParse(body).success)
            .map(({ field }) => `${operationId} ${field}`)
        : [],
    );
    expect(unlimited).toEqual([]);
  });

  it.each(operations.filter(({ params, query }) => params || query).map(({ operationId }) => operationId))(
    '%s: a wrong part of the path or the query is named',
    async (operation) => {
      const client = await allowed(operation);
      const { params, query }: Route = routes[operation];
      for (const name of Object.keys(params?.shape ?? {})) {
        const said = await client.refused(operation, 'invalid-input', {
          ...call(operation),
          params: { ...unusedParams(operation), [name]: 'not one!' },
        });
        expect(said.body.errors.map(({ field }) => field)).toEqual([`path.${name}`]);
      }
      const wrong = Object.keys(query?.shape ?? {}).map((name) => [name, 'x'.repeat(2001)]);
      for (const [name = '', value = ''] of query
        ? [...wrong, ['surprise', '1'], ['limit', '0'], ['limit', '101']]
        : []) {
        const asked = { params: unusedParams(operation), query: { [name]: value } };
        const said = await client.refused(operation, 'invalid-input', asked);
        expect(said.body.errors.map(({ field }) => field)).toContain(`query.${name}`);
      }
    },
  );

  it.each(operations.filter(({ body }) => body).map(({ operationId }) => operationId))(
    '%s: a body that is not JSON, or not said to be, is refused',
    async (operation) => {
      const client = await allowed(operation);
      const { body: _, ...bodiless } = call(operation);
      const text = JSON.stringify(call(operation).body ?? {});
      const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', null];
      for (const type of some.types(types, 1)) {
        const headers = { 'content-type': type };
        const said = await client.refused(operation, 'unsupported-media-type', { ...bodiless, body: text, headers });
        expect(said.status).toBe(415);
      }
      const mayBeLeftOut = (routes[operation] as Route).body?.safeParse(undefined).success;
      for (const body of some.texts([text.slice(0, -1), ...(mayBeLeftOut ? [] : [''])], 1)) {
        const said = await client.refused(operation, 'invalid-input', { ...bodiless, body });
        expect(said.body.errors.map(({ field }) => field)).toEqual(['body']);
      }
    },
  );

  it.each(posts.map(({ operationId }) => operationId))('%s: a POST has an Idempotency-Key', async (operation) => {
    const client = await allowed(operation);
    for (const key of some.keys([null, '', ' ', 'x'.repeat(129), 'two words'], 2)) {
      const headers = { 'idempotency-key': key };
      const said = await client.refused(operation, 'idempotency-key-required', { ...call(operation), headers });
      expect(said.body.errors.map(({ field }) => field)).toEqual(['header.Idempotency-Key']);
    }
  });

  it.each(operations.filter(({ ifMatch }) => ifMatch).map(({ operationId }) => operationId))(
    '%s: what it was decided on is given in If-Match',
    async (operation) => {
      const { etag: _, ...without } = call(operation);
      const said = await (await allowed(operation)).refused(operation, 'precondition-required', without);
      expect(said.status).toBe(428);
    },
  );

  it('takes If-Match as HTTP has it: any version, one of several, or no ETag at all', async () => {
    const civil = await world.as('civil');
    const compiled = await civil.ok('createResource', { body: bodies.createResource });
    const asked = { params: { id: compiled.body.id }, body: bodies.updateResource };
    for (const etag of ['3', '"3', '"3" "4"', 'W/', '*, "3"']) {
      const said = await civil.refused('updateResource', 'invalid-input', { ...asked, etag });
      expect(said.body.errors.map(({ field }) => field)).toEqual(['header.If-Match']);
    }
    for (const etag of ['"7"', `W/${compiled.etag}`, '"of-another-system"', '"7", "8"'])
      await civil.refused('updateResource', 'stale', { ...asked, etag });
    const revised = await civil.ok('updateResource', { ...asked, etag: `"7", ${compiled.etag}` });
    await civil.ok('updateResource', { ...asked, etag: '*' });
    await civil.refused('updateResource', 'stale', { ...asked, etag: revised.etag });
    await civil.refused('updateResource', 'not-found', { ...asked, params: { id: unusedId('res') }, etag: '*' });
  });

  it('refuses a parameter that is given twice, whichever of them was meant', async () => {
    const said = await fetch(`${world.runtime.apiUrl}/v1/resources?limit=5&limit=7`, {
      headers: { authorization: `Bearer ${await world.runtime.token('civil')}` },
    });
    expect(said.status).toBe(400);
    expect(z.parse(problem, await said.json()).errors.map(({ field }) => field)).toEqual(['query.limit']);
  });

  it('links to the next page of a list', async () => {
    const civil = await world.as('civil');
    const first = await civil.ok('listDepartments', { query: { limit: 1 } });
    const [, target = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
    const next = await fetch(new URL(target, `${world.runtime.apiUrl}/v1/departments`), {
      headers: { authorization: `Bearer ${await world.runtime.token('civil')}` },
    });
    const { items } = (await next.json()) as typeof first.body;
    expect(items).toHaveLength(1);
    expect(items[0]?.id).not.toBe(first.body.items[0]?.id);
  });

  it('says how to identify oneself where nobody did', async () => {
    const { headers } = await (await world.as('')).refused('getMe', 'unauthenticated');
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('answers what is no operation, or not by this method, with the same kind of problem', async () => {
    const token = await world.runtime.token('civil');
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/v1'],
      ['GET', '/v1/secrets'],
      ['DELETE', '/v1/requests'],
      ['PATCH', `/v1/resources/${unusedId('res')}`],
      ['GET', '/v1/requests/'.padEnd(40, '/')],
    ] as const) {
      const response = await fetch(`${world.runtime.apiUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(z.parse(problem, await response.json()).code, `${method} ${path}`).toBe('no-such-operation');
      expect(response.status).toBe(404);
    }
  });

  it('refuses what is larger than a function takes', async () => {
    const body = JSON.stringify({ ...bodies.createResource, padding: 'x'.repeat(7 * 1024 * 1024) });
    const civil = await world.as('civil');
    const { status, body: said } = await world.unchangedBy(() => civil.send('createResource', { body }));
    expect([status, (said as Problem).code]).toEqual([413, 'too-large']);
  });

  it.each(['DELETE', 'PATCH', 'HEAD'])(
    'refuses %s, which no operation has, where others of the path are answered',
    async (method) => {
      const headers = { authorization: `Bearer ${await world.runtime.token('civil')}` };
      for (const path of ['/v1/applications', `/v1/applications/${unusedId('app')}`]) {
        const answer = await fetch(`${world.runtime.apiUrl}${path}`, { method, headers });
        expect(answer.status, path).toBe(404);
        if (method !== 'HEAD') expect(await answer.json()).toMatchObject({ code: 'no-such-operation' });
      }
    },
  );

  it('tells how a refused call is found again, and never lets an answer be cached', async () => {
    const civil = await world.as('civil');
    const params = { id: unusedId('res') };
    const { body, headers } = await civil.refused('getResource', 'not-found', { params });
    expect(body.correlationId).toBe(headers.get('x-amzn-requestid'));
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await civil.ok('getMe')).headers.get('cache-control')).toBe('no-store');
  });
});

it('has every operation tested in a file that is there and is held to all it owes', () => {
  for (const file of testFiles) {
    const text = readFileSync(join(import.meta.dirname, `${file}.test.ts`), 'utf8');
    expect(text).toContain(`endsWell('${file}', `);
  }
});

describe('Idempotency-Key', () => {
  it('belongs to a person and an operation: the same key of another is another command', async () => {
    const [civil, civil2, key] = [await world.as('civil'), await world.as('civil2'), 'the-same-key'];
    const asked = { body: bodies.createResource, key };
    const first = await civil.ok('createResource', asked);
    const second = await civil2.ok('createResource', asked);
    expect(second.body.id).not.toBe(first.body.id);
    const params = { id: first.body.id };
    const submitted = await civil.ok('submitResource', { params, key, etag: first.etag });
    expect(submitted.body.draft?.status).toBe('proposed');
    // A day later it still answers as it did, though the entry has moved on; after two days it is a new command.
    await world.at('2026-09-22T10:00:00+08:00');
    const again = await civil.ok('submitResource', { params, key, etag: first.etag });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(submitted.body);
    await world.at('2026-09-23T10:30:00+08:00');
    await civil.refused('submitResource', 'stale', { params, key, etag: first.etag });
  });

  it('第十五条 (art. 15): twenty consents at once under one key are one request', async () => {
    const resource = await world.publish('civil', unconditional());
    const school = await world.as('school');
    const { body: drafted, etag } = await school.ok('createApplication', { body: application(resource, ['name']) });
    const params = { id: drafted.id };
    const proposed = await school.ok('submitApplication', { params, etag });
    const head = await world.as('school-head');
    const asked = { params, etag: proposed.etag, key: 'twenty-at-once' };
    const said = await Promise.all(Array.from({ length: 20 }, () => head.ok('consentApplication', asked)));
    expect(new Set(said.map(({ body }) => body.requests.join())).size).toBe(1);
    expect(said.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    const { body } = await school.ok('listRequests', { query: { side: 'sent' } });
    expect(body.items.filter((request) => request.resources[0]?.id === resource)).toHaveLength(1);
    expect((await school.ok('listGrants')).body.items).toHaveLength(1);
  });
});
