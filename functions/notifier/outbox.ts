import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { AddressFailure } from '../../shared/domain/mail/address.ts';
import type { Sending } from '../../shared/domain/mail/sending.ts';
import type { Mail } from '../../shared/storage/mails.ts';

type FailedAddress = { person: string; department: string; email: string; kind: AddressFailure };

/** The mails on their way, as the outbox keeps them. */
export interface Outbox {
  /** @returns null if it is done, or another worker is sending it */
  claim(id: string): Promise<Mail | null>;
  /** The mails that go with a digest. */
  held(id: string): Promise<Mail[]>;
  /** Ends a digest and claims the mails in it, which go each by itself. @returns those that no other worker has taken */
  takeApart(digest: string, mails: Mail[], at: Instant): Promise<Mail[]>;
  sent(id: string, how: { at: Instant; receipt: string }): Promise<void>;
  undeliverable(id: string, reason: string): Promise<void>;
  overtaken(id: string): Promise<void>;
  read(id: string): Promise<Mail | null>;
  /** It was accepted, and came back. */
  bounced(mail: Mail, reason: string): Promise<void>;
  /** It was accepted and came back, and is to go again. */
  again(mail: Mail, why: { reason: string; nextAttemptAt: Instant }): Promise<void>;
  addressFailed(failed: FailedAddress, at: Instant): Promise<void>;
  /** Gives the mail of a person who left to somebody else. */
  passOn(mail: Mail, at: Instant): Promise<void>;
  /** Writes down for good what became of a mail. */
  log(sending: Sending, at: Instant): Promise<void>;
  /** `unknown`: it may have gone out, so it is not offered before its claim has run out. */
  release(id: string, why: { error: string; nextAttemptAt: Instant; unknown: boolean }): Promise<void>;
}
