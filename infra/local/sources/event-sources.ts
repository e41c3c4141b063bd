import type { QueueDepth } from '../control/server.ts';
import type { DynamoDB } from '../dynamodb/client.ts';
import type { Faults } from '../faults.ts';
import type { Fauxqs } from '../gateway/fauxqs.ts';
import type { Access, Principal } from '../iam/access.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Logs } from '../lambda/logs.ts';
import type { Activity } from '../settle.ts';
import type { Store } from '../store.ts';
import type { EventSource, Model } from '../template/model.ts';
import { QueueSource } from './queue.ts';
import { StreamReader } from './shards.ts';
import { StreamSource } from './stream.ts';

interface Surroundings {
  model: Model;
  dynamodb: DynamoDB;
  /** Actual stream ARNs by table name. */
  streams: Map<string, string>;
  fauxqs: Fauxqs;
  functions: Functions;
  access: Access;
  /** The role of each function, by the function's ARN. */
  roles: Map<string, Principal>;
  store: Store;
  logs: Logs;
  activity: Activity;
  faults: Faults;
}

export interface Sources {
  start(): void;
  stop(): void;
  /** Reports that tables were written to. */
  written(tables: Set<string>): void;
  /** Delivers all records of the streams again. */
  redeliver(): void;
  depths(): Promise<QueueDepth[]>;
}

/**
 * Connects the event source mappings of the template.
 * @throws Error when a function's role lacks a permission that its mapping needs. Lambda refuses to create such a mapping.
 */
export function connectSources(around: Surroundings): Sources {
  const { model, dynamodb, streams, fauxqs, access, roles, store } = around;
  const positions = store.collection<string>('positions');
  const streamSources: StreamSource[] = [];
  const queueSources: QueueSource[] = [];
  for (const mapping of model.eventSources) {
    const fn = model.functions.find(({ name }) => name === mapping.FunctionName);
    const principal = fn && roles.get(fn.arn);
    if (!fn || !principal) throw new Error(`${mapping.place}: no function ${mapping.FunctionName}`);
    checkGrants(access, principal, mapping);
    const table = model.tables.find(({ streamArn }) => streamArn === mapping.EventSourceArn);
    if (table) {
      const streamArn = streams.get(table.name);
      if (!streamArn) throw new Error(`${mapping.place}: the table ${table.name} has no stream`);
      const reader = new StreamReader(dynamodb, streamArn, positions, mapping.place);
      streamSources.push(new StreamSource(mapping, fn.arn, table.name, reader, around));
    } else {
      queueSources.push(new QueueSource(mapping, fn.arn, around));
    }
  }
  const consumed = new Set(model.eventSources.map(({ EventSourceArn }) => EventSourceArn));
  return {
    start() {
      for (const source of streamSources) void source.run();
      for (const source of queueSources) source.start();
    },
    stop() {
      for (const source of [...streamSources, ...queueSources]) source.stop();
    },
    written(tables) {
      for (const source of streamSources) if (tables.has(source.tableName)) source.nudge();
    },
    redeliver() {
      for (const source of streamSources) source.redeliver();
    },
    depths: () =>
      Promise.all(
        model.queues.map(async ({ name, arn }) => {
          const { ready, inflight, delayed } = await fauxqs.look(name);
          return {
            name,
            visible: ready.length,
            inFlight: inflight.length,
            delayed: delayed.length,
            consumed: consumed.has(arn),
          };
        }),
      ),
  };
}

function checkGrants(access: Access, principal: Principal, mapping: EventSource): void {
  const { EventSourceArn: source, DestinationConfig } = mapping;
  const actions = source.includes(':sqs:')
    ? ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
    : ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
  const destination = DestinationConfig?.OnFailure.Destination;
  try {
    for (const action of actions) access.check(principal, action, source);
    if (destination) access.check(principal, 'sqs:SendMessage', destination);
  } catch (error) {
    throw new Error(`${mapping.place}: ${(error as Error).message}`);
  }
}
