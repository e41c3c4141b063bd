import { ofOrder809 } from '../letter.ts';
import { notices } from './notice.ts';

const complaint = ofOrder809('第三十七条');
const criticism = ofOrder809('第二十九条');
const reason = { label: { zh: '理由', en: 'Reason' }, value: '{reason}' } as const;
const answerIt = {
  zh: '请查明情况，由登记人以外的人员登录系统答复；属其他部门职责的，可以转办一次。如何联系投诉人，只在系统内可见。',
  en: 'Please find out what happened and answer in the system, somebody other than who registered it; it can be passed on once. How to reach whoever complained is shown in the system alone.',
} as const;
const read = { zh: '请登录系统查看。', en: 'Please read it in the system.' } as const;

/** Complaints (Order 809 art. 37), and notices of criticism (art. 29). A mail names nobody who complains. */
export const complaintNotices = notices({
  ComplaintRegistered: {
    tone: 'amber',
    title: { zh: '投诉举报待办理', en: 'A complaint is to be answered' },
    opening: {
      zh: '{provider}收到一件关于政务数据共享的投诉举报，已经登记。',
      en: '{provider} has received a complaint about the sharing of data.',
    },
    rule: complaint,
    closing: [answerIt],
  },
  ComplaintPassedOn: {
    tone: 'amber',
    title: { zh: '投诉举报转来办理', en: 'A complaint is passed on to you' },
    opening: {
      zh: '一件关于政务数据共享的投诉举报转由{provider}办理。',
      en: 'A complaint about the sharing of data is passed on to {provider}.',
    },
    rule: complaint,
    rows: [reason],
    closing: [answerIt],
  },
  ComplaintAnswered: {
    tone: 'green',
    title: { zh: '投诉举报已答复', en: 'A complaint is answered' },
    opening: {
      zh: '{provider}已经答复该投诉举报，答复书可以打印送达投诉人。',
      en: '{provider} has answered the complaint; the answer can be printed and handed out.',
    },
    rule: complaint,
    closing: [read],
  },
  CircularDrafted: {
    tone: 'blue',
    title: { zh: '通报待签发', en: 'A notice of criticism awaits its issue' },
    opening: {
      zh: '已起草对{provider}的通报，请由起草人以外的工作人员签发。',
      en: 'A notice about {provider} is drafted; somebody who had no hand in it issues it.',
    },
    rule: criticism,
    closing: [{ zh: '请登录系统签发，或者说明理由不予签发。', en: 'Please issue it, or discard it with the reason.' }],
  },
  CircularDiscarded: {
    tone: 'amber',
    title: { zh: '通报未签发', en: 'The notice of criticism was not issued' },
    opening: { zh: '对{provider}的通报不予签发。', en: 'The notice about {provider} was discarded.' },
    rule: criticism,
    rows: [reason],
    closing: [],
  },
  CircularIssued: {
    tone: 'amber',
    title: { zh: '通报', en: 'Notice of criticism' },
    opening: {
      zh: '现对{provider}违反政务数据共享规定的行为予以通报。',
      en: '{provider} is criticized before all departments for a breach of the rules on sharing data.',
    },
    rule: criticism,
    closing: [
      {
        zh: '请登录系统查看通报全文，引以为戒，对照检查。',
        en: 'Please read it in the system, and look whether it concerns you too.',
      },
    ],
  },
  CircularRetractionProposed: {
    tone: 'blue',
    title: { zh: '撤回通报待决定', en: 'A withdrawal awaits a decision' },
    opening: {
      zh: '已提出撤回对{provider}的通报，请由提出人以外的工作人员决定。',
      en: 'It is proposed to withdraw the notice about {provider}; another officer decides.',
    },
    rule: criticism,
    rows: [reason],
    closing: [read],
  },
  CircularKept: {
    tone: 'amber',
    title: { zh: '通报不予撤回', en: 'The notice of criticism stands' },
    opening: { zh: '对{provider}的通报不予撤回。', en: 'The notice about {provider} is not withdrawn.' },
    rule: criticism,
    rows: [reason],
    closing: [],
  },
  CircularRetracted: {
    tone: 'green',
    title: { zh: '通报已撤回', en: 'A notice of criticism is withdrawn' },
    opening: {
      zh: '{issuedOn}对{provider}的通报有误，现予撤回。',
      en: 'The notice about {provider} of {issuedOn} was wrong and is withdrawn.',
    },
    rule: criticism,
    rows: [reason],
    closing: [{ zh: '原通报不再作为依据，请以本撤回为准。', en: 'Please rely on it no more.' }],
  },
});
