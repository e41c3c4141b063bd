/** What a finding means: cleaned, to be corrected, a change of an entry that the catalog has, or a remark. */
export const severities = ['cleaned', 'rejected', 'changed', 'remark'] as const;
