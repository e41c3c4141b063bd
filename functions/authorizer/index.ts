import { authorize } from './authorize.ts';
import { authorizerDeps } from './deps.ts';

const deps = authorizerDeps();

export const handler = (event: Parameters<typeof authorize>[0]) => authorize(event, deps);
