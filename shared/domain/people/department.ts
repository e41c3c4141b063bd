import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { isCreditCode } from '../check-digits.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { type FieldError, Refusal } from '../refusals.ts';

/** Id of a department: two to four digits, the NN in a catalog code `3411281NN/000001`. */
export const departmentId = z.string().regex(/^\d{2,4}$/);

/** Id of the bureau, 义马市政务服务和大数据管理局. It is a department like the others. */
export const BUREAU = '00';

/** Id of the city government's office, 义马市人民政府办公室. It is a department like the others. */
export const GOVERNMENT = '99';

export const departmentSchema = z.strictObject({
  id: departmentId,
  name: z.string().trim().min(2).max(100),
  /** 统一社会信用代码 with a valid check digit (GB 32100). */
  creditCode: z.string().refine(isCreditCode, '不是有效的统一社会信用代码 · not a valid code (GB 32100)'),
  /** The office in charge of data sharing (专职机构, article 6). */
  office: z.string().trim().min(1).max(100),
  /** 行政区划代码 (GB/T 2260) of a department outside the city (article 15); Yima if left out. */
  division: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .optional(),
});

/** A registered department, with the names that it had before, and the department that it was merged into. */
export type Department = z.infer<typeof departmentSchema> & { formerNames?: FormerName[]; merged?: Merger };

/** A name that a department had, until the instant when it got the next. */
interface FormerName {
  name: string;
  until: Instant;
}

/** A merger (机构改革): from `at` on nothing is done in the department's name; `doneAt`: when all of it had been taken over. */
interface Merger {
  into: string;
  at: Instant;
  job: Id<'job'>;
  doneAt: Instant | null;
}

export type DepartmentChange = Change<'department', Department>;

/** 义马市 in GB/T 2260. */
const YIMA = '411281';

/** Whether two departments belong to different levels or cities, so that the bureau is not above both (809 art. 28). */
export function acrossLevels(a: Pick<Department, 'division'>, b: Pick<Department, 'division'>): boolean {
  return (a.division ?? YIMA) !== (b.division ?? YIMA);
}

/** Registers a department (article 6). */
export function registerDepartment(department: z.infer<typeof departmentSchema>): [DepartmentChange] {
  return [change('department', null, department, event('DepartmentRegistered', factsOf(department)))];
}

/**
 * Changes what is registered of a department. Its former names stay with it, since what was signed names it as it was called then.
 * @throws Refusal `department-closed`
 */
export function changeDepartment(
  department: Department,
  to: Omit<z.infer<typeof departmentSchema>, 'id'>,
  { now }: { now: Instant },
): [DepartmentChange] {
  mustBeOpen(department);
  const { id, name, formerNames = [] } = department;
  const names = to.name === name ? formerNames : [...formerNames, { name, until: now }];
  const next: Department = { id, ...to, ...(names.length > 0 ? { formerNames: names } : {}) };
  const facts = { before: factsOf(department), after: factsOf(next) };
  return [change('department', department, next, event('DepartmentChanged', facts))];
}

/** Checks that a department still acts. @throws Refusal `department-closed` */
export function mustBeOpen({ name, merged }: Department, fields: FieldError[] = []): void {
  if (merged) throw new Refusal('department-closed', { name, into: merged.into }, fields);
}

/** The department that acts in the place of one that was merged, perhaps more than once. */
export function actingFor(department: Department, departments: readonly Department[]): Department {
  const into = department.merged && departments.find(({ id }) => id === department.merged?.into);
  return into ? actingFor(into, departments) : department;
}

/** The name that a department had at an instant. */
export function nameAt({ name, formerNames = [] }: Department, at: Instant): string {
  return formerNames.find(({ until }) => at < until)?.name ?? name;
}

function factsOf({ name, creditCode, office, division }: z.infer<typeof departmentSchema>) {
  return { name, creditCode, office, division: division ?? null };
}
