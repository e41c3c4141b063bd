import { createHash } from 'node:crypto';
import { fileKeys } from '../adapters/file-keys.ts';
import { FileExchanged, type Files, linkExpiry } from '../adapters/files.ts';
import { type AttachmentType, attachmentTypes, MOST_BYTES } from '../domain/disputes/attachment.ts';
import { mustFit } from '../domain/file-size.ts';
import type { Id } from '../domain/id.ts';
import { Refusal } from '../domain/refusals.ts';
import { newId } from '../storage/ids.ts';
import type { Call } from './serve.ts';

type By = Pick<Call, 'now' | 'principal'>;

/**
 * A link to PUT a file of a case to, of the size that is told and no other, under a key of the caller's department. The file joins the
 * case when it is attached. @throws Refusal `attachment-too-large`
 */
export async function uploadLink(
  files: Files,
  of: string,
  { type, size }: { type: AttachmentType; size: number },
  { now, principal }: By,
) {
  mustFit(size, MOST_BYTES, 'attachment-too-large');
  const file = newId('fil', now);
  const { contentType } = attachmentTypes[type];
  const key = fileKeys.sent(of, principal.department, file);
  return { file, uploadUrl: await files.uploadLink(key, contentType, size), contentType, expiresAt: linkExpiry(now) };
}

/** An uploaded file, and how it is kept with its case. */
export interface Uploaded {
  bytes: number;
  sha256: string;
  keep(): Promise<void>;
}

/**
 * Reads an uploaded file, which is found only by the department that sent it. It is kept under its digest, so that a later upload to
 * the link cannot replace it. @throws Refusal `attachment-missing`, `file-broken`
 */
export async function uploaded(
  files: Files,
  of: Id<'neg' | 'rec'>,
  { file, type, name }: { file: string; type: AttachmentType; name: string },
  department: string,
): Promise<Uploaded> {
  const content = await contentOf(files, fileKeys.sent(of, department, file));
  const { begins, contentType } = attachmentTypes[type];
  if (!Buffer.from(content).toString('hex', 0, 8).startsWith(begins)) throw new Refusal('file-broken');
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    bytes: content.length,
    sha256,
    keep: () => files.write(fileKeys.attached(of, sha256), content, contentType, `${name}.${type}`),
  };
}

/** Reads an uploaded file, whose size its link has bound. @throws Refusal `attachment-missing` */
async function contentOf(files: Files, key: string): Promise<Uint8Array> {
  const found = await files.measure(key);
  if (found === null) throw new Refusal('attachment-missing');
  try {
    return await files.read(key, found);
  } catch (error) {
    // What was measured is not there any more.
    throw error instanceof FileExchanged ? new Refusal('attachment-missing') : error;
  }
}
