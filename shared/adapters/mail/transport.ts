/**
 * The port by which mail leaves the system. An adapter says clearly what became of a mail, because the next step differs:
 * accepted → done; rejected → never again; temporary → later; unknown → it may have gone, so not before the claim runs out.
 */
export interface MailTransport {
  /**
   * Hands one mail to the mail system.
   * @returns the mail system's own name for it
   * @throws MailRejected, MailTemporary or MailUnknown, and nothing else
   */
  send(mail: OutgoingMail): Promise<{ receipt: string }>;
}

export interface OutgoingMail {
  /** Ours, and the same on every attempt, so that a mail sent twice can be recognised as one. */
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

abstract class MailFailure extends Error {
  constructor(what: string) {
    super(withoutAddresses(what));
    this.name = new.target.name;
  }
}

/** Refused for good: the address does not exist, or the mail itself is not taken. */
export class MailRejected extends MailFailure {
  /** Whether it is the address, so that nothing else reaches it either. */
  readonly address: boolean;
  constructor(what: string, { address = false } = {}) {
    super(what);
    this.address = address;
  }
}

/** Certainly not sent, but it may go later: no connection, throttled, a full disk, a wrong password. */
export class MailTemporary extends MailFailure {}

/** The mail was handed over and no answer came: sent or not, nobody can say. */
export class MailUnknown extends MailFailure {}

/** What a mail server says may repeat the address; what is kept of it must not. */
export function withoutAddresses(text: string): string {
  return text
    .replace(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}
