/** How a finding of an import is to be taken. */
export const severities = ['cleaned', 'rejected', 'changed', 'remark'] as const;
export type Severity = (typeof severities)[number];
