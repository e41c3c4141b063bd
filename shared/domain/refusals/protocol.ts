import type { RefusalEntry } from './entry.ts';

/** Refusals of any call: its input, concurrency, retries, the transport. */
export const protocolRefusals = {
  'not-found': { kind: 'not-found', rule: null, zh: '未找到{what}。', en: 'Not found: {what}.' },
  'no-such-operation': { kind: 'not-found', rule: null, zh: '没有这个接口。', en: 'There is no such operation.' },
  'identifier-in-full': {
    kind: 'invalid',
    rule: '第十八条',
    zh: '不得填写完整的{what}，请以 * 号遮盖后填写；所填内容未保存。',
    en: 'Nobody is named in full ({what}): mask it with asterisks. Nothing of it was kept.',
  },
  'invalid-input': { kind: 'malformed', rule: null, zh: '提交的内容有误。', en: 'What was sent is not valid.' },
  'cursor-invalid': {
    kind: 'malformed',
    rule: null,
    zh: '分页游标无效或已被改动。',
    en: 'The page cursor is not valid.',
  },
  'list-too-long': {
    kind: 'invalid',
    rule: null,
    zh: '超过 {most} 条，请按部门或期限缩小范围。',
    en: 'These are more than {most}; narrow them by department or by date.',
  },
  'precondition-required': {
    kind: 'precondition-required',
    rule: null,
    zh: '请在 If-Match 中给出所依据的版本（ETag）。',
    en: 'Give the version you decided on in If-Match (its ETag).',
  },
  stale: {
    kind: 'stale',
    rule: null,
    zh: '内容已被他人更新，请重新读取后再试。',
    en: 'It has changed since you read it; read it again.',
  },
  'idempotency-key-required': {
    kind: 'malformed',
    rule: null,
    zh: '请在 Idempotency-Key 中给出本次提交的唯一标识。',
    en: 'Give an Idempotency-Key for this POST.',
  },
  'idempotency-key-reused': {
    kind: 'conflict',
    rule: null,
    zh: '同一 Idempotency-Key 已用于不同的内容。',
    en: 'This Idempotency-Key was used with a different body.',
  },
  'not-as-logged': {
    kind: 'conflict',
    rule: '第十二条',
    zh: '所存内容与事件日志的摘要不符，已报警；查清之前不出具文书。',
    en: 'What is stored is not what the event log says. This was reported; nothing is signed until it is cleared up.',
  },
  busy: { kind: 'busy', rule: null, zh: '同时操作过多，请稍后重试。', en: 'Too many at the same time; try again.' },
  'unsupported-media-type': {
    kind: 'media-type',
    rule: null,
    zh: '请求内容须为 application/json。',
    en: 'The body must be application/json.',
  },
  'internal-error': {
    kind: 'internal',
    rule: null,
    zh: '系统内部错误，已记录。',
    en: 'An internal error; it has been recorded.',
  },
} as const satisfies Record<string, RefusalEntry>;
