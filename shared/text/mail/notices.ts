import type { LocalDate } from '../../domain/calendar/time.ts';
import type { NoticedEvent } from '../../domain/effects.ts';
import { dateWords, type Words } from '../words.ts';
import { dueOr, type Template } from './letter.ts';
import { absencesNotices } from './notices/absences.ts';
import { addressNotices } from './notices/addresses.ts';
import { calendarsNotices } from './notices/calendars.ts';
import { catalogNotices } from './notices/catalog.ts';
import { complaintNotices } from './notices/complaints.ts';
import { correctionNotices } from './notices/corrections.ts';
import { demandNotices } from './notices/demands.ts';
import { departmentNotices } from './notices/departments.ts';
import { evaluationNotices } from './notices/evaluation.ts';
import { grantsNotices } from './notices/grants.ts';
import { jobNotices } from './notices/jobs.ts';
import { negotiationNotices } from './notices/negotiation.ts';
import type { Notice } from './notices/notice.ts';
import { policiesNotices } from './notices/policies.ts';
import { rectificationNotices } from './notices/rectifications.ts';
import { requestNotices } from './notices/requests.ts';
import { securityNotices } from './notices/security.ts';
import { webhookNotices } from './notices/webhooks.ts';

/** The notices by event, a file for each topic. An event that tells people and has no words here does not compile. */
const notices: { [T in NoticedEvent]: Notice } = {
  ...absencesNotices,
  ...departmentNotices,
  ...addressNotices,
  ...calendarsNotices,
  ...catalogNotices,
  ...requestNotices,
  ...grantsNotices,
  ...correctionNotices,
  ...demandNotices,
  ...rectificationNotices,
  ...complaintNotices,
  ...jobNotices,
  ...policiesNotices,
  ...evaluationNotices,
  ...negotiationNotices,
  ...securityNotices,
  ...webhookNotices,
};

/** A notice of an event in a case, with the words in notices/. */
export const notice: Template = ({ case: { number, name }, requester, provider, told, deadline }, to, on) => {
  const found = told && notices[told.event as NoticedEvent];
  if (!found) throw new Error(`no notice for ${told?.event}`);
  const values: Record<string, string | number> = {
    ...told.fields,
    person: to.about ?? '',
    number,
    name,
    requester: requester ?? '',
    provider: provider ?? '',
  };
  const text = (words: string, language: keyof Words) =>
    words.replace(/\{(\w+)\}/g, (_, field: string) => written(values[field] ?? '', language));
  const both = ({ zh, en }: Words): Words => ({ zh: text(zh, 'zh'), en: text(en, 'en') });
  const rows = (found.rows ?? []).map(({ label, value }) => ({ label, value: text(value, 'zh') }));
  return {
    tone: found.tone,
    title: both(found.title),
    opening: both(found.opening),
    date: dueOr(deadline, on, { zh: '日期', en: 'On' }),
    rule: found.rule,
    rows: rows.filter(({ value }) => value),
    closing: found.closing.map(both),
  };
};

/** A field of an event in words: a date as dates are written, an instant to the minute, anything else as it is. */
function written(value: string | number, language: keyof Words): string {
  const text = String(value);
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):/.exec(text) ?? [];
  if (date) return `${dateWords(date as LocalDate)[language]} ${time}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateWords(text as LocalDate)[language] : text;
}
