import type { TableResource } from '../template/model.ts';
import { type DynamoDB, DynamoDBError } from './client.ts';

interface Description {
  Table: {
    KeySchema: unknown;
    GlobalSecondaryIndexes?: { IndexName: string }[];
    LatestStreamArn?: string;
  };
}

/**
 * Creates those of the template's tables that don't exist yet.
 * @returns the actual stream ARN of each table that has a stream, by table name.
 * @throws Error when a table on disk has other keys or indexes than the template, because its data can't be migrated.
 */
export async function ensureTables(dynamodb: DynamoDB, tables: TableResource[]): Promise<Map<string, string>> {
  const streams = new Map<string, string>();
  for (const table of tables) {
    const found = await describe(dynamodb, table.name);
    if (!found) await create(dynamodb, table);
    else if (!sameKeys(found, table)) {
      throw new Error(
        `本机数据的表结构已过时，请用 npm start -- --fresh 重新开始 · The table ${table.name} kept on disk has other keys than the template; start anew with --fresh.`,
      );
    }
    const { Table } = await dynamodb.call<Description>('DescribeTable', { TableName: table.name });
    if (table.StreamSpecification && Table.LatestStreamArn) streams.set(table.name, Table.LatestStreamArn);
  }
  return streams;
}

async function describe(dynamodb: DynamoDB, name: string): Promise<Description['Table'] | undefined> {
  try {
    return (await dynamodb.call<Description>('DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof DynamoDBError && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function create(dynamodb: DynamoDB, table: TableResource): Promise<unknown> {
  return dynamodb.call('CreateTable', {
    TableName: table.name,
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    BillingMode: table.BillingMode,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
    StreamSpecification: table.StreamSpecification && {
      StreamEnabled: true,
      StreamViewType: table.StreamSpecification.StreamViewType,
    },
  });
}

function sameKeys(found: Description['Table'], table: TableResource): boolean {
  const names = (indexes: { IndexName: string }[] = []) =>
    indexes
      .map((index) => index.IndexName)
      .sort((a, b) => a.localeCompare(b))
      .join();
  return (
    JSON.stringify(found.KeySchema) === JSON.stringify(table.KeySchema) &&
    names(found.GlobalSecondaryIndexes) === names(table.GlobalSecondaryIndexes) &&
    (found.LatestStreamArn !== undefined) === (table.StreamSpecification !== undefined)
  );
}
