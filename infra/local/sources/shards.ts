import { type DynamoDB, DynamoDBError } from '../dynamodb/client.ts';
import type { Collection } from '../store.ts';

export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  dynamodb: { SequenceNumber: string; [field: string]: unknown };
  [field: string]: unknown;
}

interface Shard {
  id: string;
  iterator: string | undefined;
  finished: boolean;
}

/** Reads a table's stream as one sequence of batches. Its position outlives the process. */
export class StreamReader {
  readonly #dynamodb: DynamoDB;
  readonly #streamArn: string;
  readonly #positions: Collection<string>;
  readonly #prefix: string;
  #shards: Shard[] = [];

  /** @param streamArn the ARN in DynamoDB Local. @param reader the name under which positions are stored. */
  constructor(dynamodb: DynamoDB, streamArn: string, positions: Collection<string>, reader: string) {
    this.#dynamodb = dynamodb;
    this.#streamArn = streamArn;
    this.#positions = positions;
    this.#prefix = `${reader}/${streamArn}`;
  }

  /**
   * Reads the next batch after the stored position. Only `done` moves the position, so an unfinished batch is read again after a
   * kill.
   * @returns undefined at the end of the stream.
   */
  async next(limit: number): Promise<{ records: StreamRecord[]; shardId: string; done: () => void } | undefined> {
    if (this.#shards.every((shard) => shard.finished)) await this.#refresh();
    for (const shard of this.#shards) {
      while (!shard.finished) {
        const records = await this.#read(shard, limit);
        const last = records.at(-1);
        if (!last) break;
        const done = () => this.#positions.set(`${this.#prefix}/${shard.id}`, last.dynamodb.SequenceNumber);
        return { records, shardId: shard.id, done };
      }
      if (shard.finished && shard === this.#shards.at(-1)) await this.#refresh();
    }
    return undefined;
  }

  /** Goes back to the stored position, after a batch that couldn't be finished. */
  rewind(): void {
    for (const shard of this.#shards) shard.iterator = undefined;
  }

  /** Goes back to the oldest record of the stream. */
  restart(): void {
    for (const { id } of this.#shards) this.#positions.delete(`${this.#prefix}/${id}`);
    this.#shards = [];
  }

  async #read(shard: Shard, limit: number): Promise<StreamRecord[]> {
    try {
      shard.iterator ??= await this.#iterator(shard);
      const { Records, NextShardIterator } = await this.#dynamodb.stream<{
        Records: StreamRecord[];
        NextShardIterator?: string;
      }>('GetRecords', { ShardIterator: shard.iterator, Limit: Math.min(limit, 1000) });
      shard.iterator = NextShardIterator;
      shard.finished = NextShardIterator === undefined && Records.length === 0;
      return Records;
    } catch (error) {
      if (!(error instanceof DynamoDBError)) throw error;
      shard.iterator = undefined;
      // Records older than a day are gone, in the cloud too. Continue with the oldest that is left.
      if (error.name === 'TrimmedDataAccessException') this.#positions.delete(`${this.#prefix}/${shard.id}`);
      else if (error.name === 'ResourceNotFoundException') shard.finished = true;
      else if (error.name !== 'ExpiredIteratorException') throw error;
      return shard.finished ? [] : this.#read(shard, limit);
    }
  }

  async #iterator(shard: Shard): Promise<string> {
    const position = this.#positions.get(`${this.#prefix}/${shard.id}`);
    const { ShardIterator } = await this.#dynamodb.stream<{ ShardIterator: string }>('GetShardIterator', {
      StreamArn: this.#streamArn,
      ShardId: shard.id,
      ...(position
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position }
        : { ShardIteratorType: 'TRIM_HORIZON' }),
    });
    return ShardIterator;
  }

  /** Adds new shards in order: parents before their children. */
  async #refresh(): Promise<void> {
    let after: string | undefined;
    do {
      const { StreamDescription } = await this.#dynamodb.stream<{
        StreamDescription: { Shards: { ShardId: string }[]; LastEvaluatedShardId?: string };
      }>('DescribeStream', { StreamArn: this.#streamArn, ...(after ? { ExclusiveStartShardId: after } : {}) });
      for (const { ShardId: id } of StreamDescription.Shards) {
        if (!this.#shards.some((shard) => shard.id === id))
          this.#shards.push({ id, iterator: undefined, finished: false });
      }
      after = StreamDescription.LastEvaluatedShardId;
    } while (after);
  }
}
