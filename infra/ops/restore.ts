/** Tables as they were at one second: restored from point-in-time recovery in AWS, and from an export on one machine. */
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { nameOfSegment } from '../../shared/documents/names.ts';
import { type LogLine, segmentNumber } from '../../shared/documents/segment.ts';
import { epoch, type Instant, instant } from '../../shared/domain/calendar/time.ts';
import { LOG_EXPIRY } from '../../shared/domain/log-expiry.ts';
import { load } from '../../shared/storage/read.ts';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import { type Installation, only } from './installation.ts';
import type { Item, Restored } from './restored.ts';

const NAMES = Object.keys(tables) as TableName[];
/** Seconds between two looks at tables that are being restored, which takes twenty minutes and more. */
const LOOK = 20;

/** Restored tables, and how they are taken away again. */
export interface Copy {
  at: Instant;
  restored: Restored;
  remove(): Promise<void>;
}

/** Writes every table into a directory, a JSON line for an item, and reads the copy from there. */
export async function fromExport(installation: Installation, directory: string): Promise<Copy> {
  const at = installation.now();
  mkdirSync(directory, { recursive: true });
  for (const table of NAMES) {
    const file = createWriteStream(join(directory, `${table}.jsonl`));
    for await (const item of scan(installation, installation.database.name(table)))
      file.write(`${JSON.stringify(item, (_, value) => (value instanceof Uint8Array ? '(bytes)' : value))}\n`);
    await new Promise((resolve) => file.end(resolve));
  }
  return { at, restored: (table) => lines(join(directory, `${table}.jsonl`)), remove: async () => undefined };
}

/**
 * Restores every table to one second beside the one in use, under its name with an ending.
 * @param at the second; the latest that all tables can be restored to by default
 */
export async function fromBackup(
  installation: Installation,
  asked: Instant | null,
  progress: (message: string) => void,
): Promise<Copy> {
  const { reach, database } = installation;
  const client = new DynamoDBClient(reach);
  const latest = await Promise.all(
    NAMES.map(async (table) => {
      const { ContinuousBackupsDescription: of } = await client.send(
        new DescribeContinuousBackupsCommand({ TableName: database.name(table) }),
      );
      return of?.PointInTimeRecoveryDescription?.LatestRestorableDateTime?.getTime() ?? 0;
    }),
  );
  const at = asked ?? instant(Math.min(...latest));
  const ending = `-drill-${epoch(at) / 1000}`;
  const copyOf = (table: TableName) => `${database.name(table)}${ending}`;
  for (const table of NAMES) {
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: database.name(table),
        TargetTableName: copyOf(table),
        RestoreDateTime: new Date(epoch(at)),
      }),
    );
  }
  for (const table of NAMES) {
    for (;;) {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: copyOf(table) }));
      if (Table?.TableStatus === 'ACTIVE') break;
      await pause(LOOK * 1000);
    }
    progress(`已恢复 · restored: ${copyOf(table)}`);
  }
  return {
    at,
    restored: (table) => scan(installation, copyOf(table)),
    async remove() {
      for (const table of NAMES) await client.send(new DeleteTableCommand({ TableName: copyOf(table) }));
    },
  };
}

/** The records of each sealed segment, from the first that is kept to the last. */
export async function* sealedSegments({ resources, reach, database }: Installation): AsyncGenerator<LogLine[]> {
  const Bucket = only(resources, 'AWS::S3::Bucket', /^SealedLogBucket[0-9A-F]{8}$/);
  const client = new S3Client({ ...reach, forcePathStyle: reach.endpoint !== undefined });
  const gone = await load(database, 'logExpiry', LOG_EXPIRY);
  for (let number = Number(gone?.state.through ?? 0) + 1; ; number += 1) {
    try {
      const Key = nameOfSegment(segmentNumber(number));
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      // The first line says what the segment is, and the last is its seal.
      const records = (await Body?.transformToString())?.trimEnd().split('\n').slice(1, -1) ?? [];
      yield records.map((line) => JSON.parse(line) as LogLine);
    } catch (error) {
      if (error instanceof NoSuchKey) return;
      throw error;
    }
  }
}

async function* scan({ database }: Installation, TableName: string): AsyncGenerator<Item> {
  for await (const { Items = [] } of paginateScan({ client: database.client }, { TableName, ConsistentRead: true }))
    yield* Items;
}

async function* lines(file: string): AsyncGenerator<Item> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line) as Item;
}
