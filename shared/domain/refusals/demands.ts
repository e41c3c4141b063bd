import type { RefusalEntry } from './entry.ts';

/** Demands for data that nobody has catalogued (articles 7, 10). */
export const demandsRefusals = {
  'demand-own': {
    kind: 'invalid',
    rule: '第十条',
    zh: '提供部门不能是需求部门自己。',
    en: 'The provider is another department than the one in need.',
  },
  'not-its-entry': {
    kind: 'invalid',
    rule: '第七条',
    zh: '只能关联本部门编制的目录条目。',
    en: 'A provider links an entry of its own.',
  },
} as const satisfies Record<string, RefusalEntry>;
