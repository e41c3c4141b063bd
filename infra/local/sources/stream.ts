import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from '../faults.ts';
import type { Fauxqs } from '../gateway/fauxqs.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Logs } from '../lambda/logs.ts';
import type { Activity } from '../settle.ts';
import { REGION } from '../template/intrinsics.ts';
import type { EventSource } from '../template/model.ts';
import { reportedFailures } from './failures.ts';
import type { StreamReader, StreamRecord } from './shards.ts';

/** The polling interval of an idle stream, in milliseconds. A write through the gateway wakes the reader at once. */
const IDLE = 1_000;
/** The time before a retry, doubled each time. Shorter than in the cloud, because waiting heals nothing here. */
const COME_BACK = 5;
const COME_BACK_AT_MOST = 2_000;

export interface StreamSurroundings {
  functions: Functions;
  fauxqs: Fauxqs;
  logs: Logs;
  activity: Activity;
  faults: Faults;
}

/** An event source mapping from a table's stream to a function. */
export class StreamSource {
  readonly tableName: string;
  readonly #mapping: EventSource;
  readonly #functionArn: string;
  readonly #reader: StreamReader;
  readonly #around: StreamSurroundings;
  /** Whether there may have been a write since the last read began. */
  #dirty = true;
  #fromStart = false;
  #working = false;
  #stopped = false;
  #wake: (() => void) | undefined;

  constructor(
    mapping: EventSource,
    functionArn: string,
    tableName: string,
    reader: StreamReader,
    around: StreamSurroundings,
  ) {
    this.tableName = tableName;
    this.#mapping = mapping;
    this.#functionArn = functionArn;
    this.#reader = reader;
    this.#around = around;
    around.activity.add(() => (this.#dirty || this.#working ? `reading the stream of ${tableName}` : undefined));
  }

  /** Reports that the table was written to. */
  nudge(): void {
    this.#dirty = true;
    this.#wake?.();
  }

  /** Delivers all records of the stream again. */
  redeliver(): void {
    this.#fromStart = true;
    this.nudge();
  }

  stop(): void {
    this.#stopped = true;
    this.#wake?.();
  }

  /** Reads and delivers until stopped. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      this.#working = true;
      this.#dirty = false;
      try {
        await this.#drain();
      } catch (error) {
        if (this.#stopped) return;
        this.#around.logs.note('streams', `reading ${this.tableName}: ${(error as Error).message}`);
        this.#reader.rewind();
        this.#dirty = true;
        await pause(500);
      }
      this.#working = false;
      if (this.#dirty) continue;
      this.#around.activity.changed();
      await this.#idle();
    }
  }

  #idle(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(wake, IDLE);
      this.#wake = wake;
    });
  }

  async #drain(): Promise<void> {
    if (this.#around.faults.isUnread(this.#functionArn)) return;
    // The batching window is the longest time that Lambda waits for more records. There is no wait here.
    for (;;) {
      if (this.#fromStart) this.#reader.restart();
      this.#fromStart = false;
      const batch = await this.#reader.next(this.#mapping.BatchSize);
      if (!batch || this.#stopped) return;
      const records = batch.records.map((record) => ({
        ...record,
        awsRegion: REGION,
        eventSourceARN: this.#mapping.EventSourceArn,
      })) as StreamRecord[];
      await this.#deliver(records, batch.shardId, 0);
      if (this.#stopped) return;
      batch.done();
    }
  }

  /** Delivers records in order, with the retries of the mapping. Records that fail for good go to its destination. */
  async #deliver(records: StreamRecord[], shardId: string, attempt: number): Promise<void> {
    const failedAt = await this.#invoke(records);
    if (failedAt === undefined || this.#stopped) return;
    if (failedAt > 0) return this.#deliver(records.slice(failedAt), shardId, 0);
    const { MaximumRetryAttempts: retries = -1, BisectBatchOnFunctionError: bisect } = this.#mapping;
    // Splitting doesn't count as a retry.
    if (bisect && records.length > 1) {
      const half = Math.ceil(records.length / 2);
      await this.#deliver(records.slice(0, half), shardId, attempt);
      return this.#deliver(records.slice(half), shardId, attempt);
    }
    if (retries >= 0 && attempt >= retries) return this.#giveUp(records, shardId, attempt + 1);
    await pause(Math.min(COME_BACK * 2 ** attempt, COME_BACK_AT_MOST));
    return this.#deliver(records, shardId, attempt + 1);
  }

  /** @returns the index of the first failed record, or undefined if there is none. */
  async #invoke(records: StreamRecord[]): Promise<number | undefined> {
    let result: string;
    try {
      result = await this.#around.functions.invoke(this.#functionArn, JSON.stringify({ Records: records }));
    } catch {
      return 0;
    }
    const failed = reportedFailures(result);
    if (failed.length === 0) return undefined;
    const places = failed.map((id) => records.findIndex((record) => record.dynamodb.SequenceNumber === id));
    return Math.max(0, Math.min(...places));
  }

  async #giveUp(records: StreamRecord[], shardId: string, attempts: number): Promise<void> {
    const { place, DestinationConfig, EventSourceArn } = this.#mapping;
    this.#around.logs.note('streams', `gave up on ${records.length} records`, { mapping: place, shardId });
    const destination = DestinationConfig?.OnFailure.Destination;
    if (!destination) return;
    await this.#around.fauxqs.send(
      destination,
      JSON.stringify({
        requestContext: {
          functionArn: this.#functionArn,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: attempts,
        },
        version: '1.0',
        timestamp: new Date().toISOString(),
        DDBStreamBatchInfo: {
          shardId,
          startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
          endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
          batchSize: records.length,
          streamArn: EventSourceArn,
        },
      }),
    );
  }
}
