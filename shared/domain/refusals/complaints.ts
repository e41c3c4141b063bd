import { cited, ORDER_809 } from '../regulations.ts';
import type { RefusalEntry } from './entry.ts';

const art37 = cited(ORDER_809, '第三十七条');
const art29 = cited(ORDER_809, '第二十九条');

/** Complaints (Order 809 art. 37) and notices of criticism (art. 29). */
export const complaintsRefusals = {
  'links-unknown': {
    kind: 'invalid',
    rule: art37,
    zh: '所列条目或者事项不存在，或者您无权查看：{links}。',
    en: 'These entries or cases do not exist, or are not for you to see: {links}.',
  },
  'passed-already': {
    kind: 'conflict',
    rule: art37,
    zh: '该投诉举报已经转办一次，不能再转。',
    en: 'A complaint is passed on once.',
  },
  'passed-nowhere': {
    kind: 'invalid',
    rule: art37,
    zh: '该投诉举报已由该部门办理；被投诉部门的由主管部门办理，主管部门的由市政府办理。',
    en: 'It is handled there already; what is about a department the bureau handles, and the city government what is about the bureau.',
  },
  'complained-of': {
    kind: 'forbidden',
    rule: art37,
    zh: '被投诉的部门不能答复针对自己的投诉举报，请转主管部门。',
    en: 'Whoever is complained of does not answer; it is passed on to the bureau.',
  },
  'nothing-done': {
    kind: 'invalid',
    rule: art37,
    zh: '投诉举报属实或者部分属实的，须说明处理情况。',
    en: 'Where a complaint is founded, the answer says what was done.',
  },
  'linked-already': {
    kind: 'conflict',
    rule: null,
    zh: '该事项已经关联。',
    en: 'This case is linked already.',
  },
  'circular-unfounded': {
    kind: 'invalid',
    rule: art29,
    zh: '须说明被通报的部门、违反的情形和事实，或者指明已签发的该部门的整改通知。',
    en: 'It names the department, what was breached and the facts, or an issued notice to rectify of that department.',
  },
} as const satisfies Record<string, RefusalEntry>;
