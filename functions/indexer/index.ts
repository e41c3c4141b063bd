import { container } from './container.ts';
import { indexer } from './indexer.ts';

export const handler = indexer(container());
