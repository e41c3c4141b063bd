import { dateOf, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import type { MailTemplate } from '../../domain/effects.ts';
import { kindOfMail, type Mail, type MailFacts } from '../../storage/mails.ts';
import { portalLink } from '../portal.ts';
import { beside, oneLine, type Words } from '../words.ts';
import { digest, type Gathered } from './digest.ts';
import { driftFound } from './drift-found.ts';
import { dutiesRecounted } from './duties-recounted.ts';
import { dutyExtended } from './duty-extended.ts';
import { dutyLate } from './duty-late.ts';
import { dutyOpened } from './duty-opened.ts';
import { dutyRecounted } from './duty-recounted.ts';
import { dutyReminder } from './duty-reminder.ts';
import { dutyReopened } from './duty-reopened.ts';
import { dutyUrged } from './duty-urged.ts';
import { flagVoided } from './flag-voided.ts';
import { asHtml, asText } from './layout.ts';
import type { Reader, Template } from './letter.ts';
import { logSealed } from './log-sealed.ts';
import { notice } from './notices.ts';
import { personChanged } from './person-changed.ts';
import { personLeft } from './person-left.ts';
import { rectificationSuggested } from './rectification-suggested.ts';
import { reportPrepared } from './report-prepared.ts';
import { requestAnswered } from './request-answered.ts';
import { requestReceived } from './request-received.ts';
import { resourceProposed } from './resource-proposed.ts';
import { resourceReturned } from './resource-returned.ts';
import { resourceSubmitted } from './resource-submitted.ts';

/** The words of each template; its file has its name. */
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
  'resource-submitted': resourceSubmitted,
  'duty-extended': dutyExtended,
  'duty-recounted': dutyRecounted,
  'flag-voided': flagVoided,
  'duties-recounted': dutiesRecounted,
  'person-left': personLeft,
  'person-changed': personChanged,
  'drift-found': driftFound,
  'log-sealed': logSealed,
  notice,
};

const openCase: Words = { zh: '打开事项', en: 'Open the case' };

/** What a mail is written from. `at` is the instant of the event, which "left" and "late" are reckoned from. */
interface Told {
  template: Mail['template'];
  facts: MailFacts;
  at: Instant;
}

/**
 * The words of a mail: Chinese, and English beside it if the reader wants it. Everything that came from a person is escaped.
 * @param mail told as of its event, however late the mail goes out
 * @param portalUrl without a slash at its end; the link is this and the case's path
 */
export function renderMail(mail: Told, to: Reader, portalUrl: string): { subject: string; text: string; html: string } {
  const { letter, subject, link } = written(mail, to, portalUrl);
  const links = [{ label: openCase, path: '' }, ...(letter.links ?? [])].map(({ label, path }) => ({
    label,
    url: `${link}${path}`,
  }));
  const content = { letter, facts: mail.facts, to, links };
  return { subject, text: asText(content), html: asHtml(content) };
}

/** Mails in one mail. Each may be about another person, so each has a reader of its own. */
export function renderDigest(
  mails: { mail: Told; to: Reader }[],
  { to, on, gathered, portalUrl }: { to: Reader; on: LocalDate; gathered: Gathered; portalUrl: string },
) {
  return digest(
    mails.map(({ mail, to: reader }) => {
      const { case: of, requester, provider } = mail.facts;
      const departments = [requester, provider].filter((name) => name !== undefined);
      const about = { case: of, departments, kind: kindOfMail(mail), at: mail.at };
      return { ...written(mail, reader, portalUrl), ...about };
    }),
    to,
    on,
    gathered,
  );
}

function written({ template, facts, at }: Told, to: Reader, portalUrl: string) {
  if (template === 'digest') throw new Error('a digest is written from the mails it holds');
  const letter = templates[template](facts, to, dateOf(at));
  const { number, name, path } = facts.case;
  return {
    letter,
    subject: oneLine(
      beside({ zh: `【${letter.title.zh}】${name}（${number}）`, en: letter.title.en }, to.english ?? false),
    ),
    link: portalLink(portalUrl, path),
  };
}
