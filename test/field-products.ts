/** All that is made of the declared fields, in one module, so that a test can load it from a copy of the code. */

export { reportExplanations } from '../shared/contract/explanations/correction.ts';
export { exampleOf } from '../shared/contract/explanations/explanation.ts';
export { termsExplanations } from '../shared/contract/explanations/negotiation.ts';
export { openApi } from '../shared/contract/openapi/document.ts';
export { request as requestSchema } from '../shared/contract/schemas/request.ts';
export { correctionView } from '../shared/contract/views/corrections.ts';
export { requestWithProofView } from '../shared/contract/views/requests.ts';
export { canonical } from '../shared/documents/canonical.ts';
export { applicationSchema } from '../shared/domain/cases/application-fields.ts';
export { report, reportedSubject } from '../shared/domain/cases/correction.ts';
export { reportSchema } from '../shared/domain/cases/correction-fields.ts';
export { replySchema } from '../shared/domain/cases/reply-fields.ts';
export { termsSchema } from '../shared/domain/disputes/terms-fields.ts';
export { lawInForce } from '../shared/domain/duties/law.ts';
export { columnReference } from '../shared/text/column-reference.ts';
export { documentHtml } from '../shared/text/documents/html.ts';
export { negotiationDocument } from '../shared/text/documents/negotiation.ts';
export { applicationDocument, replyDocument } from '../shared/text/documents/request.ts';
export { requestColumns, tableOf } from '../shared/text/tables.ts';
export * as examples from './examples.ts';
