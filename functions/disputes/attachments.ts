import { sentFile } from '../../shared/adapters/attached.ts';
import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { type Files, linkExpiry } from '../../shared/adapters/files.ts';
import { attachmentTypes, MOST_BYTES } from '../../shared/domain/disputes/attachment.ts';
import { addAttachment, mayAttach } from '../../shared/domain/disputes/record.ts';
import { mustFit } from '../../shared/domain/file-size.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
import { permitted } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { negotiation } from './negotiations.ts';

interface ContextWithFiles extends Context {
  files: Files;
}

/**
 * Answers a link to PUT a file to, of the size that is told and no other, under a key of the caller's department. The file joins the
 * case when it is attached.
 */
export async function createUpload(
  call: Call<'createUpload'>,
  context: ContextWithFiles,
): Promise<Outcome<'createUpload'>> {
  const { now, principal, body } = call;
  const { stored } = await read(negotiation, call, context, { duties: false });
  mayAttach(stored.state, principal);
  mustFit(body.size, MOST_BYTES, 'attachment-too-large');
  const file = newId('fil', now);
  const { contentType } = attachmentTypes[body.type];
  const key = fileKeys.sent(stored.id, principal.department, file);
  const uploadUrl = await context.files.uploadLink(key, contentType, body.size);
  // An empty commit keeps the answer, so that a retry gets the same file.
  return { body: { file, uploadUrl, contentType, expiresAt: linkExpiry(now) }, changes: [] };
}

/**
 * Attaches an uploaded file. It is stored under its digest, so a later upload to the link cannot replace it, and the
 * digest is logged. A file is found only by the department that sent it.
 */
export function createAttachment(
  call: Call<'createAttachment'>,
  context: ContextWithFiles,
): Promise<Outcome<'createAttachment'>> {
  const { file: id, name, type } = call.body;
  const { files } = context;
  return decide(negotiation, call, context, async (state, at) => {
    mayAttach(state, at.by);
    const { content, sha256, contentType } = await sentFile(files, fileKeys.sent(state.id, at.by.department, id), type);
    const attached = addAttachment(state, { id, name, type, bytes: content.length, sha256 }, at);
    await permitted(context.database);
    await files.write(fileKeys.attached(state.id, sha256), content, contentType, `${name}.${type}`);
    return attached;
  });
}

/** Answers a link to an attachment; only for the parties and the bureau. */
export async function getAttachment(
  call: Call<'getAttachment'>,
  context: ContextWithFiles,
): Promise<Outcome<'getAttachment'>> {
  const { stored } = await read(negotiation, call, context, { duties: false });
  const found = stored.state.files.find(({ id }) => id === call.params.file);
  if (!found) throw new Refusal('not-found', { what: '附件' });
  const downloadUrl = await context.files.downloadLink(fileKeys.attached(stored.id, found.sha256));
  return { body: { ...found, downloadUrl, expiresAt: linkExpiry(call.now) } };
}
