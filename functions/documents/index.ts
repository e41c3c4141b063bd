import { documentsRoutes } from '../../shared/contract/routes/documents.ts';
import { api } from '../../shared/http/api.ts';
import { openDocuments } from './context.ts';
import { getNegotiationEvidence, getRequestEvidence } from './evidence.ts';
import * as requests from './requests.ts';
import * as verify from './verify.ts';

const { context, authentication } = openDocuments();

export const handler = api(
  'documents',
  documentsRoutes,
  { ...requests, ...verify, getRequestEvidence, getNegotiationEvidence },
  context,
  authentication,
);
