import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { routes } from '../../shared/contract/routes.ts';
import { compile, propose } from '../../shared/domain/catalog/resource.ts';
import { changePerson, registerPerson } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { type Call, type Outcome, serve } from '../../shared/http/serve.ts';
import { AlreadyAnswered, commit } from '../../shared/storage/commit.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { load, loadEvents } from '../../shared/storage/read.ts';
import { canonicalHash, findResponse, type StoredResponse } from '../../shared/storage/responses.ts';
import { bj, content, person, sealed } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const database = await localDatabase();
const now = bj('2026-09-24');
const circumstances = { at: now, actorId: 'p-12', correlation: 'c-1' };

const command = (key: string, changed: Partial<StoredResponse> = {}) => ({
  principal: 'p-12',
  operation: 'createPerson',
  key,
  sent: canonicalHash({ path: '/v1/persons', body: { id: key } }),
  ...changed,
});
const answer = (key: string, changed: Partial<StoredResponse> = {}): StoredResponse => ({
  ...command(key),
  at: now,
  status: 201,
  headers: { etag: '"1"' },
  body: `{"id":"${key}"}`,
  ...changed,
});
const newcomer = (id: string) =>
  registerPerson({ id, department: '12', name: '甲某', email: 'a@example.org', roles: ['staff'] }, sealed);

describe('the answer to a command', () => {
  it('is found again by who sent what under which key, and by nobody else', async () => {
    await commit(database, newcomer('person-1'), circumstances, answer('key-1'));
    expect(await findResponse(database, command('key-1'), now)).toEqual(answer('key-1'));
    for (const other of [{ key: 'key-2' }, { principal: 'p-15' }, { operation: 'createDepartment' }])
      expect(await findResponse(database, command('key-1', other), now)).toBeNull();
  });

  it('is refused to another command under the same key', async () => {
    await commit(database, newcomer('person-3'), circumstances, answer('key-3'));
    const other = command('key-3', { sent: canonicalHash({ path: '/v1/persons', body: { id: 'other' } }) });
    await expect(findResponse(database, other, now)).rejects.toThrow(
      expect.objectContaining({ code: 'idempotency-key-reused' }),
    );
  });

  it('keeps a second from being carried out, and nothing of it is written', async () => {
    await commit(database, newcomer('person-4'), circumstances, answer('key-4'));
    await expect(commit(database, newcomer('person-5'), circumstances, answer('key-4'))).rejects.toThrow(
      AlreadyAnswered,
    );
    expect(await load(database, 'person', 'person-5')).toBeNull();
  });

  it('holds for two days of business time, and then the key is free', async () => {
    await commit(database, newcomer('person-6'), circumstances, answer('key-6'));
    const [last, over] = [bj('2026-09-26'), bj('2026-09-26', '09:00:00.001')];
    expect(await findResponse(database, command('key-6'), last)).not.toBeNull();
    expect(await findResponse(database, command('key-6'), over)).toBeNull();
    await expect(commit(database, newcomer('person-7'), circumstances, answer('key-6', { at: last }))).rejects.toThrow(
      AlreadyAnswered,
    );
    const again = answer('key-6', { at: over, body: 'another' });
    await commit(database, newcomer('person-7'), { ...circumstances, at: over }, again);
    expect(await findResponse(database, command('key-6'), over)).toEqual(again);
  });

  it('does not depend on the order of the fields that were sent', () => {
    expect(canonicalHash({ a: 1, b: [1, 2] })).toBe(canonicalHash({ b: [1, 2], a: 1 }));
    expect(canonicalHash({ a: 1, b: [1, 2] })).not.toBe(canonicalHash({ a: 1, b: [2, 1] }));
  });
});

const logger = new Logger({ logLevel: 'SILENT' });

const [caller] = newcomer('p-12');
await commit(database, [{ ...caller, next: { ...caller.next, roles: ['staff', 'administrator'] } }], circumstances);

/** A call of an operation over the contract, as the API's function serves it. */
async function serving<O extends 'createPerson' | 'submitResource' | 'updatePerson'>(
  operation: O,
  handler: (call: Call<O>) => Promise<Outcome<O>>,
  {
    path,
    params = {},
    body,
    headers,
  }: { path: string; params?: object; body?: object; headers: Record<string, string> },
): Promise<APIGatewayProxyResult> {
  const event = {
    headers: { 'content-type': 'application/json', ...headers },
    path,
    pathParameters: params,
    queryStringParameters: null,
    body: body ? JSON.stringify(body) : null,
    requestContext: {
      requestId: 'c-1',
      requestTimeEpoch: Date.parse(now),
      authorizer: { personId: 'p-12', expires: '9999999999' },
    },
  } as unknown as APIGatewayProxyEvent;
  const authentication = { method: 'oidc', roles: '', founder: 'founder', origins: [] } as const;
  return await serve(operation, routes[operation], handler, { database }, event, {
    authentication,
    logger,
    timeLeft: () => 29_000,
  });
}

