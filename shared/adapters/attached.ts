import { createHash } from 'node:crypto';
import { attachmentTypes } from '../domain/disputes/attachment.ts';
import { Refusal } from '../domain/refusals.ts';
import { FileExchanged, type Files } from './files.ts';

/**
 * Reads a file that was sent to a link, whose size the link has bound, and looks whether it begins as its type does.
 * @throws Refusal `attachment-missing`, `file-broken`
 */
export async function sentFile(
  files: Files,
  key: string,
  type: keyof typeof attachmentTypes,
): Promise<{ content: Uint8Array; sha256: string; contentType: string }> {
  const content = await contentOf(files, key);
  const { begins, contentType } = attachmentTypes[type];
  if (!Buffer.from(content).toString('hex', 0, 8).startsWith(begins)) throw new Refusal('file-broken');
  return { content, sha256: createHash('sha256').update(content).digest('hex'), contentType };
}

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
