import { container } from './container.ts';
import { notifier } from './notify.ts';

export const handler = notifier(await container());
