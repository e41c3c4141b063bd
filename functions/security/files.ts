import { sentFile } from '../../shared/adapters/attached.ts';
import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { linkExpiry } from '../../shared/adapters/files.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { type Attachment, attachmentTypes, MOST_BYTES } from '../../shared/domain/disputes/attachment.ts';
import { mustFit } from '../../shared/domain/file-size.ts';
import type { Id } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { KeptFile } from '../../shared/domain/security/safeguard.ts';
import { permitted } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import type { SecurityContext } from './context.ts';

type Type = Attachment['type'];

/** A link to PUT a file to, of the size that is told and no other, under a key of the department. @throws Refusal `attachment-too-large` */
export async function uploadFor(
  id: string,
  department: string,
  { type, size, now }: { type: Type; size: number; now: Instant },
  { files }: SecurityContext,
) {
  mustFit(size, MOST_BYTES, 'attachment-too-large');
  const file = newId('fil', now);
  const { contentType } = attachmentTypes[type];
  const uploadUrl = await files.uploadLink(fileKeys.sent(id, department, file), contentType, size);
  return { file, uploadUrl, contentType, expiresAt: linkExpiry(now) };
}

/** What was sent, and how it is kept once the decision allows that: under its digest, so that a later upload to the link cannot replace it. */
export async function received(
  id: string,
  department: string,
  { file, type, name }: { file: Id<'fil'>; type: Type; name: string },
  { files, database }: SecurityContext,
): Promise<{ kept: KeptFile; keep(): Promise<void> }> {
  const { content, sha256, contentType } = await sentFile(files, fileKeys.sent(id, department, file), type);
  const kept = { id: file, name, type, bytes: content.length, sha256 };
  return {
    kept,
    async keep() {
      await permitted(database);
      await files.write(fileKeys.kept(id, sha256), content, contentType, `${name}.${type}`);
    },
  };
}

/** A file with the link to it. @throws Refusal `not-found` */
export async function linkTo(id: string, found: KeptFile | undefined, now: Instant, { files }: SecurityContext) {
  if (!found) throw new Refusal('not-found', { what: '附件' });
  return {
    ...found,
    downloadUrl: await files.downloadLink(fileKeys.kept(id, found.sha256)),
    expiresAt: linkExpiry(now),
  };
}
