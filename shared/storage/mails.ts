import type { CountedDay } from '../domain/calendar/calendar.ts';
import type { Instant, LocalDate } from '../domain/calendar/time.ts';
import type { DutyKind } from '../domain/duties/policy.ts';
import type { Grounds } from '../domain/duties/proof.ts';
import type { Turn } from '../domain/duties/turn.ts';
import type { MailTemplate } from '../domain/effects.ts';
import type { Recounted } from '../domain/event.ts';
import type { PersonTrace } from '../domain/events/people.ts';

/**
 * A mail to send. It names a person by id and a case, never an address: the notifier looks up the address and renders the text
 * when it sends. Its id is hash(event, template, person), so the same event can't create the same mail twice.
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
   * `held`: goes with a digest; `claimed`: a worker is sending it; `sent`: accepted by the mail system; `undeliverable`: there
   * is nobody to send it to, or sending was given up; `bounced`: accepted, then returned; `overtaken`: what it reminds of was
   * done before it was sent, so nobody is reminded; `resent`: it had not arrived, and another goes in its place.
   */
  status: 'queued' | 'held' | 'claimed' | 'sent' | 'undeliverable' | 'bounced' | 'overtaken' | 'resent';
  attempts: number;
  /** When the sweep offers it again; null once it is settled. */
  nextAttemptAt: Instant | null;
  /** When it was claimed, by the machine's clock (milliseconds since 1970): a lease, not business time. */
  claimedAt: number | null;
  sentAt: Instant | null;
  /** What the mail system said: its message id, or why it refused. */
  receipt: string | null;
}

/** Why a mail has no reader, in which case it was passed on to somebody else. */
export const nobody = { unregistered: 'the person is not registered', left: 'the person has left' } as const;

/** Whether a mail was given up or came back, so that it can be sent again. */
export function hasNotArrived({ status, template }: Pick<Mail, 'status' | 'template'>): boolean {
  return template !== 'digest' && (status === 'undeliverable' || status === 'bounced');
}

/** A new mail that is sent by itself at `nextAttemptAt`. */
export function newMail(
  mail: Pick<Mail, 'id' | 'event' | 'template' | 'to' | 'department' | 'facts' | 'at'> & { nextAttemptAt: Instant },
): Mail {
  return { ...mail, status: 'queued', attempts: 0, claimedAt: null, sentAt: null, receipt: null };
}

/** What a mail tells, whatever case it is about. */
export function kindOfMail({ template, facts }: Pick<Mail, 'template' | 'facts'>): string {
  return (template === 'notice' && facts.told?.event) || template;
}

/** Content of a mail, without personal data. Dates are Asia/Shanghai; names are those of departments and entries. */
export interface MailFacts {
  /** The id of the person the mail is about, whose name is looked up when it is sent. */
  person?: string;
  case: { number: string; name: string; path: string };
  requester?: string;
  provider?: string;
  /** Who owes the duty, unless it is the provider as usual. */
  owes?: string;
  deadline?: {
    /** The duty's id; missing in mails recorded before this field existed. */
    id?: string;
    duty: DutyKind;
    due: LocalDate;
    workingDaysLeft: number;
    provisional: boolean;
    document: string;
    article: string;
    /** The document asks for the work and names no days: their number is the product's own. */
    own?: boolean;
    days: number;
    /** Working days added with the bureau's consent. */
    extension?: number;
    start: LocalDate;
    /** The day the duty was met or answered, where that had happened. */
    doneOn?: LocalDate;
    counted: CountedDay[];
    /** Missing in mails recorded before this field existed. */
    grounds?: Grounds;
    /** The laws and notices that define the days, as cited, each once. */
    sources?: string[];
  };
  /** The item of article 23 that the lateness may fall under, and the log's events of the duty. */
  ground?: string;
  record?: { type: string; on: LocalDate; event: string }[];
  outcome?: {
    status: string;
    agreed: number;
    requested: number;
    /** The names of the items that were agreed, and of those that were not. */
    items?: { agreed: string[]; refused: string[] };
    reason?: string;
    basis?: string;
  };
  /** What changed in the registration of the person: values for departments and roles; null where only the change is told. */
  registered?: { field: keyof PersonTrace; before: string[] | null; after: string[] | null }[];
  /** A reminder to those who owe the work: whose turn it was when it was written. */
  turn?: Turn['role'];
  /** The reminder goes to the head, whose consent is what is missing. */
  awaitsHead?: true;
  /** How many duties the department has open, at most a hundred. */
  openDuties?: number;
  remarks?: string;
  /** What an application is for. */
  purpose?: string;
  change?: string;
  /** For a recount of many duties: how many dates moved that the department owes or waits for, and the first of them. */
  recounted?: Omit<Recounted, 'department'>;
  /** For a notice: the event and its fields, scalars only. */
  told?: { event: string; fields: Record<string, string | number> };
  /** The mail holds what a person is told of one kind within some minutes. */
  gathered?: true;
  /** How many entries differ on the upper platform, by kind of difference. */
  drift?: { missing: number; unknown: number; version: number; content: number };
}
