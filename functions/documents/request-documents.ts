import { requestWithProofView } from '../../shared/contract/views/requests.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { signatureOf } from '../../shared/documents/seal.ts';
import { type Instant, latestOf } from '../../shared/domain/calendar/time.ts';
import type { DataRequest } from '../../shared/domain/cases/request.ts';
import { mailsAbout } from '../../shared/domain/mail/sending.ts';
import { nameAt } from '../../shared/domain/people/department.ts';
import { handsOf, type Signature } from '../../shared/domain/people/hands.ts';
import { sidesAt } from '../../shared/domain/people/succession.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call } from '../../shared/http/serve.ts';
import { loadCase, loadEvents, loadMany } from '../../shared/storage/read.ts';
import { digestOf, isAsLogged } from '../../shared/storage/state-digests.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import { actor, type Document } from '../../shared/text/documents/parts.ts';
import { applicationDocument, type Names, replyDocument } from '../../shared/text/documents/request.ts';
import type { Seal } from '../../shared/text/documents/seal.ts';
import type { DocumentsContext } from './context.ts';

/**
 * The documents of a request in its current state, the same for everyone who may see it.
 * @throws Refusal `not-found`
 */
export async function documentsOf(
  { params, principal, now }: Pick<Call<'getReply'>, 'params' | 'principal' | 'now'>,
  context: DocumentsContext,
): Promise<RequestDocuments> {
  return await documentsFor(params.id, now, (request) => visible.request(principal, request), context);
}

/** The same for a negotiation about the request: whoever may see that may see what it is about. */
export async function documentsBehind(id: string, now: Instant, context: DocumentsContext): Promise<RequestDocuments> {
  return await documentsFor(id, now, () => true, context);
}

interface RequestDocuments {
  application: Document;
  reply: Document | null;
  /** The streams of the log that belong to the request. */
  streams: string[];
}

async function documentsFor(
  id: string,
  now: Instant,
  isVisible: (request: DataRequest) => boolean,
  context: DocumentsContext,
): Promise<RequestDocuments> {
  const { database, law } = context;
  const { subject: request, duties } = await loadCase(database, 'request', id);
  if (!request || !isVisible(request.state)) throw new Refusal('not-found', { what: '共享申请' });
  const duty = duties.find(({ state }) => state.kind === 'reply') ?? null;
  // Shown as its requester sees it, so that nothing between the provider's staff and their head is in it.
  const by = { personId: '', department: request.state.requester, roles: [] };
  const shown = { duties: duty ? [duty.state] : [], law, now, by };
  const view = requestWithProofView(request.state, shown);
  const log = await loadEvents(database, request.id);
  const namesThen = (on: Instant) => namesOf({ ...request.state, ...sidesAt(request.state, on, log) }, on, context);
  await mustBeAsLogged([request, ...duties], context);
  const standing = standingOn([request, ...(duty ? [duty] : [])]);
  return {
    application: applicationDocument(view, await namesThen(request.state.submittedAt), standing),
    reply: view.reply && replyDocument(view, await namesThen(view.reply.at), standing),
    streams: [request.id, ...duties.map(({ id }) => id).sort(), ...view.grants, mailsAbout(request.id)],
  };
}

/** The names on a document, the departments as they were and were called when it was made. */
async function namesOf(request: DataRequest, on: Instant, context: DocumentsContext): Promise<Names> {
  const { requester, provider, handler, handlingFor, consentedBy, consentedFor } = request;
  const reply = 'reply' in request ? request.reply : null;
  const handling = signatureBy(handler, handlingFor);
  const consent = signatureBy(consentedBy, consentedFor);
  const replied = reply && signatureBy(reply.consentedBy, reply.consentedFor);
  const hands = handsOf(handling, consent, replied);
  const { department, person, email, isRegistered } = await registeredNames([requester, provider], hands, on, context);
  const consentOf = ({ by, actingFor }: Signature) =>
    actingFor === undefined ? { head: person(by), delegate: null } : { head: person(actingFor), delegate: person(by) };
  return {
    requester: department(requester),
    provider: department(provider),
    handler: actor(handling, person),
    email: email(handler),
    head: consentOf(consent),
    // An entry shared without conditions needs no reply, so nobody consented to one (article 15).
    replyHead: replied && isRegistered(replied.by) ? consentOf(replied) : null,
  };
}

function signatureBy(by: string, actingFor: string | undefined): Signature {
  return { by, ...(actingFor === undefined ? {} : { actingFor }) };
}

/**
 * The names of departments as they were at an instant, and of persons, as the register has them and its log says; the id of one who
 * is not in it.
 */
export async function registeredNames(
  departments: string[],
  persons: string[],
  on: Instant,
  context: DocumentsContext,
) {
  const [ofDepartments, ofPersons] = await Promise.all([
    loadMany(context.database, 'department', [...new Set(departments)]),
    loadMany(context.database, 'person', [...new Set(persons)]),
  ]);
  await mustBeAsLogged([...ofDepartments, ...ofPersons], context);
  const department = new Map(ofDepartments.map(({ id, state }) => [id, nameAt(state, on)]));
  const person = new Map(ofPersons.map(({ id, state }) => [id, state]));
  return {
    department: (id: string) => department.get(id) ?? id,
    person: (id: string) => person.get(id)?.name ?? id,
    email: (id: string) => person.get(id)?.email ?? '',
    isRegistered: (id: string) => person.has(id),
  };
}

/** Holds each state against its log before anything is signed (article 12). @throws Refusal `not-as-logged`, with an alarm */
export async function mustBeAsLogged(states: Stored[], context: DocumentsContext): Promise<void> {
  const held = await Promise.all(states.map((stored) => isAsLogged(context.database, stored)));
  const altered = states.filter((_, n) => !held[n]);
  if (altered.length > 0)
    throw notAsLogged(
      altered.map(({ kind, id }) => `${kind} ${id}`),
      context,
    );
}

/** The refusal to sign, which raises the alarm. */
export function notAsLogged(what: string[], { logger, metrics }: DocumentsContext): Refusal {
  logger.error('not as logged', { what });
  metrics.addMetric('StatesAltered', 'Count', what.length);
  metrics.publishStoredMetrics();
  return new Refusal('not-as-logged');
}

/** How far the logs of these states have come, which a document states as its basis. */
export function standingOn(states: Stored[]) {
  return {
    log: states.map((stored) => ({
      stream: stored.id,
      seq: stored.seq,
      hash: stored.head ?? '',
      digest: digestOf(stored),
    })),
    madeAt: latestOf(states.map(({ at }) => at)),
  };
}

/** By what a printed document is checked, and where. */
export function sealOf(document: Document, { portalUrl }: Pick<DocumentsContext, 'portalUrl'>): Seal {
  return { sha256: sha256(canonical(document)), portalUrl };
}

export async function signed(document: Document, now: Instant, context: DocumentsContext) {
  return { document, signature: await signatureOf(document, context, now) };
}

export async function pdf(document: Document, now: Instant, context: DocumentsContext) {
  // Loaded only here, since it makes up half of the bundle.
  const { documentPdf } = await import('../../shared/documents/pdf.ts');
  const [attached, fonts] = await Promise.all([signed(document, now, context), context.fonts()]);
  const body = await documentPdf(document, sealOf(document, context), canonical(attached), fonts);
  return { body, file: `${document.number}-${document.kind}.pdf` };
}
