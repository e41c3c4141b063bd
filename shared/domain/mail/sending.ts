import { type Change, change } from '../change.ts';
import { event } from '../event.ts';

/** Mails about a case that went out or failed. Each is an event, so the record lasts as long as the log. */
export interface Sendings {
  id: string;
  count: number;
  /** Ids of the mails that bounced, each once. */
  returned: string[];
}

/** Why a mail reached nobody. The words say nothing about the recipient. */
export const mailFailures = {
  'not-registered': '收件人未登记',
  left: '收件人已离岗',
  refused: '邮件系统拒收',
  'given-up': '多次投递失败',
  bounced: '退信',
  overtaken: '发送前事项已办结、撤销或改期',
} as const;
export type MailFailure = keyof typeof mailFailures;

/** One finished attempt: the mail, its recipient, and the result. */
export interface Sending {
  mail: string;
  /** The event that the mail is about, and its template. */
  event: string;
  template: string;
  /** The recipient's person id. */
  to: string;
  attempts: number;
  /** The digest that contained it. */
  digest: string | null;
  came: { receipt: string } | { failure: MailFailure };
}

/** Stream of the log for the mails about a case. It is separate from the stream of the case, which mails do not change. */
export function mailsAbout(caseId: string): string {
  return `${caseId}.mails`;
}

/** The same stream, from the id of an event of the case or of one of its duties. */
export function sendingsOf(eventId: string): string {
  const stream = streamOf(eventId);
  return mailsAbout(stream.includes(':') ? stream : (stream.split('.')[0] ?? stream));
}

/** The stream of an event. */
export function streamOf(eventId: string): string {
  return eventId.slice(0, eventId.lastIndexOf('@'));
}

/** Records that a mail which had not arrived is to be sent again. */
export function resendMail(
  sendings: Sendings | null,
  { mail, event: of, template, to }: Pick<Sending, 'mail' | 'event' | 'template' | 'to'>,
): [Change<'sendings', Sendings>] {
  const before = sendings ?? { id: sendingsOf(of), count: 0, returned: [] };
  const next = { ...before, count: before.count + 1 };
  return [change('sendings', sendings, next, event('MailResent', { mail, event: of, template, to }))];
}

/** Records sent and failed mails of one log. @returns null if all of them are bounces that are recorded already */
export function recordSendings(
  before: Sendings | null,
  id: string,
  sendings: readonly Sending[],
): [Change<'sendings', Sendings>] | null {
  const returned = new Set(before?.returned);
  const events = sendings.flatMap(({ came, ...of }) => {
    if ('receipt' in came) return [event('MailSent', { ...of, ...came })];
    if (came.failure === 'bounced' && returned.has(of.mail)) return [];
    if (came.failure === 'bounced') returned.add(of.mail);
    return [event('MailNotDelivered', { ...of, ...came })];
  });
  if (events.length === 0) return null;
  const next = { id, count: (before?.count ?? 0) + events.length, returned: [...returned] };
  return [change('sendings', before, next, ...events)];
}
