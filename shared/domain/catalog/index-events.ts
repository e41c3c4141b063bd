import type { EventType } from '../event.ts';

/** Event types that change what people find by search. The indexer ignores all others. */
export const indexedEvents: readonly EventType[] = [
  'ResourcePublished',
  'ResourceWithdrawn',
  'DepartmentSucceeded',
  'DepartmentChanged',
];
