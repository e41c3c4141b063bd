import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDB } from '../dynamodb/client.ts';
import type { Faults } from '../faults.ts';
import type { Access } from '../iam/access.ts';
import type { Meter } from '../meter.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { TableResource } from '../template/model.ts';
import { type Part, partsOf } from './dynamodb-parts.ts';
import { type Reply, ServiceError, Unanswered } from './errors.ts';
import type { Call } from './server.ts';

/** A call that is forwarded to DynamoDB Local. */
export interface PassedCall {
  /** The ARN of the caller. A function's ARN ends with the function's name. */
  by: string;
  operation: string;
  /** JSON. */
  body: Buffer;
}

/** Is told of a call. @returns a function to call when it is answered, if that matters. */
export type Passed = (call: PassedCall) => (() => void) | undefined;

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/**
 * DynamoDB. Policies are checked for every part of a call, on its own table or index. Then the call is forwarded unchanged.
 * @param written called with the tables of a successful write, before the answer is sent.
 * @param faults decide whether a call is throttled, succeeds without an answer, or takes longer.
 * @param passed receives every granted call, and returns what to call once it is answered.
 * @param meter counts the units that are consumed.
 */
export function dynamodbService(
  access: Access,
  dynamodb: DynamoDB,
  tables: TableResource[],
  written: (tables: Set<string>) => void,
  faults: Faults,
  passed?: Passed,
  meter?: Meter,
): (call: Call) => Promise<Reply> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return async ({ principal, headers, body }) => {
    const target = String(headers['x-amz-target']);
    const [version, operation = ''] = target.split('.');
    if (version !== 'DynamoDB_20120810') throw new ServiceError('UnknownOperationException', `${target} isn't served`);
    const asked = JSON.parse(body.toString());
    const parts = partsOf(operation, asked, byName);
    const sent = meter ? Buffer.from(JSON.stringify({ ...asked, ReturnConsumedCapacity: 'TOTAL' })) : body;
    for (const part of parts) access.check(principal, part.action, arnOf(part), part.context);
    if (faults.hits('throttled', principal.arn)) throw throttled(operation, parts.length);
    const unanswered = writes.has(operation) && faults.hits('unanswered', principal.arn);
    const answered = passed?.({ by: principal.arn, operation, body });
    const { latency } = faults.settings;
    if (latency > 0) await pause(latency);
    const answer = await dynamodb.forward(target, sent).catch((error: Error) => {
      throw new Unanswered(error.message);
    });
    answered?.();
    if (answer.status === 200 && writes.has(operation)) written(new Set(parts.map((part) => part.table)));
    if (unanswered) throw new Unanswered('the fault "unanswered" is on');
    meter?.add(writes.has(operation) ? 'writeUnit' : 'readUnit', unitsIn(answer.body));
    return { ...answer, headers: headersOf(answer.headers, answer.body.length) };
  };
}

/** The units that an answer says were consumed. */
function unitsIn(answer: Buffer): number {
  const { ConsumedCapacity = [] } = JSON.parse(answer.toString()) as Consumed;
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}
interface Consumed {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}

/** A transaction tells it as the reason of one of its parts. */
function throttled(operation: string, parts: number): ServiceError {
  if (operation !== 'TransactWriteItems')
    return new ServiceError(
      'ProvisionedThroughputExceededException',
      'The level of provisioned throughput was exceeded',
    );
  const CancellationReasons = Array.from({ length: parts }, (_, n) => ({ Code: n === 0 ? 'ThrottlingError' : 'None' }));
  const message = 'Transaction cancelled, please refer cancellation reasons for specific reasons';
  return new ServiceError('TransactionCanceledException', message, 400, { CancellationReasons });
}

function arnOf({ table, index }: Part): string {
  const arn = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${table}`;
  return index ? `${arn}/index/${index}` : arn;
}

const kept = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'];

function headersOf(headers: IncomingHttpHeaders, length: number): OutgoingHttpHeaders {
  const outgoing: OutgoingHttpHeaders = { 'content-length': length };
  for (const name of kept) if (headers[name] !== undefined) outgoing[name] = headers[name];
  return outgoing;
}
