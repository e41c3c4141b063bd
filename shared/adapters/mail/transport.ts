import { cleanedText, cutText } from '../../domain/plain-text.ts';

/**
 * The port through which mail leaves the system. An adapter says what became of a mail, because the next step depends on it.
 * Accepted: done. Rejected: never again. Temporary: later. Unknown: it may have been sent, so not before the claim runs out.
 */
export interface MailTransport {
  /**
   * Hands one mail to the mail system.
   * @returns the id that the mail system gave it
   * @throws MailRejected, MailTemporary or MailUnknown, and nothing else
   */
  send(mail: OutgoingMail): Promise<{ receipt: string }>;
}

export interface OutgoingMail {
  /** Our id, the same at every attempt, so that two copies of one mail can be recognised. */
  messageId: string;
  from: string;
  /** The name that readers see beside the sender's address. */
  fromName?: string;
  /** Where answers go, if not to the sender. */
  replyTo?: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Mails of one thread have the same id here, so that mail programs show them together. */
  thread?: string;
  attachments?: MailAttachment[];
}

export interface MailAttachment {
  /** In ASCII, which every mail program reads. */
  name: string;
  type: string;
  content: Buffer;
}

/**
 * The headers of every mail: written by a machine, so that nobody's machine answers it (RFC 3834), and of which thread it is. The thread
 * begins with a mail that nobody has: the id of the case, which all its mails answer.
 */
export function headersOf({ from, thread }: OutgoingMail): Record<string, string> {
  const root = thread && `<${thread}@${from.split('@')[1]}>`;
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(root ? { References: root, 'In-Reply-To': root } : {}),
  };
}

abstract class MailFailure extends Error {
  constructor(what: string) {
    super(withoutAddresses(what));
    this.name = new.target.name;
  }
}

/** Refused for good: the address does not exist, or the mail system does not accept the mail. */
export class MailRejected extends MailFailure {
  /** Whether the address is refused, so that no other mail reaches it either. */
  readonly address: boolean;
  constructor(what: string, { address = false } = {}) {
    super(what);
    this.address = address;
  }
}

/** Certainly not sent, but it may succeed later: no connection, throttled, a full disk, a wrong password. */
export class MailTemporary extends MailFailure {}

/** The mail was handed over and no answer came: nobody can tell whether it was sent. */
export class MailUnknown extends MailFailure {}

/** The words of a mail server without the addresses that they may repeat, since addresses must not be kept. */
export function withoutAddresses(text: string): string {
  const line = cleanedText(text)
    .replace(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, '…')
    .replace(/\s+/g, ' ');
  return cutText(line, 300);
}
