import { deliveriesDeps } from './deps.ts';
import { deliveriesHandler } from './queue.ts';

export const handler = deliveriesHandler(await deliveriesDeps());
