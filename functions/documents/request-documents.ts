import { requestWithProofView } from '../../shared/contract/views/requests.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { signatureOf } from '../../shared/documents/seal.ts';
import { type Instant, latestOf } from '../../shared/domain/calendar/time.ts';
import type { DataRequest } from '../../shared/domain/cases/request.ts';
import { mailsAbout } from '../../shared/domain/mail/sending.ts';
import { handsOf, type Signature } from '../../shared/domain/people/hands.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { loadCase, loadMany } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import { actor, type Document } from '../../shared/text/documents/parts.ts';
import { applicationDocument, type Names, replyDocument } from '../../shared/text/documents/request.ts';
import type { DocumentsContext } from './context.ts';

/**
 * The documents of a request in its current state, the same for everyone who may see it.
 * @throws Refusal `not-found`
 */
export async function documentsOf(
  { params, principal, now }: Pick<Call<'getReply'>, 'params' | 'principal' | 'now'>,
  { database, law }: DocumentsContext,
): Promise<{ application: Document; reply: Document | null; streams: string[] }> {
  const { subject: request, duties } = await loadCase(database, 'request', params.id);
  if (!request || !visible.request(principal, request.state)) throw new Refusal('not-found', { what: '共享申请' });
  const duty = duties.find(({ state }) => state.kind === 'reply') ?? null;
  // Shown as its requester sees it, so that nothing between the provider's staff and their head is in it.
  const by = { personId: '', department: request.state.requester, roles: [] };
  const shown = { duties: duty ? [duty.state] : [], law, now, by };
  const view = requestWithProofView(request.state, shown);
  const names = await namesOf(request.state, database);
  const standing = standingOn([request, ...(duty ? [duty] : [])]);
  return {
    application: applicationDocument(view, names, standing),
    reply: replyDocument(view, names, standing),
    streams: [request.id, ...duties.map(({ id }) => id).sort(), ...view.grants, mailsAbout(request.id)],
  };
}

async function namesOf(request: DataRequest, database: Database): Promise<Names> {
  const { requester, provider, handler, handlingFor, consentedBy, consentedFor } = request;
  const reply = 'reply' in request ? request.reply : null;
  const handling = signatureBy(handler, handlingFor);
  const consent = signatureBy(consentedBy, consentedFor);
  const replied = reply && signatureBy(reply.consentedBy, reply.consentedFor);
  const [departments, persons] = await Promise.all([
    loadMany(database, 'department', [requester, provider]),
    loadMany(database, 'person', handsOf(handling, consent, replied)),
  ]);
  const department = (id: string) => departments.find((one) => one.id === id)?.state.name ?? id;
  const person = (id: string) => persons.find((one) => one.id === id)?.state;
  const name = (id: string) => person(id)?.name ?? id;
  const consentOf = ({ by, actingFor }: Signature) =>
    actingFor === undefined ? { head: name(by), delegate: null } : { head: name(actingFor), delegate: name(by) };
  return {
    requester: department(requester),
    provider: department(provider),
    handler: actor(handling, name),
    email: person(handler)?.email ?? '',
    head: consentOf(consent),
    // An entry shared without conditions needs no reply, so nobody consented to one (article 15).
    replyHead: replied && persons.some(({ id }) => id === replied.by) ? consentOf(replied) : null,
  };
}

function signatureBy(by: string, actingFor: string | undefined): Signature {
  return { by, ...(actingFor === undefined ? {} : { actingFor }) };
}

/** How far the logs of these states have come, which a document states as its basis. */
export function standingOn(states: Stored[]) {
  return {
    log: states.map(({ id, seq, head }) => ({ stream: id, seq, hash: head ?? '' })),
    madeAt: latestOf(states.map(({ at }) => at)),
  };
}

/** The key and the digest by which a printed document is checked. */
export async function sealOf(document: Document, { signer }: DocumentsContext) {
  return { kid: (await signer.key()).kid, sha256: sha256(canonical(document)) };
}

export async function signed(document: Document, now: Instant, context: DocumentsContext) {
  return { document, signature: await signatureOf(document, context, now) };
}

export async function pdf(document: Document, now: Instant, context: DocumentsContext) {
  // Loaded only here, since it makes up half of the bundle.
  const { documentPdf } = await import('../../shared/documents/pdf.ts');
  const [attached, seal, fonts] = await Promise.all([
    signed(document, now, context),
    sealOf(document, context),
    context.fonts(),
  ]);
  const body = await documentPdf(document, seal, canonical(attached), fonts);
  return { body, file: `${document.number}-${document.kind}.pdf` };
}
