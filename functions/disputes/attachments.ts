import { createHash } from 'node:crypto';
import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { type Files, linkExpiry } from '../../shared/adapters/files.ts';
import { attachmentTypes, MOST_BYTES } from '../../shared/domain/disputes/attachment.ts';
import { attach, mayAttach } from '../../shared/domain/disputes/record.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { negotiation } from './negotiations.ts';

interface ContextWithFiles extends Context {
  files: Files;
}

const MEGABYTE = 1024 * 1024;

/** A file begins with a link to PUT it to, under a name that is the department's; it is in the case once it is attached. */
export async function prepareAttachment(
  call: Call<'prepareAttachment'>,
  context: ContextWithFiles,
): Promise<Outcome<'prepareAttachment'>> {
  const { now, principal, body } = call;
  const { stored } = await read(negotiation, call, context, { duties: false });
  mayAttach(stored.state, principal);
  const file = newId('fil', now);
  const { contentType } = attachmentTypes[body.type];
  const key = fileKeys.sent(stored.id, principal.department, file);
  const uploadUrl = await context.files.uploadLink(key, contentType);
  // A commit of nothing but the answer, so that the same command is answered with the same file.
  return { body: { file, uploadUrl, contentType, expiresAt: linkExpiry(now) }, changes: [] };
}

/**
 * What was sent is kept under its digest, so that nothing sent to the link afterwards can take its place; the digest is in the
 * log. Whoever did not send it does not find it.
 */
export function attachFile(call: Call<'attachFile'>, context: ContextWithFiles): Promise<Outcome<'attachFile'>> {
  const { file: id, name, type } = call.body;
  const { files } = context;
  return decide(negotiation, call, context, async (state, at) => {
    mayAttach(state, at.by);
    const content = await contentOf(files, fileKeys.sent(state.id, at.by.department, id));
    const { begins, contentType } = attachmentTypes[type];
    if (!Buffer.from(content).toString('hex', 0, 8).startsWith(begins)) throw new Refusal('file-broken');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const attached = attach(state, { id, name, type, bytes: content.length, sha256 }, at);
    await files.write(fileKeys.attached(state.id, sha256), content, contentType, `${name}.${type}`);
    return attached;
  });
}

/** What was sent. @throws Refusal `attachment-missing`, `attachment-too-large` before it is read */
async function contentOf(files: Files, key: string): Promise<Uint8Array> {
  const bytes = await files.size(key);
  if (bytes === null) throw new Refusal('attachment-missing');
  if (bytes > MOST_BYTES) {
    const megabytes = Math.ceil(bytes / MEGABYTE);
    throw new Refusal('attachment-too-large', { megabytes, most: MOST_BYTES / MEGABYTE });
  }
  return await files.read(key);
}

/** For the parties and the bureau alone. */
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
