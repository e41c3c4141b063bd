import type * as z from 'zod';
import type { deadline, duty } from '../schemas/duty.ts';
import type { DutyFilters, dutyCounts } from '../schemas/filters.ts';

type DutyView = z.input<typeof duty>;
type Deadline = z.input<typeof deadline>;

/** Whether a duty, as it is shown, is one of those asked for. */
export function dutyWanted(view: DutyView, filters: Omit<DutyFilters, 'department'>): boolean {
  const { status, kind, other, text } = filters;
  const { number, name, change } = view.subject;
  return (
    (status === undefined || view.status === status) &&
    (kind === undefined || view.kind === kind) &&
    (other === undefined || view.waits === other) &&
    deadlineWanted(view.deadline, filters) &&
    (text === undefined || says([number, name, change?.document ?? ''], text))
  );
}

/** Without a deadline nothing is late, due, or of a level. */
export function deadlineWanted(
  deadline: Deadline | null,
  { level, late, dueBefore }: Pick<DutyFilters, 'level' | 'late' | 'dueBefore'>,
): boolean {
  return (
    (level === undefined || deadline?.level === level) &&
    (late === undefined || String(deadline?.late ?? false) === late) &&
    (dueBefore === undefined || (deadline !== null && deadline.due < dueBefore))
  );
}

export function says(texts: string[], wanted: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  return texts.some((text) => plain(text).includes(plain(wanted)));
}

export function countDuties(views: DutyView[]): z.input<typeof dutyCounts> {
  return {
    total: views.length,
    byLevel: { green: 0, amber: 0, red: 0, done: 0, ...tally(views.map(({ deadline }) => deadline.level)) },
    byKind: tally(views.map(({ kind }) => kind)),
  };
}

/** How many there are of each. */
export function tally<T extends string>(values: T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
