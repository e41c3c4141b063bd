import * as z from 'zod';
import { attachmentType } from '../../domain/disputes/attachment.ts';
import { prose, shortText } from '../../domain/prose.ts';
import * as fields from '../../domain/rectifications/rectification-fields.ts';
import { inOffice, type Route, readersOfReferred, routesOf } from '../route.ts';
import { byId, id } from '../schemas/common.ts';
import { upload } from '../schemas/negotiation.ts';
import * as rectifications from '../schemas/rectification.ts';

const { begin, command, decide, list, query, show } = routesOf('rectifications', {
  roles: ['bureau', 'government'],
  article: '第二十三条',
  params: byId('rec'),
});

/** What a department is told to rectify, and what follows (articles 23 to 25; Order 809 arts. 39 to 41). */
export const rectificationsRoutes = {
  createRectification: begin('/v1/rectifications', {
    summary: { zh: '起草整改通知', en: 'Draft a notice to rectify' },
    body: fields.draftSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'unknown-department', 'ground-of-bureau', 'facts-unknown', 'due-out-of-range'],
  }),
  listRectifications: list('/v1/rectifications', {
    roles: readersOfReferred,
    summary: { zh: '整改列表', en: 'List rectifications' },
    query: { side: z.enum(['own', 'all']).default('own'), status: rectifications.rectificationStatus.optional() },
    item: rectifications.rectification,
    refusals: ['role-missing'],
  }),
  getRectification: show('/v1/rectifications/{id}', {
    recorded: true,
    roles: readersOfReferred,
    summary: { zh: '查看整改', en: 'Read a rectification' },
    response: rectifications.rectificationCase,
  }),
  updateRectification: decide('/v1/rectifications/{id}', {
    method: 'PUT',
    summary: { zh: '修改整改通知草稿', en: 'Revise the draft of a notice' },
    body: fields.noticeSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'ground-of-bureau', 'facts-unknown', 'due-out-of-range'],
  }),
  issueRectification: decide('/v1/rectifications/{id}/issue', {
    summary: { zh: '签发整改通知', en: 'Issue a notice' },
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'same-person', 'due-out-of-range'],
  }),
  discardRectification: decide('/v1/rectifications/{id}/discard', {
    summary: { zh: '不予签发整改通知', en: 'Discard the draft of a notice' },
    body: z.strictObject({ reason: shortText }),
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed'],
  }),
  askTime: decide('/v1/rectifications/{id}/ask-time', {
    roles: ['staff', 'head'],
    summary: { zh: '申请延长整改期限', en: 'Ask for more time to rectify' },
    body: fields.timeSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'time-asked', 'extension-too-late', 'extension-too-long'],
  }),
  answerTime: decide('/v1/rectifications/{id}/answer-time', {
    summary: { zh: '决定是否延长整改期限', en: 'Give more time to rectify, or decline' },
    body: fields.timeAnswerSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'time-not-asked', 'same-person'],
  }),
  prepareFile: command('/v1/rectifications/{id}/prepare-file', {
    roles: ['staff', 'head', 'bureau', 'government'],
    summary: { zh: '准备上传整改材料', en: 'Prepare a file for a rectification' },
    /** `size`: of the file, in bytes. The link takes a file of this size and no other. */
    body: z.strictObject({ type: attachmentType, size: z.int().min(1) }),
    response: upload,
    refusals: ['not-your-step', 'step-closed', 'attachment-too-large'],
  }),
  attachFile: decide('/v1/rectifications/{id}/attach-file', {
    roles: ['staff', 'head', 'bureau', 'government'],
    summary: { zh: '收入整改材料', en: 'Attach an uploaded file to a rectification' },
    body: z.strictObject({ file: id('fil'), type: attachmentType, name: prose(1, 120) }),
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'attached-already', 'attachment-missing', 'file-broken'],
  }),
  getRectificationFile: query('/v1/rectifications/{id}/files/{file}', {
    recorded: true,
    roles: inOffice,
    summary: { zh: '下载整改材料', en: 'Download a file of a rectification' },
    params: z.strictObject({ id: id('rec'), file: id('fil') }),
    response: rectifications.rectificationDownload,
  }),
  reportRectification: decide('/v1/rectifications/{id}/report', {
    roles: ['staff', 'head'],
    summary: { zh: '提交整改报告', en: 'Report what was rectified by notice' },
    body: fields.reportSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'files-unknown'],
  }),
  reviewRectification: decide('/v1/rectifications/{id}/review', {
    summary: { zh: '复核整改报告', en: 'Accept a report, or return it' },
    body: fields.reviewSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'same-person', 'due-out-of-range'],
  }),
  escalateRectification: decide('/v1/rectifications/{id}/escalate', {
    roles: ['bureau'],
    summary: { zh: '上报市人民政府', en: 'Report to the city government what was not rectified' },
    body: fields.escalationSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'notice-not-late'],
  }),
  orderRectification: decide('/v1/rectifications/{id}/order', {
    summary: { zh: '录入市人民政府督办', en: 'Record the order of the city government' },
    body: fields.orderSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'notice-not-late', 'not-yet', 'due-out-of-range'],
  }),
  concludeRectification: decide('/v1/rectifications/{id}/conclude', {
    summary: { zh: '录入督办办结结果', en: 'Record what came of the order' },
    body: fields.conclusionSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'not-yet'],
  }),
  closeRectification: decide('/v1/rectifications/{id}/close', {
    summary: { zh: '免予追究或者依照其他法律处理', en: 'Exempt, or refer to the governing law' },
    article: '第二十四条',
    body: fields.closingSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed'],
  }),
  proposeAccountability: decide('/v1/rectifications/{id}/propose-accountability', {
    summary: { zh: '提请问责', en: 'Propose accountability to an authority' },
    body: fields.accountabilitySchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'accountability-proposed'],
  }),
  recordAccountability: decide('/v1/rectifications/{id}/record-accountability', {
    summary: { zh: '录入问责结果', en: 'Record the outcome of accountability' },
    body: fields.accountabilityOutcomeSchema,
    response: rectifications.rectificationCase,
    refusals: ['not-your-step', 'step-closed', 'accountability-not-proposed', 'not-yet'],
  }),
} as const satisfies Record<string, Route>;
