import { validate as validateCreditCode } from 'stdnum/lib/cjs/cn/uscc.js';
import * as z from 'zod';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';

/** Two digits: the NN in a catalog code `3411281NN/000001`. */
export const departmentId = z.string().regex(/^\d{2}$/);

/** The bureau 义马市政务服务和大数据管理局 is a department like the others, always this one. */
export const BUREAU = '00';

export const departmentSchema = z.strictObject({
  id: departmentId,
  name: z.string().trim().min(2).max(100),
  /** 统一社会信用代码, GB 32100, with its check digit. */
  creditCode: z.string().refine((code) => validateCreditCode(code).isValid, 'GB 32100'),
  /** The office dedicated to the work (专职机构), article 6. */
  office: z.string().trim().min(1).max(100),
  /** 行政区划代码 (GB/T 2260) of a department outside the city that takes part (article 15); Yima's own where it is left out. */
  division: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .optional(),
});
export type Department = z.infer<typeof departmentSchema>;

/** 义马市 in GB/T 2260. */
const YIMA = '411281';

/** Whether two departments are of different levels or cities, so that the bureau is above neither alone (809 art. 28). */
export function acrossLevels(one: Pick<Department, 'division'>, other: Pick<Department, 'division'>): boolean {
  return (one.division ?? YIMA) !== (other.division ?? YIMA);
}

/** Article 6: a department is registered. */
export function registerDepartment(department: Department): [Change<'department', Department>] {
  return [change('department', null, department, event('DepartmentRegistered', { name: department.name }))];
}
