import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type TableName, tables } from './tables.ts';

/** The connection, and the names of the tables that this function may use. */
export interface Database {
  client: DynamoDBDocumentClient;
  /** @throws Error for a table that is missing from the function's environment */
  name(table: TableName): string;
  /** Whether this function may use a table. */
  has(table: TableName): boolean;
  /** Reads that have begun before anybody asks for them (`readAhead`). */
  begun?: Map<string, Promise<Record<string, unknown>[]>>;
  /** What is read once only (`readOnce`). */
  once?: Map<string, Promise<unknown>>;
  /** Fails if the caller may change nothing. It is found out while a handler already reads. */
  permission?: Promise<unknown>;
}

/** Waits until it is certain that the caller may change anything. What is written before the commit has to wait for it. */
export async function permitted({ permission }: Database): Promise<void> {
  await permission;
}

/**
 * The database for one batch of work, which reads each department and the people in it once. What others change meanwhile is seen by
 * the next batch.
 */
export function readOnce(database: Database): Database {
  return { ...database, once: new Map() };
}

/** Reads something, or in a database that reads it once, what was read before. */
export function once<T>({ once: known }: Database, name: string, read: () => Promise<T>): Promise<T> {
  if (!known) return read();
  const before = known.get(name) as Promise<T> | undefined;
  const reading = before ?? read();
  known.set(name, reading);
  return reading;
}

/**
 * Opens the tables named in a function's environment (`REGISTRY_TABLE` and so on).
 * @param config where DynamoDB is and who calls, for an operator; a function finds both in its environment
 * @param attempts how often a call is tried when DynamoDB throttles or does not answer; the pauses get longer each time
 */
export function openDatabase(
  environment: Partial<Record<`${Uppercase<TableName>}_TABLE`, string>>,
  { attempts = 5, config = {} }: { attempts?: number; config?: DynamoDBClientConfig } = {},
): Database {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: attempts, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const names = new Map(
    (Object.keys(tables) as TableName[]).map((table) => [
      table,
      environment[`${table.toUpperCase() as Uppercase<TableName>}_TABLE`],
    ]),
  );
  return {
    client,
    has: (table) => names.get(table) !== undefined,
    name(table) {
      const name = names.get(table);
      if (!name) throw new Error(`this function was not given the table ${table}`);
      return name;
    },
  };
}
