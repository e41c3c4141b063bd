import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { ServiceFunction } from './function.ts';
import type { DeadLetters, WorkQueue } from './queue.ts';
import type { DataTable } from './table.ts';

export interface QueueSource {
  queue: WorkQueue;
  /** Messages at a time. */
  batch: number;
  /** Seconds to wait for a batch to fill, at least one where it is of more than ten. */
  window?: number;
  /** Concurrent runs, at least two. */
  concurrency?: number;
}

/** Runs a function on the messages of a queue. The function reports the failed messages, and only these come again. */
export function consumeQueue(
  consumer: ServiceFunction,
  id: string,
  { queue, batch, window, concurrency }: QueueSource,
): void {
  new EventSourceMapping(consumer, id, {
    target: consumer.called,
    eventSourceArn: queue.queue.queueArn,
    batchSize: batch,
    ...(window ? { maxBatchingWindow: Duration.seconds(window) } : {}),
    reportBatchItemFailures: true,
    ...(concurrency ? { maxConcurrency: concurrency } : {}),
  });
}

export interface StreamSource {
  table: Pick<DataTable, 'table'>;
  /** Receives the position of records that failed for good, or were not read as long as the stream keeps them. */
  failed: DeadLetters;
  /** Attempts after the first, five by default; `until-gone`: as long as the stream keeps the record, where nothing else finds it again. */
  retries?: 'until-gone';
  /** Records at a time. */
  batch: number;
  /** Concurrent batches of one shard. Each item keeps its order. */
  parallel?: number;
}

/** Runs a function on a table's stream from its beginning. Without a limit on retries, one bad record blocks a shard for a day. */
export function consumeStream(consumer: ServiceFunction, id: string, source: StreamSource): void {
  new EventSourceMapping(consumer, id, {
    target: consumer.called,
    eventSourceArn: streamOf(source.table),
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: source.batch,
    parallelizationFactor: source.parallel ?? 1,
    bisectBatchOnError: true,
    ...(source.retries === 'until-gone' ? {} : { retryAttempts: 5 }),
    reportBatchItemFailures: true,
    onFailure: source.failed.onFailure(),
  });
}

function streamOf({ table }: Pick<DataTable, 'table'>): string {
  if (!table.tableStreamArn) throw new Error(`${table.node.path} has no stream`);
  return table.tableStreamArn;
}
