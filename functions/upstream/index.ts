import { upstreamDeps } from './deps.ts';
import { tellUpstream } from './queue.ts';

export const handler = tellUpstream(await upstreamDeps());
