import { upstreamDeps } from './deps.ts';
import { upstreamHandler } from './queue.ts';

export const handler = upstreamHandler(await upstreamDeps());
