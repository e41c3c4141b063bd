import { indexerDeps } from './deps.ts';
import { indexer } from './indexer.ts';

export const handler = indexer(indexerDeps());
