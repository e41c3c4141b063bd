import type { Content } from '../../shared/domain/catalog/content.ts';
import type { EventData } from '../../shared/domain/event.ts';
import type { States } from '../../shared/storage/kinds/states.ts';

/** What is stored for good: states by kind, what an event says by its type, the published versions of an entry. */
export interface Kept {
  state: States;
  event: EventData;
  entry: { content: Content };
}
