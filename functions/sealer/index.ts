import { sealerDeps } from './deps.ts';
import { sealer } from './sealer.ts';

export const handler = sealer(sealerDeps());
