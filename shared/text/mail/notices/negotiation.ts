import { ofMeasures, ofOrder809 } from '../letter.ts';
import { notices } from './notice.ts';

const negotiation = ofMeasures('第十五条');
const dispute = ofMeasures('第十六条');
const superior = ofOrder809('第二十八条');
const between = {
  zh: '使用部门：{requester}；提供部门：{provider}。',
  en: 'Requester: {requester}; provider: {provider}.',
} as const;
const look = { zh: '请登录系统查看并办理。', en: 'Please see the case in the system.' } as const;
const reason = { label: { zh: '理由', en: 'Reason' }, value: '{reason}' } as const;
const reasons = { label: { zh: '理由', en: 'Reasons' }, value: '{reasons}' } as const;
const grant = { label: { zh: '共享授权', en: 'Grant' }, value: '{grant}' } as const;
const number = { label: { zh: '方案', en: 'Proposal' }, value: '{proposal}' } as const;

/** The steps of a negotiation, told to its sides and the bureau (articles 15, 16). */
export const negotiationNotices = notices({
  NegotiationProposed: {
    tone: 'blue',
    title: { zh: '协商待同意', en: 'A negotiation awaits your consent' },
    opening: {
      zh: '本部门拟就不予共享的信息资源与{provider}协商，请审阅。',
      en: 'Your staff propose to negotiate with {provider} about data that is not shared.',
    },
    rule: negotiation,
    closing: [
      { zh: '经您同意后发送对方；提请人不能同意。', en: 'It is sent once you consent; who proposed it cannot.' },
    ],
  },
  NegotiationDeclined: {
    tone: 'amber',
    title: { zh: '协商未获同意', en: 'The negotiation was not consented to' },
    opening: { zh: '本部门负责人未同意提出协商。', en: 'The head of your sharing office did not consent.' },
    rule: negotiation,
    rows: [{ label: { zh: '意见', en: 'Remarks' }, value: '{remarks}' }],
    closing: [{ zh: '可修改后重新提出。', en: 'It may be proposed anew.' }],
  },
  NegotiationOpened: {
    tone: 'blue',
    title: { zh: '对方提出协商', en: 'A negotiation is opened' },
    opening: {
      zh: '对方就未共享的信息项提出协商，请陈述意见或提出方案。',
      en: 'The other side asks to negotiate about items that are not shared; state your case or propose terms.',
    },
    rule: negotiation,
    closing: [between, look],
  },
  NegotiationStated: {
    tone: 'blue',
    title: { zh: '对方作出陈述', en: 'A statement in a negotiation' },
    opening: { zh: '对方在协商中提交了陈述。', en: 'The other side has made a statement.' },
    rule: negotiation,
    closing: [look],
  },
  NegotiationFileAttached: {
    tone: 'blue',
    title: { zh: '争议事项新增附件', en: 'A file is attached to the case' },
    opening: { zh: '争议事项中新增一份附件。', en: 'A file has been added to the case.' },
    rule: negotiation,
    rows: [{ label: { zh: '附件摘要（SHA-256）', en: 'Digest (SHA-256)' }, value: '{sha256}' }],
    closing: [look],
  },
  TermsProposed: {
    tone: 'amber',
    title: { zh: '协商方案待答复', en: 'Proposed terms await an answer' },
    opening: {
      zh: '争议事项中提出了共享方案，双方共享工作机构负责人均接受后生效。',
      en: 'Terms have been proposed; they bind once the heads of both sharing offices have accepted them.',
    },
    rule: negotiation,
    rows: [
      number,
      { label: { zh: '使用时限', en: 'Until' }, value: '{until}' },
      { label: { zh: '条件', en: 'Conditions' }, value: '{conditions}' },
    ],
    closing: [between, look],
  },
  TermsAccepted: {
    tone: 'green',
    title: { zh: '对方接受方案', en: 'The other side accepts the terms' },
    opening: { zh: '对方负责人已接受方案，等待本方答复。', en: 'The head of the other side has accepted the terms.' },
    rule: negotiation,
    rows: [number],
    closing: [{ zh: '本方负责人尚未答复的，请登录系统答复。', en: 'If your side has not answered yet, please do.' }],
  },
  TermsRejected: {
    tone: 'amber',
    title: { zh: '方案未被接受', en: 'The terms were declined' },
    opening: {
      zh: '协商方案未被接受，可另行提出方案。',
      en: 'The proposed terms were declined; others may be proposed.',
    },
    rule: negotiation,
    rows: [number, reason],
    closing: [look],
  },
  NegotiationAgreed: {
    tone: 'green',
    title: { zh: '协商一致', en: 'An agreement is reached' },
    opening: {
      zh: '双方已达成一致，按所记载的约定共享。',
      en: 'The two sides agree; the data is shared as recorded in the agreement.',
    },
    rule: negotiation,
    rows: [number, grant],
    closing: [between],
  },
  NegotiationFailed: {
    tone: 'amber',
    title: { zh: '协商未果', en: 'The negotiation has failed' },
    opening: {
      zh: '双方协商未果，由义马市政务服务和大数据管理局协调；其为当事方或双方跨层级、跨区域的，报上级。',
      en: 'The two sides do not agree: the bureau coordinates, or a superior where the bureau is a party or the sides are of different levels or cities.',
    },
    rule: negotiation,
    rows: [reason],
    closing: [between, look],
  },
  MeetingRecorded: {
    tone: 'blue',
    title: { zh: '协调会议已记录', en: 'A coordination meeting is recorded' },
    opening: { zh: '主管部门记录了协调会议情况。', en: 'The bureau has recorded a meeting with both sides.' },
    rule: dispute,
    rows: [{ label: { zh: '会议日期', en: 'Held on' }, value: '{heldOn}' }],
    closing: [look],
  },
  RulingMade: {
    tone: 'amber',
    title: { zh: '争议评判', en: 'A ruling is made' },
    opening: {
      zh: '主管部门会同有关部门作出评判，请共享工作机构负责人在期限内答复。',
      en: 'The bureau, together with other departments, has ruled; the head of your sharing office answers in time.',
    },
    rule: dispute,
    rows: [reasons],
    closing: [between, look],
  },
  RulingAccepted: {
    tone: 'blue',
    title: { zh: '一方接受评判', en: 'The ruling is accepted by one side' },
    opening: {
      zh: '一方已接受评判；双方均接受后生效。',
      en: 'One side accepts the ruling; it is in force once both do.',
    },
    rule: dispute,
    closing: [between, look],
  },
  RulingObjected: {
    tone: 'amber',
    title: { zh: '一方不接受评判', en: 'The ruling is objected to' },
    opening: {
      zh: '一方不接受评判，报市人民政府决定。',
      en: 'One side does not accept the ruling; the city government decides.',
    },
    rule: superior,
    rows: [reason],
    closing: [between],
  },
  RulingUnanswered: {
    tone: 'amber',
    title: { zh: '评判逾期未答复', en: 'The ruling is not answered' },
    opening: {
      zh: '评判逾期未获双方答复，不视为同意，报市人民政府决定。',
      en: 'A side has not answered the ruling in time. Silence is no consent; the city government decides.',
    },
    rule: superior,
    closing: [between],
  },
  RulingInForce: {
    tone: 'green',
    title: { zh: '评判生效', en: 'The ruling is in force' },
    opening: { zh: '争议评判已经生效，请按评判执行。', en: 'The ruling is in force and is to be followed.' },
    rule: dispute,
    rows: [grant],
    closing: [between],
  },
  SuperiorDecided: {
    tone: 'amber',
    title: { zh: '上级决定', en: 'A superior has decided' },
    opening: {
      zh: '{authority}已就本争议作出决定，为最终决定。',
      en: 'The superior ({authority}) has decided; this is final.',
    },
    rule: superior,
    rows: [
      { label: { zh: '文号', en: 'Document' }, value: '{documentNumber}' },
      { label: { zh: '决定日期', en: 'Decided on' }, value: '{decidedOn}' },
      reasons,
      grant,
    ],
    closing: [between],
  },
  NegotiationWithdrawn: {
    tone: 'blue',
    title: { zh: '协商已撤回', en: 'The negotiation is withdrawn' },
    opening: { zh: '提出协商的一方已撤回。', en: 'The side that opened the negotiation has withdrawn it.' },
    rule: negotiation,
    rows: [reason],
    closing: [between],
  },
});
