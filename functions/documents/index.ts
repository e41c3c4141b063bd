import { documentsRoutes } from '../../shared/contract/routes/documents.ts';
import { api } from '../../shared/http/api.ts';
import { documentsDeps } from './deps.ts';
import { getNegotiationEvidence, getRequestEvidence } from './evidence.ts';
import * as requests from './requests.ts';
import * as verify from './verify.ts';

const { deps, authentication } = documentsDeps();

export const handler = api(
  'documents',
  documentsRoutes,
  { ...requests, ...verify, getRequestEvidence, getNegotiationEvidence },
  deps,
  authentication,
);
