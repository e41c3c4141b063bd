import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Job } from '../domain/job.ts';
import type { FieldError, RefusalCode } from '../domain/refusals.ts';
import { conditionally } from './condition.ts';
import type { Database } from './database.ts';
import { kinds } from './kinds.ts';

/** Why a job did not do one of its targets. */
export interface JobRefusal {
  target: string;
  code: RefusalCode;
  detail: string;
  rule: string | null;
  fields: FieldError[];
}

/** Moves a job's cursor and counters; they only show progress, so they are no events and need no version. */
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
        (recounted ? ', #state.recounted = :recounted' : ''),
      ExpressionAttributeNames: { '#state': 'state', '#cursor': 'cursor', '#total': 'total' },
      ExpressionAttributeValues: {
        ...{ ':done': done, ':refused': refused, ':cursor': cursor, ':total': total },
        ...(imported ? { ':imported': imported } : {}),
        ...(recounted ? { ':recounted': recounted } : {}),
      },
    }),
  );
}

/** Kept by target, so that a target refused twice is listed once. */
export async function recordRefusal(database: Database, job: string, refusal: JobRefusal): Promise<void> {
  await database.client.send(
    new PutCommand({
      TableName: database.name('work'),
      Item: { pk: job, sk: `REFUSED#${refusal.target}`, refusal },
    }),
  );
}

/** The first of the targets a job refused. */
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

/** A worker's hold on a job, by the machine's clock: a second worker leaves it alone until the lease runs out. */
const LEASE_MS = 60_000;

/** @returns false where another worker has it */
export async function leaseJob(database: Database, id: string, worker: string): Promise<boolean> {
  const now = Date.now();
  return await conditionally(
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

/** Lets go of a job, so that the next worker may go on at once. */
export async function releaseJob(database: Database, id: string): Promise<void> {
  await database.client.send(
    new UpdateCommand({
      TableName: database.name('work'),
      Key: kinds.job.key(id),
      UpdateExpression: 'REMOVE leasedTo, leasedUntil',
    }),
  );
}
