import type { RefusalEntry } from './entry.ts';

/** Grants: their provision, their use and their end (articles 15, 20, 22). */
export const grantsRefusals = {
  'secret-in-words': {
    kind: 'invalid',
    rule: '第二十条',
    zh: '提供信息中似含密码、密钥或带凭据的连接串；请改为填写密钥引用名称。',
    en: 'This looks like a password, a key or a connection string with credentials; give the name of the secret instead.',
  },
  'change-not-filed': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '变更已提供的服务，须先与使用部门协商并报主管部门备案（《政务数据共享条例》第二十七条）。',
    en: 'A service once provided is changed only after negotiation and filing with the bureau (Order 809 art. 27).',
  },
  'called-through-platform': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该授权以服务接口方式提供，请通过平台调用。',
    en: 'This grant is provided as a service interface; call it through the platform.',
  },
} as const satisfies Record<string, RefusalEntry>;
