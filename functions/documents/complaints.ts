import { inOffice } from '../../shared/contract/route.ts';
import { handsOf } from '../../shared/domain/people/hands.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { loadCase, loadEvents } from '../../shared/storage/read.ts';
import { circularDocument } from '../../shared/text/documents/circular.ts';
import { answerDocument } from '../../shared/text/documents/complaint.ts';
import type { Document } from '../../shared/text/documents/parts.ts';
import type { DocumentsContext } from './context.ts';
import { standingAt } from './rectifications.ts';
import { mustBeAsLogged, pdf, registeredNames, signed } from './request-documents.ts';

type Asked = Pick<Call<'getPaperData'>, 'params' | 'principal' | 'now'>;

/** The answer that whoever complained is handed (Order 809 art. 37), or a notice of criticism (art. 29). */
export async function getPaperPdf(call: Asked, context: DocumentsContext): Promise<Outcome<'getPaperPdf'>> {
  return await pdf(await paperOf(call, context), call.now, context);
}

export async function getPaperData(call: Asked, context: DocumentsContext): Promise<Outcome<'getPaperData'>> {
  return { body: await signed(await paperOf(call, context), call.now, context) };
}

function paperOf(call: Asked, context: DocumentsContext): Promise<Document> {
  return call.params.id.startsWith('cir_') ? circularOf(call, context) : answerOf(call, context);
}

/** @throws Refusal `not-found`, `not-as-logged` */
async function answerOf({ params, principal }: Asked, context: DocumentsContext): Promise<Document> {
  const { database } = context;
  const { subject, duties } = await loadCase(database, 'complaint', params.id);
  const answer = subject?.state.answer;
  // A notice is read by more roles than a complaint.
  const reads = inOffice.some((role) => principal.roles.includes(role));
  if (!subject || !answer || !reads || !visible.complaint(principal, subject.state))
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
