import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { instant } from '../../shared/domain/calendar/time.ts';
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

/** Writes the open catalog anew, whatever of it has changed. An error returns the batch to the stream of the log. */
export async function handler(): Promise<{ batchItemFailures: [] }> {
  logger.info('open catalog written', { files: await writeFiles(deps, instant(Date.now())) });
  return { batchItemFailures: [] };
}
