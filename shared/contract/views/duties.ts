import type * as z from 'zod';
import { addWorkingDays, workingDaysBetween } from '../../domain/calendar/calendar.ts';
import { dateOf, endOf, type Instant } from '../../domain/calendar/time.ts';
import { reasonOf } from '../../domain/duties/due-reason.ts';
import { type Duty, isLate, type RungTaken } from '../../domain/duties/duty.ts';
import { grounds, isReported, rungsTaken } from '../../domain/duties/escalation.ts';
import { currentDuty, type Law } from '../../domain/duties/law.ts';
import type { Audience } from '../../domain/duties/policy.ts';
import { proofOf } from '../../domain/duties/proof.ts';
import { type Subject, turnOf } from '../../domain/duties/turn.ts';
import type { LoggedEvent } from '../../domain/event.ts';
import type { MailFailure } from '../../domain/mail/sending.ts';
import type { Unacted } from '../actions/action.ts';
import type * as duties from '../schemas/duty.ts';

/** The present state of a deadline. Amber: from the first reminder on, in the last working days. Red: late. */
export function deadlineView(stored: Duty, law: Law, now: Instant): z.input<typeof duties.deadline> {
  const { duty, rules } = currentDuty(law, stored);
  const { policy, calendar } = rules;
  const late = duty.status === 'met' ? duty.late : isLate(duty, now);
  const firstReminder = Math.min(0, ...policy.reminders.map((reminder) => reminder.workingDays));
  const amberFrom = addWorkingDays(calendar, duty.due, firstReminder);
  const open = late ? 'red' : dateOf(now) >= amberFrom ? 'amber' : 'green';
  return {
    duty: duty.id,
    due: duty.due,
    dueEnd: endOf(duty.due),
    workingDaysLeft: workingDaysBetween(calendar, dateOf(now), duty.due),
    level: duty.status === 'met' || duty.status === 'cancelled' ? 'done' : open,
    late,
    provisional: duty.provisional,
    article: policy.legalRef.article,
    why: reasonOf(duty, policy),
  };
}

/**
 * The proof of a due date. An open duty is counted by the present calendar and a closed one by its own, so the proof
 * always explains the date that is shown.
 */
export function proofView(stored: Duty, law: Law): z.input<typeof duties.proof> {
  const { duty, rules } = currentDuty(law, stored);
  return proofOf(duty, rules);
}

export function dutyView(duty: Duty, law: Law, now: Instant): z.input<typeof duties.duty> {
  const { id, kind, status, subject, owes, waits, openedAt, flags } = duty;
  return {
    id,
    kind,
    status,
    subject,
    owes,
    waits,
    openedAt,
    flaggedAt: flags.findLast((flag) => !flag.void)?.at ?? null,
    flags,
    escalated: rungsTaken(duty).map(({ step, workingDays, at }) => ({ step, workingDays, at })),
    recounts: duty.recounts ?? [],
    metOn: duty.status === 'met' ? dateOf(duty.metAt) : null,
    metLate: duty.status === 'met' ? duty.late : null,
    extension: duty.extension
      ? { days: duty.extension.days, reason: duty.extension.reason, at: duty.extension.at }
      : null,
    claim: duty.status === 'claimed' ? { kind: duty.claim.kind, at: duty.claim.at, reason: duty.claim.reason } : null,
    deadline: deadlineView(duty, law, now),
  };
}

export function dutyWithProofView(duty: Duty, law: Law, now: Instant): Unacted<typeof duties.dutyWithProof> {
  return { ...dutyView(duty, law, now), proof: proofView(duty, law) };
}

/**
 * A duty with whose turn it is, and its escalation steps in full.
 * @param log the duty's own events, and those of the mails about its case
 */
export function dutyInFullView(
  duty: Duty,
  subject: Subject,
  law: Law,
  now: Instant,
  log: { events: LoggedEvent[]; mails: LoggedEvent[] },
): Unacted<typeof duties.dutyInFull> {
  const escalated = rungsTaken(duty).map(({ step, workingDays, at, due }) => {
    const found = log.events.find(
      (one) => one.type === stepTypes[step] && one.at === at && daysOf(one) === workingDays,
    );
    const data = found?.data as { to?: Audience[]; ground?: string } | undefined;
    const mails = found ? mailingsView(log.mails, null).items.filter(({ event }) => event === found.id) : [];
    return {
      ...{ step, workingDays, at, due, event: found?.id ?? '' },
      ...{ to: data?.to ?? [], ground: data?.ground ?? null, mails },
    };
  });
  return { ...dutyWithProofView(duty, law, now), turn: turnOf(duty, subject), escalated };
}

const stepTypes = {
  urge: 'DutyEscalated',
  'suggest-rectification': 'RectificationSuggested',
  report: 'ReportPrepared',
} as const;

const daysOf = ({ data }: LoggedEvent) => ('workingDays' in data ? data.workingDays : null);

/** A row for a step of escalation. @returns null for one that is no report, or not of this duty */
export function reportView(
  duty: Duty,
  { step, at, workingDays }: Pick<RungTaken, 'step' | 'at' | 'workingDays'>,
): z.input<typeof duties.report> | null {
  const { id, kind, status, subject, owes, escalated } = duty;
  const one = escalated.find((each) => each.step === step && each.at === at && each.workingDays === workingDays);
  if (!one || !isReported(one)) return null;
  const metOn = duty.status === 'met' ? dateOf(duty.metAt) : null;
  const now = { id, kind, status, subject, due: duty.due, metOn };
  return { at, workingDays, due: one.due, ground: grounds[kind], duty: now, owes };
}

/** The mails of a stream of sendings; if a duty is given, only those about it. */
export function mailingsView(events: LoggedEvent[], duty: string | null): z.input<typeof duties.mailings> {
  const items = events.flatMap((one): z.input<typeof duties.mailings>['items'] => {
    if (one.type !== 'MailSent' && one.type !== 'MailNotDelivered') return [];
    const { mail, event, template, to, attempts, digest } = one.data;
    if (duty !== null && !event.startsWith(`${duty}@`)) return [];
    const common = { mail, event, template, to, at: one.at, attempts, digest: digest !== null };
    return one.type === 'MailSent'
      ? [{ ...common, outcome: 'sent', receipt: one.data.receipt, failure: null }]
      : [{ ...common, outcome: 'not-delivered', receipt: null, failure: one.data.failure as MailFailure }];
  });
  return { items };
}
