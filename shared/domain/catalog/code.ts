/** Formats a 信息资源代码 for Yima: 类项目细目 `3411281NN` (NN: the department) and a running number. Codes are never reused. */
export function catalogCode(department: string, number: number): string {
  return `3411281${department}/${String(number).padStart(6, '0')}`;
}

/** The department whose code this is; null where it is none of Yima's. */
export function departmentOfCode(code: string): string | null {
  return /^3411281(\d{2,4})\/\d{6}$/.exec(code)?.[1] ?? null;
}
