import { type Route, readers, routesOf } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as documents from '../schemas/document.ts';

const { command, query } = routesOf('documents', { roles: readers, params: byId('req') });

/** What the platform hands out under its signature, and how anyone checks it (articles 15, 16). */
export const documentsRoutes = {
  getRequestForm: query('/v1/requests/{id}/form', {
    article: '第十五条',
    summary: { zh: '系统生成的需求申请表', en: 'The generated application form' },
    response: 'text/html',
  }),
  getRequestFormPdf: query('/v1/requests/{id}/form.pdf', {
    article: '第十五条',
    summary: { zh: '需求申请表（PDF）', en: 'The application form as PDF' },
    response: 'application/pdf',
  }),
  getRequestFormData: query('/v1/requests/{id}/form.json', {
    article: '第十五条',
    summary: { zh: '需求申请表的签名数据', en: 'The signed data of the application form' },
    response: documents.signedDocument,
  }),
  getReply: query('/v1/requests/{id}/reply', {
    article: '第十五条',
    summary: { zh: '系统生成的答复', en: 'The generated reply' },
    response: 'text/html',
  }),
  getReplyPdf: query('/v1/requests/{id}/reply.pdf', {
    article: '第十五条',
    summary: { zh: '答复（PDF）', en: 'The reply as PDF' },
    response: 'application/pdf',
  }),
  getReplyData: query('/v1/requests/{id}/reply.json', {
    article: '第十五条',
    summary: { zh: '答复的签名数据', en: 'The signed data of the reply' },
    response: documents.signedDocument,
  }),
  getRequestEvidence: query('/v1/requests/{id}/evidence', {
    summary: { zh: '封存的证据包', en: 'The sealed evidence of a request' },
    article: '第十六条',
    response: documents.evidence,
  }),
  getNegotiationEvidence: query('/v1/negotiations/{id}/evidence', {
    summary: { zh: '协商与争议的封存证据包', en: 'The sealed evidence of a negotiation' },
    article: '第十六条',
    params: byId('neg'),
    response: documents.evidence,
  }),
  getKeys: query('/v1/keys', {
    auth: 'none',
    roles: [],
    summary: { zh: '平台签名公钥', en: 'The public keys of the platform' },
    response: documents.keys,
  }),
  verify: command('/v1/verify', {
    auth: 'none',
    roles: [],
    asks: true,
    summary: { zh: '核验文书或证据清单的签名', en: 'Check a document or a manifest against its signature' },
    body: documents.toVerify,
    response: documents.verdict,
  }),
} as const satisfies Record<string, Route>;
