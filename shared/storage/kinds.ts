import { casesKinds } from './kinds/cases.ts';
import { catalogKinds } from './kinds/catalog.ts';
import type { Layout } from './kinds/definition.ts';
import { registryKinds } from './kinds/registry.ts';
import type { Kind } from './kinds/states.ts';
import { workKinds } from './kinds/work.ts';

/** How each kind is laid out. The same is told for readers in keys.md. */
export const kinds: Layout<Kind> = { ...registryKinds, ...catalogKinds, ...casesKinds, ...workKinds };
