import type { EventType } from '../event.ts';

const indexed: readonly EventType[] = [
  'ResourcePublished',
  'ResourceWithdrawn',
  'DepartmentSucceeded',
  'DepartmentChanged',
];

/** Whether an event changes what people find by search, and what is open to society, where it is about an entry or a department. */
export function isIndexed(type: EventType): boolean {
  return indexed.includes(type);
}
