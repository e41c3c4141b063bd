import { OWN_RULES } from '../regulations.ts';
import type { Policy } from './policy.ts';

/** Rules whose duty is in the law they cite, while the law names no days. */
const withoutDays: ReadonlySet<string> = new Set([
  'rectify-2025',
  'dispose-2025',
  'correct-2025',
  'find-2025',
  'compile-2025',
  'coordinate-own',
  'answer-ruling-own',
  'decide-own',
  'decide-instead-own',
]);

/** Whether the number of days is the product's own, so that a date must not be said to be the law's. */
export function isOwnFigure({ id, legalRef }: Pick<Policy, 'id' | 'legalRef'>): boolean {
  return legalRef.document === OWN_RULES.document || withoutDays.has(id);
}
