import { handsOf } from '../../shared/domain/people/hands.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { loadCase, loadEvents } from '../../shared/storage/read.ts';
import { answerDocument, circularDocument } from '../../shared/text/documents/complaint.ts';
import type { Document } from '../../shared/text/documents/parts.ts';
import type { DocumentsContext } from './context.ts';
import { standingAt } from './rectifications.ts';
import { mustBeAsLogged, pdf, registeredNames, signed } from './request-documents.ts';

type Asked = Pick<Call, 'principal' | 'now'> & { params: { id: string } };

/** The answer that whoever complained is handed (Order 809 art. 37). */
export async function getComplaintAnswerPdf(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getComplaintAnswerPdf'>> {
  return await pdf(await answerOf(call, context), call.now, context);
}

export async function getComplaintAnswerData(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getComplaintAnswerData'>> {
  return { body: await signed(await answerOf(call, context), call.now, context) };
}

/** The notice of criticism (Order 809 art. 29). */
export async function getCircularPdf(call: Asked, context: DocumentsContext): Promise<Outcome<'getCircularPdf'>> {
  return await pdf(await circularOf(call, context), call.now, context);
}

export async function getCircularData(call: Asked, context: DocumentsContext): Promise<Outcome<'getCircularData'>> {
  return { body: await signed(await circularOf(call, context), call.now, context) };
}

/** @throws Refusal `not-found`, `not-as-logged` */
async function answerOf({ params, principal }: Asked, context: DocumentsContext): Promise<Document> {
  const { database } = context;
  const { subject, duties } = await loadCase(database, 'complaint', params.id);
  const answer = subject?.state.answer;
  if (!subject || !answer || !visible.complaint(principal, subject.state))
    throw new Refusal('not-found', { what: '投诉举报答复书' });
  await mustBeAsLogged([subject, ...duties], context);
  const { state } = subject;
  const { receivedBy, handler } = state;
  const log = await loadEvents(database, subject.id);
  const names = await registeredNames([receivedBy, handler], handsOf(answer), answer.at, context);
  return answerDocument(state, names, standingAt(log, 'ComplaintAnswered'));
}

/** As it was issued; once it is withdrawn, as that says. @throws Refusal `not-found`, `not-as-logged` */
async function circularOf({ params, principal }: Asked, context: DocumentsContext): Promise<Document> {
  const { database } = context;
  const { subject, duties } = await loadCase(database, 'circular', params.id);
  const issued = subject?.state.issued;
  if (!subject || !issued || !visible.circular(principal, subject.state))
    throw new Refusal('not-found', { what: '通报' });
  await mustBeAsLogged([subject, ...duties], context);
  const { state } = subject;
  const { department, retraction, status } = state;
  const log = await loadEvents(database, subject.id);
  const hands = handsOf(issued, retraction, retraction?.answer);
  const names = await registeredNames([department], hands, issued.at, context);
  return circularDocument(
    state,
    names,
    standingAt(log, status === 'retracted' ? 'CircularRetracted' : 'CircularIssued'),
  );
}
