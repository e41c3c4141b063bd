import type { DutyKind } from '../domain/policy.ts';
import type { Words } from './words.ts';

/** What each kind of duty is called and how it is done, in mails and on forms. A new kind of duty is a row here. */
export const dutyWords: Record<DutyKind, { name: Words; todo: Words; warning: Words; late: Words }> = {
  reply: {
    name: { zh: '答复', en: 'Reply' },
    todo: {
      zh: '请登录系统作出答复：同意、部分同意，或不予共享（须说明理由并提供依据）。',
      en: 'Please reply in the system: agree, agree in part, or refuse with your reason and its basis.',
    },
    warning: {
      zh: '逾期未答复的，记为逾期，并提醒主管部门和本部门第一责任人；不视为同意。',
      en: 'No reply by then is recorded as late and the bureau and your leader are alerted; silence is never consent.',
    },
    late: {
      zh: '未答复不视为同意，申请仍待答复。',
      en: 'Silence is never consent: the request still awaits its reply.',
    },
  },
  update: {
    name: { zh: '目录更新', en: 'Catalog update' },
    todo: {
      zh: '请登录系统提交修订并注明所依据的变化；确无需变更的，报“无需变更”并说明理由。',
      en: 'Please submit a revision naming the change, or state that no change is needed and why.',
    },
    warning: {
      zh: '以提交之日为准，主管部门审定期间不计入期限；逾期未提交的，记为逾期并提醒主管部门。',
      en: 'The day you submit counts; the review of the bureau does not. If nothing is submitted by then it is recorded as late.',
    },
    late: {
      zh: '更新之前，目录中仍是原条目。',
      en: 'Until it is updated, the catalog shows the entry as it was.',
    },
  },
};
