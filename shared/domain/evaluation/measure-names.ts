/** By what indicators may be measured, and what may be counted (`measures.ts` has how). */
export const measureNames = [
  'completeness',
  'updates',
  'attached',
  'replies',
  'provision',
  'corrections',
  'quality',
  'use',
  'rating',
  'security',
] as const;
export type MeasureName = (typeof measureNames)[number];

export const tallyNames = ['rectifications-late', 'duplicate-collections', 'security-incidents'] as const;
export type TallyName = (typeof tallyNames)[number];
