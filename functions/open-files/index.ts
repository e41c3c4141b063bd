import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSEvent } from 'aws-lambda';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import type { CatalogMessage } from '../../shared/adapters/queue.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
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

/** Writes the open catalog anew after a batch of changes. An error returns the batch to the queue. */
export async function handler({ Records }: SQSEvent): Promise<{ batchItemFailures: [] }> {
  const [at] = Records.map(({ body }) => (JSON.parse(body) as CatalogMessage).at)
    .sort()
    .slice(-1);
  if (at) logger.info('open catalog written', { files: await writeFiles(deps, at) });
  return { batchItemFailures: [] };
}
