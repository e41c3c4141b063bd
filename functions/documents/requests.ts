import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { documentHtml } from '../../shared/text/documents/html.ts';
import type { Document } from '../../shared/text/documents/parts.ts';
import type { DocumentsDeps } from './deps.ts';
import { documentsOf, pdf, sealOf, signed } from './made.ts';

type Asked = Pick<Call<'getReply'>, 'params' | 'principal' | 'now'>;

/** Article 15: the application form that the system generates. */
export async function getRequestForm(
  call: Call<'getRequestForm'>,
  deps: DocumentsDeps,
): Promise<Outcome<'getRequestForm'>> {
  const { application } = await documentsOf(call, deps);
  return { body: documentHtml(application, await sealOf(application, deps)) };
}

export async function getRequestFormPdf(
  call: Call<'getRequestFormPdf'>,
  deps: DocumentsDeps,
): Promise<Outcome<'getRequestFormPdf'>> {
  return await pdf((await documentsOf(call, deps)).application, call.now, deps);
}

export async function getRequestFormData(
  call: Call<'getRequestFormData'>,
  deps: DocumentsDeps,
): Promise<Outcome<'getRequestFormData'>> {
  return { body: await signed((await documentsOf(call, deps)).application, call.now, deps) };
}

export async function getReply(call: Call<'getReply'>, deps: DocumentsDeps): Promise<Outcome<'getReply'>> {
  const reply = await replyOf(call, deps);
  return { body: documentHtml(reply, await sealOf(reply, deps)) };
}

export async function getReplyPdf(call: Call<'getReplyPdf'>, deps: DocumentsDeps): Promise<Outcome<'getReplyPdf'>> {
  return await pdf(await replyOf(call, deps), call.now, deps);
}

export async function getReplyData(call: Call<'getReplyData'>, deps: DocumentsDeps): Promise<Outcome<'getReplyData'>> {
  return { body: await signed(await replyOf(call, deps), call.now, deps) };
}

async function replyOf(call: Asked, deps: DocumentsDeps): Promise<Document> {
  const { reply } = await documentsOf(call, deps);
  if (!reply) throw new Refusal('not-found', { what: '答复' });
  return reply;
}
