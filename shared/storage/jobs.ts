import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Job } from '../domain/job.ts';
import type { FieldError, RefusalCode } from '../domain/refusals.ts';
import { conditionHolds } from './condition.ts';
import type { Database } from './database.ts';
import { kinds } from './kinds.ts';

/** Why a job refused one of its targets. */
export interface JobRefusal {
  target: string;
  code: RefusalCode;
  detail: string;
  rule: string | null;
  fields: FieldError[];
}

/** Saves a job's cursor and counters. They only show progress, so they cause no event and no new version. */
export async function saveProgress(
  database: Database,
  id: string,
  {
    done,
    refused,
    cursor,
    total,
    imported,
    recounted,
  }: Pick<Job, 'done' | 'refused' | 'cursor' | 'total' | 'imported' | 'recounted'>,
): Promise<void> {
  await database.client.send(
    new UpdateCommand({
      TableName: database.name('work'),
      Key: kinds.job.key(id),
      UpdateExpression:
        'SET #state.done = :done, #state.refused = :refused, #state.#cursor = :cursor, #state.#total = :total' +
        (imported ? ', #state.imported = :imported' : '') +
        (recounted ? ', #state.recounted = :recounted' : '') +
        ' REMOVE tries',
      ExpressionAttributeNames: { '#state': 'state', '#cursor': 'cursor', '#total': 'total' },
      ExpressionAttributeValues: {
        ...{ ':done': done, ':refused': refused, ':cursor': cursor, ':total': total },
        ...(imported ? { ':imported': imported } : {}),
        ...(recounted ? { ':recounted': recounted } : {}),
      },
    }),
  );
}

/** Records a refusal under its target, so that a target refused twice is listed once. */
export async function recordRefusal(database: Database, job: string, refusal: JobRefusal): Promise<void> {
  await database.client.send(
    new PutCommand({
      TableName: database.name('work'),
      Item: { pk: job, sk: `REFUSED#${refusal.target}`, refusal },
    }),
  );
}

/** The first of the targets that a job refused. */
export async function refusalsOf(database: Database, job: string, limit = 100): Promise<JobRefusal[]> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('work'),
      KeyConditionExpression: 'pk = :job AND begins_with(sk, :refused)',
      ExpressionAttributeValues: { ':job': job, ':refused': 'REFUSED#' },
      Limit: limit,
    }),
  );
  return Items.map((item) => item.refusal as JobRefusal);
}

/** How long a worker holds a job, by the machine's clock. Until the lease runs out, other workers leave the job alone. */
const LEASE_MS = 60_000;

/** Renews a worker's lease while it works. @returns what ends that */
export function keepLease(database: Database, id: string, worker: string): () => void {
  const renew = () => void leaseJob(database, id, worker).catch(() => undefined);
  const timer = setInterval(renew, LEASE_MS / 4);
  return () => clearInterval(timer);
}

/** Takes a job for a worker, or goes on holding it. @returns false where another worker holds it */
export async function leaseJob(database: Database, id: string, worker: string): Promise<boolean> {
  const now = Date.now();
  return await conditionHolds(
    database.client.send(
      new UpdateCommand({
        TableName: database.name('work'),
        Key: kinds.job.key(id),
        UpdateExpression: 'SET leasedTo = :worker, leasedUntil = :until',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(leasedUntil) OR leasedUntil < :now OR leasedTo = :worker)',
        ExpressionAttributeValues: { ':worker': worker, ':until': now + LEASE_MS, ':now': now },
      }),
    ),
  );
}

/** Counts a run of a job. @returns the number of runs since the job last made progress, this one included */
export async function countTry(database: Database, id: string): Promise<number> {
  const { Attributes } = await database.client.send(
    new UpdateCommand({
      TableName: database.name('work'),
      Key: kinds.job.key(id),
      UpdateExpression: 'ADD tries :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.tries);
}

/** The number of runs since the job last made progress. */
export async function triesOf(database: Database, id: string): Promise<number> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('work'), Key: kinds.job.key(id), ConsistentRead: true }),
  );
  return Number(Item?.tries ?? 0);
}

/** Releases a job, so that the next worker can go on at once. */
export async function releaseJob(database: Database, id: string): Promise<void> {
  await database.client.send(
    new UpdateCommand({
      TableName: database.name('work'),
      Key: kinds.job.key(id),
      UpdateExpression: 'REMOVE leasedTo, leasedUntil',
    }),
  );
}
