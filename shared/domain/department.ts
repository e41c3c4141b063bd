import * as z from 'zod';

/** Two digits: the NN in a catalog code `3411281NN/000001`. */
export const departmentId = z.string().regex(/^\d{2}$/);

/** The bureau 义马市政务服务和大数据管理局 is a department like the others, always this one. */
export const BUREAU = '00';

export const departmentSchema = z.strictObject({
  id: departmentId,
  name: z.string().trim().min(2).max(100),
  /** 统一社会信用代码, GB 32100. */
  creditCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/),
  /** The office dedicated to the work (专职机构), article 6. */
  office: z.string().trim().min(1).max(100),
});
export type Department = z.infer<typeof departmentSchema>;
