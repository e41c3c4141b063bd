import { casesKinds } from './kinds/cases.ts';
import { catalogKinds } from './kinds/catalog.ts';
import type { Layout } from './kinds/definition.ts';
import { registryKinds } from './kinds/registry.ts';
import type { Kind } from './kinds/states.ts';
import { workKinds } from './kinds/work.ts';

/** Table layout of every kind. keys.md describes the same for readers. */
export const kinds: Layout<Kind> = { ...registryKinds, ...catalogKinds, ...casesKinds, ...workKinds };
