import * as dynamodb from '@aws-sdk/client-dynamodb';
import { ensureTables } from '../../infra/local/dynamodb/tables.ts';
import type { PassedCall } from '../../infra/local/gateway/dynamodb.ts';
import type { Runtime } from '../../infra/local/runtime.ts';
import type { TableName } from '../../shared/storage/tables.ts';
import { directly, type TableNames } from './seed.ts';

type Command = Parameters<dynamodb.DynamoDBClient['send']>[0];

/** Capacity units that one operation consumed. */
export interface Capacity {
  table: string;
  kind: 'read' | 'write';
  units: number;
}

export interface Replay {
  /** Sends recorded calls again, one after another, straight to DynamoDB Local. @returns milliseconds */
  time(calls: PassedCall[]): Promise<number>;
  /** The same for what it consumes, which counts reads and writes of indexes too. */
  capacity(calls: PassedCall[]): Promise<Capacity[]>;
  /** The same, `parallel` at a time. @returns milliseconds */
  timeParallel(calls: PassedCall[], parallel: number): Promise<number>;
  close(): void;
}

/**
 * Replays what functions sent to DynamoDB. Tables that are written to have mirrors, which go through the same states; nothing
 * reads their streams, so a replayed event sends no mail. Reads of the other tables go where they went.
 */
export async function replayer(runtime: Runtime, names: TableNames, written: TableName[]): Promise<Replay> {
  const mirrored: string[] = written.map((name) => names[name]);
  const tables = runtime.model.tables.filter(({ name }) => mirrored.includes(name));
  await ensureTables(
    runtime.dynamodb,
    tables.map((table) => ({ ...table, name: mirrorOf(table.name) })),
  );
  const client = directly(runtime.dynamodb);
  const prepare = (calls: PassedCall[], more: object = {}) =>
    calls.map(({ operation, body }) => {
      const text = mirrored.reduce(
        (json, name) => json.replaceAll(`"${name}"`, `"${mirrorOf(name)}"`),
        body.toString(),
      );
      const commands = dynamodb as unknown as Record<string, new (input: object) => Command>;
      const Kind = commands[`${operation}Command`];
      if (!Kind) throw new Error(`no command ${operation}`);
      // A token of its own: the recorded one would make a second replay a repetition, which writes nothing.
      return new Kind({ ...JSON.parse(text), ClientRequestToken: undefined, ...more });
    });
  const timeParallel = async (calls: PassedCall[], parallel: number) => {
    const commands = prepare(calls).values();
    const began = performance.now();
    const worker = async () => {
      for (const command of commands) await client.send(command);
    };
    await Promise.all(Array.from({ length: parallel }, worker));
    return performance.now() - began;
  };
  return {
    timeParallel,
    time: (calls) => timeParallel(calls, 1),
    async capacity(calls) {
      const sums = new Map<string, Capacity>();
      for (const command of prepare(calls, { ReturnConsumedCapacity: 'TOTAL' })) {
        const { ConsumedCapacity } = (await client.send(command).catch(heldNot)) as {
          ConsumedCapacity?: dynamodb.ConsumedCapacity | dynamodb.ConsumedCapacity[];
        };
        const kind = /Get|Query/.test(command.constructor.name) ? 'read' : 'write';
        for (const { TableName = '', CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat()) {
          const table = Object.entries(names).find(([, name]) => [name, mirrorOf(name)].includes(TableName))?.[0] ?? '';
          const sum = sums.get(`${table} ${kind}`) ?? { table, kind, units: 0 };
          sums.set(`${table} ${kind}`, { ...sum, units: sum.units + CapacityUnits });
        }
      }
      return [...sums.values()];
    },
    close() {
      client.destroy();
    },
  };
}

/** A condition that did not hold, as it did not when the call was recorded: what is done twice is done once. */
function heldNot(error: unknown): object {
  if (error instanceof dynamodb.ConditionalCheckFailedException) return {};
  if (error instanceof dynamodb.TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    if (codes.every((code) => code === 'None' || code === 'ConditionalCheckFailed')) return {};
  }
  throw error;
}

/** The name of a table's mirror. */
export const mirrorOf = (name: string) => `${name}-mirror`;
