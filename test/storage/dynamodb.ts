import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll } from 'vitest';
import { ensureTables } from '../../infra/local/dynamodb/tables.ts';
import type { TableResource } from '../../infra/local/template/model.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { INDEXES, type TableName, tables } from '../../shared/storage/tables.ts';
import { emptyDynamoDB } from '../world/dynamodb.ts';

/** The tables of the product in AWS's own DynamoDB Local, for the tests of one file. */
export async function localDatabase(): Promise<Database> {
  const { client, stop } = await emptyDynamoDB();
  afterAll(stop);
  const names = Object.keys(tables) as TableName[];
  await ensureTables(client, names.map(resource));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: client.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: client.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  return openDatabase(Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_TABLE`, name])));
}

/** A table as the template has it. */
function resource(name: TableName): TableResource {
  const keys = (prefix = '') => [
    { AttributeName: `${prefix}pk`, KeyType: 'HASH' },
    { AttributeName: `${prefix}sk`, KeyType: 'RANGE' },
  ];
  return {
    name,
    KeySchema: keys(),
    AttributeDefinitions: ['', ...INDEXES]
      .flatMap((prefix) => [`${prefix}pk`, `${prefix}sk`])
      .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: INDEXES.map((IndexName) => ({
      IndexName,
      KeySchema: keys(IndexName),
      Projection: { ProjectionType: 'ALL' },
    })),
    ...(tables[name].stream ? { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } } : {}),
  } as TableResource;
}

/** Everything in the tables, to compare before and after; in no product code, which never scans. */
export async function everything(database: Database): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (const name of Object.keys(tables) as TableName[]) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await database.client.send(
        new ScanCommand({ TableName: database.name(name), ConsistentRead: true, ExclusiveStartKey: from }),
      );
      items.push(...(page.Items ?? []).map((item) => ({ table: name, ...item })));
      from = page.LastEvaluatedKey;
    } while (from);
  }
  const key = (item: Record<string, unknown>) => `${item.table} ${item.pk} ${item.sk}`;
  return items.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
