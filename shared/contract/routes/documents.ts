import type { Route } from '../route.ts';
import * as documents from '../schemas/document.ts';

/** What the platform hands out under its signature, and how anyone checks it (articles 15, 16). */
export const documentsRoutes = {
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
