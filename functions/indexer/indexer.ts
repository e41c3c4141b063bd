import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSEvent } from 'aws-lambda';
import type { CatalogMessage } from '../../shared/adapters/queue.ts';
import type { SnapshotWriter } from '../../shared/adapters/search/writer.ts';
import { rebuild } from './rebuild.ts';
import { type Catalog, updateIndex } from './snapshot.ts';

export interface IndexerDeps extends Catalog {
  logger: Logger;
  writer: SnapshotWriter;
}

/** The payload with which an operator has the index rebuilt. */
export interface Rebuild {
  rebuild: true;
}

/** Handles a batch of the queue and writes one change of the index for all of it. An error returns the whole batch to the queue. */
export function indexer({ logger, writer, ...catalog }: IndexerDeps) {
  return async (event: SQSEvent | Rebuild, context: Context): Promise<{ batchItemFailures: [] }> => {
    logger.addContext(context);
    if ('rebuild' in event) {
      logger.info('search index built anew', { entries: await rebuild(writer, catalog) });
    } else {
      const ids = [...new Set(event.Records.map(({ body }) => (JSON.parse(body) as CatalogMessage).id))];
      logger.info('search index written', { entries: ids.length, changed: await updateIndex(ids, writer, catalog) });
    }
    return { batchItemFailures: [] };
  };
}
