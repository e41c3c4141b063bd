import { notifierDeps } from './deps.ts';
import { notifier } from './notify.ts';

export const handler = notifier(await notifierDeps());
