import type { CountedDay } from '../domain/calendar/calendar.ts';
import type { Instant, LocalDate } from '../domain/calendar/time.ts';
import type { DutyKind } from '../domain/duties/policy.ts';
import type { Grounds } from '../domain/duties/proof.ts';
import type { MailTemplate } from '../domain/effects.ts';
import type { Recounted } from '../domain/event.ts';

/**
 * A mail on its way. It names a person by id and a case, never an address: the notifier looks the address up and renders the
 * words when it sends. Its id is hash(event, template, person), so the same event can't make the same mail twice.
 */
export interface Mail {
  id: string;
  event: string;
  template: MailTemplate | 'digest';
  /** The recipient's person id, and their department. */
  to: string;
  department: string;
  facts: MailFacts;
  at: Instant;
  /**
   * `held`: it goes with a digest; `claimed`: some worker is sending it; `sent`: accepted by the mail system; `undeliverable`:
   * nobody to send it to, or given up; `bounced`: accepted, and returned; `overtaken`: done before it went, so that nobody is
   * reminded of it.
   */
  status: 'queued' | 'held' | 'claimed' | 'sent' | 'undeliverable' | 'bounced' | 'overtaken';
  attempts: number;
  /** When the sweep offers it again; null once it is done. */
  nextAttemptAt: Instant | null;
  /** When it was claimed, by the machine's clock (milliseconds since 1970): a lease, not business time. */
  claimedAt: number | null;
  sentAt: Instant | null;
  /** What the mail system said: its message id, or why it refused. */
  receipt: string | null;
}

/** A mail as it is recorded: to go at `nextAttemptAt`, by itself. */
export function newMail(
  mail: Pick<Mail, 'id' | 'event' | 'template' | 'to' | 'department' | 'facts' | 'at'> & { nextAttemptAt: Instant },
): Mail {
  return { ...mail, status: 'queued', attempts: 0, claimedAt: null, sentAt: null, receipt: null };
}

/** What a mail has to tell, without personal data. Dates are Asia/Shanghai; names are those of departments and entries. */
export interface MailFacts {
  /** The id of the person it is about, who is named when it is sent. */
  person?: string;
  case: { number: string; name: string; path: string };
  requester?: string;
  provider?: string;
  /** Who owes what it is about, where that is not the provider as a matter of course. */
  owes?: string;
  deadline?: {
    duty: DutyKind;
    due: LocalDate;
    workingDaysLeft: number;
    provisional: boolean;
    document: string;
    article: string;
    days: number;
    /** Working days added with the bureau's consent. */
    extension?: number;
    start: LocalDate;
    /** The day it was met or answered, where it was by then. */
    doneOn?: LocalDate;
    counted: CountedDay[];
    /** Left out in what was recorded before there was any. */
    grounds?: Grounds;
    /** The laws and notices that say what a day is, as cited, each once. */
    sources?: string[];
  };
  /** The item of article 23 that lateness may come under, and what the log has of the duty. */
  ground?: string;
  record?: { type: string; on: LocalDate; event: string }[];
  outcome?: { status: string; agreed: number; requested: number; reason?: string; basis?: string };
  /** How many duties the department has open, a hundred at most. */
  openDuties?: number;
  remarks?: string;
  change?: string;
  /** Of a recount of many: how many dates moved that the department owes or waits for, and the first of them. */
  recounted?: Omit<Recounted, 'department'>;
  /** For a notice: the event and what it says, scalars only. */
  told?: { event: string; fields: Record<string, string | number> };
  /** How many entries differ on the upper platform, by how. */
  drift?: { missing: number; unknown: number; version: number; content: number };
}
