import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../shared/contract/routes.ts';
import type { AccessRecord } from '../../shared/domain/access.ts';
import { epoch } from '../../shared/domain/calendar/time.ts';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import { registerPerson } from '../../shared/domain/people/person.ts';
import { serve } from '../../shared/http/serve.ts';
import { accessesOf } from '../../shared/storage/accesses.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { itemsUnder } from '../../shared/storage/items.ts';
import { bj, sealed } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

let database: Database;
const now = bj('2026-09-24');
beforeAll(async () => {
  database = await localDatabase();
  const origin = { at: now, actorId: 'p-12', correlation: 'c-1' };
  const department = { id: '12', name: '部门12', creditCode: '11411281M10000012K', office: '数据科' };
  await commit(database, registerDepartment(department), origin);
  const person = { id: 'reader', department: '12', name: '甲某', email: 'a@example.org', roles: ['staff' as const] };
  await commit(database, registerPerson(person, sealed), origin);
});

/** Reads a person as API Gateway would ask for it. */
async function read(tables: Database, requestId: string): Promise<unknown> {
  const event = {
    headers: {},
    pathParameters: { id: 'reader' },
    requestContext: {
      ...{ requestId, requestTimeEpoch: epoch(now), identity: { sourceIp: '10.1.2.3' } },
      authorizer: { personId: 'reader', expires: String(Date.now()) },
    },
  } as unknown as APIGatewayProxyEvent;
  const handler = async () => ({ body: { secret: 'restricted' } as never, etag: 3 });
  const settings = {
    authentication: { method: 'oidc' as const, roles: '', founder: 'nobody', origins: [] },
    logger: new Logger({ logLevel: 'SILENT' }),
    timeLeft: () => 10_000,
  };
  const route = { ...routes.getPerson, roles: ['staff' as const] };
  return await serve('getPerson', route, handler, { database: tables }, event, settings);
}

const recorded = async () =>
  (await itemsUnder(database, 'access', accessesOf('reader'))).map(({ record }) => record as AccessRecord);

describe('第十二条 (art. 12): restricted content', () => {
  it('is handed out once its record is written, and each call leaves one', async () => {
    expect(await read(database, 'call-1')).toMatchObject({ statusCode: 200 });
    await read(database, 'call-1');
    expect(await recorded()).toEqual([
      {
        ...{ kind: 'read', at: now, correlation: 'call-1', operation: 'getPerson', about: 'reader', version: 3 },
        ...{ person: 'reader', department: '12', roles: ['staff'], from: '10.1.2.3', status: 200 },
      },
    ]);
  });

  it('is not handed out where the record can’t be written', async () => {
    const full: Database = {
      ...database,
      name: (table) => (table === 'access' ? 'no-such-table' : database.name(table)),
    };
    await expect(read(full, 'call-2')).rejects.toThrow('non-existent table');
    expect((await recorded()).map(({ correlation }) => correlation)).toEqual(['call-1']);
  });
});
