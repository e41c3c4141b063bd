import { cited, ORDER_809 } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

/** Who may act, and the registry (article 6). */
export const peopleRefusals = {
  'role-missing': {
    kind: 'forbidden',
    rule: '第六条',
    zh: '您的角色不能执行此操作。',
    en: 'Your role does not allow this.',
  },
  'not-your-step': {
    kind: 'forbidden',
    rule: '第十五条',
    zh: '此步骤应由该事项的另一方或其他角色办理。',
    en: 'This step is for the other side of the case, or for another role.',
  },
  'same-person': {
    kind: 'forbidden',
    rule: '第六条',
    zh: '参与过此事项的人员（含代办人和被代人）不得再作同意、审定或者确认，须由其他人员办理。',
    en: 'Whoever had a hand in it, in person, as a delegate or in whose name, cannot decide on it; somebody else has to.',
  },
  'mail-not-lost': {
    kind: 'conflict',
    rule: '第六条',
    zh: '该邮件未被退回，也未放弃投递，无需重新发送。',
    en: 'This mail neither came back nor was given up; there is nothing to send again.',
  },
  'person-inactive': {
    kind: 'unauthenticated',
    rule: '第六条',
    zh: '该人员未登记或已离岗，凭据无效。',
    en: 'This person is not registered or has left; the credential is not valid.',
  },
  'subject-taken': {
    kind: 'conflict',
    rule: '第六条',
    zh: '该登录标识已属于其他人员或者业务系统，或者就是现用的标识。',
    en: 'This subject is that of another person or a system, or the one in use.',
  },
  'subject-not-proposed': {
    kind: 'conflict',
    rule: '第六条',
    zh: '没有待确认的登录标识变更。',
    en: 'No change of the subject waits to be confirmed.',
  },
  'token-expired': {
    kind: 'unauthenticated',
    rule: '第六条',
    zh: '凭据已过期，请重新登录。',
    en: 'The credential has expired. Sign in again.',
  },
  'unknown-department': {
    kind: 'invalid',
    rule: '第六条',
    zh: '部门 {department} 未登记。',
    en: 'Department {department} is not registered.',
  },
  'department-closed': {
    kind: 'conflict',
    rule: '第六条',
    zh: '{name}已并入部门 {into}，不再以其名义办理新的事项。',
    en: '{name} was merged into department {into}; nothing more is done in its name.',
  },
  'merger-unfit': {
    kind: 'invalid',
    rule: '第六条',
    zh: '只能并入另一个在册且未被并入他处的部门；主管部门和市政府办公室不能被并入。',
    en: 'A department is merged into another that still acts; the bureau and the city government’s office are not merged away.',
  },
  'bureau-role': {
    kind: 'invalid',
    rule: '第六条',
    zh: '只有主管部门的人员可以担任审定或系统管理角色。',
    en: 'The roles of the bureau and of administration are for people of the bureau.',
  },
  'upper-role': {
    kind: 'invalid',
    rule: '第六条',
    zh: '上级主管部门人员只读，不得兼任其他角色。',
    en: 'Whoever reads for the upper authority holds no other role.',
  },
  'auditor-role': {
    kind: 'invalid',
    rule: '第十二条',
    zh: '审计员只查阅日志，不得兼任其他角色。',
    en: 'An auditor reads the log and holds no other role.',
  },
  'government-role': {
    kind: 'invalid',
    rule: '第十六条',
    zh: '代表市人民政府决定的角色只能由市政府办公室人员担任，且不得兼任其他角色。',
    en: 'Whoever decides for the city government is of its office and holds no other role.',
  },
  'left-already': {
    kind: 'conflict',
    rule: '第六条',
    zh: '该人员已经离岗。',
    en: 'This person has left already.',
  },
  'successor-unfit': {
    kind: 'invalid',
    rule: '第六条',
    zh: '接手人须为同部门在岗、担任相同角色的其他人员。',
    en: 'A successor is another active member of the same department who holds a role of the person who leaves.',
  },
  'last-administrator': {
    kind: 'conflict',
    rule: '第六条',
    zh: '系统须至少有一名在岗的管理员，请先登记另一名管理员。',
    en: 'Somebody has to administer: register another administrator first.',
  },
  'not-delegated': {
    kind: 'forbidden',
    rule: '第六条',
    zh: '您今天不能代该人员办理。',
    en: 'You may not act for this person today.',
  },
  'absence-dates': {
    kind: 'invalid',
    rule: '第六条',
    zh: '缺勤的起止日期有误：不得早于今天结束，不得晚于一年之后。',
    en: 'An absence ends today or later, after it begins, and within a year.',
  },
  'absence-overlaps': {
    kind: 'conflict',
    rule: '第六条',
    zh: '与已登记的缺勤（{from}至{to}）重叠。',
    en: 'It overlaps an absence recorded already ({from} to {to}).',
  },
  'delegate-unfit': {
    kind: 'invalid',
    rule: '第六条',
    zh: '代办人须为同部门在岗、承办此类事项、期间不缺勤的其他人员。',
    en: 'A delegate is another active member of the department who does such work and is not away in that time.',
  },
  'deputy-dates': {
    kind: 'invalid',
    rule: cited(ORDER_809, '第十三条'),
    zh: '指定的起止日期有误：不得早于今天结束，不得超过一年。',
    en: 'A deputy is named until today or later, after the first day, and for a year at most.',
  },
  'deputy-unfit': {
    kind: 'invalid',
    rule: cited(ORDER_809, '第十三条'),
    zh: '只能指定本部门在岗的其他人员。',
    en: 'A deputy is another active member of the department.',
  },
  'already-registered': { kind: 'conflict', rule: '第六条', zh: '{what}已登记。', en: '{what} is already registered.' },
} as const satisfies Record<string, RefusalEntry>;
