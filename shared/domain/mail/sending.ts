import { type Change, change } from '../change.ts';
import { event } from '../event.ts';

/** Of a case, that mails about it went out, or didn't: each is an event, so it lasts as long as the log. */
export interface Sendings {
  id: string;
  count: number;
  /** The mails that came back, each once however often it is told. */
  returned: string[];
}

/** Why a mail reached nobody, in words that hold nothing of whoever it was for. */
export const failures = {
  'not-registered': '收件人未登记',
  left: '收件人已离岗',
  refused: '邮件系统拒收',
  'given-up': '多次投递失败',
  bounced: '退信',
  overtaken: '发送前事项已办结、撤销或改期',
} as const;
export type Failure = keyof typeof failures;

/** One attempt that came to an end: what was told to whom, and what the mail system said. */
export interface Sending {
  mail: string;
  /** The event that the mail tells of, and how it is worded. */
  event: string;
  template: string;
  /** The recipient's person id. */
  to: string;
  attempts: number;
  /** The digest it went with. */
  digest: string | null;
  came: { receipt: string } | { failure: Failure };
}

/** The stream of the log that has the mails about a case: beside that of the case, of which nothing changes by them. */
export function mailsAbout(caseId: string): string {
  return `${caseId}.mails`;
}

/** The same, of the case in which an event happened, or of one of its duties. */
export function sendingsOf(eventId: string): string {
  const stream = streamOf(eventId);
  return mailsAbout(stream.includes(':') ? stream : (stream.split('.')[0] ?? stream));
}

/** The stream of the log that an event is in. */
export function streamOf(eventId: string): string {
  return eventId.slice(0, eventId.lastIndexOf('@'));
}

/** @returns null where it is on record that the mail came back */
export function recordSending(sendings: Sendings | null, sending: Sending): [Change<'sendings', Sendings>] | null {
  const { came, ...of } = sending;
  const { id, count, returned } = sendings ?? { id: sendingsOf(sending.event), count: 0, returned: [] };
  const back = 'failure' in came && came.failure === 'bounced';
  if (back && returned.includes(sending.mail)) return null;
  const next = { id, count: count + 1, returned: back ? [...returned, sending.mail] : returned };
  const told =
    'receipt' in came ? event('MailSent', { ...of, ...came }) : event('MailNotDelivered', { ...of, ...came });
  return [change('sendings', sendings, next, told)];
}
