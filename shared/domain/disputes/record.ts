import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { event } from '../event.ts';
import type { Principal } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import {
  type Author,
  allowed,
  authorOf,
  factsOf,
  type Negotiated,
  type Negotiation,
  roomFor,
  type Side,
  sideOf,
  without,
} from './negotiation.ts';

export interface Statement {
  number: number;
  side: Side;
  text: string;
  at: Instant;
  by: string;
}
const MOST_STATEMENTS = 30;

export const statementSchema = z.strictObject({ text: prose(2, 1500) });

/** One side states its case. @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function state(negotiation: Negotiation, text: string, by: Principal, now: Instant): Negotiated {
  allowed(negotiation, 'state', by);
  roomFor(negotiation.statements, MOST_STATEMENTS, '陈述');
  const side = sideOf(negotiation, by);
  const number = negotiation.statements.length + 1;
  return without({
    next: {
      ...negotiation,
      statements: [...negotiation.statements, { number, side, text, at: now, by: by.personId }],
    },
    events: [event('NegotiationStated', { ...factsOf(negotiation), side, statement: number })],
  });
}

/** What may be attached, and with which bytes such a file begins. Office files and OFD are zip archives. */
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
const MOST_FILES = 20;

/** A file of the case: what was sent, by its digest, which the log holds too. */
export interface Attachment {
  id: string;
  side: Author;
  name: string;
  type: AttachmentType;
  bytes: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
  at: Instant;
  by: string;
}

/** Whether this person may attach a file now, which they are asked before it is sent. */
export function mayAttach(negotiation: Negotiation, by: Principal): Author {
  const side = authorOf(negotiation, by);
  allowed(negotiation, side === 'bureau' ? 'attachAsBureau' : 'attach', by);
  roomFor(negotiation.files, MOST_FILES, '附件');
  return side;
}

/** @throws Refusal `not-your-step`, `step-closed`, `case-full`, `attached-already` */
export function attach(
  negotiation: Negotiation,
  file: Pick<Attachment, 'id' | 'name' | 'type' | 'bytes' | 'sha256'>,
  by: Principal,
  now: Instant,
): Negotiated {
  const side = mayAttach(negotiation, by);
  if (negotiation.files.some(({ id }) => id === file.id)) throw new Refusal('attached-already');
  const { id, bytes, sha256 } = file;
  return without({
    next: { ...negotiation, files: [...negotiation.files, { ...file, side, at: now, by: by.personId }] },
    events: [event('NegotiationFileAttached', { ...factsOf(negotiation), side, file: id, bytes, sha256 })],
  });
}

/** Files named by a record of the case are in the case. @throws Refusal `files-unknown` */
export function mustBeAttached({ files }: Pick<Negotiation, 'files'>, named: readonly string[], field: string): void {
  const unknown = named.filter((id) => !files.some((file) => file.id === id));
  if (unknown.length > 0) throw new Refusal('files-unknown', {}, [{ field, message: unknown.join() }]);
}
