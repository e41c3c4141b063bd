import type { EventType } from '../../shared/domain/event.ts';

/** What changes an entry for those who search. Nothing else of the log is handed to the function. */
export const indexed: readonly EventType[] = ['ResourcePublished', 'ResourceWithdrawn'];
