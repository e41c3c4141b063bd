import * as z from 'zod';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { inOffice, type Route, readersOfCirculars, readersOfReferred, routesOf } from '../route.ts';
import { byId, id } from '../schemas/common.ts';
import * as documents from '../schemas/document.ts';

const { command, query } = routesOf('documents', { roles: readersOfReferred, params: byId('req') });

const ofEvaluation = {
  roles: [...readersOfReferred, 'evaluator'],
  article: '第十七条',
  params: byId('evl'),
} as const;

/** The document of a complaint or of a notice of criticism, by the id of that: one path for all of them. */
const ofPaper = {
  recorded: true,
  roles: readersOfCirculars,
  article: cited(ORDER_809, '第二十九条、第三十七条'),
  params: z.strictObject({ id: z.union([id('cmp'), id('cir')]) }),
} as const;

/** Documents signed by the platform, and their verification (articles 15, 16). */
export const documentsRoutes = {
  getRequestForm: query('/v1/requests/{id}/form', {
    recorded: true,
    article: '第十五条',
    summary: { zh: '系统生成的需求申请表', en: 'Read the generated application form' },
    response: 'text/html',
    refusals: ['not-as-logged'],
  }),
  getRequestFormPdf: query('/v1/requests/{id}/form.pdf', {
    recorded: true,
    article: '第十五条',
    summary: { zh: '需求申请表（PDF）', en: 'Download the application form as PDF' },
    response: 'application/pdf',
    refusals: ['not-as-logged'],
  }),
  getRequestFormData: query('/v1/requests/{id}/form.json', {
    recorded: true,
    article: '第十五条',
    summary: { zh: '需求申请表的签名数据', en: 'Read the signed data of the application form' },
    response: documents.signedDocument,
    refusals: ['not-as-logged'],
  }),
  getReply: query('/v1/requests/{id}/reply', {
    recorded: true,
    article: '第十五条',
    summary: { zh: '系统生成的答复', en: 'Read the generated reply' },
    response: 'text/html',
    refusals: ['not-as-logged'],
  }),
  getReplyPdf: query('/v1/requests/{id}/reply.pdf', {
    recorded: true,
    article: '第十五条',
    summary: { zh: '答复（PDF）', en: 'Download the reply as PDF' },
    response: 'application/pdf',
    refusals: ['not-as-logged'],
  }),
  getReplyData: query('/v1/requests/{id}/reply.json', {
    recorded: true,
    article: '第十五条',
    summary: { zh: '答复的签名数据', en: 'Read the signed data of the reply' },
    response: documents.signedDocument,
    refusals: ['not-as-logged'],
  }),
  getRequestEvidence: query('/v1/requests/{id}/evidence', {
    recorded: true,
    summary: { zh: '封存的证据包', en: 'Get the sealed evidence of a request' },
    article: '第十六条',
    response: documents.evidence,
    refusals: ['not-as-logged'],
  }),
  getNegotiationEvidence: query('/v1/negotiations/{id}/evidence', {
    recorded: true,
    summary: { zh: '协商与争议的封存证据包', en: 'Get the sealed evidence of a negotiation' },
    article: '第十六条',
    params: byId('neg'),
    response: documents.evidence,
    refusals: ['not-as-logged'],
  }),
  getRectificationNoticePdf: query('/v1/rectifications/{id}/notice.pdf', {
    recorded: true,
    article: '第二十三条',
    summary: { zh: '整改通知书（PDF）', en: 'Download a notice to rectify as PDF' },
    params: byId('rec'),
    response: 'application/pdf',
    refusals: ['not-as-logged'],
  }),
  getRectificationNoticeData: query('/v1/rectifications/{id}/notice.json', {
    recorded: true,
    article: '第二十三条',
    summary: { zh: '整改通知书的签名数据', en: 'Read the signed data of a notice to rectify' },
    params: byId('rec'),
    response: documents.signedDocument,
    refusals: ['not-as-logged'],
  }),
  getGovernmentReportPdf: query('/v1/rectifications/{id}/government-report.pdf', {
    recorded: true,
    article: '第二十三条',
    summary: { zh: '上报市人民政府的报告（PDF）', en: 'Download the report to the city government as PDF' },
    params: byId('rec'),
    response: 'application/pdf',
    refusals: ['not-as-logged'],
  }),
  getGovernmentReportData: query('/v1/rectifications/{id}/government-report.json', {
    recorded: true,
    article: '第二十三条',
    summary: { zh: '上报市人民政府的报告的签名数据', en: 'Read the signed data of the report to the city government' },
    params: byId('rec'),
    response: documents.signedDocument,
    refusals: ['not-as-logged'],
  }),
  getRectificationEvidence: query('/v1/rectifications/{id}/evidence', {
    recorded: true,
    article: '第二十三条',
    summary: { zh: '整改的封存证据包', en: 'Get the sealed evidence of a rectification' },
    params: byId('rec'),
    response: documents.evidence,
    refusals: ['not-as-logged'],
  }),
  getPaperPdf: query('/v1/papers/{id}/pdf', {
    ...ofPaper,
    summary: {
      zh: '投诉举报答复书或者通报（PDF）',
      en: 'Download an answer to a complaint, or a notice of criticism, as PDF',
    },
    response: 'application/pdf',
    refusals: ['not-as-logged'],
  }),
  getPaperData: query('/v1/papers/{id}/json', {
    ...ofPaper,
    summary: {
      zh: '投诉举报答复书或者通报的签名数据',
      en: 'Read the signed data of an answer to a complaint, or of a notice of criticism',
    },
    response: documents.signedDocument,
    refusals: ['not-as-logged'],
  }),
  getIncidentEvidence: query('/v1/incidents/{id}/evidence', {
    recorded: true,
    roles: [...inOffice, 'auditor'],
    article: '第二十二条',
    summary: { zh: '安全事件的封存证据包', en: 'Get the sealed evidence of a security incident' },
    params: byId('inc'),
    response: documents.evidence,
    refusals: ['not-as-logged'],
  }),
  getEvaluationReport: query('/v1/evaluations/{id}/report', {
    ...ofEvaluation,
    summary: { zh: '年度评估报告', en: 'Read the report of an evaluation' },
    response: 'text/html',
    refusals: ['not-as-logged'],
  }),
  getEvaluationReportPdf: query('/v1/evaluations/{id}/report.pdf', {
    ...ofEvaluation,
    summary: { zh: '年度评估报告（PDF）', en: 'Download the report of an evaluation as PDF' },
    response: 'application/pdf',
    refusals: ['not-as-logged'],
  }),
  getEvaluationReportData: query('/v1/evaluations/{id}/report.json', {
    ...ofEvaluation,
    summary: { zh: '年度评估报告的签名数据', en: 'Read the signed data of the report of an evaluation' },
    response: documents.signedDocument,
    refusals: ['not-as-logged'],
  }),
  getKeys: query('/v1/keys', {
    auth: 'none',
    roles: [],
    summary: { zh: '平台签名公钥', en: 'List the public keys of the platform' },
    response: documents.keys,
  }),
  verify: command('/v1/verify', {
    auth: 'none',
    roles: [],
    asks: true,
    summary: { zh: '核验文书或证据清单的签名', en: 'Verify the signature of a document or a manifest' },
    body: documents.toVerify,
    asSent: true,
    response: documents.verdict,
  }),
} as const satisfies Record<string, Route>;
