import { cited, HOLIDAY_RULES } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

/** The calendar of working days. */
export const calendarsRefusals = {
  'notice-faulty': {
    kind: 'invalid',
    rule: null,
    zh: `通知内容有误（${cited(HOLIDAY_RULES)}），未载入；逐项说明见 errors。`,
    en: 'The notice is not right, by the law on holidays or in itself, and was not loaded; each fault is in errors.',
  },
  'notice-unknown': {
    kind: 'conflict',
    rule: null,
    zh: '该年度没有仍然有效的第 {version} 号载入记录。',
    en: 'The year has no notice in force that was loaded as version {version}.',
  },
  'notice-changes-nothing': {
    kind: 'invalid',
    rule: null,
    zh: '该通知没有改变任何一天，未载入。',
    en: 'The notice changes no day and was not loaded.',
  },
  'calendar-past': {
    kind: 'conflict',
    rule: null,
    zh: '将改变已经过去的日期（{days}）。确需改变的，请明确写明理由。',
    en: 'Days already past would change ({days}). Where they must, state the reason explicitly.',
  },
} as const satisfies Record<string, RefusalEntry>;
