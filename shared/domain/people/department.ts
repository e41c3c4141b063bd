import * as z from 'zod';
import { type Change, change } from '../change.ts';
import { isCreditCode } from '../check-digits.ts';
import { event } from '../event.ts';

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
  creditCode: z.string().refine(isCreditCode, 'GB 32100'),
  /** The office in charge of data sharing (专职机构, article 6). */
  office: z.string().trim().min(1).max(100),
  /** 行政区划代码 (GB/T 2260) of a department outside the city (article 15); Yima if left out. */
  division: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .optional(),
});
export type Department = z.infer<typeof departmentSchema>;

/** 义马市 in GB/T 2260. */
const YIMA = '411281';

/** Whether two departments belong to different levels or cities, so that the bureau is not above both (809 art. 28). */
export function acrossLevels(a: Pick<Department, 'division'>, b: Pick<Department, 'division'>): boolean {
  return (a.division ?? YIMA) !== (b.division ?? YIMA);
}

/** Registers a department (article 6). */
export function registerDepartment(department: Department): [Change<'department', Department>] {
  const { name, creditCode, office, division = null } = department;
  return [
    change('department', null, department, event('DepartmentRegistered', { name, creditCode, office, division })),
  ];
}
