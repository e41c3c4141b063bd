import { epoch, type Instant } from '../../domain/calendar/time.ts';
import type { MailTemplate } from '../../domain/effects.ts';
import type { owedThen } from '../../domain/mail/owed.ts';
import { kindOfMail, type Mail } from '../../storage/mails.ts';
import { calendarFile } from '../calendar.ts';
import { dutyWords } from '../duties.ts';
import { restsOn } from './letter.ts';

/** Mails with which a date begins or moves. */
const dating: ReadonlySet<string> = new Set<MailTemplate | keyof typeof owedThen>([
  'request-received',
  'duty-opened',
  'duty-reopened',
  'duty-extended',
  'duty-recounted',
  'SupplementAsked',
  'RequestSupplemented',
  'GrantSuspended',
  'RectificationReturned',
  'RenewalAsked',
  'DemandSubmitted',
  'RulingMade',
  'RectificationIssued',
  'RectificationSentBack',
  'RectificationOrdered',
]);

/**
 * The date of what is owed as a calendar entry, under the id that it has in a department's calendar.
 * @returns null for a mail with which no date begins or moves, or of what is done
 */
export function deadlineFile(
  { template, facts, at }: Pick<Mail, 'template' | 'facts'> & { at: Instant },
  link: string,
): string | null {
  const { deadline, case: about } = facts;
  if (!deadline?.id || deadline.doneOn || !dating.has(kindOfMail({ template, facts }))) return null;
  const summary = `${dutyWords[deadline.duty].name.zh}：${about.name}`;
  return calendarFile(summary, [
    {
      uid: `${deadline.id}@yima-data-sharing`,
      on: deadline.due,
      summary,
      description: `${about.number}\n${restsOn(deadline)}\n${link}`,
      changedAt: at,
      // Later mails about the same date take the place of earlier ones.
      sequence: Math.floor(epoch(at) / 60_000),
      alarms: [],
    },
  ]);
}
