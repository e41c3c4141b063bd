import { dateOf, type Instant } from '../../domain/calendar/time.ts';
import type { MailTemplate } from '../../domain/effects.ts';
import type { MailFacts } from '../../storage/mails.ts';
import { oneLine } from '../words.ts';
import { driftFound } from './drift-found.ts';
import { dutyExtended } from './duty-extended.ts';
import { dutyLate } from './duty-late.ts';
import { dutyOpened } from './duty-opened.ts';
import { dutyReminder } from './duty-reminder.ts';
import { dutyReopened } from './duty-reopened.ts';
import { dutyUrged } from './duty-urged.ts';
import { asHtml, asText } from './layout.ts';
import type { Reader, Template } from './letter.ts';
import { notice } from './notices.ts';
import { personLeft } from './person-left.ts';
import { rectificationSuggested } from './rectification-suggested.ts';
import { reportPrepared } from './report-prepared.ts';
import { requestAnswered } from './request-answered.ts';
import { requestReceived } from './request-received.ts';
import { resourceProposed } from './resource-proposed.ts';
import { resourceReturned } from './resource-returned.ts';

/** Each template's wording is the file of its name. */
const templates: Record<MailTemplate, Template> = {
  'request-received': requestReceived,
  'request-answered': requestAnswered,
  'duty-opened': dutyOpened,
  'duty-reminder': dutyReminder,
  'duty-late': dutyLate,
  'duty-urged': dutyUrged,
  'rectification-suggested': rectificationSuggested,
  'report-prepared': reportPrepared,
  'duty-reopened': dutyReopened,
  'resource-returned': resourceReturned,
  'resource-proposed': resourceProposed,
  'duty-extended': dutyExtended,
  'person-left': personLeft,
  'drift-found': driftFound,
  notice,
};

/**
 * The words of a mail: Chinese first, English beside it. Everything that came from a person is escaped.
 * @param mail `at` is the instant of the event, which "left" and "late" are reckoned from, however late the mail goes out
 * @param portalUrl without a slash at its end; the link is this and the case's path
 */
export function renderMail(
  mail: { template: MailTemplate; facts: MailFacts; at: Instant },
  to: Reader,
  portalUrl: string,
): { subject: string; text: string; html: string } {
  const { facts } = mail;
  const letter = templates[mail.template](facts, to, dateOf(mail.at));
  const content = { letter, facts, to, link: `${portalUrl.replace(/\/$/, '')}${facts.case.path}` };
  const { number, name } = facts.case;
  return {
    subject: oneLine(`【${letter.title.zh}】${name}（${number}） ${letter.title.en}`),
    text: asText(content),
    html: asHtml(content),
  };
}
