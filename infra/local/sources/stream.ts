import { setTimeout as pause } from 'node:timers/promises';
import type { Fauxqs } from '../gateway/fauxqs.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Logs } from '../lambda/logs.ts';
import type { Activity } from '../settle.ts';
import { REGION } from '../template/intrinsics.ts';
import type { EventSource } from '../template/model.ts';
import { reportedFailures } from './failures.ts';
import { compileFilter, type Filter } from './filter.ts';
import type { StreamReader, StreamRecord } from './shards.ts';

/** How often a stream is looked at when nothing was heard of it, milliseconds. Writes through the gateway are heard of. */
const IDLE = 1_000;
/** How soon what failed is tried again, doubled each time: sooner than in the cloud, since here nothing heals by waiting. */
const COME_BACK = 5;
const COME_BACK_AT_MOST = 2_000;

export interface StreamSurroundings {
  functions: Functions;
  fauxqs: Fauxqs;
  logs: Logs;
  activity: Activity;
}

/** An event source mapping from a table's stream to a function. */
export class StreamSource {
  readonly tableName: string;
  readonly #mapping: EventSource;
  readonly #functionArn: string;
  readonly #reader: StreamReader;
  readonly #filter: Filter;
  readonly #around: StreamSurroundings;
  /** Something may have been written since the last read began. */
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
    this.#filter = compileFilter((mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => Pattern));
    around.activity.add(() => (this.#dirty || this.#working ? `reading the stream of ${tableName}` : undefined));
  }

  /** Says that the table has been written to. */
  nudge(): void {
    this.#dirty = true;
    this.#wake?.();
  }

  /** Delivers everything again that the stream still holds. */
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
    // The batching window is the longest that Lambda waits for more; here nothing is waited for.
    for (;;) {
      if (this.#fromStart) this.#reader.restart();
      this.#fromStart = false;
      const batch = await this.#reader.next(this.#mapping.BatchSize);
      if (!batch || this.#stopped) return;
      const records = batch.records
        .map((record) => ({ ...record, awsRegion: REGION, eventSourceARN: this.#mapping.EventSourceArn }))
        .filter(this.#filter) as StreamRecord[];
      if (records.length > 0) await this.#deliver(records, batch.shardId, 0);
      if (this.#stopped) return;
      batch.done();
    }
  }

  /** Delivers records in order, again after a failure, as the mapping says; what fails for good goes to its destination. */
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

  /** @returns index of the first record that failed, or undefined when all went well. */
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
