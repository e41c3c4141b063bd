import { Logger } from '@aws-lambda-powertools/logger';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';
import { writeFiles } from './files.ts';

const env = readEnvironment(environment);
const deps = {
  database: openDatabase(env),
  objects: s3Objects(env.FILES_BUCKET),
  portalUrl: env.PORTAL_URL,
};
const logger = new Logger();

/** Writes the open catalog anew as events change it. An error returns the batch to the stream of the log. */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<{ batchItemFailures: [] }> {
  const at = Records.at(-1)?.dynamodb?.NewImage?.at?.S;
  if (at) logger.info('open catalog written', { files: await writeFiles(deps, at as Instant) });
  return { batchItemFailures: [] };
}
