import type * as z from 'zod';
import { addWorkingDays, proof as countedDays, workingDaysBetween } from '../domain/calendar/calendar.ts';
import { dateOf, endOf, type Instant } from '../domain/calendar/time.ts';
import { type Duty, isLate } from '../domain/duty.ts';
import type { Grant } from '../domain/grant.ts';
import type { Job } from '../domain/job.ts';
import type { Principal } from '../domain/person.ts';
import type { DataRequest } from '../domain/request.ts';
import type { Resource } from '../domain/resource.ts';
import { type Law, rulesOf } from '../domain/rules.ts';
import { visible } from '../domain/visibility.ts';
import type * as catalog from './schemas/catalog.ts';
import type * as duties from './schemas/duty.ts';
import type * as requests from './schemas/request.ts';

/** How states are shown: from what is kept to what the contract says is answered. */

export function resourceView(resource: Resource, by: Principal): z.input<typeof catalog.resource> {
  const { id, code, provider, version, published, publishedAt, withdrawn, draft } = resource;
  return {
    id,
    code,
    provider,
    version,
    published,
    publishedAt,
    withdrawn: withdrawn ?? null,
    draft:
      draft && visible.draft(by, resource)
        ? {
            status: draft.status,
            kind: draft.kind,
            content: draft.content,
            changes: draft.changes,
            submittedAt: draft.status === 'submitted' ? draft.submittedAt : null,
            reason: draft.reason ?? null,
            remarks: draft.status === 'returned' ? draft.remarks : null,
            fields: draft.status === 'returned' ? draft.fields : [],
          }
        : null,
  };
}

/** Where a duty stands now. Amber: on its last working days, from the first reminder on; red: late. */
export function deadlineView(duty: Duty, law: Law, now: Instant): z.input<typeof duties.deadline> {
  const { policy, calendar } = rulesOf(law, duty);
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
  };
}

export function proofView(duty: Duty, law: Law): z.input<typeof duties.proof> {
  const { policy, calendar } = rulesOf(law, duty);
  const added = duty.extension?.days ?? 0;
  const days = countedDays(calendar, duty.start, policy.days + added, policy.start, duty.stops);
  return {
    rule: { ...policy.legalRef, days: policy.days, extension: added, unit: policy.unit },
    start: duty.start,
    due: duty.due,
    statutoryDue: duty.statutoryDue,
    provisional: duty.provisional,
    calendar: duty.calendar,
    policy: duty.policy,
    stops: duty.stops,
    days: Array.from(days, ({ provisional: _settled, ...day }) => day),
  };
}

export function dutyView(duty: Duty, law: Law, now: Instant): z.input<typeof duties.duty> {
  const { id, kind, status, subject, owes, waits, openedAt, flaggedAt } = duty;
  return {
    id,
    kind,
    status,
    subject,
    owes,
    waits,
    openedAt,
    flaggedAt,
    metOn: duty.status === 'met' ? dateOf(duty.metAt) : null,
    metLate: duty.status === 'met' ? duty.late : null,
    extension: duty.extension
      ? { days: duty.extension.days, reason: duty.extension.reason, at: duty.extension.at }
      : null,
    claim: duty.status === 'claimed' ? { kind: duty.claim.kind, at: duty.claim.at, reason: duty.claim.reason } : null,
    deadline: deadlineView(duty, law, now),
  };
}

export function dutyWithProofView(duty: Duty, law: Law, now: Instant): z.input<typeof duties.dutyWithProof> {
  return { ...dutyView(duty, law, now), proof: proofView(duty, law) };
}

/** A request with the duty to reply to it, which unconditional data does not have. */
export function requestView(
  request: DataRequest,
  duty: Duty | null,
  law: Law,
  now: Instant,
): z.input<typeof requests.request> {
  return {
    id: request.id,
    number: request.number,
    status: request.status,
    requester: request.requester,
    handler: request.handler,
    provider: request.provider,
    resource: request.resource,
    scope: request.scope,
    purpose: request.purpose,
    basis: request.basis,
    items: request.items,
    submittedAt: request.submittedAt,
    form: `/v1/requests/${request.id}/form`,
    deadline: duty && deadlineView(duty, law, now),
    reply: request.status === 'submitted' ? null : replyView(request, duty),
    grant: 'grant' in request ? request.grant : null,
  };
}

export function requestWithProofView(
  request: DataRequest,
  duty: Duty | null,
  law: Law,
  now: Instant,
): z.input<typeof requests.requestWithProof> {
  return { ...requestView(request, duty, law, now), proof: duty && proofView(duty, law) };
}

export function grantView(grant: Grant): z.input<typeof requests.grant> {
  return grant;
}

export function jobView(job: Job, refusals: z.input<typeof catalog.job>['refusals']): z.input<typeof catalog.job> {
  const { id, work, status, total, done, refused, startedAt, finishedAt } = job;
  return { id, kind: work.kind, status, total, done, refused, startedAt, finishedAt, refusals };
}

function replyView(request: Exclude<DataRequest, { status: 'submitted' }>, duty: Duty | null) {
  return {
    at: request.reply.at,
    late: duty?.status === 'met' && duty.late,
    opinion: request.reply.opinion,
    agreed: request.reply.agreed,
    refusal: 'refusal' in request.reply ? request.reply.refusal : null,
  };
}
