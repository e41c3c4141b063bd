import { reactorDeps } from './deps.ts';
import { react } from './react.ts';

export const handler = react(reactorDeps());
