import type { RefusalEntry } from './entry.ts';

/** Security duties (articles 18, 19, 21). */
export const securityRefusals = {
  'before-period': {
    kind: 'invalid',
    rule: '第十九条',
    zh: '报告须为本期（自{from}起）开展的工作。',
    en: 'The report is about work done in this period, which begins on {from}.',
  },
} as const satisfies Record<string, RefusalEntry>;
