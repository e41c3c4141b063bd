import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { documentHtml } from '../../shared/text/documents/html.ts';
import type { Document } from '../../shared/text/documents/parts.ts';
import type { DocumentsContext } from './context.ts';
import { documentsOf, pdf, sealOf, signed } from './request-documents.ts';

/** What a document is made of: a request, for somebody who may read it, at a time. */
type Asked = Pick<Call<'getReply'>, 'params' | 'principal' | 'now'>;

/** The generated application form (article 15). */
export async function getRequestForm(
  call: Call<'getRequestForm'>,
  context: DocumentsContext,
): Promise<Outcome<'getRequestForm'>> {
  const { application } = await documentsOf(call, context);
  return { body: documentHtml(application, sealOf(application, context)) };
}

export async function getRequestFormPdf(call: Asked, context: DocumentsContext): Promise<Outcome<'getRequestFormPdf'>> {
  return await pdf((await documentsOf(call, context)).application, call.now, context);
}

export async function getRequestFormData(
  call: Call<'getRequestFormData'>,
  context: DocumentsContext,
): Promise<Outcome<'getRequestFormData'>> {
  return { body: await signed((await documentsOf(call, context)).application, call.now, context) };
}

export async function getReply(call: Call<'getReply'>, context: DocumentsContext): Promise<Outcome<'getReply'>> {
  const reply = await replyOf(call, context);
  return { body: documentHtml(reply, sealOf(reply, context)) };
}

export async function getReplyPdf(call: Asked, context: DocumentsContext): Promise<Outcome<'getReplyPdf'>> {
  return await pdf(await replyOf(call, context), call.now, context);
}

export async function getReplyData(
  call: Call<'getReplyData'>,
  context: DocumentsContext,
): Promise<Outcome<'getReplyData'>> {
  return { body: await signed(await replyOf(call, context), call.now, context) };
}

async function replyOf(call: Asked, context: DocumentsContext): Promise<Document> {
  const { reply } = await documentsOf(call, context);
  if (!reply) throw new Refusal('not-found', { what: '答复' });
  return reply;
}
