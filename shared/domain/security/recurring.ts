import { addDays, type LocalDate } from '../calendar/time.ts';
import { type DutyKind, findPolicy, type Policy } from '../duties/policy.ts';
import { BUREAU, type Department, GOVERNMENT } from '../people/department.ts';

/** The security duties that recur (articles 18, 19, 21; 809 arts 34, 35), with the number that stands for each in a task's number. */
export const recurringKinds = {
  'assess-risk': '01',
  'review-security': '02',
  'check-secrecy': '03',
  'drill-restore': '04',
  'plan-emergency': '05',
  'exercise-emergency': '06',
} as const satisfies Partial<Record<DutyKind, string>>;
export type RecurringKind = keyof typeof recurringKinds;

/** A period of a recurring duty, both days included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** What is owed in a period that a day lies in: by whom, under which rule. */
export interface Recurrence {
  kind: RecurringKind;
  department: string;
  period: Period;
  policy: Policy;
}

/**
 * Everything that recurs and is owed on a day, by the rules in force on it. The same day always gives the same, so what was opened is
 * told from what was not, however often this is asked and whatever run was missed.
 */
export function recurrencesOn(
  policies: readonly Policy[],
  departments: readonly Pick<Department, 'id' | 'merged'>[],
  on: LocalDate,
): Recurrence[] {
  return (Object.keys(recurringKinds) as RecurringKind[]).flatMap((kind) => {
    const policy = findPolicy(policies, kind, null, on);
    if (!policy?.recurs) return [];
    const { months, by } = policy.recurs;
    const period = periodOf(on, months);
    return departments
      .filter((department) => owes(department, by))
      .map(({ id }) => ({ kind, department: id, period, policy }));
  });
}

/** The city government's office holds no shared data: it decides what is referred to it. */
function owes({ id, merged }: Pick<Department, 'id' | 'merged'>, by: NonNullable<Policy['recurs']>['by']): boolean {
  if (merged || id === GOVERNMENT) return false;
  return by === 'all' || (id === BUREAU) === (by === 'bureau');
}

/** The period of so many months that a day lies in. The first of a year begins on 1 January. */
export function periodOf(day: LocalDate, months: number): Period {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const first = month - 1 - ((month - 1) % months);
  return { from: firstOf(year, first), to: addDays(firstOf(year, first + months), -1) };
}

/** @param month from 0; 12 is the January after */
function firstOf(year: number, month: number): LocalDate {
  const two = String((month % 12) + 1).padStart(2, '0');
  return `${year + Math.floor(month / 12)}-${two}-01` as LocalDate;
}

/** The period in words: 2027年, 2027年1月至6月. */
export function periodName({ from, to }: Period): string {
  const [year, first, last] = [from.slice(0, 4), Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  if (first === 1 && last === 12) return `${year}年`;
  return first === last ? `${year}年${first}月` : `${year}年${first}月至${last}月`;
}
