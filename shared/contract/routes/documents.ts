import { type Route, readers } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as documents from '../schemas/document.ts';

const ofRequest = {
  method: 'GET',
  function: 'documents',
  auth: 'person',
  roles: readers,
  article: '第十五条',
  params: byId('req'),
  success: 200,
} as const;

/** What the platform hands out under its signature, and how anyone checks it (articles 15, 16). */
export const documentsRoutes = {
  getRequestForm: {
    ...ofRequest,
    path: '/v1/requests/{id}/form',
    summary: { zh: '系统生成的需求申请表', en: 'The generated application form' },
    response: 'text/html',
  },
  getRequestFormPdf: {
    ...ofRequest,
    path: '/v1/requests/{id}/form.pdf',
    summary: { zh: '需求申请表（PDF）', en: 'The application form as PDF' },
    response: 'application/pdf',
  },
  getRequestFormData: {
    ...ofRequest,
    path: '/v1/requests/{id}/form.json',
    summary: { zh: '需求申请表的签名数据', en: 'The signed data of the application form' },
    response: documents.signedDocument,
  },
  getReply: {
    ...ofRequest,
    path: '/v1/requests/{id}/reply',
    summary: { zh: '系统生成的答复', en: 'The generated reply' },
    response: 'text/html',
  },
  getReplyPdf: {
    ...ofRequest,
    path: '/v1/requests/{id}/reply.pdf',
    summary: { zh: '答复（PDF）', en: 'The reply as PDF' },
    response: 'application/pdf',
  },
  getReplyData: {
    ...ofRequest,
    path: '/v1/requests/{id}/reply.json',
    summary: { zh: '答复的签名数据', en: 'The signed data of the reply' },
    response: documents.signedDocument,
  },
  getRequestEvidence: {
    ...ofRequest,
    path: '/v1/requests/{id}/evidence',
    summary: { zh: '封存的证据包', en: 'The sealed evidence of a request' },
    article: '第十六条',
    response: documents.evidence,
  },
  getNegotiationEvidence: {
    method: 'GET',
    path: '/v1/negotiations/{id}/evidence',
    function: 'documents',
    auth: 'person',
    roles: readers,
    summary: { zh: '协商与争议的封存证据包', en: 'The sealed evidence of a negotiation' },
    article: '第十六条',
    params: byId('neg'),
    success: 200,
    response: documents.evidence,
  },
  getKeys: {
    method: 'GET',
    path: '/v1/keys',
    function: 'documents',
    auth: 'none',
    roles: [],
    summary: { zh: '平台签名公钥', en: 'The public keys of the platform' },
    success: 200,
    response: documents.keys,
  },
  verify: {
    method: 'POST',
    path: '/v1/verify',
    function: 'documents',
    auth: 'none',
    roles: [],
    asks: true,
    summary: { zh: '核验文书或证据清单的签名', en: 'Check a document or a manifest against its signature' },
    body: documents.toVerify,
    success: 200,
    response: documents.verdict,
  },
} as const satisfies Record<string, Route>;
