import { fileKeys } from '../../shared/adapters/file-keys.ts';
import type { File } from '../../shared/documents/zip.ts';
import type { Attachment } from '../../shared/domain/disputes/attachment.ts';
import type { Negotiation } from '../../shared/domain/disputes/negotiation.ts';
import { mailsAbout } from '../../shared/domain/mail/sending.ts';
import { handsOf } from '../../shared/domain/people/hands.ts';
import { sidesAt } from '../../shared/domain/people/succession.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { loadCase, loadEvent, loadEvents } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import { type Named, negotiationDocument } from '../../shared/text/documents/negotiation.ts';
import type { DocumentsContext } from './context.ts';
import { documentsBehind, mustBeAsLogged, registeredNames, standingOn } from './request-documents.ts';

/**
 * The size limit of the attachments in a bundle, in bytes: a function builds the bundle in memory, several times over.
 */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A negotiation with its record and the documents of its request, the same for everyone who may see the negotiation.
 * @throws Refusal `not-found`
 */
export async function recordOf(call: Call<'getNegotiationEvidence'>, context: DocumentsContext) {
  const { database } = context;
  const { subject, duties } = await loadCase(database, 'negotiation', call.params.id);
  if (!subject || !visible.negotiation(call.principal, subject.state)) throw new Refusal('not-found', { what: '协商' });
  const { state: negotiation } = subject;
  await mustBeAsLogged([subject, ...duties], context);
  const sides = sidesAt(negotiation, negotiation.openedAt, await loadEvents(database, subject.id));
  const [names, withdrawal, asked] = await Promise.all([
    namesIn({ ...negotiation, ...sides }, context),
    withdrawalOf(subject, database),
    negotiation.request ? documentsBehind(negotiation.request.id, call.now, context) : null,
  ]);
  return {
    negotiation,
    documents: [
      negotiationDocument({ ...negotiation, ...sides }, names, standingOn([subject]), withdrawal),
      ...(asked ? [asked.application] : []),
      ...(asked?.reply ? [asked.reply] : []),
    ],
    streams: [
      subject.id,
      ...duties.map(({ id }) => id).sort(),
      mailsAbout(subject.id),
      ...(asked?.streams ?? []),
      ...(negotiation.grant ? [negotiation.grant] : []),
    ],
  };
}

/** The attachments in order, each once, as many as fit. The record lists all of them with their digests. */
export async function attachedTo(
  { id, files }: { id: string; files: readonly Pick<Attachment, 'sha256' | 'bytes' | 'type'>[] },
  context: DocumentsContext,
  key = fileKeys.attached,
): Promise<File[]> {
  const different = files.filter(({ sha256 }, n) => files.findIndex((file) => file.sha256 === sha256) === n);
  let room = MOST_BYTES;
  const fitting = different.filter(({ bytes }) => {
    if (bytes > room) return false;
    room -= bytes;
    return true;
  });
  return await Promise.all(
    fitting.map(async ({ sha256, type }) => ({
      name: `files/${sha256}.${type}`,
      bytes: await context.files.read(key(id, sha256)),
    })),
  );
}

/** The reason for the withdrawal, from the last event. */
async function withdrawalOf({ id, seq, state }: Stored<'negotiation'>, database: Database): Promise<string | null> {
  if (state.status !== 'withdrawn') return null;
  const last = await loadEvent(database, id, seq);
  return last?.type === 'NegotiationWithdrawn' ? last.data.reason : null;
}

async function namesIn(negotiation: Negotiation, context: DocumentsContext): Promise<Named> {
  const { requester, provider, statements, files, proposals, failure, meetings, ruling, decision } = negotiation;
  const answers = [...proposals, ...(ruling ? [ruling] : [])].flatMap((one) => Object.values(one.answers));
  const pieces = [negotiation, ...statements, ...files, ...proposals, ...answers, ...meetings];
  const by = handsOf(...pieces, failure, ruling, ruling?.referred, decision);
  const beside = [...meetings, ...(ruling ? [ruling] : [])].flatMap(({ departments }) => departments);
  return await registeredNames([requester, provider, ...beside], by, negotiation.openedAt, context);
}
