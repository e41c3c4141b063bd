import { dutiesDeps } from './deps.ts';
import { wakeUp } from './wake-up.ts';

export const handler = wakeUp(dutiesDeps());
