import type { LocalDate } from '../domain/calendar/time.ts';
import type { Kept, Line, Lines } from '../domain/field.ts';
import { citation, dateWords } from './words.ts';

/** The values of lines; any of them may be missing. */
export type Written<L extends Lines> = { [K in keyof L]?: Kept<L>[K] | null };

/** The value of a line as a document shows it; null if there is none. */
export function printed({ print }: Line, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (print) {
    case 'text':
      return String(value);
    case 'date':
      return dateWords(value as LocalDate).zh;
    case 'calls': {
      const { averagePerDay, peakPerDay } = value as { averagePerDay: number; peakPerDay: number };
      return `每日平均 ${averagePerDay} 次，峰值 ${peakPerDay} 次`;
    }
    case 'citation':
      return citation(value as { document: string; article: string });
    default:
      return print[String(value)] ?? String(value);
  }
}

/** The filled-in values of lines, in the order of their declaration. */
export function printedLines<L extends Lines>(lines: L, values: Written<L>): { line: Line; value: string }[] {
  return Object.entries(lines).flatMap(([key, line]) => {
    const value = printed(line, values[key]);
    return value === null ? [] : [{ line, value }];
  });
}
