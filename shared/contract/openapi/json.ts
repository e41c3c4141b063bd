import type { Name } from '../../domain/field.ts';

export type Json = Record<string, unknown>;

/** Chinese first, English beside it. */
export function both({ zh, en }: Name): string {
  return `${zh} · ${en}`;
}

/** What an id refers to, where that is a person or a department. */
export const OF = 'x-of';