async function outcomes(calls: Promise<APIGatewayProxyResult>[]): Promise<string[]> {
  const said = await Promise.allSettled(calls);
  return said.map((one) => {
    if (one.status === 'fulfilled')
      return `${one.value.statusCode} ${one.value.headers?.['idempotency-replayed'] ?? 'new'}`;
    return one.reason instanceof Refusal ? one.reason.code : String(one.reason);
  });
}

describe('a command sent again', () => {
  const register = (id: string, key: string) =>
    serving(
      'createPerson',
      async ({ body }) => {
        if (await load(database, 'person', body.id)) throw new Refusal('already-registered', { what: body.id });
        const changes = registerPerson(body, sealed);
        return { body: changes[0].next, etag: 1, changes };
      },
      {
        path: '/v1/persons',
        body: { id, department: '12', name: '甲某', email: 'a@example.org', roles: ['staff'] },
        headers: { 'Idempotency-Key': key },
      },
    );

  it('gets the same answer and changes nothing', async () => {
    const first = await register('again-1', 'again-key-1');
    const second = await register('again-1', 'again-key-1');
    expect(second).toEqual({ ...first, headers: { ...first.headers, 'idempotency-replayed': 'true' } });
    expect(await loadEvents(database, 'person:again-1')).toHaveLength(1);
  });

  it('while the first is still being carried out gets the same answer: never a refusal, never twice', async () => {
    for (let round = 0; round < 5; round += 1) {
      const said = await outcomes(Array.from({ length: 8 }, () => register(`same-${round}`, `same-key-${round}`)));
      expect(said.sort()).toEqual(['201 new', ...Array(7).fill('201 true')]);
      expect(await loadEvents(database, `person:same-${round}`)).toHaveLength(1);
    }
  });

  it('that needs a version gets its answer too, though the first has moved the version', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = derivedId('res', 'concurrent', round);
      const compiled = compile(
        { id, code: '341128112/000001', provider: '12', content: content() },
        { by: person('12') },
      );
      await commit(database, compiled, circumstances);
      const send = () =>
        serving(
          'submitResource',
          async (call) => {
            const entry = await load(database, 'resource', id);
            if (!entry) throw new Error('not there');
            call.expects(entry);
            const changes = propose(entry.state, {}, { by: person('12'), now });
            return {
              body: { ...compiled[0].next, withdrawn: null, duplicate: null, draft: null, actions: [] },
              etag: 2,
              changes,
            };
          },
          {
            path: `/v1/resources/${id}/submit`,
            params: { id },
            headers: { 'Idempotency-Key': `version-key-${round}`, 'If-Match': '"1"' },
          },
        );
      const said = await outcomes(Array.from({ length: 6 }, send));
      expect(said.sort()).toEqual(['200 new', ...Array(5).fill('200 true')]);
    }
  });

  it('under another key is another command, which the first has made impossible', async () => {
    for (let round = 0; round < 5; round += 1) {
      const calls = Array.from({ length: 6 }, (_, n) => register(`other-${round}`, `other-key-${round}-${n}`));
      const said = await outcomes(calls);
      expect(said.sort()).toEqual(['201 new', ...Array(5).fill('already-registered')]);
    }
  });
});

describe('a change decided on an older version', () => {
  it('is refused as stale, and one of many on the same version goes through', async () => {
    await commit(database, newcomer('changing'), circumstances);
    const change = (name: string) =>
      serving(
        'updatePerson',
        async (call) => {
          const person = await load(database, 'person', 'changing');
          if (!person) throw new Error('not there');
          call.expects(person);
          const changes = changePerson(person.state, call.body, sealed);
          return { body: changes[0].next, etag: person.version + 1, changes };
        },
        {
          path: '/v1/persons/changing',
          params: { id: 'changing' },
          body: { department: '12', name, email: 'a@example.org', roles: ['staff'], active: true },
          headers: { 'If-Match': '"1"' },
        },
      );
    const said = await outcomes(Array.from({ length: 10 }, (_, n) => change(`某${n}`)));
    expect(said.sort()).toEqual(['200 new', ...Array(9).fill('stale')]);
    expect(await outcomes([change('晚某')])).toEqual(['stale']);
  });
});
