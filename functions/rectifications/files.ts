import { sentFile } from '../../shared/adapters/attached.ts';
import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { type Files, linkExpiry } from '../../shared/adapters/files.ts';
import { attachmentTypes, MOST_BYTES } from '../../shared/domain/disputes/attachment.ts';
import { mustFit } from '../../shared/domain/file-size.ts';
import { attach, mayAttach } from '../../shared/domain/rectifications/work.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
import { permitted } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { rectification } from './rectifications.ts';

interface ContextWithFiles extends Context {
  files: Files;
}

/** Answers a link to PUT a file to. */
export async function prepareFile(
  call: Call<'prepareFile'>,
  context: ContextWithFiles,
): Promise<Outcome<'prepareFile'>> {
  const { now, principal, body } = call;
  const { stored } = await read(rectification, call, context, { duties: false });
  mayAttach(stored.state, principal);
  mustFit(body.size, MOST_BYTES, 'attachment-too-large');
  const file = newId('fil', now);
  const { contentType } = attachmentTypes[body.type];
  const key = fileKeys.sent(stored.id, principal.department, file);
  const uploadUrl = await context.files.uploadLink(key, contentType, body.size);
  // An empty commit keeps the answer, so that a retry gets the same file.
  return { body: { file, uploadUrl, contentType, expiresAt: linkExpiry(now) }, changes: [] };
}

/** Attaches an uploaded file. Its digest is logged. */
export function attachFile(call: Call<'attachFile'>, context: ContextWithFiles): Promise<Outcome<'attachFile'>> {
  const { file: id, name, type } = call.body;
  const { files } = context;
  return decide(rectification, call, context, async (state, at) => {
    mayAttach(state, at.by);
    const sent = await sentFile(files, fileKeys.sent(state.id, at.by.department, id), type);
    const { content, sha256, contentType } = sent;
    const attached = attach(state, { id, name, type, bytes: content.length, sha256 }, at);
    await permitted(context.database);
    await files.write(fileKeys.handedIn(state.id, sha256), content, contentType, `${name}.${type}`);
    return attached;
  });
}

/** Answers a link to a file of the case. */
export async function getRectificationFile(
  call: Call<'getRectificationFile'>,
  context: ContextWithFiles,
): Promise<Outcome<'getRectificationFile'>> {
  const { stored } = await read(rectification, call, context, { duties: false });
  const found = stored.state.files.find(({ id }) => id === call.params.file);
  if (!found) throw new Refusal('not-found', { what: '附件' });
  const downloadUrl = await context.files.downloadLink(fileKeys.handedIn(stored.id, found.sha256));
  return { body: { ...found, downloadUrl, expiresAt: linkExpiry(call.now) } };
}
