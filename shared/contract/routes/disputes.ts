import * as z from 'zod';
import { attachmentType } from '../../domain/disputes/attachment.ts';
import { meetingSchema } from '../../domain/disputes/meeting.ts';
import { consentSchema, openingSchema } from '../../domain/disputes/opening-fields.ts';
import { sideAnswerSchema } from '../../domain/disputes/sides.ts';
import { statementSchema } from '../../domain/disputes/statement.ts';
import { termsSchema } from '../../domain/disputes/terms-fields.ts';
import { decisionSchema, rulingSchema } from '../../domain/disputes/verdict.ts';
import { prose, shortText } from '../../domain/prose.ts';
import { inOffice, type Route, readersOfReferred, routesOf } from '../route.ts';
import { byId, id } from '../schemas/common.ts';
import * as negotiations from '../schemas/negotiation.ts';

const { begin, command, decide, list, query, show } = routesOf('disputes', {
  roles: ['staff'],
  article: '第十五条',
  params: byId('neg'),
});

/** Negotiation, coordination, adjudication, decision (articles 15, 16; Order 809 art. 28). */
export const disputesRoutes = {
  createNegotiation: begin('/v1/negotiations', {
    summary: { zh: '提出协商', en: 'Open a negotiation' },
    body: openingSchema,
    response: negotiations.negotiationCase,
    refusals: [
      'items-not-refused',
      'resource-not-published',
      'own-data',
      'items-unknown',
      'to-be-requested',
      'term-over',
      'negotiation-open',
    ],
  }),
  listNegotiations: list('/v1/negotiations', {
    roles: readersOfReferred,
    summary: { zh: '协商与争议列表', en: 'List negotiations and disputes' },
    query: { side: z.enum(['opened', 'received', 'referred', 'all']).default('received') },
    item: negotiations.negotiation,
    refusals: ['role-missing'],
  }),
  getNegotiation: show('/v1/negotiations/{id}', {
    roles: readersOfReferred,
    summary: { zh: '查看协商与争议', en: 'Read a negotiation' },
    response: negotiations.negotiationCase,
  }),
  consentNegotiation: decide('/v1/negotiations/{id}/consent', {
    response: negotiations.negotiationCase,
    roles: ['head'],
    summary: { zh: '本部门负责人同意或不同意提出协商', en: 'Consent to sending a negotiation, or decline' },
    body: consentSchema,
    refusals: ['not-your-step', 'step-closed', 'same-person'],
  }),
  withdrawNegotiation: decide('/v1/negotiations/{id}/withdraw', {
    response: negotiations.negotiationCase,
    summary: { zh: '撤回协商', en: 'Withdraw a negotiation' },
    body: z.strictObject({ reason: shortText }),
    refusals: ['not-your-step', 'step-closed'],
  }),
  createStatement: decide('/v1/negotiations/{id}/statements', {
    response: negotiations.negotiationCase,
    summary: { zh: '陈述意见', en: 'State your case' },
    body: statementSchema,
    refusals: ['not-your-step', 'step-closed', 'case-full'],
  }),
  createUpload: command('/v1/negotiations/{id}/uploads', {
    roles: ['staff', 'head', 'bureau', 'government'],
    summary: { zh: '准备上传附件', en: 'Prepare a file to attach' },
    /** `size`: of the file, in bytes. The link takes a file of this size and no other. */
    body: z.strictObject({ type: attachmentType, size: z.int().min(1) }),
    response: negotiations.upload,
    refusals: ['not-your-step', 'step-closed', 'case-full', 'attachment-too-large'],
  }),
  createAttachment: decide('/v1/negotiations/{id}/attachments', {
    response: negotiations.negotiationCase,
    roles: ['staff', 'head', 'bureau', 'government'],
    summary: { zh: '收入附件', en: 'Attach an uploaded file' },
    body: z.strictObject({ file: id('fil'), type: attachmentType, name: prose(1, 120) }),
    refusals: ['not-your-step', 'step-closed', 'case-full', 'attached-already', 'attachment-missing', 'file-broken'],
  }),
  getAttachment: query('/v1/negotiations/{id}/attachments/{file}', {
    recorded: true,
    roles: inOffice,
    summary: { zh: '下载附件', en: 'Download an attachment' },
    params: z.strictObject({ id: id('neg'), file: id('fil') }),
    response: negotiations.download,
  }),
  createProposal: decide('/v1/negotiations/{id}/proposals', {
    response: negotiations.negotiationCase,
    roles: ['staff', 'bureau'],
    summary: { zh: '提出共享方案', en: 'Propose terms' },
    body: termsSchema,
    refusals: ['not-your-step', 'step-closed', 'case-full', 'items-not-disputed', 'term-over'],
  }),
  answerProposal: decide('/v1/negotiations/{id}/proposals/{number}/answer', {
    response: negotiations.negotiationCase,
    roles: ['head'],
    summary: { zh: '负责人接受或否决方案', en: 'Accept or reject proposed terms' },
    params: z.strictObject({ id: id('neg'), number: z.coerce.number().int().min(1).max(99) }),
    body: sideAnswerSchema,
    refusals: ['not-your-step', 'step-closed', 'same-person', 'proposal-closed', 'answered-already', 'term-over'],
  }),
  declareFailure: decide('/v1/negotiations/{id}/declare-failure', {
    response: negotiations.negotiationCase,
    summary: { zh: '声明协商未果', en: 'Declare that the negotiation has failed' },
    body: z.strictObject({ reason: shortText }),
    refusals: ['not-your-step', 'step-closed'],
  }),
  createMeeting: decide('/v1/negotiations/{id}/meetings', {
    response: negotiations.negotiationCase,
    roles: ['bureau'],
    summary: { zh: '记录协调会议', en: 'Record a coordination meeting' },
    article: '第十六条',
    body: meetingSchema,
    refusals: ['not-your-step', 'step-closed', 'case-full', 'not-yet', 'unknown-department', 'files-unknown'],
  }),
  adjudicateNegotiation: decide('/v1/negotiations/{id}/adjudicate', {
    response: negotiations.negotiationCase,
    roles: ['bureau'],
    summary: { zh: '会同有关部门作出评判', en: 'Adjudicate together with other departments' },
    article: '第十六条',
    body: rulingSchema,
    refusals: [
      'not-your-step',
      'step-closed',
      'same-person',
      'coordinate-first',
      'assessors',
      'unknown-department',
      'items-not-disputed',
      'term-over',
      'agreement-only',
    ],
  }),
  answerRuling: decide('/v1/negotiations/{id}/answer-ruling', {
    response: negotiations.negotiationCase,
    roles: ['head'],
    summary: { zh: '接受或不接受评判', en: 'Accept a ruling, or object to it' },
    article: '第十六条',
    body: sideAnswerSchema,
    refusals: ['not-your-step', 'step-closed', 'answered-already', 'same-person'],
  }),
  referRuling: decide('/v1/negotiations/{id}/refer-ruling', {
    response: negotiations.negotiationCase,
    roles: ['bureau'],
    summary: { zh: '逾期未答复的，报市人民政府决定', en: 'Refer an unanswered ruling to the city government' },
    article: '第十六条',
    refusals: ['not-your-step', 'step-closed', 'answers-not-late'],
  }),
  recordDecision: decide('/v1/negotiations/{id}/record-decision', {
    response: negotiations.negotiationCase,
    roles: ['bureau', 'head', 'government'],
    summary: { zh: '录入市人民政府或者上级的决定', en: 'Enter the decision of the city government or a superior' },
    article: '第十六条',
    body: decisionSchema,
    refusals: [
      'not-your-step',
      'step-closed',
      'not-yet',
      'files-unknown',
      'items-not-disputed',
      'term-over',
      'agreement-only',
    ],
  }),
} as const satisfies Record<string, Route>;
