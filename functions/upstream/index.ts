import { upstreamDeps } from './deps.ts';
import { tellUpstream } from './tell.ts';

export const handler = tellUpstream(await upstreamDeps());
