import { notifierDeps } from './deps.ts';
import { notifier } from './notifier.ts';

export const handler = notifier(await notifierDeps());
