import { validate as validateCreditCode } from 'stdnum/lib/cjs/cn/uscc.js';
import * as z from 'zod';
import { type Decision, event } from './event.ts';

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
});
export type Department = z.infer<typeof departmentSchema>;

/** Article 6: a department is registered. */
export function registerDepartment(department: Department): Decision<Department> {
  return { next: department, events: [event('DepartmentRegistered', { name: department.name })] };
}
