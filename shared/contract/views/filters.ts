import type * as z from 'zod';
import type { deadline, duty } from '../schemas/duty.ts';
import type { DutyFilters, dutyCounts, RequestFilters, requestCounts } from '../schemas/filters.ts';
import type { request } from '../schemas/request.ts';

type DutyView = z.input<typeof duty>;
type RequestView = z.input<typeof request>;
type Deadline = z.input<typeof deadline>;

/** Whether the view of a duty matches the filters. */
export function dutyMatches(view: DutyView, filters: Omit<DutyFilters, 'department'>): boolean {
  const { status, kind, escalated, other, q } = filters;
  const { number, name, change } = view.subject;
  return (
    (status === undefined || view.status === status) &&
    (kind === undefined || view.kind === kind) &&
    (escalated === undefined || view.escalated.at(-1)?.step === escalated) &&
    (other === undefined || view.waits === other) &&
    deadlineMatches(view.deadline, filters) &&
    (q === undefined || contains([number, name, change?.document ?? ''], q))
  );
}

/**
 * Whether the view of a request matches the filters. `other` may be either side, since both are other departments for
 * the bureau.
 */
export function requestMatches(view: RequestView, filters: Omit<RequestFilters, 'side'>): boolean {
  const { status, other, since, q } = filters;
  const { number, name, resources } = view;
  return (
    (status === undefined || view.status === status) &&
    (since === undefined || view.submittedAt >= since) &&
    (other === undefined || view.requester === other || view.provider === other) &&
    deadlineMatches(view.deadline, filters) &&
    (q === undefined || contains([number, name, ...resources.map((resource) => resource.name)], q))
  );
}

export function countRequests(views: RequestView[]): z.input<typeof requestCounts> {
  const levels = tally(views.map(({ deadline }) => deadline?.level ?? 'none'));
  return {
    total: views.length,
    byLevel: { green: 0, amber: 0, red: 0, done: 0, none: 0, ...levels },
    byStatus: tally(views.map(({ status }) => status)),
  };
}

/** A request without a deadline is never late or due, and has no level. */
function deadlineMatches(
  deadline: Deadline | null,
  { level, late, dueBefore }: Pick<DutyFilters, 'level' | 'late' | 'dueBefore'>,
): boolean {
  return (
    (level === undefined || deadline?.level === level) &&
    (late === undefined || String(deadline?.late ?? false) === late) &&
    (dueBefore === undefined || (deadline !== null && deadline.due < dueBefore))
  );
}

function contains(texts: string[], wanted: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  return texts.some((text) => plain(text).includes(plain(wanted)));
}

export function countDuties(views: DutyView[]): z.input<typeof dutyCounts> {
  return {
    total: views.length,
    byLevel: { green: 0, amber: 0, red: 0, done: 0, ...tally(views.map(({ deadline }) => deadline.level)) },
    byKind: tally(views.map(({ kind }) => kind)),
  };
}

/** Counts each value. */
function tally<T extends string>(values: T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
