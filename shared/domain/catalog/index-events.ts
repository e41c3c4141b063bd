import type { EventType } from '../event.ts';

/** What changes an entry for those who search. Of nothing else in the log the search index is told. */
export const indexedEvents: readonly EventType[] = ['ResourcePublished', 'ResourceWithdrawn'];
