import type { EventType } from '../event.ts';

/** Events from which a fact follows that a rule of suggestions counts, or that disproves one. */
export const suggestingEvents = [
  'DutyLate',
  'DutyFlagVoided',
  'RectificationSuggested',
  'DuplicateFound',
  'DuplicateLifted',
  'CorrectionRejected',
  'ResourceReturned',
] as const satisfies readonly EventType[];

/** Whether rectification may be suggested for an event, or be suggested no longer. */
export function maySuggest(type: EventType): boolean {
  return (suggestingEvents as readonly EventType[]).includes(type);
}
