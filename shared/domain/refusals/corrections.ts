import type { RefusalEntry } from './entry.ts';

/** Reports of wrong data and how they are answered (articles 12, 23(3)). */
export const correctionsRefusals = {
  'key-not-masked': {
    kind: 'invalid',
    rule: '第十八条',
    zh: '记录标识须遮盖：至少 {hidden} 个 * 号，显示的字母和数字不超过 {shown} 个；所填内容未保存。',
    en: 'The key of a record is masked: at least {hidden} asterisks, at most {shown} letters and digits shown. Nothing of it was kept.',
  },
  'own-record': {
    kind: 'conflict',
    rule: '第十二条',
    zh: '本部门提供的数据由本部门直接更正，无需提出校核。',
    en: 'A department corrects its own data itself and reports it to nobody.',
  },
  'objected-already': {
    kind: 'conflict',
    rule: '第十二条',
    zh: '对校核结果只能提出一次异议。',
    en: 'The outcome has been objected to once already.',
  },
} as const satisfies Record<string, RefusalEntry>;
