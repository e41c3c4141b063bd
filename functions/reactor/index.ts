import { reactorDeps } from './deps.ts';
import { react } from './reactor.ts';

export const handler = react(reactorDeps());
