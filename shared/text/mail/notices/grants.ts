import { ofMeasures, ofOrder809 } from '../letter.ts';
import { notices } from './notice.ts';

const reason = { label: { zh: '原因', en: 'Reason' }, value: '{reason}' } as const;
const remarks = { label: { zh: '意见', en: 'Remarks' }, value: '{remarks}' } as const;
const basis = { label: { zh: '依据条款', en: 'Basis' }, value: '{basis}' } as const;
const until = { label: { zh: '期限至', en: 'Until' }, value: '{until}' } as const;

/** A grant from its provision to its end, each to the side concerned (article 15; 809 arts. 20, 22, 27). */
export const grantsNotices = notices({
  GrantProvided: {
    tone: 'blue',
    title: { zh: '数据已提供', en: 'Data provided' },
    opening: {
      zh: '{provider}已提供以下信息资源，请登录系统获取使用方式。',
      en: '{provider} has provided the following; take the details in the system.',
    },
    rule: ofOrder809('第二十二条'),
    closing: [
      {
        zh: '请严格按照答复意见使用并做好使用记录；使用中发生的信息安全事故由使用部门承担责任（第二十二条）。',
        en: 'Use it strictly as agreed and keep records of use; the requester answers for its security (article 22).',
      },
    ],
  },
  GrantSuspended: {
    tone: 'red',
    title: { zh: '共享权限已暂停', en: 'Grant suspended' },
    opening: {
      zh: '因发现使用不符合授权，以下共享权限自即时起暂停，由{requester}限期整改。',
      en: 'Use was found to go beyond the grant: it is suspended from this moment, and {requester} is to put it right.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [reason],
    closing: [
      {
        zh: '整改后请在系统中说明情况；拒不整改或者整改不到位的，可以终止共享。',
        en: 'State in the system what was put right; otherwise sharing may be terminated.',
      },
    ],
  },
  GrantRectified: {
    tone: 'blue',
    title: { zh: '整改情况待复核', en: 'Rectification to be reviewed' },
    opening: {
      zh: '{requester}已报告整改情况，请复核后恢复、退回整改或者终止。',
      en: '{requester} has stated what was put right: please resume, send back or terminate.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [{ label: { zh: '整改情况', en: 'What was done' }, value: '{statement}' }],
    closing: [],
  },
  RectificationReturned: {
    tone: 'amber',
    title: { zh: '整改被退回', en: 'Rectification sent back' },
    opening: {
      zh: '整改尚不到位，请继续整改，共享权限仍暂停。',
      en: 'What was done is not enough; please go on. The grant stays suspended.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [reason],
    closing: [],
  },
  GrantResumed: {
    tone: 'green',
    title: { zh: '共享权限已恢复', en: 'Grant resumed' },
    opening: { zh: '以下共享权限已恢复。', en: 'The following may be used again.' },
    rule: ofOrder809('第二十七条'),
    rows: [reason],
    closing: [],
  },
  MisuseSettled: {
    tone: 'green',
    title: { zh: '违规使用已处理完毕', en: 'The misuse is settled' },
    opening: {
      zh: '以下共享授权已经结束，其违规使用的整改已获认可。',
      en: 'The grant has ended; what was put right about its misuse is accepted.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [reason],
    closing: [],
  },
  GrantTerminated: {
    tone: 'red',
    title: { zh: '共享已终止', en: 'Grant terminated' },
    opening: {
      zh: '因未整改或者整改不到位，以下共享已终止，数据不得继续使用。',
      en: 'Nothing, or not enough, was put right: sharing is terminated and the data must not be used any more.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [reason],
    closing: [
      {
        zh: '{requester}应当按提供部门要求处置数据并在系统中登记。',
        en: '{requester} is to dispose of the data as the provider asks and to record it.',
      },
    ],
  },
  GrantEnded: {
    tone: 'blue',
    title: { zh: '共享授权已结束', en: 'Grant ended' },
    opening: {
      zh: '以下共享授权已结束，数据不得继续使用。',
      en: 'The following grant has ended; the data must not be used any more.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [{ label: { zh: '结束日期', en: 'Ended on' }, value: '{on}' }, reason],
    closing: [
      {
        zh: '已获取数据的，{requester}应当按提供部门要求处置并在系统中登记。',
        en: 'Data that was obtained is to be disposed of by {requester} as the provider asks, and that recorded.',
      },
    ],
  },
  GrantDisposed: {
    tone: 'green',
    title: { zh: '数据已处置', en: 'Data disposed of' },
    opening: {
      zh: '{requester}已登记对以下共享数据的处置。',
      en: '{requester} has recorded the disposal of the following data.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [{ label: { zh: '处置日期', en: 'Disposed on' }, value: '{on}' }],
    closing: [],
  },
  RenewalProposed: {
    tone: 'blue',
    title: { zh: '续期申请待您同意', en: 'Renewal awaits your consent' },
    opening: {
      zh: '本部门拟申请延长以下共享授权的期限，经您同意后送提供部门。',
      en: 'Your department would like to ask for a later end of the following; it goes to the provider once you consent.',
    },
    rule: ofOrder809('第二十条'),
    rows: [until],
    closing: [],
  },
  RenewalDeclined: {
    tone: 'amber',
    title: { zh: '续期申请未获本部门同意', en: 'Renewal not consented to' },
    opening: {
      zh: '本部门政务数据共享工作机构负责人未同意提出续期。',
      en: 'The head of your sharing office did not consent to asking for a renewal.',
    },
    rule: ofOrder809('第二十条'),
    rows: [remarks],
    closing: [],
  },
  RenewalAsked: {
    tone: 'blue',
    title: { zh: '收到续期申请', en: 'Renewal asked for' },
    opening: {
      zh: '{requester}申请延长以下共享授权的期限，请在期限内答复。',
      en: '{requester} asks for a later end of the following; please reply in time.',
    },
    rule: ofMeasures('第十五条'),
    rows: [until, reason],
    closing: [
      {
        zh: '未答复不视为同意，授权到期即结束。',
        en: 'Silence is never consent: the grant ends with its term.',
      },
    ],
  },
  RenewalAnswered: {
    tone: 'blue',
    title: { zh: '续期答复待您同意', en: 'Answer to a renewal awaits your consent' },
    opening: {
      zh: '本部门拟答复{requester}的续期申请，经您同意后生效。',
      en: 'Your department would like to answer the renewal that {requester} asked for; it counts once you consent.',
    },
    rule: ofOrder809('第二十条'),
    rows: [{ label: { zh: '拟同意项数', en: 'Items agreed' }, value: '{agreed} / {asked}' }],
    closing: [],
  },
  RenewalReturned: {
    tone: 'amber',
    title: { zh: '续期答复被退回', en: 'Answer to a renewal returned' },
    opening: {
      zh: '本部门政务数据共享工作机构负责人未同意该答复，请重新拟定。',
      en: 'The head of your sharing office did not consent to the answer; please propose another.',
    },
    rule: ofOrder809('第二十条'),
    rows: [remarks],
    closing: [],
  },
  RenewalAgreed: {
    tone: 'green',
    title: { zh: '同意续期', en: 'Renewal agreed' },
    opening: {
      zh: '{provider}已同意延长以下共享授权的期限。',
      en: '{provider} has agreed to a later end of the following.',
    },
    rule: ofMeasures('第十五条'),
    rows: [until, { label: { zh: '未全部同意的理由', en: 'Why not all' }, value: '{reason}' }, basis],
    closing: [],
  },
  RenewalRefused: {
    tone: 'amber',
    title: { zh: '不同意续期', en: 'Renewal refused' },
    opening: {
      zh: '{provider}不同意延长期限，授权仍按原期限结束。',
      en: '{provider} does not agree to a later end; the grant ends as it was to.',
    },
    rule: ofMeasures('第十五条'),
    rows: [{ label: { zh: '理由', en: 'Reason' }, value: '{reason}' }, basis],
    closing: [],
  },
  FilingMade: {
    tone: 'amber',
    title: { zh: '服务终止或者变更备案', en: 'End or change of a service filed' },
    opening: {
      zh: '{provider}拟终止或者变更以下服务，已协商并报主管部门备案。',
      en: '{provider} intends to end or change the following service; it was negotiated and filed with the bureau.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [reason, { label: { zh: '协商结果', en: 'Outcome' }, value: '{outcome}' }],
    closing: [
      { zh: '备案之前，服务不得终止或者变更。', en: 'Until it is accepted, the service neither ends nor changes.' },
    ],
  },
  FilingAccepted: {
    tone: 'blue',
    title: { zh: '服务终止或者变更已备案', en: 'End or change of a service accepted' },
    opening: {
      zh: '主管部门已接受{provider}对以下服务终止或者变更的备案。',
      en: 'The bureau has accepted that {provider} ends or changes the following service.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [{ label: { zh: '结束日期', en: 'Ends on' }, value: '{endsOn}' }],
    closing: [],
  },
  FilingRejected: {
    tone: 'amber',
    title: { zh: '服务终止或者变更不予备案', en: 'End or change of a service not accepted' },
    opening: {
      zh: '主管部门未接受备案，{provider}应当继续按原方式提供服务。',
      en: 'The bureau does not accept the filing; {provider} goes on providing the service as it is.',
    },
    rule: ofOrder809('第二十七条'),
    rows: [remarks],
    closing: [],
  },
});
