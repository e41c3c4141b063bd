import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { type Files, linkExpiry } from '../../shared/adapters/files.ts';
import { addAttachment, mayAttach } from '../../shared/domain/disputes/record.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { uploaded, uploadLink } from '../../shared/http/case-files.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
import { permitted } from '../../shared/storage/database.ts';
import { negotiation } from './negotiations.ts';

interface ContextWithFiles extends Context {
  files: Files;
}

/** Answers a link to PUT a file to. */
export async function createUpload(
  call: Call<'createUpload'>,
  context: ContextWithFiles,
): Promise<Outcome<'createUpload'>> {
  const { stored } = await read(negotiation, call, context, { duties: false });
  mayAttach(stored.state, call.principal);
  // An empty commit keeps the answer, so that a retry gets the same file.
  return { body: await uploadLink(context.files, stored.id, call.body, call), changes: [] };
}

/** Attaches an uploaded file. Its digest is logged. */
export function createAttachment(
  call: Call<'createAttachment'>,
  context: ContextWithFiles,
): Promise<Outcome<'createAttachment'>> {
  const { file: id, name, type } = call.body;
  return decide(negotiation, call, context, async (state, at) => {
    mayAttach(state, at.by);
    const { bytes, sha256, keep } = await uploaded(context.files, state.id, call.body, at.by.department);
    const attached = addAttachment(state, { id, name, type, bytes, sha256 }, at);
    await permitted(context.database);
    await keep();
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
  const downloadUrl = await context.files.downloadLink(fileKeys.attached(stored.state.id, found.sha256));
  return { body: { ...found, downloadUrl, expiresAt: linkExpiry(call.now) } };
}
