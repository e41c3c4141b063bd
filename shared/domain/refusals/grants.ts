import { cited, ORDER_809 } from '../regulations.ts';
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
    zh: `变更已提供的服务，须先与使用部门协商并报主管部门备案（${cited(ORDER_809, '第二十七条')}）。`,
    en: 'A service once provided is changed only after negotiation and filing with the bureau (Order 809 art. 27).',
  },
  'days-stated': {
    kind: 'invalid',
    rule: null,
    zh: '所定期限须为 {least} 至 {most} 个工作日。',
    en: 'The time stated is {least} to {most} working days.',
  },
  'suspended-by-bureau': {
    kind: 'forbidden',
    rule: null,
    zh: '共享权限由主管部门暂停，由主管部门决定恢复或者终止。',
    en: 'The bureau suspended it, and the bureau decides whether it is resumed or terminated.',
  },
  'rectification-not-due': {
    kind: 'conflict',
    rule: null,
    zh: `整改期限（{due}）尚未届满，使用部门也未报告整改，不能终止（${cited(ORDER_809, '第二十七条')}）。`,
    en: 'The time to rectify ({due}) is not over and nothing was rectified yet; it cannot be terminated (Order 809 art. 27).',
  },
  'renewal-open': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '已有续期申请尚未办结。',
    en: 'A renewal is under way already.',
  },
  'renewal-items': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '续期的信息项须为已授权、尚未到期且有期限的信息项，新期限须晚于原期限，不超过申请的期限，且不超过五年。',
    en: 'A renewal is of items granted whose term is not over, to a later day than theirs, no later than asked for, within five years.',
  },
  'renewal-reason': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '未按申请全部同意续期的，应当说明理由并提供依据。',
    en: 'Whoever agrees to less than was asked states the reason and its basis.',
  },
  'filing-open': {
    kind: 'conflict',
    rule: null,
    zh: '已有备案尚未办结或者尚未实施。',
    en: 'A filing is under way, or accepted and not carried out yet.',
  },
  'filing-date': {
    kind: 'invalid',
    rule: null,
    zh: '协商日期不得晚于今天；结束日期须晚于今天，且不晚于授权期限。',
    en: 'The negotiation was today at the latest; the end is after today and within the term of the grant.',
  },
  'record-in-future': {
    kind: 'invalid',
    rule: '第十二条',
    zh: '记录的日期不得晚于今天。',
    en: 'What is recorded cannot lie in the future.',
  },
  'called-through-platform': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该授权以服务接口方式提供，请通过平台调用。',
    en: 'This grant is provided as a service interface; call it through the platform.',
  },
} as const satisfies Record<string, RefusalEntry>;
