import { fileKeys } from '../../shared/adapters/file-keys.ts';
import type { Files } from '../../shared/adapters/files.ts';
import { attach, mayAttach } from '../../shared/domain/rectifications/work.ts';
import { linkTo, received, uploadFor } from '../../shared/http/attachments.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
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
  const { type, size } = body;
  const link = await uploadFor(stored.id, principal.department, { type, size, now }, context);
  // An empty commit keeps the answer, so that a retry gets the same file.
  return { body: link, changes: [] };
}

/** Attaches an uploaded file. Its digest is logged. */
export function attachFile(call: Call<'attachFile'>, context: ContextWithFiles): Promise<Outcome<'attachFile'>> {
  return decide(rectification, call, context, async (state, at) => {
    mayAttach(state, at.by);
    const { kept, keep } = await received(state.id, at.by.department, call.body, fileKeys.handedIn, context);
    const attached = attach(state, kept, at);
    await keep();
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
  return { body: await linkTo(stored.id, found, call.now, fileKeys.handedIn, context) };
}
