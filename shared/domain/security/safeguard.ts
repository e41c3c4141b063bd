import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import type { Attachment } from '../disputes/attachment.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import { openDuty } from '../duties/duty-steps.ts';
import { passOn } from '../duties/waiting.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { type SafeguardStatus, safeguardLife } from '../lives/safeguard.ts';
import { mayTake, partsOf } from '../machine.ts';
import { type Signature, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type Period, periodName, type Recurrence, type RecurringKind, recurringKinds } from './recurring.ts';
import type { SafeguardReportInput } from './report.ts';

/** What each task is called in its own name. */
const safeguardNames: Readonly<Record<RecurringKind, string>> = {
  'assess-risk': '政务信息资源风险评估',
  'review-security': '安全审查',
  'check-secrecy': '保密检查',
  'drill-restore': '数据备份恢复演练',
  'plan-emergency': '应急预案',
  'exercise-emergency': '应急演练',
};

/** A file as a case keeps it; the log has its digest too. */
export type KeptFile = Pick<Attachment, 'id' | 'name' | 'type' | 'bytes' | 'sha256'>;

/** A report that was handed in. A later one adds to it. */
interface SafeguardReport extends Signature {
  carriedOutOn: LocalDate;
  findings: string;
  file: KeptFile;
  at: Instant;
}

/** A security task that a department owes in a period (articles 18, 19, 21). */
export interface Safeguard {
  id: Id<'sfg'>;
  number: string;
  name: string;
  kind: RecurringKind;
  status: SafeguardStatus;
  department: string;
  period: Period;
  openedAt: Instant;
  reports: SafeguardReport[];
  /** Id of the duty to hand the report in. */
  duty: string;
}

export type SafeguardDecision = (Change<'safeguard', Safeguard> | DutyChange)[];

const MOST_REPORTS = 20;

/** The number of a task: what is to be done, by whom, in the period that begins with a month: `BZ-202701-15-01`. */
function safeguardNumber({ kind, department, period }: Pick<Recurrence, 'kind' | 'department' | 'period'>) {
  return `BZ-${period.from.slice(0, 7).replace('-', '')}-${department}-${recurringKinds[kind]}`;
}

/**
 * Opens a task for its period. Its days count from the first day of the period, however late that is noticed; for a department that was
 * registered later, or a rule that came into force later, from that day.
 */
export function openSafeguard(
  { kind, department, period, policy }: Recurrence,
  { id, registeredOn }: { id: Id<'sfg'>; registeredOn: LocalDate },
  { law, now }: Pick<Unattended, 'law' | 'now'>,
): SafeguardDecision {
  const [start = period.from] = [period.from, registeredOn, policy.effectiveFrom].sort().reverse();
  const number = safeguardNumber({ kind, department, period });
  const name = `${periodName(period)}${safeguardNames[kind]}`;
  const subject = { type: 'safeguard', id, number, name } as const;
  const terms = { id: `${id}.${kind}.1`, kind, subject, owes: department, waits: null, start };
  const safeguard: Safeguard = {
    ...{ id, number, name, kind, status: 'owed', department, period, openedAt: now, reports: [] },
    duty: terms.id,
  };
  return [
    change(
      'safeguard',
      null,
      safeguard,
      event('SafeguardOwed', { ...facts(safeguard), from: period.from, to: period.to }),
    ),
    openDuty(terms, { policy, calendar: law.calendar }, now),
  ];
}

/** Checks that a person may hand in a report. @throws Refusal `not-your-step`, `case-full` */
export function mayReport(safeguard: Safeguard, by: Principal): void {
  mayTake(safeguardLife, 'report', safeguard.status, partsOf(by, { requester: null, provider: safeguard.department }));
  if (safeguard.reports.length >= MOST_REPORTS) throw new Refusal('case-full', { what: '报告', most: MOST_REPORTS });
}

/**
 * A department hands in its report, which meets its duty. Another one adds to it, such as on what was put right since.
 * @throws Refusal `not-your-step`, `case-full`, `not-yet` for a day to come, `before-period`
 */
export function reportSafeguard(
  safeguard: Safeguard,
  { carriedOutOn, findings }: Pick<SafeguardReportInput, 'carriedOutOn' | 'findings'>,
  file: KeptFile,
  at: Circumstances,
): SafeguardDecision {
  mayReport(safeguard, at.by);
  const said = [{ field: 'body.carriedOutOn', message: carriedOutOn }];
  if (carriedOutOn > dateOf(at.now)) throw new Refusal('not-yet', {}, said);
  if (carriedOutOn < safeguard.period.from) throw new Refusal('before-period', { from: safeguard.period.from }, said);
  const report: SafeguardReport = { carriedOutOn, findings, file, at: at.now, ...signature(at.by) };
  const next: Safeguard = { ...safeguard, status: 'done', reports: [...safeguard.reports, report] };
  const { id, number, name, department } = safeguard;
  const about = { subject: { type: 'safeguard', id, number, name } as const, requester: null, provider: department };
  const reported = event('SafeguardReported', { ...facts(next), carriedOutOn, findings, sha256: file.sha256 });
  return [
    change('safeguard', safeguard, next, reported),
    ...passOn(safeguardLife, [safeguard.status, 'done'], about, at, { duty: safeguard.kind }),
  ];
}

/** The duty to hand the report in. */
export function dutyOf({ duty }: Safeguard, duties: readonly Duty[]): Duty | undefined {
  return duties.find(({ id }) => id === duty);
}

function facts({ number, department, name, kind }: Safeguard) {
  return { number, provider: department, name, task: kind };
}
