import { fileKeys } from '../../shared/adapters/file-keys.ts';
import type { Files } from '../../shared/adapters/files.ts';
import { addAttachment, mayAttach } from '../../shared/domain/disputes/record.ts';
import { linkTo, received, uploadFor } from '../../shared/http/attachments.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
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
  const { type, size } = body;
  const link = await uploadFor(stored.id, principal.department, { type, size, now }, context);
  // An empty commit keeps the answer, so that a retry gets the same file.
  return { body: link, changes: [] };
}

/**
 * Attaches an uploaded file. It is stored under its digest, so a later upload to the link cannot replace it, and the
 * digest is logged. A file is found only by the department that sent it.
 */
export function createAttachment(
  call: Call<'createAttachment'>,
  context: ContextWithFiles,
): Promise<Outcome<'createAttachment'>> {
  return decide(negotiation, call, context, async (state, at) => {
    mayAttach(state, at.by);
    const { kept, keep } = await received(state.id, at.by.department, call.body, fileKeys.attached, context);
    const attached = addAttachment(state, kept, at);
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
  return { body: await linkTo(stored.id, found, call.now, fileKeys.attached, context) };
}
