import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { SnapshotWriter } from '../../shared/adapters/search/writer.ts';
import { indexedEvents } from '../../shared/domain/catalog/index-events.ts';
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

/**
 * Handles a batch of the event log's stream and writes one snapshot for all of it. An error returns the whole batch to
 * the stream.
 */
export function indexer({ logger, writer, ...catalog }: IndexerDeps) {
  return async (event: DynamoDBStreamEvent | Rebuild, context: Context): Promise<{ batchItemFailures: [] }> => {
    logger.addContext(context);
    if ('rebuild' in event) {
      logger.info('search index built anew', { entries: await rebuild(writer, catalog) });
    } else {
      const ids = changedEntries(event.Records);
      const changed = await updateIndex(ids, writer, catalog);
      if (ids.length > 0) logger.info('search index written', { entries: ids.length, changed });
    }
    return { batchItemFailures: [] };
  };
}

/** The ids of the entries that the events are about, and of departments with a new name, each once. */
export function changedEntries(records: DynamoDBRecord[]): string[] {
  const images = records.map((record) => record.dynamodb?.NewImage);
  return [
    ...new Set(
      images
        .filter((image) => indexedEvents.some((type) => type === image?.type?.S))
        .flatMap((image) => image?.pk?.S ?? [])
        .filter((stream) => /^(res_[^.]*|department:.*)$/.test(stream)),
    ),
  ];
}
