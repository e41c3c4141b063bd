import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { SnapshotWriter } from '../../shared/adapters/search/writer.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { allDepartments } from '../../shared/storage/lists.ts';
import { loadMany } from '../../shared/storage/read.ts';
import { environment } from './environment.ts';
import type { IndexerDeps } from './indexer.ts';
import { publishedEntries } from './rebuild.ts';

/** The dependencies of the indexer, from its environment. */
export function indexerDeps(): IndexerDeps {
  const settings = readEnvironment(environment);
  const database = openDatabase(settings);
  return {
    logger: new Logger(),
    writer: new SnapshotWriter(s3Objects(settings.FILES_BUCKET)),
    readResources: (ids) => loadMany(database, 'resource', ids),
    readDepartments: () => allDepartments(database),
    readAll: () => publishedEntries(database),
  };
}
