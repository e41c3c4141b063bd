import { ofMeasures, ofOrder809, ofOwnRule } from '../letter.ts';
import { notices } from './notice.ts';

const measures = ofMeasures('第十五条');
const remarks = [{ label: { zh: '意见', en: 'Remarks' }, value: '{remarks}' }] as const;

/** Applications and requests on their way (article 15; Order 809 arts. 20, 21). */
export const requestNotices = notices({
  ApplicationProposed: {
    tone: 'amber',
    title: { zh: '共享申请待同意', en: 'Application awaits your consent' },
    opening: {
      zh: '本部门经办人提请您同意一份政务数据共享申请，同意后即发送提供部门。',
      en: 'Staff of your department ask your consent to an application; once you consent it is sent.',
    },
    rule: ofOrder809('第二十条'),
    closing: [
      {
        zh: '请核对申请的真实性、合法性和必要性后同意，或注明意见退回。',
        en: 'Please check that it is true, lawful and needed, then consent, or send it back with remarks.',
      },
    ],
  },
  ApplicationDeclined: {
    tone: 'amber',
    title: { zh: '共享申请被退回', en: 'Application sent back' },
    opening: {
      zh: '本部门负责人退回了共享申请，请修改后重新提请。',
      en: 'The head of your sharing office sent the application back.',
    },
    rule: ofOrder809('第二十条'),
    rows: remarks,
    closing: [],
  },
  RequestWithdrawn: {
    tone: 'green',
    title: { zh: '申请已撤回', en: 'Request withdrawn' },
    opening: {
      zh: '{requester}撤回了共享申请，无需再答复。',
      en: 'The requester has withdrawn the request; no reply is owed any more.',
    },
    rule: measures,
    closing: [],
  },
  RequestNudged: {
    tone: 'amber',
    title: { zh: '催办：请尽快答复', en: 'Reminder from the requester' },
    opening: {
      zh: '{requester}催办以下共享申请的答复。',
      en: 'The requester asks for your reply to the request below.',
    },
    rule: measures,
    closing: [{ zh: '不答复不视为同意。', en: 'Silence is never consent.' }],
  },
  ExtensionAsked: {
    tone: 'amber',
    title: { zh: '申请延长答复期限', en: 'More time to reply is asked for' },
    opening: {
      zh: '{provider}因特殊原因申请延长答复期限{days}个工作日，请决定是否同意。',
      en: 'The provider asks for {days} more working days to reply; please decide.',
    },
    rule: ofOrder809('第二十一条'),
    rows: [{ label: { zh: '理由', en: 'Reason' }, value: '{reason}' }],
    closing: [],
  },
  ExtensionDeclined: {
    tone: 'amber',
    title: { zh: '不同意延长答复期限', en: 'No more time to reply' },
    opening: {
      zh: '主管部门不同意延长答复期限，请按期答复。',
      en: 'The bureau gives no more time; please reply by the date.',
    },
    rule: ofOrder809('第二十一条'),
    rows: [{ label: { zh: '理由', en: 'Reason' }, value: '{reason}' }],
    closing: [],
  },
  SupplementAsked: {
    tone: 'amber',
    title: { zh: '请补正申请材料', en: 'Please supply what is missing' },
    opening: {
      zh: '{provider}一次性告知需要补充的材料，请在补正期限内补齐。补正期间答复期限暂停计算。',
      en: 'The provider tells what is missing; meanwhile the reply clock stands still.',
    },
    rule: ofOrder809('第二十一条'),
    rows: [{ label: { zh: '需要补充', en: 'Missing' }, value: '{missing}' }],
    closing: [
      {
        zh: '逾期未补正的，申请失效，可以重新提出。',
        en: 'If nothing is supplied in time the application lapses and may be made anew.',
      },
    ],
  },
  RequestSupplemented: {
    tone: 'green',
    title: { zh: '申请已补正', en: 'The application was supplemented' },
    opening: {
      zh: '{requester}已补正申请，答复期限继续计算，暂停的天数不计入。',
      en: 'The requester has supplied what was missing; the reply clock goes on without the days in between.',
    },
    rule: ofOrder809('第二十一条'),
    closing: [],
  },
  RequestLapsed: {
    tone: 'red',
    title: { zh: '申请逾期未补正，已失效', en: 'The application has lapsed' },
    opening: {
      zh: '使用部门未在期限内补正，申请失效，可以重新提出。',
      en: 'Nothing was supplied in time: the application has lapsed and may be made anew.',
    },
    rule: ofOwnRule('补正期限'),
    closing: [],
  },
  SupplementMissed: {
    tone: 'amber',
    title: { zh: '逾期未补正，按现有材料答复', en: 'Nothing was supplied; the reply stays owed' },
    opening: {
      zh: '使用部门未在期限内补正。提出补正时答复已经逾期，申请不因此失效，请提供部门按现有材料答复。',
      en: 'Nothing was supplied in time. The reply was late when more was asked for, so the application stands: the provider replies to what there is.',
    },
    rule: ofOwnRule('补正期限'),
    closing: [],
  },
  ReplyProposed: {
    tone: 'amber',
    title: { zh: '答复待同意', en: 'Reply awaits your consent' },
    opening: {
      zh: '本部门经办人拟就共享申请的答复，经您同意后生效；期限仍在计算。',
      en: 'Staff of your department wrote the reply; it counts once you consent, and the clock runs on.',
    },
    rule: ofOrder809('第二十条'),
    closing: [],
  },
  ReplyDeclined: {
    tone: 'amber',
    title: { zh: '答复被退回', en: 'Reply sent back' },
    opening: {
      zh: '本部门负责人退回了答复，请修改后重新提请。',
      en: 'The head of your sharing office sent the reply back.',
    },
    rule: ofOrder809('第二十条'),
    rows: remarks,
    closing: [],
  },
});
