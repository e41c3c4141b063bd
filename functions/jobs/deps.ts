import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type Files, s3Files } from '../../shared/adapters/files.ts';
import { type JobMessage, type Queue, sqsQueue } from '../../shared/adapters/queue.ts';
import type { SearchIndex } from '../../shared/adapters/search/port.ts';
import { SnapshotReader } from '../../shared/adapters/search/reader.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { type Law, lawInForce } from '../../shared/domain/duties/law.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface JobsDeps {
  database: Database;
  files: Files;
  queue: Queue<JobMessage>;
  /** The queue of imports and exports. */
  fileQueue: Queue<JobMessage>;
  /** Proposes entries that an imported one may duplicate (article 10), and finds what is exported. */
  index: Pick<SearchIndex, 'candidates' | 'search'>;
  law: Law;
  logger: Logger;
}

export function jobsDeps(): JobsDeps {
  const env = readEnvironment(environment);
  return {
    database: openDatabase(env),
    files: s3Files(env.FILES_BUCKET),
    queue: sqsQueue(env.JOB_QUEUE_URL),
    fileQueue: sqsQueue(env.FILE_JOB_QUEUE_URL),
    index: new SnapshotReader(s3Objects(env.FILES_BUCKET)),
    law: lawInForce(),
    logger: new Logger(),
  };
}
