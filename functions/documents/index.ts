import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { documentsRoutes } from '../../shared/contract/routes/documents.ts';
import { api } from '../../shared/http/api.ts';
import * as complaints from './complaints.ts';
import { openDocuments } from './context.ts';
import { enclosed } from './enclosed.ts';
import * as evaluations from './evaluations.ts';
import {
  getIncidentEvidence,
  getNegotiationEvidence,
  getRectificationEvidence,
  getRequestEvidence,
} from './evidence.ts';
import {
  getGovernmentReportData,
  getGovernmentReportPdf,
  getRectificationNoticeData,
  getRectificationNoticePdf,
} from './rectifications.ts';
import * as requests from './requests.ts';
import * as verify from './verify.ts';

const { context, authentication } = openDocuments();

const answer = api(
  'documents',
  documentsRoutes,
  {
    ...requests,
    ...evaluations,
    ...complaints,
    ...verify,
    getRequestEvidence,
    getNegotiationEvidence,
    getRectificationEvidence,
    getIncidentEvidence,
    getRectificationNoticePdf,
    getRectificationNoticeData,
    getGovernmentReportPdf,
    getGovernmentReportData,
  },
  context,
  authentication,
);

/** Answers the API, and the notifier, which asks for a document directly. */
export const handler = async (event: APIGatewayProxyEvent | object, lambda: Context) =>
  'httpMethod' in event ? await answer(event, lambda) : await enclosed(event, context);
