import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import type { Id } from '../id.ts';
import type { Signature } from '../people/hands.ts';
import type { Author } from './sides.ts';

/** Types of attachment, and the first bytes of such files. Office files and OFD are zip archives. */
export const attachmentTypes = {
  pdf: { contentType: 'application/pdf', begins: '25504446' },
  ofd: { contentType: 'application/ofd', begins: '504b0304' },
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: '504b0304',
  },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: '504b0304' },
  jpg: { contentType: 'image/jpeg', begins: 'ffd8ff' },
  png: { contentType: 'image/png', begins: '89504e47' },
} as const;
export const attachmentType = z.enum(
  Object.keys(attachmentTypes) as [keyof typeof attachmentTypes, ...(keyof typeof attachmentTypes)[]],
);
type AttachmentType = z.infer<typeof attachmentType>;
export const MOST_BYTES = 20 * 1024 * 1024;

/** A file of the case. The log contains its digest too. */
export interface Attachment extends Signature {
  id: Id<'fil'>;
  side: Author;
  name: string;
  type: AttachmentType;
  bytes: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
  at: Instant;
}
