import type { Context } from '../iam/conditions.ts';
import type { TableResource } from '../template/model.ts';
import { ServiceError } from './errors.ts';

/** The part of a call on one table or index. IAM judges each part by itself. */
export interface Part {
  action: string;
  table: string;
  index?: string;
  context: Context;
}

type Value = Record<string, unknown>;
/** The fields of DynamoDB's requests that name tables, indexes and keys. */
interface Request {
  TableName?: string;
  IndexName?: string;
  Key?: Record<string, Value>;
  Item?: Record<string, Value>;
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, Value>;
  RequestItems?: Record<string, unknown>;
  TransactItems?: Record<string, Request>[];
}

/** Stands for an unreadable partition key. No condition on leading keys allows it. */
const UNREADABLE = '\u0000';

/** IAM's names for the members of a transaction. */
const transacted: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * Splits a request of DynamoDB into the parts that need a grant.
 * @throws ServiceError for an unknown operation, such as PartiQL.
 */
export function partsOf(operation: string, request: Request, tables: Map<string, TableResource>): Part[] {
  switch (operation) {
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
    case 'Query':
    case 'Scan':
    case 'DescribeTable':
    case 'CreateTable':
    case 'DeleteTable':
    case 'UpdateTable':
    case 'DescribeTimeToLive':
      return [part(operation, request, tables)];
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.entries(request.RequestItems ?? {}).map(([table, items]) => ({
        action: `dynamodb:${operation}`,
        table,
        context: { 'dynamodb:leadingkeys': batchKeys(items, hashKey(tables.get(table))) },
      }));
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return (request.TransactItems ?? []).flatMap((member) =>
        Object.entries(member).map(([kind, item]) =>
          part(transacted[kind] ?? kind, item, tables, { 'dynamodb:enclosingoperation': operation }),
        ),
      );
    case 'ListTables':
      return [{ action: 'dynamodb:ListTables', table: '*', context: {} }];
    default:
      throw new ServiceError('UnknownOperationException', `dynamodb:${operation} is not served locally`);
  }
}

function part(operation: string, request: Request, tables: Map<string, TableResource>, context: Context = {}): Part {
  const table = request.TableName ?? '';
  const index = request.IndexName;
  const key = hashKey(tables.get(table), index);
  return {
    action: `dynamodb:${operation}`,
    table,
    ...(index ? { index } : {}),
    context: { ...context, 'dynamodb:leadingkeys': leadingKeys(operation, request, key) },
  };
}

function leadingKeys(operation: string, request: Request, key: string): string[] {
  if (operation === 'Query') {
    const {
      KeyConditionExpression = '',
      ExpressionAttributeNames: names = {},
      ExpressionAttributeValues = {},
    } = request;
    for (const [, name = '', value = ''] of KeyConditionExpression.matchAll(/(#?[\w.]+)\s*=\s*(:\w+)/g)) {
      if ((names[name] ?? name) === key) return [text(ExpressionAttributeValues[value])];
    }
    return [UNREADABLE];
  }
  if (operation === 'Scan') return [UNREADABLE];
  const item = request.Key ?? request.Item;
  return item ? [text(item[key])] : [];
}

function batchKeys(items: unknown, key: string): string[] {
  if (Array.isArray(items)) {
    return (items as { PutRequest?: Request; DeleteRequest?: Request }[]).map(({ PutRequest, DeleteRequest }) =>
      text((PutRequest?.Item ?? DeleteRequest?.Key)?.[key]),
    );
  }
  return ((items as { Keys?: Record<string, Value>[] }).Keys ?? []).map((keys) => text(keys[key]));
}

function hashKey(table: TableResource | undefined, index?: string): string {
  const schema = index
    ? table?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index)?.KeySchema
    : table?.KeySchema;
  return schema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
}

function text(value: Value | undefined): string {
  const plain = value?.S ?? value?.N ?? value?.B;
  return typeof plain === 'string' ? plain : UNREADABLE;
}
