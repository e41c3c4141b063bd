import { sentFile } from '../adapters/attached.ts';
import { fileKeys } from '../adapters/file-keys.ts';
import { type Files, linkExpiry } from '../adapters/files.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { type Attachment, attachmentTypes, MOST_BYTES } from '../domain/disputes/attachment.ts';
import { mustFit } from '../domain/file-size.ts';
import type { Id } from '../domain/id.ts';
import { Refusal } from '../domain/refusals.ts';
import { type Database, permitted } from '../storage/database.ts';
import { newId } from '../storage/ids.ts';

type Type = Attachment['type'];
interface WithFiles {
  files: Files;
  database: Database;
}
/** How the files of a kind of case are kept: under the case and their digest. */
type KeyOf = (id: string, sha256: string) => string;

/** A link to PUT a file to, of the size that is told and no other, under a key of the department. @throws Refusal `attachment-too-large` */
export async function uploadFor(
  id: string,
  department: string,
  { type, size, now }: { type: Type; size: number; now: Instant },
  { files }: Pick<WithFiles, 'files'>,
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
  keyOf: KeyOf,
  { files, database }: WithFiles,
) {
  const { content, sha256, contentType } = await sentFile(files, fileKeys.sent(id, department, file), type);
  const kept = { id: file, name, type, bytes: content.length, sha256 };
  return {
    kept,
    async keep(): Promise<void> {
      await permitted(database);
      await files.write(keyOf(id, sha256), content, contentType, `${name}.${type}`);
    },
  };
}

/** A file with the link to it. @throws Refusal `not-found` */
export async function linkTo<F extends { sha256: string }>(
  id: string,
  found: F | undefined,
  now: Instant,
  keyOf: KeyOf,
  { files }: Pick<WithFiles, 'files'>,
) {
  if (!found) throw new Refusal('not-found', { what: '附件' });
  return {
    ...found,
    downloadUrl: await files.downloadLink(keyOf(id, found.sha256)),
    expiresAt: linkExpiry(now),
  };
}
